import Harness

/// Takes each input for a whole file.
@_cdecl("FuzzArchive_main")
func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    fuzz(count, arguments) { start, count in
        let bytes = input(start, count)
        examine(bytes)
        examineFile(bytes)
        return 0
    }
}
