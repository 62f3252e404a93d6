import ServiceModel
import TestCounty
import Testing

@Suite("The forms of the county")
struct FormExampleTests {
    static let names = [
        "disability-subsidy", "elderly-allowance", "food-workshop", "forest-cutting",
        "homestead-building", "low-income-support", "newborn-registration",
        "resident-medical-insurance", "resident-pension", "temporary-relief",
        "unemployment-registration", "veteran-card",
    ]

    private static func document(_ name: String) throws -> JSONNode {
        let bytes = try FullCounty().bytes(of: "forms/\(name).json")
        return try JSONScanner.document(bytes, depth: 32)
    }

    @Test("can be read without a fault", arguments: names)
    func reading(name: String) throws {
        let (form, faults) = Form.read(try Self.document(name))
        #expect(faults == [])
        #expect(form?.id == name)
        #expect((form?.fields.count ?? 0) > 5)
        #expect((form?.rules.count ?? 0) >= 3)
    }

    @Test("find nothing wrong in their own right examples", arguments: names)
    func valid(name: String) throws {
        let document = try Self.document(name)
        let form = try #require(Form.read(document).form)
        for example in document["x-examples"]?["valid"]?.elements ?? [] {
            let answers = try FormAnswer.read(example)
            #expect(form.findings(answers, on: form.examplesOn ?? .epoch) == [])
            #expect(answers.count <= Case.mostAnswers)
        }
    }

    @Test("find in each wrong example what its author says is wrong", arguments: names)
    func invalid(name: String) throws {
        let document = try Self.document(name)
        let form = try #require(Form.read(document).form)
        let examples = document["x-examples"]?["invalid"]?.elements ?? []
        #expect(examples.count >= 6)
        for example in examples {
            let data = try #require(example["data"])
            let place = example["expect"]?["at"]?.string ?? "?"
            let findings = form.findings(
                try FormAnswer.read(data),
                on: form.examplesOn ?? .epoch
            )
            let why = example["why"]?.string ?? ""
            if example["expect"]?["kind"]?.string == "rule" {
                let broken = findings.contains {
                    if case .rule(place, _, _) = $0.fault { true } else { false }
                }
                #expect(broken, "\(why): \(place), found \(findings)")
            } else {
                #expect(findings.map(\.pointer).contains(place), "\(why): \(place), \(findings)")
            }
        }
    }
}

extension FormFinding {
    /// The JSON pointer of the value that fails in terms of JSON Schema: what is missing, or is too
    /// much, fails the object around it.
    fileprivate var pointer: String {
        var parts = key.split(separator: ".")
        switch fault {
        case .missing, .unknown: parts.removeLast()
        default: break
        }
        return parts.map { "/" + $0 }.joined()
    }
}
