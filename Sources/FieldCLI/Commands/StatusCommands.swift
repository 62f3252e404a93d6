import ArgumentParser
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// `tongban status`
struct ShowStatus: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: Wording("哪些送到了哪里，哪些要人看", "what is where, and what needs a person").shown,
            aliases: ["状态"])
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        let directory = options.directory
        return try await options.withNode { node in
            Answer("tongban.status/1", try await ReplicaStatus(of: node, at: directory))
        }
    }
}

/// `tongban conflict`
struct ConflictGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "conflict", abstract: Wording("要人选定的", "values to settle").shown,
            subcommands: [ListConflicts.self], aliases: ["冲突"])
    }
}

/// `tongban conflict list`
struct ListConflicts: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("两边写得不一样、要人选定的", "fields with different values").shown,
            aliases: ["清单"])
    }

    @OptionGroup var options: GlobalOptions
    @OptionGroup var revealing: RevealOption

    func answer() async throws -> Answer {
        try await options.withNode { node in
            var conflicts: [ConflictListing.Line] = []
            let lines = try await node.store.caseLines(limit: Self.limit)
            for line in lines where line.conflicts > 0 || line.isFrozen {
                let sheet = try await CaseSheet(of: line, in: node, revealing.mask)
                conflicts += sheet.fields.filter(\.conflict).map {
                    ConflictListing.Line(number: line.number, field: $0, frozen: line.isFrozen)
                }
                if line.isFrozen {
                    conflicts.append(
                        ConflictListing.Line(number: line.number, field: nil, frozen: true))
                }
            }
            return Answer("tongban.conflict.list/1", ConflictListing(conflicts: conflicts))
        }
    }

    /// More cases than a county opens in years.
    private static let limit = 10_000_000
}

/// `tongban quarantine`
struct QuarantineGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "quarantine", abstract: Wording("隔离的记录", "what is kept apart").shown,
            subcommands: [ListQuarantine.self], aliases: ["隔离"])
    }
}

/// `tongban quarantine list`
struct ListQuarantine: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("收到但不能用的记录段", "segments that could not be accepted").shown,
            aliases: ["清单"])
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let segments = try await node.store.quarantinedSegments()
            return Answer(
                "tongban.quarantine.list/1",
                QuarantineListing(segments: segments.map(QuarantineListing.Line.init)))
        }
    }
}

/// `tongban verify`
struct VerifyReplica: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: Wording("从记录重算一遍，核对副本是否完好", "recompute everything and compare").shown,
            aliases: ["核对"])
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let problems = try await node.store.integrityProblems()
            // A damaged file need not be read any further to be reported.
            let digests = problems.isEmpty ? try await node.store.stateDigests() : []
            return Answer(
                "tongban.verify/1",
                VerifyReport(
                    problems: problems, scopes: digests.map(VerifyReport.Line.init)),
                status: problems.isEmpty ? .done : .findings)
        }
    }
}
