package import Consolidation
package import Forms
package import Spreadsheet

/// What «Методика» says besides the table of indicators.
package enum MethodText {
    /// A paragraph with its heading.
    package typealias Paragraph = (heading: String, text: String)

    /// The rules that hold for the figures of a half-year.
    ///
    /// - Parameters:
    ///   - form: the form that was collected.
    ///   - period: the half-year.
    ///   - deadline: its general due date.
    ///   - hasPrevious: whether the half-year before is shown for comparison.
    ///   - isInternal: whether the workbook is КИМЦ's own, which holds what others must not.
    /// - Returns: the paragraphs in their order.
    package static func guo(
        _ form: Form, _ period: Period, deadline: CalendarDate, hasPrevious: Bool,
        isInternal: Bool
    ) -> [Paragraph] {
        [
            shares, kinds, emptyAndZero(form),
            (
                "Чьи данные учтены",
                "Учитываются только принятые отчёты, последняя принятая версия каждого учреждения."
                    + " Не представившие отчёт и отчёты на доработке в суммы не входят; они названы на листе"
                    + " «\(GuoText.Tab.missing)». Реестр учреждений берётся по состоянию на день срока:"
                    + " освобождённые, реорганизованные и закрытые до срока в число обязанных не входят."
            ),
            obliged, verdicts,
            (
                "Сроки",
                "\(deadlines(form)) Срок этого полугодия – \(deadline.russian), последний день входит в"
                    + " срок целиком по красноярскому времени. Своевременность определяется по первому"
                    + " поступлению отчёта, опоздание – в календарных днях; отсрочка, данная учреждению,"
                    + " учитывается. Дата получения берётся из журнала или из названия папки, иначе из письма,"
                    + " иначе – день, когда файл обнаружен (отмечена курсивом). Размещение на сайте"
                    + (form.identity.published.map { " (строка \($0.row))" } ?? "")
                    + " оценивается отдельно от получения отчёта."
            ),
            (
                "Полугодия и динамика",
                "Показатели «на дату» между полугодиями не складываются. Показатели «итог учебного года»"
                    + " рассчитываются по отчётам за первое полугодие, во втором на их месте стоит «х»."
                    + (hasPrevious
                        ? " Изменение – разность значений города с прошлым полугодием: для долей в"
                            + " процентных пунктах." : "")
                    + " На листе «\(GuoText.Tab.dynamics)» прошлые полугодия – суммы принятых тогда отчётов"
                    + " по реестру на сегодня; доли вычислены из числителей и знаменателей того же листа."
            ),
            (
                "Предварительные данные",
                "Пока срок не истёк или КИМЦ о каком-то файле решает, чей это отчёт, на каждом листе стоит"
                    + " пометка «\(GuoText.preliminary)»: числа могут измениться."
            ),
            (
                "Персональные данные",
                isInternal
                    ? "Книга содержит контакты и тексты учреждений, поэтому из КИМЦ её не передают. Для"
                        + " передачи есть книги для ГУО и РЦН, в которых их нет."
                    : "Книга не содержит фамилий, телефонов, адресов электронной почты, сведений о парах и"
                        + " группах, текстов учреждений и названий файлов."
            ),
            (
                "Формулы",
                "Каждый итог – формула по листам этой книги. Исходные числа стоят на листах"
                    + " «\(GuoText.Tab.institutions)», «\(GuoText.Tab.documents)»,"
                    + " «\(GuoText.Tab.formData)» и «\(GuoText.Tab.delivery)»."
            ),
        ]
    }

    /// The rules that hold for the figures of a year.
    ///
    /// - Parameters:
    ///   - form: the form that was collected.
    ///   - threshold: the least count that is shown in a breakdown.
    /// - Returns: the paragraphs in their order.
    package static func rcn(_ form: Form, threshold: Int) -> [Paragraph] {
        let small = RcnText.small(threshold)
        return [
            shares, kinds, emptyAndZero(form), obliged, verdicts,
            (
                "Год и полугодия",
                "\(deadlines(form)) Показатели «на дату» берутся по последнему полугодию года, «за период»"
                    + " складываются за два полугодия, «итог учебного года» берётся по отчётам за первое"
                    + " полугодие. Доля «за период» от числа «на дату» (например, от числа педагогов)"
                    + " складывается по учреждениям: в числителе – все принятые за год отчёты учреждения,"
                    + " в знаменателе – последнее за год число, которое оно указало. Поэтому учреждение, у"
                    + " которого принят только один отчёт, стоит в обеих частях дроби. Один человек может войти в показатель «за период» дважды, если он"
                    + " участвовал в обоих полугодиях. Изменение – разность с прошлым годом: для долей в"
                    + " процентных пунктах."
            ),
            (
                "Малые числа",
                "Итоги по городу показаны полностью. В разбивке по районам, типам учреждений, формам и"
                    + " полугодиям значения от 1 до \(threshold - 1) заменены словами «\(small)». Чтобы такое"
                    + " число нельзя было вычислить по итогу строки или по связи с другой строкой (обученных"
                    + " наставников не больше, чем наставников), скрыто ещё одно или несколько значений той"
                    + " же строки («\(RcnText.withheld)»). Если и этого мало, скрыта вся разбивка строки."
                    + " Доля района или типа не показана, если скрыто хотя бы одно число, из которого она"
                    + " сложена, или если по доле и итогу можно узнать число от 1 до \(threshold - 1)."
            ),
            (
                "Предварительные данные",
                "Пока срок не истёк или КИМЦ о каком-то файле решает, чей это отчёт, на каждом листе стоит"
                    + " пометка «\(GuoText.preliminary)»: числа могут измениться."
            ),
            (
                "Формулы",
                "Итог строки, в которой ничего не скрыто, и доли – формулы по этой книге. Итог строки со"
                    + " скрытыми значениями – число: формула выдала бы скрытое."
            ),
            (
                "Чего здесь нет",
                "Книга не содержит сведений об отдельных учреждениях, кроме названных на листе"
                    + " «\(RcnText.Tab.practices)», фамилий, телефонов, адресов электронной почты и текстов"
                    + " учреждений. Авторы практик указываются, только если они на это согласились."
            ),
        ]
    }

    /// How the sites are judged.
    ///
    /// - Parameter checklist: what they are judged by; nil while no round was held.
    /// - Returns: the paragraph; none without a round.
    package static func sites(_ checklist: Checklist?) -> [Paragraph] {
        checklist.map { checklist in
            [
                (
                    "Балл и уровень сайта",
                    ChecklistText.sentences(checklist).joined(separator: " ")
                )
            ]
        } ?? []
    }

    /// How the share of an item of the road map is computed.
    ///
    /// - Parameter state: where the road map stands; nil when it is left out.
    /// - Returns: the paragraphs; none without a road map.
    package static func roadMap(_ state: RoadMapState?) -> [Paragraph] {
        guard let state else { return [] }
        func word(_ stated: RoadMap.State) -> String { "«\(state.statements.words[stated] ?? "")»" }
        let overdue = RoadMapText.name(of: .overdue)
        let passed = RoadMapText.name(of: .passed)
        return [
            (
                "Состояние пункта дорожной карты",
                "На листе «\(RoadMapText.tab)» «\(overdue)» стоит, если срок прошёл, а кто-то из"
                    + " отвечающих не сообщил, что пункт выполнен. \(RoadMapText.judgedLater) Если срок"
                    + " кончился после дня сдачи отчётов, за МОУ стоит «\(passed)», пока не подойдёт день"
                    + " сдачи следующих. ГУО и МКУ КИМЦ отвечают за свои пункты сами: их пункт просрочен,"
                    + " пока они не сообщат о выполнении. Состояние пункта – по тому, кто отстал больше"
                    + " всех."
            ),
            (
                "Доля по пункту дорожной карты",
                "На листе «\(RoadMapText.tab)» доля – МОУ, указавшие \(word(.done)), среди указавших"
                    + " \(word(.done)), \(word(.running)) или \(word(.undone)). Пункт на весь период до"
                    + " конца карты не завершён, пока его ведут, поэтому у него в числитель входит и"
                    + " \(word(.running)). \(Russian.capitalised(RoadMapText.noReport)) – ни в числителе,"
                    + " ни в знаменателе. Если делить не на что, стоит «\(GuoText.dash)»."
            ),
        ]
    }

    private static let shares: Paragraph = (
        "Как сложены показатели",
        "Показатель города или района равен сумме числителей, делённой на сумму знаменателей;"
            + " средние от процентов не считаются. Учреждение, у которого знаменатель равен нулю"
            + " или нужные сведения не указаны, в долю не входит: в графе «МОУ в расчёте» видно,"
            + " сколько учреждений вошло. Если делить не на что, стоит «-». Доли показаны с одним"
            + " знаком после запятой, половина округляется от нуля; в расчётах они не округляются."
    )

    private static let kinds: Paragraph = (
        "Виды показателей",
        "«\(Russian.capitalised(IndicatorText.name(of: .stock)))» – состояние на отчётную дату."
            + " «\(Russian.capitalised(IndicatorText.name(of: .flow)))» – что произошло со дня прошлого"
            + " отчёта. «\(Russian.capitalised(IndicatorText.name(of: .outcome)))» – результат, который"
            + " подводят один раз, в отчёте за первое полугодие."
    )

    private static func emptyAndZero(_ form: Form) -> Paragraph {
        let sentences =
            [
                "0 означает «таких нет». Пустая клетка означает, что сведений нет; нулём она не"
                    + " считается.",
                "«Не требуется» – третье: такой документ учреждению не нужен и в расчёт не входит.",
            ] + ZeroText.sentences(on: form.sheets.flatMap(\.rows))
        return ("Пусто и ноль", sentences.joined(separator: " "))
    }

    private static let obliged: Paragraph = (
        "Показатели на всех обязанных",
        "Показатели, у которых учитываются все обязанные, делятся на число всех учреждений, обязанных"
            + " представить отчёт; учреждение без принятого отчёта считается как «нет». Так видно, о скольких"
            + " учреждениях ничего не известно."
    )

    private static let verdicts: Paragraph = (
        "Какой отчёт принят",
        "Отчёт с ошибкой возвращается на доработку. Отчёт с одними предупреждениями принимается с"
            + " замечаниями, и его числа учитываются. Правила проверки – в методике формы."
    )

    /// «Отчёты представляют не позднее 15.06 (1-е полугодие) и 15.12 (2-е полугодие).»
    private static func deadlines(_ form: Form) -> String {
        let days = Half.allCases.compactMap { half in
            form.deadlines[half].map { day in
                let month = day.month < 10 ? "0\(day.month)" : "\(day.month)"
                let number = day.day < 10 ? "0\(day.day)" : "\(day.day)"
                return "\(number).\(month) (\(half.rawValue)-е полугодие)"
            }
        }
        return "Отчёты представляют не позднее \(days.joined(separator: " и "))."
    }
}
