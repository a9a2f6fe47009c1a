/// A form as small as a form can be, for breaking.
enum SmallForm {
    static let yaml = #"""
        id: T1
        version: '1'
        short_title: Форма Т-1
        title: Проба
        roadmap_item: '6.1'
        collector: КИМЦ
        years: 2025-2029
        deadlines: {1: 06-15, 2: 12-15}
        identity:
          inn: r103
          name: r102
          full_name: r101
          district: r104
          kind: r105
          year: r106
          half: r107
          as_of: r108
          report_kind: r109
          correction: r110
          published: r115
        lists:
          answer: [да, нет]
          half: [1 (июнь), 2 (декабрь)]
          state: [идёт, окончена, прервана]
          forms: {captions_of: 201-202}
        instruction:
          - {heading: Сроки, paragraphs: [Два раза в год.]}
        sheets:
          - number: 1
            name: 1_Титул
            title: Титул
            help: Заполните.
            columns:
              - {number: 1, role: code, caption: №}
              - {number: 2, role: caption, caption: Название}
              - {number: 3, caption: Значение, type: text, limit: 100, required: always}
            rows:
              - {code: 101, caption: Полное}
              - {code: 102, caption: Краткое}
              - {code: 103, caption: ИНН, type: inn}
              - {code: 104, caption: Район, list: answer}
              - {code: 105, caption: Тип}
              - {code: 106, caption: Год, type: year}
              - {code: 107, caption: Полугодие, list: half}
              - {code: 108, caption: Дата, type: date}
              - {code: 109, caption: Вид}
              - {code: 110, caption: Номер, type: integer, max: 9}
              - {code: 115, caption: Размещён, type: date}
          - number: 2
            name: 2_Числа
            title: Числа
            help: Впишите числа.
            unit: человек
            required_while: r104 = "да"
            columns:
              - {number: 1, role: item, caption: Пункт}
              - {number: 2, role: caption, caption: Название}
              - {number: 3, caption: Всего, type: integer, max: 10, required: always}
              - {number: 4, caption: из них, type: integer, max: 10, required: c3 > 0}
            rows:
              - {code: 201, item: '4.10', caption: Наставники, total: true}
              - {code: 202, caption: Кураторы, level: 1, columns: 3, cells: {3: optional}}
          - number: 3
            name: 3_Реестр
            title: Реестр
            help: Одна строка на пару.
            register: 5
            key: c301
            current: c305 = "идёт"
            columns:
              - {number: 301, caption: Код, type: text, limit: 6, required: always}
              - {number: 302, caption: Форма, list: forms, required: c301 <> ""}
              - {number: 303, caption: Людей, type: integer, min: 1, max: 10, required: always}
              - {number: 304, caption: Начало, type: date, required: always}
              - {number: 305, caption: Статус, list: state, required: always}
        rules:
          - id: R201
            title: Часть не больше целого
            severity: error
            rows: 201
            when: r104 = "да"
            check: c4 <= c3
            place: c4
            message: 'строка {row}: указано {c4}, а всего {c3}'
            remedy: Исправьте.
          - id: R202
            title: Кураторов не больше, чем наставников
            severity: warning
            columns: 3
            check: r202 <= r201
            message: 'графа {column}: {r202} больше {r201}'
            remedy: Проверьте.
          - id: R301
            title: Коды не повторяются
            severity: notice
            register: 3
            check: COUNTIF(c301, c301) = 1
            message: '{c301} несколько раз'
            remedy: Проверьте.
        """#
}
