import Forms
import Notices
import Spreadsheet
import ZipArchive

/// What some reports of the invented city come in instead of lying there by themselves.
enum Parcel: CaseIterable {
    case letter, archive

    /// A letter or an archive with a file in it; the file itself when that cannot be made.
    func holding(_ file: DemoMail.Letter) -> DemoMail.Letter {
        let name = file.name.prefix { $0 != "." }
        switch self {
        case .letter:
            let letter = LetterDraft(
                subject: "Мониторинг наставничества",
                text: "Добрый день!\nНаправляем заполненную форму.\n",
                attachmentName: file.name, attachment: file.bytes)
            return DemoMail.Letter(
                day: file.day, name: "Письмо \(name).eml", bytes: letter.bytes)
        case .archive:
            let bytes = ZipArchive.bytes(holding: [(file.name, file.bytes)])
            return bytes.map {
                DemoMail.Letter(day: file.day, name: "Архив \(name).zip", bytes: $0)
            } ?? file
        }
    }
}
