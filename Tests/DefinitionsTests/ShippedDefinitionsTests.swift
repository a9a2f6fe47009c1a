import Definitions
import Foundation
import TestSupport
import Testing

/// There is nothing to say of what is shipped: no mistake, and no advice.
@Suite struct ShippedDefinitionsTests {
    private static let templates = TestForm.packageRoot.appendingPathComponent("templates")

    @Test func everyShippedDefinitionIsSound() throws {
        let form = try TestForm.m61()
        var kinds: Set<DefinitionKind> = []
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.templates.path)
        for name in names where name.hasSuffix(".yaml") {
            let file = Self.templates.appendingPathComponent(name)
            let yaml = try String(contentsOf: file, encoding: .utf8)
            let kind = try #require(try DefinitionKind.kind(of: yaml))
            kinds.insert(kind)
            let mistakes =
                switch kind {
                case .form:
                    try FormDefinition.review(yaml: yaml, file: name, beside: [form]).mistakes
                case .indicators: IndicatorsFile.review(yaml: yaml, for: form).mistakes
                case .roadMap: RoadMapFile.review(yaml: yaml, for: form).mistakes
                }
            #expect(mistakes == [], "\(name)")
        }
        #expect(kinds == Set(DefinitionKind.allCases))
    }

    @Test func whatIsNoDefinitionHasNoKind() throws {
        #expect(try DefinitionKind.kind(of: "soon_days: 7\n") == nil)
        #expect(try DefinitionKind.kind(of: "- sheets\n- items\n") == nil)
        #expect(try DefinitionKind.kind(of: "") == nil)
        #expect(throws: DefinitionError.self) { try DefinitionKind.kind(of: "- [и это") }
    }
}
