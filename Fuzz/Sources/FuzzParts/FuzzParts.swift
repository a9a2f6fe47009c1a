import Harness

/// Takes each input for the markup of some parts, and puts them into a sound archive.
@_cdecl("FuzzParts_main")
func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    fuzz(count, arguments) { start, count in
        examine(PartList(input(start, count)).archive())
        return 0
    }
}
