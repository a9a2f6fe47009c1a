import Glibc
import Jail

/// Enters the jail with some protections, says which stand, and on each request tries one thing:
/// it answers the number of the error, or 0 for a success. Its argument names the protections.
@main
struct JailProbe {
    static func main() {
        let wanted = CommandLine.arguments.dropFirst().first.flatMap { UInt8($0) } ?? 0
        let standing = Jail.enter(with: Protections(rawValue: wanted))
        _ = JailDoor.hand(Frame(kind: 0, bytes: [standing.rawValue]))
        while let request = JailDoor.next(limit: 100) {
            let result = attempt(String(decoding: request.bytes, as: UTF8.self))
            _ = JailDoor.hand(Frame(kind: 1, bytes: [UInt8(truncatingIfNeeded: result)]))
        }
        JailDoor.leave()
    }

    private static func attempt(_ what: String) -> Int32 {
        switch what {
        case "nothing": 0
        case "open": code(open("/etc/passwd", O_RDONLY) >= 0)
        case "list": code(opendir("/") != nil)
        case "make": code(mkdir("/tmp/jail-probe-\(getpid())", 0o700) == 0)
        case "socket": code(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0)
        case "signal": code(kill(getppid(), 0) == 0)
        case "sleep": code(usleep(1) == 0)
        case "code": code(map(4096, PROT_READ | PROT_WRITE | PROT_EXEC))
        case "data": code(map(100 << 20, PROT_READ | PROT_WRITE))
        case "too much data": code(map(600 << 20, PROT_READ | PROT_WRITE))
        case "start": start()
        case "execute": execute()
        default: 255
        }
    }

    private static func code(_ isDone: Bool) -> Int32 { isDone ? 0 : errno }

    private static func map(_ size: Int, _ access: Int32) -> Bool {
        mmap(nil, size, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED
    }

    private static func start() -> Int32 {
        var process: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [nil]
        return posix_spawn(&process, "/bin/true", nil, nil, &arguments, nil)
    }

    private static func execute() -> Int32 {
        var arguments: [UnsafeMutablePointer<CChar>?] = [nil]
        return code(execve("/nowhere", &arguments, nil) == 0)
    }
}
