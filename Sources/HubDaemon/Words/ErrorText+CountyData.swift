import Explanation
import HubRuntime

extension ErrorText {
    /// Lists what is wrong with files of the county; nothing was imported.
    static func problem(for rejected: ImportRejected) -> Problem {
        let report = rejected.report
        let faults = report.files.filter(\.fault.isFatal)
        // What merely rests on a wrong line is counted, so that nobody looks for a mistake there.
        let rejections = report.rejections
        let causes = rejections.filter { !$0.isConsequence }
        let count = faults.count + causes.count
        var details = faults.map(\.wording) + causes.prefix(longestList).map(\.wording)
        if causes.count > longestList {
            let rest = causes.count - longestList
            details.append(Wording("……还有 \(rest) 处", "… and \(rest) more"))
        }
        let consequences = rejections.count - causes.count
        if consequences > 0 {
            details.append(
                Wording(
                    "另有 \(consequences) 处引用了上面不对的行，那些行改好就没事了",
                    "\(consequences) more only refer to lines above; correcting those is enough"
                )
            )
        }
        let warnings = report.warnings.count
        if warnings > 0 {
            details.append(
                Wording(
                    "另有 \(warnings) 处已自动规范，不妨碍导入",
                    "\(warnings) more were put right by themselves and stop nothing"
                )
            )
        }
        return Problem(
            "E-IN-12",
            .badInput,
            Wording("没有导入：文件里有 \(count) 处不对", "Nothing was imported: \(count) mistakes"),
            details: details,
            next: report.isFatal
                ? Wording("全部改好后再导入一次", "Correct all of them and import again")
                : Wording(
                    "全部改好后再导入一次；只收没有问题的行：加 --allow-partial",
                    "Correct all of them and import again; for the rows that are right, add "
                        + "--allow-partial"
                ),
            evidence: [
                "findings": rejections.map(FindingLine.init), "files": faults.map(FileLine.init),
            ]
        )
    }

    /// How many mistakes are spelt out, in lines: more than anybody corrects by hand in one go, and
    /// mostly the same one over and over.
    private static let longestList = 500
}
