import Foundation

/// A locale of this machine that writes a comma in numbers, entered by one thread at a time.
struct CommaLocale {
    private let name: String

    /// The first of the locales that is there.
    init?(anyOf names: [String]) {
        for name in names {
            if let locale = newlocale(LC_NUMERIC_MASK, name, nil) {
                freelocale(locale)
                self.name = name
                return
            }
        }
        return nil
    }

    /// Runs the body on this thread in the locale.
    func run<Result>(_ body: () throws -> Result) throws -> Result {
        guard let locale = newlocale(LC_NUMERIC_MASK, name, nil) else { return try body() }
        let previous = uselocale(locale)
        defer {
            uselocale(previous)
            freelocale(locale)
        }
        return try body()
    }

    /// The number as the C library prints it on this thread.
    static func printed(_ number: Double) -> String {
        withVaList([number]) { arguments in
            var buffer = [CChar](repeating: 0, count: 32)
            vsnprintf(&buffer, buffer.count, "%.16G", arguments)
            return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        }
    }
}
