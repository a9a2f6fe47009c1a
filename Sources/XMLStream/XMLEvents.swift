/// What takes the events of an ``XMLStream``.
///
/// The conforming type is best a struct that holds everything it needs: the stream keeps it in one
/// place and calls it without any checks in between.
public protocol XMLEvents {
    /// The names of elements and attributes that matter, by their numbers. All other names are
    /// reported as -1.
    static var names: XMLNames { get }

    /// An element begins. Its name is -1 as well when its namespace is not that of the root element,
    /// unless ``acceptsForeignNamespaces`` says otherwise.
    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes)

    /// An element ends; the name is the same as at its beginning.
    mutating func end(_ name: Int)

    /// Text, in pieces of any size, as UTF-8 with entities replaced.
    mutating func text(_ bytes: Span<UInt8>)

    /// Whether elements are told apart by their local names alone.
    static var acceptsForeignNamespaces: Bool { get }

    /// Further namespaces whose elements are recognised: their numbers are those of ``names`` and
    /// the count of the names on top.
    static var extensionNamespaces: [String] { get }
}

extension XMLEvents {
    /// Only elements of the root's namespace are recognised.
    public static var acceptsForeignNamespaces: Bool { false }

    /// No other namespace is recognised.
    public static var extensionNamespaces: [String] { [] }
}
