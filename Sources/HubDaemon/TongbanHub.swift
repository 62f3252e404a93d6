import ArgumentParser
import Explanation
import HubRuntime
import ServiceModel
import Storage

/// `tongban-hub`: the county's replica and its office.
@main
struct TongbanHub: ExplainedProgram {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tongban-hub",
            abstract: Wording(
                "县级枢纽：建库、导入事项与授权、许可设备、接收各乡镇、裁定未采纳的记录。",
                "The county hub: its replica, its catalogue, its grants and its rulings."
            ).shown,
            version: releaseVersion,
            subcommands: [
                FoundCounty.self, ImportCounty.self, DraftGroup.self, ShowDifference.self,
                PublishDraft.self, ShowCompleteness.self, ShowCoverage.self, DeviationGroup.self,
                GrantDevice.self, ShowBoard.self, RulesGroup.self,
                ListRefused.self, ReleaseEntry.self, ReplaceIncarnation.self, RestoredGroup.self,
                DelegationOffice.self, SendBeacon.self, RunHub.self,
            ]
        )
    }

    @OptionGroup var options: GlobalOptions

    static func main() async { await start() }

    static func ownProblem(for error: any Error) -> Problem? {
        switch error {
        case let fault as OfficeFault: ErrorText.problem(for: fault)
        case let fault as CommandFault: ErrorText.problem(for: fault)
        case let fault as RulesFileFault: ErrorText.problem(for: fault)
        case let fault as DeadlineRuleFault: ErrorText.problem(for: fault)
        case let rejected as ImportRejected: ErrorText.problem(for: rejected)
        case StorageError.missing:
            ErrorText.explanation(of: error)?.advising(
                Wording(
                    "用 --replica 指定目录，或建一个：tongban-hub init --replica 目录",
                    "Name it with --replica, or make one: tongban-hub init --replica DIR"
                )
            )
        case StorageError.alreadyExists:
            ErrorText.explanation(of: error)?.advising(
                Wording(
                    "要另建请换目录；要看县公钥：tongban enrol --json --replica 目录",
                    "Choose another directory; for the county's key: tongban enrol --json"
                )
            )
        default: nil
        }
    }
}

extension GlobalOptions {
    /// Opens the county's own replica for `body` and closes it in good order.
    ///
    /// - Throws: `NodeError.notTheCounty` if it is another's.
    func withCounty<Value>(_ body: (County) async throws -> Value) async throws -> Value {
        try await withNode { try await body(try County($0)) }
    }
}
