import ArgumentParser
import Explanation

/// `tongban`: the program at a service point's counter; works with no daemon and no network.
@main
struct Tongban: ExplainedProgram {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tongban",
            abstract: Wording(
                "通办：在村、乡镇、县的窗口办件；断网照常办，联网再同步。",
                "Tongban: cases at a service point, with or without a network."
            ).shown,
            version: releaseVersion,
            subcommands: [
                InitReplica.self, ShowEnrolment.self, MatterGroup.self, CaseGroup.self,
                DelegationGroup.self, OperatorGroup.self, SyncNow.self, BundleGroup.self,
                ShowStatus.self, ConflictGroup.self, StatsGroup.self,
                QuarantineGroup.self,
                VerifyReplica.self, BackupGroup.self, RestoreReplica.self,
            ]
        )
    }

    @OptionGroup var options: GlobalOptions

    static func main() async { await start() }

    static let surplusAdvice = "；正文和个人信息不写在命令行上，从标准输入给"

    static func ownProblem(for error: any Error) -> Problem? {
        switch error {
        case let fault as InputFault: ErrorText.problem(for: fault)
        case let fault as ArgumentFault: ErrorText.problem(for: fault)
        default: nil
        }
    }
}
