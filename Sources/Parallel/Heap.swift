internal import CMalloc
internal import Foundation

/// The memory of the process.
package enum Heap {
    /// Lets threads share their heaps: the C library would give each thread one of its own, eight
    /// for each core, and what is free in one is of no use to the others. What is large stays in none.
    ///
    /// To be called before there is a second thread.
    package static func share() {
        // One for each core, and one for the threads that wait for others: with fewer they wait for
        // heaps.
        mallopt(M_ARENA_MAX, Int32(clamping: ProcessInfo.processInfo.activeProcessorCount + 1))
        // What is larger goes to the system when it is given back; the first such piece would
        // otherwise be a sign for the library to keep all that come.
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
    }

    /// Keeps up to 32 MB of what was given back for the next that asks; otherwise a process that
    /// does the same again and again returns the memory to the system each time and gets it back
    /// page by page.
    package static func keep() {
        mallopt(M_MMAP_THRESHOLD, 8 << 20)
        mallopt(M_TRIM_THRESHOLD, 32 << 20)
    }
}
