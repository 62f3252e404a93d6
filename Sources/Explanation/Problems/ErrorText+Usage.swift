extension ErrorText {
    /// Explains what is wrong with the command line of any program.
    static func problem(for fault: UsageFault) -> Problem {
        switch fault {
        case .unknownLanguage:
            return usage(
                "02",
                Wording("--lang 只认 zh 和 en", "--lang takes zh or en"),
                Wording("写 --lang zh 或 --lang en", "Write --lang zh or --lang en")
            )
        case .badParent(let text):
            return usage(
                "04",
                Wording("「\(text)」不是地址", "\(text) is no address"),
                Wording("写成 http://127.0.0.1:7400", "Write http://127.0.0.1:7400")
            )
        case .noParent:
            return usage(
                "05",
                Wording("还不知道上级在哪里", "No parent is known yet"),
                Wording("给一次地址：tongban sync --parent URL", "Name it: tongban sync --parent URL")
            )
        case .countyHasNoParent:
            return usage(
                "06",
                Wording("这是县级副本，没有上级可同步", "This is the county's replica; nobody is above"),
                Wording("等各乡镇来同步：tongban-hub run", "Let others sync with it: tongban-hub run")
            )
        case .unknownPoint(let text):
            return Problem(
                "E-USE-10",
                .noSuch,
                Wording("登记里没有机构「\(text)」", "The register names no point \(text)"),
                next: Wording("写机构代码、点号或全称", "Give its division code, number or full name")
            )
        case .ambiguousPoint(let text, let names):
            return usage(
                "11",
                Wording(
                    "「\(text)」不止一个：" + names.joined(separator: "、"),
                    "\(text) fits several: " + names.joined(separator: ", ")
                ),
                Wording("写机构代码或点号", "Give its division code or number")
            )
        case .ambiguousMatter(let text, let names):
            return usage(
                "24",
                Wording(
                    "「\(text)」不止一项：" + names.joined(separator: "、"),
                    "\(text) fits several: " + names.joined(separator: ", ")
                ),
                Wording("写实施编码或全名", "Give its code or full name")
            )
        }
    }

    private static func usage(_ number: String, _ what: Wording, _ next: Wording) -> Problem {
        Problem("E-USE-\(number)", .usage, what, next: next)
    }
}
