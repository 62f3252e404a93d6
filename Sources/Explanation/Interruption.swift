import Glibc

/// Ctrl-C and a closed pipe end the program at once and leave nothing half done: a commit is one
/// transaction, and one that was cut short was never there.
enum Interruption {
    /// Leaves with 130 on Ctrl-C and says so; leaves silently when nobody reads on.
    static func prepare() {
        signal(SIGPIPE, SIG_DFL)
        // A handler may only call what is safe in a signal, so the words are fixed beforehand.
        switch (Output.isJSON, Language.current) {
        case (true, _):
            signal(SIGINT) { _ in
                Interruption.leave(
                    """
                    {"code":"E-INT-01","exit":130,"message":"interrupted",\
                    "schema":"tongban.error/1"}\n
                    """
                )
            }
        case (false, .chinese):
            signal(SIGINT) { _ in
                Interruption.leave("\n已中断。已保存的记录不受影响，没有留下做到一半的记录。\n")
            }
        case (false, .english):
            signal(SIGINT) { _ in
                Interruption.leave("\nInterrupted. What was saved stays; nothing is half done.\n")
            }
        }
    }

    private static func leave(_ words: StaticString) -> Never {
        write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
        _exit(ExitStatus.interrupted.rawValue)
    }
}
