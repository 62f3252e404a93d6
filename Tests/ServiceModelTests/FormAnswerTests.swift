import ServiceModel
import Testing

@Suite("Filling in a form")
struct FormAnswerTests {
    private func key(_ text: String) throws -> FormKey { try #require(FormKey(text)) }

    private func answer(_ answers: [FormAnswer], in view: Case) throws -> [CaseChange] {
        try view.changes(
            for: .answer(answers),
            by: try Hechuan.actor(.village, nil),
            matter: try Hechuan.matter()
        )
    }

    @Test("writes each key once, ascending, the later of two counting")
    func order() throws {
        let (size, income) = (try key("household.size"), try key("household.income"))
        let changes = try answer(
            [
                FormAnswer(size, .number(3)), FormAnswer(income, .text("1200.50")),
                FormAnswer(size, .number(4)),
            ],
            in: try Hechuan.aCase(.received)
        )
        #expect(changes == [.answered(income, .text("1200.50")), .answered(size, .number(4))])
    }

    @Test("takes keys of letters, digits, dot, underscore and hyphen only")
    func keys() {
        let longest = String(repeating: "k", count: FormKey.longest)
        for good in ["a", "form.name", "A-1_b", longest] { #expect(FormKey(good) != nil) }
        for bad in ["", "a b", "姓名", "a/b", "é", longest + "k"] {
            #expect(FormKey(bad) == nil, "\(bad)")
        }
    }

    @Test("is refused past the limit of keys, but goes on rewriting the ones that are there")
    func limit() throws {
        var view = try Hechuan.aCase(.received)
        view.answeredKeys = try (0..<Case.mostAnswers).map { try key("k\($0)") }.sorted()
        #expect(throws: Refusal.tooManyAnswers(limit: Case.mostAnswers)) {
            try answer([FormAnswer(try key("other"), .number(1))], in: view)
        }
        #expect(try answer([FormAnswer(try key("k7"), .number(1))], in: view).count == 1)
    }

    @Test("is refused for a text that is too long or hides characters, and for no answers at all")
    func values() throws {
        let view = try Hechuan.aCase(.received)
        let name = try key("name")
        let long = String(repeating: "长", count: FormValue.longest + 1)
        #expect(throws: Refusal.invalidAnswer(name, .tooLong(limit: FormValue.longest))) {
            try answer([FormAnswer(name, .text(long))], in: view)
        }
        #expect(throws: Refusal.invalidAnswer(name, .unexpectedCharacter)) {
            try answer([FormAnswer(name, .text("a\u{7}"))], in: view)
        }
        #expect(throws: Refusal.emptyText) { try answer([], in: view) }
        #expect(try answer([FormAnswer(name, .text("两\n行"))], in: view).count == 1)
    }

    @Test("is refused once the case has ended or is frozen")
    func closed() throws {
        let answers = [FormAnswer(try key("name"), .number(1))]
        #expect(throws: Refusal.caseClosed(.approved)) {
            try answer(answers, in: try Hechuan.aCase(.approved))
        }
        var frozen = try Hechuan.aCase(.processing)
        frozen.frozen = true
        #expect(throws: Refusal.caseFrozen) { try answer(answers, in: frozen) }
    }

    @Test("never shows an answer where it is only described")
    func masked() {
        #expect("\(FormValue.text("杨凤蓉"))" == "****")
        #expect(String(reflecting: FormValue.number(7)) == "****")
    }
}
