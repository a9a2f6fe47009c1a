import Yams

/// The text of a file by lines, to find where a piece of a value stands in it.
///
/// YAML draws the lines of a long text together, doubles quotes and has escapes, so that a place in
/// a value and its place in the file are not the same.
struct SourceText {
    /// A place, line and column from 0.
    private typealias Place = (line: Int, column: Int)

    /// The lines without their breaks.
    private let lines: [[Unicode.Scalar]]

    /// Cuts a text into lines as YAML does.
    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { Array($0.unicodeScalars) }
    }

    /// The line and the column, both from 1, of the scalar before which `offset` scalars of the
    /// value stand; nil when the text does not look as it should.
    func place(
        of offset: Int, in style: Node.Scalar.Style, from mark: Mark
    ) -> (line: Int, column: Int)? {
        guard let start = start(of: style, (mark.line - 1, mark.column - 1)) else { return nil }
        let places =
            switch style {
            case .literal, .folded: block(from: start, isFolded: style == .folded, upTo: offset)
            case .plain, .any, .singleQuoted, .doubleQuoted: flow(style, from: start, upTo: offset)
            }
        guard offset < places.count else { return nil }
        return (places[offset].line + 1, places[offset].column + 1)
    }

    /// Where a value itself begins: behind an anchor or a tag, a quote or the sign of a block.
    private func start(of style: Node.Scalar.Style, _ mark: Place) -> Place? {
        var (line, column) = mark
        while let scalar = scalar(line, column), scalar == "&" || scalar == "!" {
            while let scalar = self.scalar(line, column), !Self.isBlank(scalar) { column += 1 }
            (line, column) = nextWord(line, column)
        }
        switch style {
        case .literal, .folded:
            let next = lines.dropFirst(line + 1)
            guard let first = next.first(where: { !$0.allSatisfy(Self.isBlank) }) else {
                return nil
            }
            return (line + 1, first.prefix { $0 == " " }.count)
        case .singleQuoted, .doubleQuoted: return (line, column + 1)
        case .plain, .any: return (line, column)
        }
    }

    /// The places of the scalars of a text that may be in quotes and go over several lines.
    private func flow(
        _ style: Node.Scalar.Style, from start: Place, upTo offset: Int
    ) -> [Place] {
        var places: [Place] = []
        var (line, column) = start
        while places.count <= offset, line < lines.count {
            guard let scalar = scalar(line, column), !isRestBlank(line, column) else {
                // A break is a space, or a break for each empty line after it.
                let end = (line, column)
                let next = nextWord(line + 1, 0)
                places += Array(repeating: end, count: max(1, next.line - line - 1))
                (line, column) = next
                continue
            }
            if style == .doubleQuoted, scalar == "\\" {
                guard let escaped = self.scalar(line, column + 1) else {
                    // An escaped break is nothing at all.
                    (line, column) = nextWord(line + 1, 0)
                    continue
                }
                places.append((line, column))
                column += ["x": 4, "u": 6, "U": 10][escaped] ?? 2
            } else {
                places.append((line, column))
                column += style == .singleQuoted && scalar == "'" ? 2 : 1
            }
        }
        return places
    }

    /// The places of the scalars of a block, whose lines begin in the column of its first one.
    private func block(from start: Place, isFolded: Bool, upTo offset: Int) -> [Place] {
        var places: [Place] = []
        var line = start.line
        while places.count <= offset, line < lines.count {
            let end = max(start.column, lines[line].count)
            places += (start.column..<end).map { (line, $0) }
            var next = line + 1
            while next < lines.count, isRestBlank(next, 0) { next += 1 }
            let empty = next - line - 1
            let isKept = !isFolded || isMovedIn(line, start.column) || isMovedIn(next, start.column)
            let breaks = isKept ? empty + 1 : max(1, empty)
            places += Array(repeating: (line, end), count: breaks)
            line = next
        }
        return places
    }

    // MARK: Scalars

    private func scalar(_ line: Int, _ column: Int) -> Unicode.Scalar? {
        line < lines.count && column < lines[line].count ? lines[line][column] : nil
    }

    /// The next place that is not blank.
    private func nextWord(_ line: Int, _ column: Int) -> Place {
        var (line, column) = (line, column)
        while line < lines.count {
            while let scalar = scalar(line, column), Self.isBlank(scalar) { column += 1 }
            if column < lines[line].count { break }
            (line, column) = (line + 1, 0)
        }
        return (line, column)
    }

    private func isRestBlank(_ line: Int, _ column: Int) -> Bool {
        line < lines.count && lines[line].dropFirst(column).allSatisfy(Self.isBlank)
    }

    private func isMovedIn(_ line: Int, _ column: Int) -> Bool {
        scalar(line, column).map(Self.isBlank) ?? false
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t"
    }
}
