import FoundationEssentials

/// Values as JSON text, which SQLite can look into.
enum JSON {
    /// Writes the same value as the same text every time.
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    static func text(
        of value: some Encodable, _ encoder: JSONEncoder = encoder
    ) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Reads a value back; an error names the table that the text comes from.
    static func value<Value: Decodable>(from text: String, table: String) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw StoreError.damaged(table: table, detail: text)
        }
    }
}
