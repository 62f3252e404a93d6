import ArgumentParser

/// How far a command line names commands that exist, for help and for guesses.
struct CommandPath {
    /// The commands that exist, as typed first to last.
    private(set) var names: [String]
    /// The first word that should name a command and does not.
    private(set) var unknown: String?
    /// The commands that could have stood there.
    private(set) var children: [String] = []

    init(_ arguments: some Sequence<String>, of program: any ParsableCommand.Type) {
        names = [program.configuration.commandName ?? ""]
        var command = program
        var isValue = false
        for argument in arguments {
            if isValue {
                isValue = false
                continue
            }
            if argument.hasPrefix("-") {
                isValue = argument == "--replica" || argument == "--lang"
                continue
            }
            let subcommands = command.configuration.subcommands
            if subcommands.isEmpty { return }
            if names.count == 1, argument == "help" { continue }
            guard let next = subcommands.first(where: { $0.allNames.contains(argument) }) else {
                unknown = argument
                children = subcommands.flatMap { $0.allNames }
                return
            }
            command = next
            names.append(argument)
        }
    }

    /// As a person types it.
    var text: String { names.joined(separator: " ") }
}

extension ParsableCommand {
    fileprivate static var allNames: [String] {
        [configuration.commandName ?? ""] + configuration.aliases
    }
}
