import ArgumentParser

/// `tongban`: the program at a service point's counter; works with no daemon and no network.
@main
struct Tongban: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tongban",
            abstract: Wording(
                "通办：在村、乡镇、县的窗口办件；断网照常办，联网再同步。",
                "Tongban: cases at a service point, with or without a network."
            ).shown,
            version: "0.1.0",
            subcommands: [
                InitReplica.self, ShowEnrolment.self, MatterGroup.self, CaseGroup.self,
                SyncNow.self, ShowStatus.self, ConflictGroup.self, QuarantineGroup.self,
                VerifyReplica.self,
            ]
        )
    }

    @OptionGroup var options: GlobalOptions

    static func main() async {
        StandardStreams.occupy()
        Interruption.prepare()
        do {
            var command = try parseAsRoot(CommandLine.arguments.dropFirst().map { $0 })
            guard Language.requestIsKnown else { throw UsageFault.unknownLanguage }
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Ending(error).leave()
        }
    }
}
