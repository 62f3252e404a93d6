import ServiceModel

/// Refusals that concern what is missing or unsettled.
extension ErrorText {
    static func applicantMissing(_ subject: Subject) -> Problem {
        Problem(
            "E-CASE-11",
            .conflict,
            Wording(
                "\(subject.name.chinese) 还没有申请人",
                "\(subject.name.english) has no applicant"
            ),
            next: Wording(
                "先填申请人：tongban case edit \(subject.argument) applicant < 文件.json",
                "Enter one: tongban case edit \(subject.argument) applicant < file.json"
            )
        )
    }

    static func materialsMissing(_ numbers: [Int], _ subject: Subject) -> Problem {
        let first = numbers.first ?? 1
        let list = numbers.map(\.description).joined(separator: ",")
        return Problem(
            "E-CASE-12",
            .conflict,
            Wording(
                "\(subject.name.chinese) 还缺材料："
                    + numbers.map(subject.material).joined(separator: "；"),
                "\(subject.name.english) still lacks: "
                    + numbers.map(subject.material).joined(separator: "; ")
            ),
            next: Wording(
                "收到就登记：tongban case take \(subject.argument) --material \(first)；"
                    + "或一次告知：tongban case correct \(subject.argument) --material \(list)",
                "Take them: tongban case take \(subject.argument) --material \(first); or tell "
                    + "the applicant: tongban case correct \(subject.argument) --material \(list)"
            )
        )
    }

    static func unknownMaterial(_ number: Int, _ subject: Subject) -> Problem {
        let known = subject.matter?.materials.map { subject.material($0.number) } ?? []
        return Problem(
            "E-CASE-13",
            .noSuch,
            Wording("这个事项没有第 \(number) 号材料", "The matter has no material \(number)"),
            next: known.isEmpty
                ? Wording("看材料清单：tongban case show", "See tongban case show")
                : Wording(
                    "材料有：" + known.joined(separator: "；"),
                    "Materials are: " + known.joined(separator: "; ")
                )
        )
    }

    static func materialNotHeld(_ number: Int, _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-14",
            .conflict,
            Wording(
                "\(subject.name.chinese) 没有收过材料 \(subject.material(number))，无从退还",
                "\(subject.name.english) does not hold material \(subject.material(number))"
            ),
            next: Wording(
                "看收了哪些：tongban case show \(subject.argument)",
                "See what is held: tongban case show \(subject.argument)"
            )
        )
    }

    static func conflictOpen(_ fields: [CaseField], _ subject: Subject) -> Problem {
        let names = fields.map(\.term)
        let first = names.first?.token ?? ""
        return Problem(
            "E-CASE-15",
            .conflict,
            Wording(
                "\(subject.name.chinese) 有几处写得不一样，要人选定："
                    + names.map(\.wording.chinese).joined(separator: "、"),
                "\(subject.name.english) holds different values that a person must settle: "
                    + names.map(\.wording.english).joined(separator: ", ")
            ),
            next: Wording(
                "先看各是什么：tongban conflict show \(subject.argument)；"
                    + "再选定：tongban conflict resolve \(subject.argument) \(first) --choose N",
                "Compare: tongban conflict show \(subject.argument); then settle: "
                    + "tongban conflict resolve \(subject.argument) \(first) --choose N"
            )
        )
    }
}
