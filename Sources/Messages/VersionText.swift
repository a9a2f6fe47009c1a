import Forms

/// Words for what differs between the versions of a form.
enum VersionText {
    /// «строки 320», «графы 519», «ячейки», after «нет».
    static func part(at place: Finding.Place) -> String {
        switch (place.row, place.column) {
        case (let row?, nil): "строки \(row)"
        case (nil, let column?): "графы \(column)"
        case (_?, _?), (nil, nil): "ячейки"
        }
    }

    /// «строки 317», «строки 317 (графа 4)», «графы 514», after «в действующем бланке нет».
    static func place(row: Int?, column: Int?) -> String {
        switch (row, column) {
        case (let row?, nil): "строки \(row)"
        case (let row?, let column?): "графы \(column) строки \(row)"
        case (nil, let column?): "графы \(column)"
        case (nil, nil): "ячейки"
        }
    }
}
