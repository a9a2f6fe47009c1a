import Testing
import XMLStream

/// A document in pieces is parsed as one that is there as a whole, and refused for the same reason.
struct XMLPiecesTests {
    /// Writes down what is reported, neighbouring texts as one.
    private struct Log: XMLEvents {
        enum Name: Int, CaseIterable {
            case row, c, r
        }

        static let names = XMLNames(Name.self)
        var entries: [String] = []
        private var isText = false

        mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
            let values = (0..<attributes.count).map {
                "\(attributes.name($0))=\(attributes.string($0))"
            }
            entries.append("<\(name) \(values.joined(separator: " "))>")
            isText = false
        }

        mutating func end(_ name: Int) {
            entries.append("</\(name)>")
            isText = false
        }

        mutating func text(_ bytes: Span<UInt8>) {
            let text = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
            if isText { entries[entries.count - 1] += text } else { entries.append(text) }
            isText = true
        }
    }

    /// What became of a document: all that was reported, or why it was refused. One that is no longer
    /// than a piece is parsed as a whole.
    private func outcome(_ bytes: [UInt8], by size: Int) -> Result<[String], XMLError> {
        var stream = XMLStream(
            Log(), limits: XMLLimits(tagSize: 700, depth: 6, names: 4096, attributes: 8))
        do throws(XMLError) {
            if size >= bytes.count {
                // The bytes end where the document's memory ends.
                try stream.feed(whole: (bytes + [0]).span)
                return .success(stream.withEvents { $0.entries })
            }
            var place = 0
            while bytes.count - place > size {
                try stream.feed(bytes.span.extracting(place..<place + size))
                place += size
            }
            try stream.feed(bytes.span.extracting(place..<bytes.count), isLast: true)
            return .success(stream.withEvents { $0.entries })
        } catch {
            return .failure(error)
        }
    }

    private static let head = "<?xml version='1.0' encoding='UTF-8'?>"

    private static func sheet(_ content: String, head: String = head) -> [UInt8] {
        Array("\(head)<!-- о листе --><row xmlns='urn:a' r='1'>\(content)</row>\n".utf8)
    }

    private static func wide(
        _ content: String, mark: [UInt8], isBig: Bool, declared: String = ""
    ) -> [UInt8] {
        let text = "<?xml version='1.0'\(declared)?><row xmlns='urn:a'>\(content)</row>"
        return mark
            + text.utf16.flatMap { unit in
                let bytes = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
                return isBig ? bytes : bytes.reversed()
            }
    }

    private static let cells = (1...9).map {
        "<c r='A\($0)' x='&lt;&#x44F;'>число &amp; <![CDATA[<\($0)>\r\n]]>\r\n</c><?a b?><!--c--><c/>"
    }.joined()

    private static let ascii = String(repeating: "<c r='A1'>text &amp; text</c>", count: 12)

    private static let documents: [[UInt8]] = [
        sheet(cells),
        sheet(cells, head: ""), sheet(cells + "<p:c/>"),
        sheet(cells, head: "<?xml version='1.0'?>"),
        sheet(cells, head: "<?xml version='1.0' encoding='utf8' standalone='yes'?>\n"),
        sheet(cells, head: "<?xml version='1.0' \(String(repeating: " ", count: 200))?>"),
        Array("<?xml version='1.0' encoding='US-ASCII'?><row><c>plain</c>\(ascii)</row>".utf8),
        [0xEF, 0xBB, 0xBF] + sheet(cells),
        sheet("<c>\u{1F600} и текст</c>" + cells),
        sheet(
            "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/"
                + "markup-compatibility/2006'><mc:Choice Requires='q'><c/></mc:Choice><mc:Fallback>"
                + "<c r='f'/></mc:Fallback></mc:AlternateContent>" + cells),
        wide(cells, mark: [0xFF, 0xFE], isBig: false),
        wide(cells, mark: [0xFE, 0xFF], isBig: true),
        wide(cells, mark: [], isBig: false),
        wide(cells, mark: [0xFF, 0xFE], isBig: false, declared: " encoding='UTF-16'"),
        wide(cells, mark: [], isBig: true, declared: " encoding='UTF-16BE' standalone='yes'"),
        Array("<?xml version='1.0' encoding='ISO-8859-1'?><row><c>".utf8)
            + (0...299).map { _ in 0xE9 } + Array("</c></row>".utf8),
    ]

    @Test(arguments: documents.indices)
    func piecesGiveWhatTheWholeGives(number: Int) throws {
        let document = Self.documents[number]
        let whole = outcome(document, by: document.count)
        #expect(try whole.get().count > 2)
        // A unit of UTF-16 is not divided.
        let sizes = stride(from: 128, to: document.count, by: 2)
        let others = sizes.filter { outcome(document, by: $0) != whole }
        #expect(others == [])
    }

    @Test(arguments: [head, "<?xml version='1.0' encoding='ASCII'?>", ""])
    func aLongDocumentIsTheSameInPieces(head: String) throws {
        // Long enough for the parser to give back what it has read.
        let text = head.contains("ASCII") ? Self.ascii : Self.cells
        let document = Self.sheet(String(repeating: text, count: 60), head: head)
            .filter { $0 < 0x80 || !head.contains("ASCII") }
        let whole = outcome(document, by: document.count)
        #expect(try whole.get().count > 1000)
        for size in [128, 250, 500, 1000, 4096, document.count - 1] {
            #expect(outcome(document, by: size) == whole, "in pieces of \(size)")
        }
    }

    /// A tag of so many bytes, whose attribute has a ">" in it.
    private static func tag(_ size: Int) -> String {
        "<c a='>" + String(repeating: "x", count: size - 10) + "'/>"
    }

    @Test(arguments: [0, 3, 400, 698, 699, 700, 701, 1500], ["", "<c/>", "<c>\(ascii)</c>"])
    func theLongestTagMayStandAnywhere(distance: Int, before: String) throws {
        let text = String(repeating: "т>", count: distance / 3)
        for (size, fits) in [(700, true), (701, false)] {
            let content = before + text + Self.tag(size) + text + Self.ascii
            for document in [Self.sheet(content), Self.sheet(content, head: "")] {
                let whole = outcome(document, by: document.count)
                #expect(((try? whole.get()) != nil) == fits, "\(size) bytes")
                #expect(fits || whole == .failure(.limitExceeded(.tagSize)))
                for size in [128, 500, 777, 2000] {
                    #expect(outcome(document, by: size) == whole, "in pieces of \(size)")
                }
            }
            let units = before + text + Self.tag(fits ? 350 : 351) + text
            let wide = Self.wide(units, mark: [0xFF, 0xFE], isBig: false)
            #expect(((try? outcome(wide, by: wide.count).get()) != nil) == fits, "wide characters")
        }
    }

    @Test(arguments: documents.indices)
    func aDocumentCutAnywhereIsRefusedAlike(number: Int) {
        let document = Self.documents[number]
        // Behind the last tag there may be a line end, which a document can do without.
        let others = (1..<document.count - 1).filter { count in
            let cut = Array(document.prefix(count))
            return !outcome(cut, by: 128).isRefusal(like: outcome(cut, by: count))
        }
        #expect(others == [])
    }

    private static let broken: [[UInt8]] = [
        sheet("<c>" + cells), sheet("</c>" + cells), sheet(cells + "<c a='1' a='2'/>"),
        sheet(cells + "&unknown;"), sheet(cells + "<c a=1/>"), sheet(cells + "]]>"),
        sheet(cells + "<!-- -- -->"), sheet(cells + "\u{1}"),
        sheet(cells + "<c a='<'/>"), sheet(cells) + Array("<row/>".utf8),
        sheet(cells) + [0xC3], sheet(cells + "<c/><![CDATA[</row>"),
        Array("\(head)<!DOCTYPE row [<!ENTITY a 'b'>]><row>&a;\(cells)</row>".utf8),
        Array("\(head)<!DOCTYPE row SYSTEM 'file:///etc/passwd'><row>\(cells)</row>".utf8),
        Array("<?xml version='1.0' encoding='KOI8-R'?><row>\(cells)</row>".utf8),
        Array("<?xml version='1.0' x='encoding=UTF-8' encoding='KOI8-R'?><row>\(cells)</row>".utf8),
        Array("<?xml encoding='UTF-8' version='1.0'?><row>\(cells)</row>".utf8),
        Array("<?xml version='1.0' encoding='UTF-8'encoding='KOI8-R'?><row>\(cells)</row>".utf8),
        Array("<!-- <?xml encoding='KOI8-R'?> --><row>\(cells)</c></row>".utf8),
        sheet(String(repeating: "<c>", count: 9) + cells),
        sheet(cells + "<c \(String(repeating: " ", count: 900))/>"),
        sheet(cells + "<c \((0..<9).map { "a\($0)=''" }.joined(separator: " "))/>"),
        sheet((0..<900).map { "<name\($0)/>" }.joined()),
        sheet(cells).dropLast(8) + [0xFF] + Array("</row>".utf8),
        sheet(cells) + [0, 0x41], sheet(cells) + [0], sheet(cells + "<c>\0</c>"),
    ]

    @Test(arguments: broken.indices)
    func aBrokenDocumentIsRefusedAlike(number: Int) {
        let document = Self.broken[number]
        let whole = outcome(document, by: document.count)
        let others = (128..<document.count).map { outcome(document, by: $0) }
            .filter { !$0.isRefusal(like: whole) }
        #expect(others.isEmpty, "\(whole), in pieces \(others.count) times another verdict")
    }
}

extension Result where Failure == XMLError {
    /// Whether both are refused by the same rule, or both as malformed.
    fileprivate func isRefusal(like other: Self) -> Bool {
        switch (self, other) {
        case (.failure(.malformed), .failure(.malformed)): true
        case (.failure(let one), .failure(let other)): one == other
        default: false
        }
    }
}
