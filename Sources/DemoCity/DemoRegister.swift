public import Forms

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
        return organizations
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
