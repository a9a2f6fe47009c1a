internal import Jail
internal import Mail
internal import Parallel

/// The process that parses what strangers sent: it enters the jail and answers requests until none
/// can come.
public enum Worker {
    /// The kind of the frame that tells that the worker is ready; it holds the protections.
    static let greeting: UInt8 = 0x53
    /// The kind of the frames that answer.
    static let answer: UInt8 = 0x41

    /// Does the work of a worker; the process is good for nothing else any more.
    public static func serve() -> Never {
        Heap.keep()
        // Whatever a letter takes from the disk has to be there before the door closes.
        Letter.warmUp()
        let protections = Jail.enter()
        var isHeard = JailDoor.hand(Frame(kind: greeting, bytes: [protections.rawValue]))
        while isHeard, let request = JailDoor.next(limit: WorkerTask.requestLimit),
            let task = WorkerTask(rawValue: request.kind)
        {
            isHeard = JailDoor.hand(Frame(kind: answer, bytes: task.answer(to: request.bytes)))
        }
        JailDoor.leave()
    }
}
