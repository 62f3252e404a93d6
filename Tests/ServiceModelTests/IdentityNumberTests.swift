import ServiceModel
import Testing

@Suite("An identity number")
struct IdentityNumberTests {
    @Test(
        "is accepted when its check character fits",
        arguments: [
            "11010519491231002X", "421399195911020441", "42139919680911004X", "421399200404140194",
        ]
    )
    func valid(text: String) throws {
        #expect(try IdentityNumber(text).text == text)
    }

    @Test("folds a small x, so both writings are one number")
    func foldsX() throws {
        #expect(
            try IdentityNumber("11010519491231002x") == IdentityNumber("11010519491231002X")
        )
    }

    @Test(
        "names what is wrong",
        arguments: [
            ("", IdentityNumberFault.wrongLength(0)),
            ("110105491231002", .wrongLength(15)),
            ("11010519491231002X0", .wrongLength(19)),
            ("1101051949123l002X", .notADigit(position: 14)),
            ("１1010519491231002X", .notADigit(position: 1)),
            ("X1010519491231002X", .notADigit(position: 1)),
            ("11010519491231002Y", .notADigit(position: 18)),
            ("110105194913310029", .impossibleDateOfBirth),
            ("110105194900310029", .impossibleDateOfBirth),
            ("110105194904310029", .impossibleDateOfBirth),
            ("110105194902290029", .impossibleDateOfBirth),
            ("110105190002290029", .impossibleDateOfBirth),
            ("110105184912310029", .impossibleDateOfBirth),
            ("110105194912310029", .wrongCheckCharacter),
            ("11010519491231003X", .wrongCheckCharacter),
        ]
    )
    func invalid(text: String, fault: IdentityNumberFault) {
        #expect(throws: fault) { try IdentityNumber(text) }
    }

    @Test("knows the leap day of 2000, a year of 400", arguments: [2000, 2004])
    func leapDay(year: Int) {
        // Exactly one of the eleven check characters fits a possible date.
        let fitting = "0123456789X".filter { check in
            (try? IdentityNumber("421399\(year)0229001\(check)")) != nil
        }
        #expect(fitting.count == 1)
    }

    @Test("catches every single mistyped digit")
    func singleDigitErrors() {
        let right = Array("421399195911020441")
        for position in right.indices {
            for digit in "0123456789" where digit != right[position] {
                var typed = right
                typed[position] = digit
                #expect(throws: IdentityNumberFault.self) { try IdentityNumber(String(typed)) }
            }
        }
    }

    @Test("shows neither in masked form nor in a description when its owner was born")
    func masked() throws {
        let number = try IdentityNumber("421399195911020441")
        #expect(number.masked == "421399********0441")
        #expect("\(number)" == "421399********0441")
        #expect(String(reflecting: number) == "421399********0441")
    }
}

@Suite("An applicant's name")
struct MaskedNameTests {
    @Test(
        "is masked but for its ends",
        arguments: [
            ("王小兰", "王*兰"), ("张翠", "张*"), ("欧阳小兰", "欧**兰"), ("𠮷小田", "𠮷*田"), ("𠮷田", "𠮷*"),
            ("阿", "*"), ("", ""),
        ]
    )
    func maskedName(name: String, masked: String) {
        #expect(Applicant.maskedName(name) == masked)
    }

    @Test("does not appear in a description of the applicant")
    func description() throws {
        #expect("\(try Hechuan.applicant())" == "杨*蓉 421399********0441")
        let command = CaseCommand.edit(.applicant, .applicant(try Hechuan.applicant()))
        #expect(!"\(command)".contains("杨凤蓉"))
        #expect(!"\(command)".contains("19591102"))
    }
}
