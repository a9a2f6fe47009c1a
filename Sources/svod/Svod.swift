internal import Commands

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

@main
struct Svod {
    static func main() {
        // Whatever is made by chance is for the owner only; what others may read is said explicitly.
        umask(0o077)
        Program.main()
    }
}
