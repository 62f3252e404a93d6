import ArgumentParser

/// `tongban-hub`: the county's replica and its office.
@main
struct TongbanHub: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tongban-hub",
        abstract: "县级枢纽：建库、导入事项与授权、发放设备许可、接收各乡镇。(county hub)",
        subcommands: [
            Initialise.self, Import.self, Grant.self, Board.self, Run.self,
        ])

    static func main() async {
        await Self.runReporting(arguments: Array(CommandLine.arguments.dropFirst()))
    }
}
