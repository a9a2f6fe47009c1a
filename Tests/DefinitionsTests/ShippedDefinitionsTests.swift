import Definitions
import Foundation
import TestSupport
import Testing

/// There is nothing to say of what is shipped: no mistake, and no advice.
@Suite struct ShippedDefinitionsTests {
    private static let templates = TestForm.packageRoot.appendingPathComponent("templates")

    @Test func everyShippedDefinitionIsSound() throws {
        let form = try TestForm.m61()
        var kinds: Set<Bool> = []
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.templates.path)
        for name in names where name.hasSuffix(".yaml") {
            let file = Self.templates.appendingPathComponent(name)
            let yaml = try String(contentsOf: file, encoding: .utf8)
            let isTable = IndicatorsFile.describes(yaml)
            guard isTable || yaml.contains("\nsheets:") else { continue }
            kinds.insert(isTable)
            let mistakes =
                isTable
                ? IndicatorsFile.review(yaml: yaml, for: form).mistakes
                : try FormDefinition.review(yaml: yaml, file: name, beside: [form]).mistakes
            #expect(mistakes == [], "\(name)")
        }
        #expect(kinds == [true, false])
    }
}
