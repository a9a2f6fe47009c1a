public import Forms
import Spreadsheet

/// The institutions of a city that does not exist.
///
/// Every ИНН begins with 00, which no real one does, every name says «Демо», every site lies under
/// the reserved domain `.example`, and there are roles in place of people.
public enum DemoRegister {
    /// How many institutions the city has.
    public static let size = 334

    /// The institutions, the same for the same seed: all districts and types of the form's lists.
    ///
    /// - Parameters:
    ///   - seed: the number the city is made from.
    ///   - form: the form, whose lists give the districts and types.
    /// - Returns: ``size`` institutions ordered by type, then number.
    public static func organizations(seed: UInt64, form: Form) -> [Organization] {
        let districts = form.choices(at: form.identity.district)
        let kinds = form.choices(at: form.identity.kind)
        var dice = Dice(seed: seed, for: "register")
        var organizations: [Organization] = []
        for (kindIndex, kind) in kinds.enumerated() {
            let plan = plans[min(kindIndex, plans.count - 1)]
            for number in 1...plan.count {
                organizations.append(
                    organization(
                        serial: organizations.count + 1, number: number, kind: kind, plan: plan,
                        district: dice.pick(districts)))
            }
        }
        makeSomeSpecial(&organizations)
        return organizations
    }

    /// Gives the register one of each thing that it has to carry.
    ///
    /// One institution need not report, one has more time in the second half of 2026, one became
    /// part of its neighbour in May 2026, one was founded in September 2026.
    private static func makeSomeSpecial(_ organizations: inout [Organization]) {
        func change(_ name: String, _ edit: (inout Organization) -> Void) {
            guard let index = organizations.firstIndex(where: { $0.name == name }) else { return }
            edit(&organizations[index])
        }
        let heir = organizations.first { $0.name == "Демо детский сад № 204" }
        change("Демо центр № 3") { $0.exemption = "капитальный ремонт, приём не ведётся" }
        change("Демо гимназия № 7") {
            guard let until = CalendarDate(year: 2026, month: 12, day: 25) else { return }
            $0.extensions = [
                .init(period: Period(year: 2026, half: .second), until: until, reason: "карантин")
            ]
        }
        change("Демо детский сад № 203") {
            $0.validTo = CalendarDate(year: 2026, month: 5, day: 29)
            $0.successor = heir?.inn
        }
        change("Демо СШ № 82") {
            $0.validFrom = CalendarDate(year: 2026, month: 9, day: 1)
        }
    }

    /// How many institutions of a type there are, and what they are called.
    private struct Plan {
        var count: Int
        var short: String
        var full: String
        var host: String
    }

    /// In the order of the form's list of types.
    private static let plans = [
        Plan(count: 82, short: "Демо СШ", full: "Средняя школа", host: "sh"),
        Plan(count: 13, short: "Демо гимназия", full: "Гимназия", host: "gim"),
        Plan(count: 9, short: "Демо лицей", full: "Лицей", host: "lic"),
        Plan(count: 3, short: "Демо школа-интернат", full: "Школа-интернат", host: "int"),
        Plan(count: 4, short: "Демо комплекс", full: "Образовательный комплекс", host: "ok"),
        Plan(count: 204, short: "Демо детский сад", full: "Детский сад", host: "ds"),
        Plan(count: 16, short: "Демо ЦДО", full: "Центр дополнительного образования", host: "cdo"),
        Plan(
            count: 3, short: "Демо центр", full: "Центр психолого-педагогической помощи", host: "c"),
    ]

    private static func organization(
        serial: Int, number: Int, kind: String, plan: Plan, district: String
    ) -> Organization {
        Organization(
            inn: inn(serial: serial),
            name: "\(plan.short) № \(number)",
            fullName: "Вымышленное муниципальное учреждение «\(plan.full) № \(number)»"
                + " демонстрационного города",
            kind: kind, district: district, number: String(serial),
            hosts: ["\(plan.host)\(number).demo.example"])
    }

    /// A number that no institution really has: it begins with 00.
    static func inn(serial: Int) -> String {
        let digits = String(serial)
        let body = String(repeating: "0", count: 9 - digits.count) + digits
        guard let inn = INN.completing(body) else {
            preconditionFailure("nine digits make an ИНН")
        }
        return inn
    }
}
