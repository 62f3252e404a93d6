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
                HandOver.self, AcknowledgeHandOver.self, AcceptCase.self, ProcessCase.self,
                CorrectCase.self, SupplyCase.self, TakeMaterial.self,
                ReturnMaterial.self, EditCase.self, AnswerForm.self, ShowForm.self,
                NoteCase.self, DecideCase.self,
                WithdrawCase.self, KeepCase.self, PassCase.self, ExtendPromise.self,
                CloseUnkept.self, VerifyMaterial.self, SpecialGroup.self, ExtendCase.self,
                CommitCase.self, CheckCommitment.self, MandateGroup.self, DeliverCase.self,
                RevokeCase.self, LinkCase.self, NumberCase.self, RateCase.self, ArchiveCase.self,
            ],
            aliases: ["办件"]
        )
    }
}
