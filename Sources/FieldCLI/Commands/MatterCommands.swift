import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban matter`.
struct MatterGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "matter",
            abstract: Wording("事项", "matters").shown,
            subcommands: [
                ListMatters.self, ShowMatter.self, AskMatter.self, DeviateMatter.self,
                ListDeviations.self,
            ],
            aliases: ["事项"]
        )
    }
}

/// The command `tongban matter list`.
struct ListMatters: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("本机有哪些事项，本点能办到哪一步", "matters here, and how far they go here").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("名称或编码里的几个字", "part of the name or code").shown,
            valueName: "text"
        )
    )
    var text: String?
    @Flag(help: ArgumentHelp(Wording("只列本点今天能办的", "only what is handled here today").shown))
    var may = false

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let today = node.today
            let matters = try await node.store.view { view in
                let (register, point) = (try view.register, try view.ownPoint)
                let day = try view.day(byClock: today)
                return try view.mattersHeld(on: day).map { matter in
                    let reach = point.flatMap { point in
                        register.mode(of: matter.code, at: point, on: day)
                            .map { HandlingReach($0, of: matter, at: point.tier) }
                    }
                    return MatterListing.Line(matter, reach, on: day)
                }
            }
            let fitting = matters.filter { line in
                let isMeant = text.map { line.name.contains($0) || line.code.contains($0) } ?? true
                return isMeant && (!may || line.opens)
            }
            return Answer(
                "tongban.matter.list/1",
                MatterListing(matters: fitting, isFiltered: fitting.count < matters.count)
            )
        }
    }
}

/// The command `tongban matter show`.
struct ShowMatter: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("一个事项的要素、材料、时限和版本", "a matter with its elements and papers").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("事项编码，或名称里的几个字", "code of the matter, or part of its name").shown,
            valueName: "matter"
        )
    )
    var matter: String

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let matter = try await node.matter(meant: matter)
            let (versions, held) = try await node.store.view { view in
                (try view.versions(of: matter.code), try view.deviations(about: matter.code))
            }
            let deviations = try await node.deviationLines(held)
            return Answer(
                "tongban.matter.show/1",
                MatterSheet(matter, versions: versions, deviations: deviations)
            )
        }
    }
}

/// The command `tongban matter may`.
struct AskMatter: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "may",
            abstract: Wording("这个事项哪里能办、办到哪一步", "what may be done with a matter, where").shown,
            discussion: Wording(
                "不用联网。全县的事项都能问，也能问别的机构、别的日子。",
                "Needs no network; answers for any matter of the county, any point and any day."
            ).shown,
            aliases: ["能办吗"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("事项编码，或名称里的几个字", "code of the matter, or part of its name").shown,
            valueName: "matter"
        )
    )
    var matter: String
    @Option(
        help: ArgumentHelp(
            Wording("机构代码、点号或名称；不写就是本点", "another point; else this one").shown,
            valueName: "point"
        )
    )
    var point: String?
    @Option(
        help: ArgumentHelp(
            Wording("问哪一天；不写就是今天", "the day asked about; else today").shown,
            valueName: "YYYY-MM-DD"
        )
    )
    var on: String?

    func answer() async throws -> Answer {
        let day = try on.map { text in
            guard let day = Day(iso: text) else { throw ArgumentFault.noSuchDay(text) }
            return day
        }
        return try await options.withNode { node in
            let place: ServicePoint?
            if let point {
                place = try await node.point(meant: point)
            } else {
                place = try await node.ownPoint()
            }
            guard let place else { throw NodeError.notEnrolled }
            let code = try await node.listedMatter(meant: matter)
            let competence = try await node.competence(for: code, at: place, on: day)
            return Answer("tongban.matter.may/1", CompetenceSheet(competence))
        }
    }
}
