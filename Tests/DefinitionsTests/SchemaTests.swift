import Foundation
import TestSupport
import Testing

@testable import Definitions

/// The schema for editors knows the same words as the loader.
@Suite struct SchemaTests {
    let schema: [String: Any]

    init() throws {
        let file = TestForm.packageRoot.appendingPathComponent("templates/form.schema.json")
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        schema = try #require(json as? [String: Any])
    }

    struct Place: CustomTestStringConvertible {
        let testDescription: String
        let keys: [String]
    }

    @Test(arguments: [
        Place(testDescription: "sheet", keys: DefinitionReader.sheetKeys),
        Place(testDescription: "column", keys: DefinitionReader.columnKeys),
        Place(testDescription: "row", keys: DefinitionReader.rowKeys),
        Place(testDescription: "cell", keys: CellSpec.keys),
        Place(testDescription: "rule", keys: DefinitionReader.ruleKeys),
        Place(testDescription: "checklist", keys: DefinitionReader.checklistKeys),
        Place(testDescription: "criterion", keys: DefinitionReader.criterionKeys),
        Place(testDescription: "comparison", keys: DefinitionReader.comparisonKeys),
        Place(testDescription: "advice", keys: DefinitionReader.adviceKeys),
        Place(testDescription: "recommendation", keys: DefinitionReader.recommendationKeys),
    ])
    func aDescriptionHasTheKeysOfTheLoader(_ place: Place) throws {
        let definitions = try #require(schema["$defs"] as? [String: Any])
        let definition = try #require(definitions[place.testDescription] as? [String: Any])
        let properties = try #require(definition["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(place.keys))
    }

    @Test func theFormHasTheKeysOfTheLoader() throws {
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(DefinitionReader.formKeys))
    }

    @Test func theFormNamesItsSchema() throws {
        #expect(
            try TestForm.m61Text()
                .hasPrefix("# yaml-language-server: $schema=./form.schema.json\n"))
    }
}
