import CXLSXWriter

/// The formats of a workbook: one for each different look, however many cells share it.
@safe
struct FormatTable {
    /// How many looks a workbook may have. Source: the published limits of Excel.
    static let limit = 64_000

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]
    private var conditionalFormats: [ConditionalLook: UnsafeMutablePointer<lxw_format>] = unsafe [:]

    private struct ConditionalLook: Hashable {
        var ink: Color?
        var fill: Color?
        var isBold: Bool
    }

    init(of workbook: UnsafeMutablePointer<lxw_workbook>) {
        unsafe self.workbook = workbook
    }

    /// The format of a look, made at its first use; the place is for errors.
    mutating func format(
        for style: CellStyle, at place: @autoclosure () -> WriteError.Place
    ) throws(WriteError)
        -> UnsafeMutablePointer<lxw_format>
    {
        if let format = unsafe formats[style] { return unsafe format }
        try Self.check(style, at: place())
        guard unsafe formats.count < Self.limit else { throw .tooManyStyles(Self.limit + 1) }
        guard let format = unsafe workbook_add_format(workbook) else { throw .outOfMemory }
        unsafe setFont(of: format, to: style)
        unsafe setPlacement(of: format, to: style)
        unsafe setFill(of: format, to: style)
        if let border = style.border { unsafe setBorder(of: format, to: border) }
        if let code = style.numberFormat { unsafe format_set_num_format(format, code) }
        if !style.isLocked { unsafe format_set_unlocked(format) }
        unsafe formats[style] = format
        return unsafe format
    }

    /// The format of a look that depends on contents: its ink, fill and boldness.
    mutating func conditionalFormat(for style: CellStyle) throws(WriteError)
        -> UnsafeMutablePointer<lxw_format>
    {
        let look = ConditionalLook(ink: style.ink, fill: style.fill, isBold: style.isBold)
        if let format = unsafe conditionalFormats[look] { return unsafe format }
        guard let format = unsafe workbook_add_format(workbook) else { throw .outOfMemory }
        if let ink = look.ink { unsafe format_set_font_color(format, ink.code) }
        if let fill = look.fill { unsafe format_set_bg_color(format, fill.code) }
        if look.isBold { unsafe format_set_bold(format) }
        unsafe conditionalFormats[look] = format
        return unsafe format
    }

    /// The library cuts names and codes to its buffers, and does not look at sizes.
    private static func check(_ style: CellStyle, at place: WriteError.Place)
        throws(WriteError)
    {
        for text in [style.font, style.numberFormat ?? ""] {
            guard text.utf8.count <= 127 else { throw .textTooLong(place, limit: 127) }
            guard !EncodedText.holdsControl(text) else { throw .forbiddenCharacter(place) }
        }
        guard style.size.isFinite else { throw .notFinite(place) }
    }

    private func setFont(of format: UnsafeMutablePointer<lxw_format>, to style: CellStyle) {
        unsafe format_set_font_name(format, style.font)
        unsafe format_set_font_size(format, style.size)
        if style.isBold { unsafe format_set_bold(format) }
        if style.isItalic { unsafe format_set_italic(format) }
        if style.isUnderlined {
            unsafe format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        }
        if let ink = style.ink { unsafe format_set_font_color(format, ink.code) }
    }

    private func setPlacement(of format: UnsafeMutablePointer<lxw_format>, to style: CellStyle) {
        let horizontal: lxw_format_alignments? =
            switch style.horizontal {
            case .general: nil
            case .left: LXW_ALIGN_LEFT
            case .center: LXW_ALIGN_CENTER
            case .right: LXW_ALIGN_RIGHT
            case .justify: LXW_ALIGN_JUSTIFY
            }
        let vertical: lxw_format_alignments? =
            switch style.vertical {
            case .top: LXW_ALIGN_VERTICAL_TOP
            case .center: LXW_ALIGN_VERTICAL_CENTER
            case .bottom: nil
            }
        for alignment in [horizontal, vertical].compactMap(\.self) {
            unsafe format_set_align(format, UInt8(alignment.rawValue))
        }
        if style.wraps { unsafe format_set_text_wrap(format) }
        if style.isUpright { unsafe format_set_rotation(format, 90) }
        if style.indent > 0 { unsafe format_set_indent(format, UInt8(min(style.indent, 250))) }
    }

    private func setFill(of format: UnsafeMutablePointer<lxw_format>, to style: CellStyle) {
        guard let fill = style.fill else { return }
        if style.isHatched {
            unsafe format_set_pattern(format, UInt8(LXW_PATTERN_LIGHT_UP.rawValue))
            unsafe format_set_fg_color(format, fill.code)
        } else {
            unsafe format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            unsafe format_set_bg_color(format, fill.code)
        }
    }

    private func setBorder(
        of format: UnsafeMutablePointer<lxw_format>, to border: CellStyle.Border
    ) {
        let weight: lxw_format_borders =
            switch border.weight {
            case .hair: LXW_BORDER_HAIR
            case .thin: LXW_BORDER_THIN
            case .medium: LXW_BORDER_MEDIUM
            }
        let line = UInt8(weight.rawValue)
        let color = border.color.code
        if border.edges.contains(.top) {
            unsafe format_set_top(format, line)
            unsafe format_set_top_color(format, color)
        }
        if border.edges.contains(.right) {
            unsafe format_set_right(format, line)
            unsafe format_set_right_color(format, color)
        }
        if border.edges.contains(.bottom) {
            unsafe format_set_bottom(format, line)
            unsafe format_set_bottom_color(format, color)
        }
        if border.edges.contains(.left) {
            unsafe format_set_left(format, line)
            unsafe format_set_left_color(format, color)
        }
    }
}

extension Color {
    /// The colour as the library wants it; it takes 0 for "no colour" and has a code for black.
    var code: lxw_color_t { rgb == 0 ? 0x100_0000 : rgb }
}
