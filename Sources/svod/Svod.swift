internal import ArgumentParser
internal import Commands

@main
struct Svod {
    static func main() {
        SvodCommand.main()
    }
}
