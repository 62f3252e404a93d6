import ServiceModel

/// Refusals that concern what is missing and what was promised.
extension ErrorText {
    static func promising(_ refusal: Refusal, _ subject: Subject) -> Problem {
        let (cn, en, no) = (subject.name.chinese, subject.name.english, subject.argument)
        func materials(_ numbers: [Int]) -> String {
            numbers.map(subject.material).joined(separator: "；")
        }
        switch refusal {
        case .deferralNotOffered:
            return Problem(
                "E-CASE-40",
                .conflict,
                Wording("\(cn) 的事项不能容缺受理", "\(en): the matter is never accepted with gaps"),
                next: Wording(
                    "补齐后再受理；要通知申请人：tongban case correct \(no)",
                    "Have it completed; to tell the applicant: tongban case correct \(no)"
                )
            )
        case .notDeferrable(let numbers):
            return Problem(
                "E-CASE-41",
                .conflict,
                Wording(
                    "\(cn) 缺的这些材料不能后补：\(materials(numbers))",
                    "\(en) misses what may not follow later: \(materials(numbers))"
                ),
                next: Wording(
                    "收齐后再受理：tongban case take \(no) --material 序号",
                    "Take them first: tongban case take \(no) --material NUMBER"
                )
            )
        case .nothingMissing:
            return Problem(
                "E-CASE-42",
                .conflict,
                Wording("\(cn) 材料齐全，没有要补的", "\(en) misses nothing"),
                next: Wording(
                    "直接受理：tongban case accept \(no)；另有要求就写明：--note",
                    "Accept it: tongban case accept \(no); ask for anything else with --note"
                )
            )
        case .nothingPromised:
            return Problem(
                "E-CASE-43",
                .conflict,
                Wording("\(cn) 没有待补的容缺材料", "\(en) has no promised material open"),
                next: Wording("看材料：tongban case show \(no)", "See tongban case show \(no)")
            )
        case .notPromised(let number):
            return Problem(
                "E-CASE-44",
                .badInput,
                Wording(
                    "\(materials([number])) 不在 \(cn) 待补的材料里",
                    "\(materials([number])) is not promised in \(en)"
                ),
                next: Wording("看材料：tongban case show \(no)", "See tongban case show \(no)")
            )
        case .promisesOpen(let numbers):
            return Problem(
                "E-CASE-45",
                .conflict,
                Wording(
                    "\(cn) 还有容缺材料没补：\(materials(numbers))",
                    "\(en) still misses what was promised: \(materials(numbers))"
                ),
                next: Wording(
                    "补齐后再办；规定允许容缺通过的，加 --with-gaps",
                    "Have them first; where the rules allow it, add --with-gaps"
                )
            )
        case .promiseNotDue(let day):
            return Problem(
                "E-CASE-46",
                .conflict,
                Wording("\(cn) 的补交期限到 \(day)，还没过", "\(en) may be completed until \(day)"),
                next: Wording("期满次日再退件", "Close it on the day after")
            )
        case .materialsInvalid(let numbers):
            return Problem(
                "E-CASE-47",
                .conflict,
                Wording(
                    "\(cn) 的材料核验没有通过：\(materials(numbers))",
                    "\(en) holds materials found not to be reliable: \(materials(numbers))"
                ),
                next: Wording(
                    "重新核验：tongban case verify \(no)；确实不符的作不通过决定",
                    "Verify again: tongban case verify \(no); else decide against it"
                )
            )
        case .commitmentNotOffered:
            return Problem(
                "E-CASE-48",
                .conflict,
                Wording("\(cn) 的事项没有实行告知承诺制", "\(en): the matter takes no commitments"),
                next: Wording(
                    "请申请人交证明材料：tongban case show \(no) 列出了要哪些",
                    "Ask for the proofs listed by tongban case show \(no)"
                )
            )
        default: return filing(refusal, subject)
        }
    }
}
