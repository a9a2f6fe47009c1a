import FoundationEssentials

/// Values as JSON text, which SQLite can look into.
enum JSON {
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
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
