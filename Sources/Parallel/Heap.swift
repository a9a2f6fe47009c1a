internal import CMalloc
internal import Foundation

/// The memory of the process.
package enum Heap {
    /// Lets threads share their heaps: the C library would give each thread one of its own, eight
    /// for each core, and what is free in one is of no use to the others.
    ///
    /// To be called before there is a second thread.
    package static func share() {
        // One for each core, and one for the thread that waits for the disk.
        mallopt(M_ARENA_MAX, Int32(clamping: ProcessInfo.processInfo.activeProcessorCount + 1))
    }
}
