import CXLSXWriter
import Spreadsheet

extension SheetRenderer {
    /// Writes a rule of input.
    func write(_ placed: PlacedValidation) throws(WriteError) {
        let strings = CStrings()
        var rule = unsafe lxw_data_validation()
        let between = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        switch placed.validation.rule {
        case .any: unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
        case .list(let values):
            return try unsafe write(list: values, rule: &rule, of: placed, strings: strings)
        case .listFrom(let source):
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            unsafe rule.value_formula = try strings.copy("=" + FormulaText.encoding(source))
        case .whole(let bounds):
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            unsafe rule.criteria = between
            unsafe rule.minimum_number = Double(bounds.lowerBound)
            unsafe rule.maximum_number = Double(bounds.upperBound)
        case .decimal(let bounds):
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            unsafe rule.criteria = between
            unsafe rule.minimum_number = bounds.lowerBound
            unsafe rule.maximum_number = bounds.upperBound
        case .date(let bounds):
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE_NUMBER.rawValue)
            unsafe rule.criteria = between
            unsafe rule.minimum_number = ExcelDay.number(of: bounds.lowerBound) ?? 0
            unsafe rule.maximum_number = ExcelDay.number(of: bounds.upperBound) ?? 0
        case .text(let limit):
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
            unsafe rule.criteria = UInt8(
                LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
            unsafe rule.value_number = Double(limit)
        case .formula(let formula):
            unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
            unsafe rule.value_formula = try strings.copy("=" + FormulaText.encoding(formula))
        }
        try unsafe write(&rule, of: placed, strings: strings)
    }

    private func write(
        list values: [String], rule: inout lxw_data_validation, of placed: PlacedValidation,
        strings: CStrings
    ) throws(WriteError) {
        var list: [UnsafeMutablePointer<CChar>?] = unsafe []
        for value in values { unsafe list.append(try strings.copy(EncodedText.encoding(value))) }
        unsafe list.append(nil)
        unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        let count = unsafe list.count
        let copy = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(
            capacity: count)
        defer { unsafe copy.deallocate() }
        _ = unsafe copy.initialize(from: list)
        unsafe rule.value_list = copy.baseAddress
        try unsafe write(&rule, of: placed, strings: strings)
    }

    private func write(
        _ rule: inout lxw_data_validation, of placed: PlacedValidation, strings: CStrings
    ) throws(WriteError) {
        if let prompt = placed.validation.prompt {
            unsafe rule.input_title = try strings.copy(EncodedText.encoding(prompt.title))
            unsafe rule.input_message = try strings.copy(EncodedText.encoding(prompt.text))
        }
        if let refusal = placed.validation.refusal {
            unsafe rule.error_title = try strings.copy(EncodedText.encoding(refusal.title))
            unsafe rule.error_message = try strings.copy(EncodedText.encoding(refusal.text))
        }
        if case .any = placed.validation.rule, placed.validation.prompt == nil { return }
        let range = placed.range
        try LibraryError.check(
            unsafe worksheet_data_validation_range(
                sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
                lxw_row_t(range.last.row), lxw_col_t(range.last.column), &rule))
    }

    /// Writes a look that depends on contents.
    func write(_ format: ConditionalFormat, formats: inout FormatTable) throws(WriteError) {
        let strings = CStrings()
        var rule = unsafe lxw_conditional_format()
        switch format.rule {
        case .formula(let formula):
            unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            unsafe rule.value_string = try strings.copy("=" + FormulaText.encoding(formula))
            unsafe rule.format = try formats.conditionalFormat(for: format.style)
        case .equals(let text):
            unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
            unsafe rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
            unsafe rule.value_string = try strings.copy("=" + Self.literal(text))
            unsafe rule.format = try formats.conditionalFormat(for: format.style)
        case .bar(let color):
            unsafe rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
            unsafe rule.data_bar_2010 = 1
            unsafe rule.bar_solid = 1
            unsafe rule.bar_color = color.code
            unsafe rule.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
            unsafe rule.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_MAXIMUM.rawValue)
        case .scale(let low, let high):
            unsafe rule.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
            unsafe rule.min_color = low.code
            unsafe rule.max_color = high.code
        }
        let range = format.range
        try LibraryError.check(
            unsafe worksheet_conditional_format_range(
                sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
                lxw_row_t(range.last.row), lxw_col_t(range.last.column), &rule))
    }

    /// The text as a formula writes it.
    private static func literal(_ text: String) -> String {
        let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"")
        return "\"" + EncodedText.encoding(doubled) + "\""
    }
}
