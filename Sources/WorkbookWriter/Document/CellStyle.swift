/// A colour of the screen and of paper.
public struct Color: Hashable, Sendable {
    /// The colour as 0xRRGGBB.
    public var rgb: UInt32

    /// Makes a colour of 0xRRGGBB.
    public init(_ rgb: UInt32) {
        precondition(rgb <= 0xFF_FFFF, "a colour has three bytes")
        self.rgb = rgb
    }
}

/// The look of a cell: every fact that a format of the file may carry and that we use.
public struct CellStyle: Hashable, Sendable {
    /// Placement along a line.
    public enum Horizontal: Hashable, Sendable { case general, left, center, right, justify }
    /// Placement between top and bottom.
    public enum Vertical: Hashable, Sendable { case top, center, bottom }
    /// The lines around a cell.
    public struct Border: Hashable, Sendable {
        /// Which lines are drawn.
        public struct Edges: OptionSet, Hashable, Sendable {
            /// The bits.
            public let rawValue: UInt8
            /// Makes edges of bits.
            public init(rawValue: UInt8) { self.rawValue = rawValue }
            /// The upper line.
            public static let top = Edges(rawValue: 1)
            /// The right line.
            public static let right = Edges(rawValue: 2)
            /// The lower line.
            public static let bottom = Edges(rawValue: 4)
            /// The left line.
            public static let left = Edges(rawValue: 8)
            /// All four.
            public static let all: Edges = [.top, .right, .bottom, .left]
        }
        /// How thick the lines are.
        public enum Weight: Hashable, Sendable { case hair, thin, medium }

        /// Which lines are drawn.
        public var edges: Edges
        /// How thick they are.
        public var weight: Weight
        /// Their colour.
        public var color: Color

        /// Makes lines; thin ones all around unless told otherwise.
        public init(_ color: Color, edges: Edges = .all, weight: Weight = .thin) {
            self.edges = edges
            self.weight = weight
            self.color = color
        }
    }

    /// The font.
    public var font = "Arial"
    /// The size in points.
    public var size = 10.0
    /// Whether the letters are bold.
    public var isBold = false
    /// Whether the letters are italic.
    public var isItalic = false
    /// Whether the letters are underlined.
    public var isUnderlined = false
    /// The colour of the letters.
    public var ink: Color?
    /// The colour behind them.
    public var fill: Color?
    /// Whether the background is hatched with `fill` instead of filled.
    public var isHatched = false
    /// The lines around.
    public var border: Border?
    /// Placement along the line.
    public var horizontal = Horizontal.general
    /// Placement between top and bottom.
    public var vertical = Vertical.center
    /// Whether long text goes on in the next line of the cell.
    public var wraps = false
    /// Whether the text runs from bottom to top.
    public var isUpright = false
    /// How many steps the text is moved in.
    public var indent = 0
    /// The code of the number format; nil for General.
    public var numberFormat: String?
    /// Whether the cell is locked once its sheet is protected.
    public var isLocked = true

    /// Makes the plain look: Arial 10, nothing else.
    public init() {}

    /// The same look with some facts changed.
    public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var style = self
        change(&style)
        return style
    }
}
