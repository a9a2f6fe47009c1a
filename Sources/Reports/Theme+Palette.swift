import WorkbookWriter

extension Theme {
    /// Colours.
    enum Palette {
        static let ink = Color(0x1F2937)
        static let quiet = Color(0x6B7280)
        static let faint = Color(0x9CA3AF)
        static let white = Color(0xFFFFFF)
        static let line = Color(0xC9CFD8)
        static let navy = Color(0x1F3864)
        static let headerLine = Color(0x8497B0)
        static let codeFill = Color(0xF2F2F2)
        static let totalFill = Color(0xE8EEF7)
        static let headingFill = Color(0xD9E2F1)
        static let computedFill = Color(0xEAF1FB)
        static let inputFill = Color(0xFFF9E5)
        static let inputLine = Color(0xC9B458)
        static let crossFill = Color(0xD9D9D9)
        static let link = Color(0x1D4ED8)
        /// Tabs with cells to fill.
        static let fillTab = Color(0xE0B400)
        /// Tabs to read.
        static let readTab = Color(0x1F3864)
        /// Tabs that check.
        static let checkTab = Color(0x548235)
        /// Tabs of lists and service data.
        static let serviceTab = Color(0xA6A6A6)
        /// One hue for each district in the order of the form's list, apart in lightness too.
        static let districts: [Color] = [
            Color(0x1B4F8A), Color(0xE07B39), Color(0x2E8B57), Color(0x8E5EA2), Color(0xD4A72C),
            Color(0x4FA3D1), Color(0xB23A48),
        ]
        /// Reports that came in time, late, or not at all; apart in lightness, for print in grey.
        static let inTime = Color(0x548235)
        static let late = Color(0xF0C93D)
        static let absent = Color(0x7B1E1E)
        /// The whole city.
        static let city = ink
    }
}
