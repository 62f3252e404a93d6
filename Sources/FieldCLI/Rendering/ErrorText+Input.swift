import Explanation
import ServiceModel

extension ErrorText {
    /// Explains what is wrong with a text or file handed in; nothing was changed.
    static func problem(for fault: InputFault) -> Problem {
        let again = Wording("改好后再运行一次；这次什么都没有保存", "Correct it and run again; nothing was saved")
        switch fault {
        case .unreadable(let path, let number):
            return .unreadableFile(path, number)
        case .tooLarge(let limit):
            return Problem(
                "E-IN-02",
                .badInput,
                Wording("内容超过 \(limit / 1024) KB", "The text is over \(limit / 1024) KB"),
                next: Wording("核对是不是给错了文件", "Check that it is the right file")
            )
        case .notUTF8:
            return Problem(
                "E-IN-03",
                .badInput,
                Wording("内容不是 UTF-8 编码，可能是 GBK", "The text is not UTF-8; it may be GBK"),
                next: Wording(
                    "另存为 UTF-8，或先转：iconv -f GB18030 -t UTF-8",
                    "Save it as UTF-8, or convert: iconv -f GB18030 -t UTF-8"
                )
            )
        case .notJSON:
            return Problem(
                "E-IN-04",
                .badInput,
                Wording("内容不是 JSON", "The text is not JSON"),
                next: Wording(
                    "写成 {\"name\":\"..\"} 这样；检查引号、逗号是不是半角",
                    "Write it like {\"name\":\"..\"}; check quotes and commas"
                )
            )
        case .notAnObject:
            return Problem(
                "E-IN-05",
                .badInput,
                Wording("JSON 最外层应是 { }", "The JSON must be one object { }"),
                next: again
            )
        case .unknownEntry(let name, let closest, let allowed):
            let (cn, en) = closest.map { ("；是不是 \($0)？", "; did you mean \($0)?") } ?? ("", "")
            return Problem(
                "E-IN-06",
                .badInput,
                Wording("不认识「\(name)」这一项\(cn)", "Unknown entry \(name)\(en)"),
                next: Wording(
                    "可填：" + allowed.joined(separator: "、"),
                    "Entries are: " + allowed.joined(separator: ", ")
                )
            )
        case .notText(let name):
            return Problem(
                "E-IN-07",
                .badInput,
                Wording("「\(name)」要写成带引号的文字", "\(name) must be text in quotation marks"),
                next: again
            )
        case .missingEntry(let name):
            return Problem(
                "E-IN-08",
                .badInput,
                Wording("缺「\(name)」", "\(name) is missing"),
                next: again
            )
        case .identityNumber(let fault):
            let why = wording(of: fault)
            return Problem(
                "E-IN-09",
                .badInput,
                Wording("身份证号\(why.chinese)", "The identity number \(why.english)"),
                next: again
            )
        case .notAKey(let key):
            return Problem(
                "E-IN-20",
                .badInput,
                Wording("「\(key)」不能做表单的项名", "\(key) cannot name an answer of a form"),
                next: Wording(
                    "项名用 1 到 \(FormKey.longest) 个英文字母、数字、. _ -",
                    "Name it with 1 to \(FormKey.longest) letters, digits, '.', '_' or '-'"
                )
            )
        case .notAnAnswer(let key):
            return Problem(
                "E-IN-21",
                .badInput,
                Wording(
                    "「\(key)」要写成带引号的文字，或整数",
                    "\(key) must be text in quotation marks, or a whole number"
                ),
                next: again
            )
        case .unknownRole(let text):
            let roles = OperatorForm.roles
            return Problem(
                "E-IN-14",
                .badInput,
                Wording("没有角色「\(text)」", "There is no role \(text)"),
                next: Wording("角色有：\(roles.chinese)", "Roles are: \(roles.english)")
            )
        case .notACheck:
            return Problem(
                "E-IN-30",
                .badInput,
                Wording("条件要写成 {\"项\": {…}}", "Each item must be an object"),
                next: Wording(
                    "写 {\"evidence\": \"..\", \"by\": \"..\"}，或 {\"due\": \"2026-12-31\", \"plan\": \"..\"}",
                    "Write {\"evidence\": \"..\", \"by\": \"..\"} or {\"due\": \"2026-12-31\", \"plan\": \"..\"}"
                )
            )
        case .empty:
            return Problem(
                "E-IN-10",
                .badInput,
                Wording("没有读到内容，什么都没有改", "Nothing came in; nothing was changed"),
                next: Wording(
                    "内容从标准输入或 --from 文件给；case edit 要清空一项用 --clear",
                    "Give it on standard input or by --from; case edit empties a field with --clear"
                )
            )
        }
    }

    /// What is wrong with an identity number, without the number.
    static func wording(of fault: IdentityNumberFault) -> Wording {
        switch fault {
        case .wrongLength(let count):
            Wording("应为 18 位，现在是 \(count) 位", "has \(count) characters instead of 18")
        case .notADigit(let position):
            Wording("第 \(position) 位不是数字", "has no digit in place \(position)")
        case .impossibleDateOfBirth:
            Wording("第 7 至 14 位不是出生日期", "holds no date of birth in places 7 to 14")
        case .wrongCheckCharacter:
            Wording("校验不对，有一位抄错了", "fails its check: a digit was mistyped")
        }
    }
}
