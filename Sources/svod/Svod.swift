@main
struct Svod {
    static func main() {}
}
