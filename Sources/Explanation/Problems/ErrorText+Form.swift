import ServiceModel

/// Refusals that concern a matter's form.
extension ErrorText {
    static func formMisfits(_ findings: [FormFinding], _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-32",
            .badInput,
            Wording(
                "表单有 \(findings.count) 处填得不对，没有保存",
                "\(findings.count) answers do not fit the form; nothing was saved"
            ),
            details: findings.map(\.wording),
            next: Wording(
                "改好后再提交一次；看有哪些项：tongban case form \(subject.argument)",
                "Correct them and try again; see tongban case form \(subject.argument)"
            )
        )
    }

    static func formNotWhole(_ findings: [FormFinding], _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-33",
            .conflict,
            Wording(
                "\(subject.name.chinese) 的表单还有 \(findings.count) 处没填好",
                "The form of \(subject.name.english) has \(findings.count) things to fill in"
            ),
            details: findings.map(\.wording),
            next: Wording(
                "填好再受理：tongban case answer \(subject.argument) --from 文件.json",
                "Fill it in first: tongban case answer \(subject.argument) --from file.json"
            )
        )
    }
}
