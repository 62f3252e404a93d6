import ArgumentParser
import Explanation

/// Shows personal data in clear.
struct RevealOption: ParsableArguments {
    @Flag(help: ArgumentHelp(Wording("不遮个人信息", "do not mask personal data").shown))
    var reveal = false

    /// How personal data is shown.
    var mask: Mask { reveal ? .none : .personal }
}
