import NodeRuntime
import ServiceModel

/// Why nothing could be counted.
extension ErrorText {
    static func problem(for fault: FigureFault) -> Problem {
        switch fault {
        case .outOfReach(let point):
            Problem(
                "E-STAT-01",
                .notPermitted,
                Wording(
                    "本机没有「\(point.name)」的办件，数不出来",
                    "The cases of \(point.name) are not held here, so they cannot be counted"
                ),
                next: Wording(
                    "到那里或它的上级去数，或去掉 --unit 数本机的",
                    "Count there or above, or leave out --unit for what is held here"
                )
            )
        case .noUnit:
            Problem(
                "E-STAT-02",
                .notPermitted,
                Wording("还没有收到县里的登记，不知道要数哪个机构", "No register has come, so there is no unit"),
                next: Wording("先同步：tongban sync", "Sync first: tongban sync")
            )
        }
    }
}
