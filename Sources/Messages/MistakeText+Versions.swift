import Definitions

extension MistakeText {
    /// What is said of mistakes in the part `replaces` of a form.
    static func words(for kind: VersionMistake) -> (fact: String, remedy: String) {
        switch kind {
        case .unknownValue(let value, let list):
            (
                "в списке «\(list)» нет значения «\(value)».",
                "Исправьте его или добавьте в список."
            )
        case .unknown(let version):
            (
                "описания версии «\(version)» нет.",
                "Положите его в папку versions рядом с описанием формы."
            )
        case .circular(let version):
            (
                "версия «\(version)» заменяет сама себя.",
                "Укажите прежнюю версию, описание которой лежит в папке versions."
            )
        case .otherForm(let id):
            (
                "эта версия описывает другую форму: «\(id)».",
                "Исправьте id или положите в папку versions описание прежней версии этой формы."
            )
        case .absent(let thing, let name, let version):
            (
                "\(DefinitionWords.name(of: thing)) «\(name)»: в версии «\(version)» этого нет.",
                "Слева пишется то, что было в прежней версии."
            )
        case .noSuccessor(let thing, let name):
            (
                "\(DefinitionWords.name(of: thing)) «\(name)» прежней версии: в форме этого больше нет.",
                "Укажите, что стало вместо этого, или none, если ничего."
            )
        case .captionDiffers(let thing, let name, let old, let new):
            (
                "\(DefinitionWords.name(of: thing)) «\(name)» прежней версии называлась «\(old)», "
                    + "теперь «\(new)».",
                "Если это одно и то же, так и напишите: слева и справа один номер. "
                    + "Если нет, укажите новый номер или none."
            )
        case .sharedSuccessor(let thing, let name):
            (
                "\(DefinitionWords.name(of: thing)) «\(name)»: сюда переходит и другое из прежней версии.",
                "Оставьте что-то одно, для остального укажите none."
            )
        case .typesDiffer(let old, let new):
            (
                "значения ячейки \(old) прежней версии не годятся для ячейки \(new).",
                "Проверьте номера; если вид значения стал другим, укажите none."
            )
        case .splitRegister(let sheet):
            (
                "графы реестра на листе \(sheet) переходят на разные листы.",
                "Все графы реестра переходят на один лист."
            )
        case .identityLost(let name):
            (
                "строка «\(name)» из раздела identity прежней версии не переходит в ту же строку "
                    + "этой.",
                "Укажите её новый номер в rows."
            )
        }
    }
}
