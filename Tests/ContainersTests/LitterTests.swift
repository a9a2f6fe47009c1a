import Containers
import Testing

/// What belongs to a system or a program is told by its name.
struct LitterTests {
    @Test(arguments: [
        "~$a.xlsx", ".~lock.a.xlsx#", "Thumbs.db", "desktop.ini", ".DS_Store", "a.tmp", "a.xlsx~",
        "a.crdownload", "ярлык.lnk",
    ])
    func litterIsKnown(_ name: String) {
        #expect(Litter.isName(name))
    }

    @Test(arguments: ["a.xlsx", "Копия.xlsx", "a (1).xlsx", "итог2.xls", "скан.jpg"])
    func whatSchoolsSendIsNoLitter(_ name: String) {
        #expect(!Litter.isName(name))
    }
}
