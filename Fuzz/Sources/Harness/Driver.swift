/// libFuzzer's own loop, for programs that have a `main` of their own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Runs libFuzzer over a test until it has a reason to stop.
///
/// - Parameters:
///   - count: how many arguments the program has.
///   - arguments: the arguments; libFuzzer takes its options from them.
///   - test: what is called with the bytes of each input.
/// - Returns: the exit code of the program.
public func fuzz(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments, test)
}

/// The bytes that libFuzzer hands to a test.
public func input(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
}
