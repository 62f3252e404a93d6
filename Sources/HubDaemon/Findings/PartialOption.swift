import ArgumentParser
import Explanation

/// The option of every command that reads the county's files.
struct PartialOption: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            Wording(
                "有不对的行时，只收没有问题的；逐行列出没有收的",
                "take what is right although rows are rejected; names each row left out"
            ).shown
        )
    )
    var allowPartial = false
}
