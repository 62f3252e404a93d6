import ArgumentParser
import Explanation

/// The command `tongban case`.
struct CaseGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "case",
            abstract: Wording("办件", "cases").shown,
            subcommands: [
                OpenCase.self, ListCases.self, ShowCase.self, ShowHistory.self, ReceiveCase.self,
                AcceptCase.self,
                ProcessCase.self, CorrectCase.self, SupplyCase.self, TakeMaterial.self,
                ReturnMaterial.self, EditCase.self, AnswerForm.self, NoteCase.self, DecideCase.self,
                WithdrawCase.self, PassCase.self,
            ],
            aliases: ["办件"]
        )
    }
}
