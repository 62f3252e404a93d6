import ServiceModel
import Testing

@Suite("A form")
struct FormTests {
    static let cent = FormNumber("0.01") ?? .zero
    static let text = #"""
        {"title": "补贴申请", "type": "object", "additionalProperties": false,
         "required": ["kind", "size", "from", "until"],
         "properties": {
          "kind": {"type": "string", "title": "类别", "x-english": "kind", "enum": ["甲", "乙"]},
          "size": {"type": "integer", "title": "人数", "minimum": 1, "maximum": 20},
          "money": {"type": "number", "title": "金额", "minimum": 0, "multipleOf": 0.01},
          "share": {"type": "number", "title": "其中", "minimum": 0},
          "from": {"type": "string", "title": "起", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"},
          "until": {"type": "string", "title": "止", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"},
          "note": {"type": "string", "title": "说明", "minLength": 2, "maxLength": 10},
          "agrees": {"type": "boolean", "title": "同意", "const": true},
          "people": {"type": "array", "title": "家人", "maxItems": 3, "uniqueItems": true,
           "items": {"type": "object", "title": "一人", "additionalProperties": false,
            "required": ["name"], "properties": {
             "name": {"type": "string", "title": "姓名"},
             "earns": {"type": "number", "title": "收入", "minimum": 0}}}}
         },
         "allOf": [{"if": {"properties": {"kind": {"const": "乙"}}}, "then": {"required": ["note"]}}],
         "x-form": {"formId": "grant", "version": "1.0"},
         "x-rules": [
          {"id": "ORDER", "message": "止不能早于起", "path": "/until",
           "logic": {"<=": [{"var": "from"}, {"var": "until"}]}},
          {"id": "SUM", "message": "家人收入合计应等于金额", "path": "/money",
           "logic": {"or": [{"!": {"var": "money"}},
                            {"==": [{"var": "money"}, {"sum": [{"var": "people"}, "earns"]}]}]}},
          {"id": "SHARE", "message": "其中不超过金额", "path": "/share",
           "logic": {"or": [{"!": [{"var": "share"}]}, {"<=": [{"var": "share"}, {"var": "money"}]}]}}
         ]}
        """#

    private static func form() throws -> Form {
        try #require(Form.read(text).form)
    }

    private static func answers(_ text: String) throws -> [FormAnswer] {
        try FormAnswer.read(try JSONScanner.document(Array(text.utf8), depth: 8))
    }

    private static func faults(_ text: String) throws -> [String: FormFault] {
        let found = try form().findings(try answers(text), on: Day(number: 20_787))
        return Dictionary(found.map { ($0.key, $0.fault) }, uniquingKeysWith: { first, _ in first })
    }

    private static let whole =
        #""kind": "甲", "size": 3, "from": "2026-01-01", "until": "2026-12-31""#

    @Test("finds nothing wrong where all is filled in")
    func whole() throws {
        #expect(try Self.faults("{\(Self.whole)}") == [:])
        #expect(try Self.form().isWhole(try Self.answers("{\(Self.whole)}"), on: .epoch))
    }

    @Test("names every answer that is missing, in the order of the form")
    func missing() throws {
        let found = try Self.form().findings([], on: .epoch)
        #expect(found.map(\.key) == ["kind", "size", "from", "until"])
        #expect(found.map(\.title) == ["类别", "人数", "起", "止"])
        #expect(found.first?.english == "kind")
        #expect(found.allSatisfy { $0.fault == .missing })
    }

    @Test(
        "holds each answer against its own field",
        arguments: [
            (#""kind": "丙""#, "kind", FormFault.choice(["甲", "乙"])),
            (#""size": 21"#, "size", .range(atLeast: FormNumber("1"), atMost: FormNumber("20"))),
            (#""size": 2.5"#, "size", .wrongKind(expected: .wholeNumber)),
            (#""size": "许多""#, "size", .wrongKind(expected: .wholeNumber)),
            (#""money": 1.005"#, "money", .step(cent)),
            (#""from": "今天""#, "from", .pattern(#"^\d{4}-\d{2}-\d{2}$"#)),
            (#""until": "2026-02-30""#, "until", .notADay),
        (#""note": "长""#, "note", .length(atLeast: 2, atMost: 10)),
            (#""agrees": false"#, "agrees", .mustBe(true)),
            (#""agrees": "好""#, "agrees", .wrongKind(expected: .yesNo)),
            (#""colour": "红""#, "colour", .unknown),
            (#""people": [{"name": "甲"}, {"earns": 3}]"#, "people.1.name", .missing),
            (#""people": [{"name": "甲"}, {"name": "甲"}]"#, "people", .twice),
            (#""people": "甲""#, "people", .wrongKind(expected: .list)),
            (#""people.3.name": "丁""#, "people", .count(atLeast: 0, atMost: 3)),
        ] as [(String, String, FormFault)]
    )
    func fields(written: String, key: String, fault: FormFault) throws {
        let name = written.dropFirst().prefix { $0 != "\"" }
        let parts = Self.whole.split(separator: ", ").filter { !$0.hasPrefix("\"\(name)\"") }
        #expect(
            try Self.faults(
                "{" + (parts.map(String.init) + [written]).joined(separator: ", ") + "}"
            )[key] == fault
        )
    }

    @Test("asks for more where another answer makes it necessary")
    func conditions() throws {
        let second = Self.whole.replacing("甲", with: "乙")
        #expect(try Self.faults("{\(second)}") == ["note": .missing])
        #expect(try Self.faults(#"{\#(second), "note": "有说明"}"#) == [:])
    }

    @Test("looks at rules across fields once each answer fits")
    func rules() throws {
        let late = Self.whole.replacing("2026-12-31", with: "2025-12-31")
        #expect(
            try Self.faults("{\(late)}")
                == ["until": .rule(id: "ORDER", message: "止不能早于起", english: "止不能早于起")]
        )
        let people = #""people": [{"name": "甲", "earns": 0.1}, {"name": "乙", "earns": 0.2}]"#
        #expect(try Self.faults(#"{\#(Self.whole), "money": 0.3, \#(people)}"#) == [:])
        #expect(
            try Self.faults(#"{\#(Self.whole), "money": 0.4, \#(people)}"#)
                == ["money": .rule(id: "SUM", message: "家人收入合计应等于金额", english: "家人收入合计应等于金额")]
        )
        let small = late.replacing("\"size\": 3", with: "\"size\": 0")
        #expect(try Self.faults("{\(small)}").keys.sorted() == ["size"])
    }

    @Test("tells what cannot be taken from what is only missing yet")
    func misfits() throws {
        let form = try Self.form()
        #expect(form.misfits(try Self.answers(#"{"size": 3}"#)) == [])
        #expect(
            form.misfits(try Self.answers(#"{"size": 30, "colour": "红"}"#)).map(\.key) == [
                "size", "colour",
            ]
        )
    }

    @Test("gives the same findings for the same answers in whatever order")
    func order() throws {
        let form = try Self.form()
        let answers = try Self.answers(
            #"{"size": 30, "colour": "红", "people": [{"earns": 1}], "kind": "乙", "until": "2026"}"#
        )
        let expected = form.findings(answers, on: .epoch)
        #expect(expected.count > 4)
        for _ in 0..<50 { #expect(form.findings(answers.shuffled(), on: .epoch) == expected) }
    }

    @Test(
        "is refused with everything wrong in it, and where",
        arguments: [
            (#""enum": ["甲", "乙"]"#, #""enum": ["甲", 2]"#, "properties.kind.enum"),
            (#""multipleOf": 0.01"#, #""exclusiveMinimum": 0"#, "properties.money"),
            (#"{"var": "from"}"#, #"{"var": "form"}"#, "x-rules[0].logic.<="),
            (#"{"!": {"var": "money"}}"#, #"{"nand": {"var": "money"}}"#, "x-rules[1].logic.or"),
            (#""then": {"required": ["note"]}"#, #""then": {"required": ["notes"]}"#, "allOf[0]"),
            (#""maxLength": 10"#, #""maxLength": 1"#, "properties.note"),
            (#""minimum": 1, "maximum": 20"#, #""minimum": 30, "maximum": 20"#, "properties.size"),
            (#""type": "integer""#, #""type": "file""#, "properties.size"),
            (
                #""required": ["name"]"#, #""required": ["nome"]"#,
                "properties.people.items.required"
            ),
        ]
    )
    func badForms(text: String, other: String, path: String) {
        let (form, faults) = Form.read(Self.text.replacing(text, with: other))
        #expect(form == nil)
        #expect(faults.map(\.path).contains(path), "\(faults)")
        #expect(faults.allSatisfy { $0.line > 0 })
    }

    @Test("that is no JSON names the line")
    func notJSON() {
        #expect(Form.read("{\n\"title\": \n}").faults.map(\.line) == [3])
    }

    @Test("finds several faults in one reading")
    func allAtOnce() {
        let text = Self.text.replacing("\"file\"", with: "x").replacing(
            "\"integer\"",
            with: "\"file\""
        )
        .replacing("ORDER\", ", with: "ORDER\", \"colour\": 1, ")
        #expect(Form.read(text).faults.count == 2)
    }
}

@Suite("A number of a form")
struct FormNumberTests {
    @Test("is exact, unlike binary fractions")
    func exact() throws {
        let (tenth, fifth) = (try #require(FormNumber("0.1")), try #require(FormNumber("0.2")))
        #expect(FormNumber("0.3") == FormNumber("0.300000"))
        #expect(tenth < fifth)
        #expect("\(try #require(FormNumber("-12.50")))" == "-12.5")
    }

    @Test(
        "is no other text",
        arguments: ["", "-", "1e3", "1.", ".5", "1.2345678", "１", "+1", "1234567890123"]
    )
    func refused(text: String) {
        #expect(FormNumber(text) == nil)
    }
}
