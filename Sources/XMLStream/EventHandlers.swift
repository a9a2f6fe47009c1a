/// Hands events on to a value whose type the C callbacks cannot know.
///
/// Closures, since those are compiled for the type where it is known; methods of a generic class
/// are not.
@usableFromInline
struct EventHandlers {
    @usableFromInline let start: (Int, borrowing XMLAttributes) -> Void
    @usableFromInline let end: (Int) -> Void
    @usableFromInline let text: (Span<UInt8>) -> Void

    /// Makes handlers for events that have to outlive them.
    @inlinable
    init<Events: XMLEvents>(_ events: UnsafeMutablePointer<Events>) {
        start = { unsafe events.pointee.start($0, $1) }
        end = { unsafe events.pointee.end($0) }
        text = { unsafe events.pointee.text($0) }
    }
}

/// A value in memory of its own: access to it needs no checks.
@safe
@usableFromInline
final class EventBox<Events: XMLEvents> {
    @usableFromInline let pointer: UnsafeMutablePointer<Events>

    @inlinable
    init(_ events: consuming Events) {
        unsafe pointer = .allocate(capacity: 1)
        unsafe pointer.initialize(to: events)
    }

    deinit {
        unsafe pointer.deinitialize(count: 1)
        unsafe pointer.deallocate()
    }
}
