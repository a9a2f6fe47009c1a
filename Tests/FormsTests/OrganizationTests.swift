import Forms
import Foundation
import Testing

/// An institution is a value, though copies share what is told of it.
@Suite struct OrganizationTests {
    private let school = Organization(
        inn: "0000000018", name: "СШ № 1", fullName: "Средняя школа № 1", kind: "СОШ",
        district: "Центральный", hosts: ["sch1.ru"])

    @Test func aChangedCopyLeavesTheOther() {
        var copy = school
        copy.name = "СШ № 2"
        copy.hosts.append("sch2.ru")
        #expect(school.name == "СШ № 1")
        #expect(school.hosts == ["sch1.ru"])
        #expect(copy.hosts == ["sch1.ru", "sch2.ru"])
        #expect(copy != school)
        copy.name = school.name
        copy.hosts = school.hosts
        #expect(copy == school)
        #expect(Set([copy, school]).count == 1)
    }

    /// The store and the sums over what workbooks are made from hold it in this shape.
    @Test func itsFactsAreWrittenAsThoseOfOneValue() throws {
        let written = try JSONEncoder().encode(school)
        let facts = try #require(JSONSerialization.jsonObject(with: written) as? [String: Any])
        #expect(facts["inn"] as? String == "0000000018")
        #expect(facts["hosts"] as? [String] == ["sch1.ru"])
        #expect(facts["successor"] == nil)
        #expect(try JSONDecoder().decode(Organization.self, from: written) == school)
    }
}
