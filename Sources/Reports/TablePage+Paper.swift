import Spreadsheet
import WorkbookWriter

/// The paper that a table needs to be read: the smallest on which it fits at a scale that can be
/// read, and where it fits on none, pages side by side.
extension TablePage {
    /// Sets the paper, the scale and where pages begin.
    ///
    /// - Parameters:
    ///   - repeated: how many columns stand on every page when there are several side by side.
    ///   - count: how many columns are printed.
    mutating func setPaper(repeating repeated: Int, of count: Int) {
        guard sheet.print.isLandscape,
            width(0..<count) > Theme.landscapeWidth / Theme.leastTableScale
        else { return }
        sheet.print.paper = .a3
        guard isWide(count) else { return }
        let head = width(0..<repeated)
        let pieces = pieces(from: repeated, to: count)
        var room = Theme.largeLandscapeWidth / Theme.leastTableScale - head
        var pages = pages(of: pieces, room: room)
        // As many pages as are needed at the least, but evenly filled; what fits stays whole.
        let least = pieces.map(width).filter { $0 <= room }.max() ?? room
        while room - 1 >= least, case let tighter = self.pages(of: pieces, room: room - 1),
            tighter.count == pages.count
        {
            pages = tighter
            room -= 1
        }
        let widest = pages.map(width).max() ?? 0
        sheet.print.fitsWidth = false
        let scale = min(1, Theme.largeLandscapeWidth / (head + widest))
        sheet.print.scale = Int((scale * 100).rounded(.down))
        sheet.print.columnBreaks = pages.dropFirst().map(\.lowerBound)
        if repeated > 0 { sheet.print.repeatedColumns = 0...repeated - 1 }
    }

    /// Whether so many columns are too wide for one page of any paper.
    func isWide(_ count: Int) -> Bool {
        width(0..<count) > Theme.largeLandscapeWidth / Theme.leastTableScale
    }

    /// How wide columns are on paper.
    private func width(_ range: Range<Int>) -> Double {
        columns[range].reduce(0) { $0 + $1.width + Theme.columnMargin }
    }

    /// The columns that are not repeated, those under one caption together.
    private func pieces(from first: Int, to end: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        for index in first..<max(first, end) {
            let group = columns[index].group
            if index > first, group != nil, group == columns[index - 1].group,
                let last = pieces.popLast()
            {
                pieces.append(last.lowerBound..<index + 1)
            } else {
                pieces.append(index..<index + 1)
            }
        }
        return pieces
    }

    /// Puts pieces side by side on as few pages as they need; only a piece that is wider than a
    /// page is broken.
    private func pages(of pieces: [Range<Int>], room: Double) -> [Range<Int>] {
        var pages: [Range<Int>] = []
        for piece in pieces.flatMap({ width($0) > room ? $0.map { $0..<$0 + 1 } : [$0] }) {
            if let page = pages.last, width(page.lowerBound..<piece.upperBound) <= room {
                pages[pages.count - 1] = page.lowerBound..<piece.upperBound
            } else {
                pages.append(piece)
            }
        }
        return pages
    }
}
