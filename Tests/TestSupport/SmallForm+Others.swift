public import Forms

/// Forms beside ``SmallForm/form`` that no institution fills in.
extension SmallForm {
    /// A form of two offices, whose marks are choices.
    public static var ofOffices: Form {
        var form = other("M72", "Форма М-7.2", codes: 7101, respondent: .choice(list: "offices"))
        form.sheets.append(
            FormSheet(
                number: 2, name: "2_Пункты", title: "Раздел 2. Пункты", help: "Выберите.",
                columns: [
                    FormColumn(number: 1, caption: "№ строки", role: .code),
                    FormColumn(number: 2, caption: "Пункт", role: .caption),
                    column(3, "Статус", .choice(list: "marks"), required: .always),
                    column(4, "Пояснение", .text(limit: 100)),
                ],
                rows: [7111, 7112].map { code in
                    FormRow(
                        code: code, caption: "Пункт \(code)",
                        cells: [
                            3: InputCell(kind: .choice(list: "marks"), requirement: .always),
                            4: InputCell(kind: .text(limit: 100), requirement: .never),
                        ])
                }))
        return form
    }

    /// A form of people who name themselves, with a row for each institution.
    public static var ofPersons: Form {
        var form = other("M62", "Форма М-6.2", codes: 6101, respondent: .text(limit: 80))
        form.deadlines = [
            .first: Form.Deadline(month: 1, day: 31), .second: Form.Deadline(month: 7, day: 31),
        ]
        form.sheets.append(
            FormSheet(
                number: 2, name: "2_Чек-лист", title: "Раздел 2. Чек-лист", help: "Отметьте.",
                columns: [
                    printed(6111, "ИНН", .inn), printed(6112, "Наименование", .name),
                    printed(6113, "Район", .district),
                    column(6114, "Раздел есть", .choice(list: "marks"), required: .always),
                    column(6115, "Приказ есть", .choice(list: "marks"), required: .always),
                    column(6116, "Заметка", .text(limit: 100)),
                ],
                rows: [], registerCapacity: 5, keyColumn: 6111, isPerInstitution: true))
        return form
    }

    private static func other(
        _ id: String, _ title: String, codes first: Int, respondent: InputCell.Kind
    ) -> Form {
        let kinds: [(String, InputCell.Kind)] = [
            ("Кто отвечает", respondent), ("Год", .integer(2025...2029)),
            ("Полугодие", .choice(list: "halves")),
        ]
        let rows = kinds.enumerated().map { index, row in
            FormRow(
                code: first + index, caption: row.0,
                cells: [3: InputCell(kind: row.1, requirement: .always)])
        }
        return Form(
            id: id, version: "2026.1", shortTitle: title, title: "Проба", roadMapItem: "7.2",
            collector: "КИМЦ", years: 2025...2029,
            deadlines: [
                .first: Form.Deadline(month: 6, day: 15),
                .second: Form.Deadline(month: 12, day: 15),
            ],
            lists: [
                Form.ValueList(name: "offices", values: ["КИМЦ", "ГУО"]),
                Form.ValueList(name: "halves", values: ["1 (первое)", "2 (второе)"]),
                Form.ValueList(name: "marks", values: ["есть", "нет", "не применимо"]),
            ],
            sheets: [
                FormSheet(
                    number: 1, name: "1_Титул", title: "Раздел 1. Титул", help: "Заполните.",
                    columns: [
                        FormColumn(number: 1, caption: "№ строки", role: .code),
                        FormColumn(number: 2, caption: "Сведения", role: .caption),
                        FormColumn(number: 3, caption: "Значение", role: .input),
                    ], rows: rows)
            ],
            identity: Form.IdentityCells(
                respondent: ValueKey(first), year: ValueKey(first + 1), half: ValueKey(first + 2)),
            rules: [], instruction: [])
    }

    private static func column(
        _ number: Int, _ caption: String, _ kind: InputCell.Kind,
        required: InputCell.Requirement = .never
    ) -> FormColumn {
        FormColumn(
            number: number, caption: caption, role: .input,
            cell: InputCell(kind: kind, requirement: required))
    }

    private static func printed(
        _ number: Int, _ caption: String, _ origin: RegisterFact
    ) -> FormColumn {
        FormColumn(
            number: number, caption: caption, role: .input,
            cell: InputCell(
                kind: origin == .inn ? .inn : .text(limit: 255),
                requirement: origin == .inn ? .always : .never),
            origin: origin)
    }
}
