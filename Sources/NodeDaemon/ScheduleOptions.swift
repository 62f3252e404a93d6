import ArgumentParser
import Explanation
import SyncEngine

/// When to sync: options, else variables of the environment, so that a unit file can set them.
struct ScheduleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Wording(
                "隔多少秒与上级同步一次；不写用 TONGBAN_INTERVAL，再不然 300",
                "seconds between conversations; else TONGBAN_INTERVAL, else 300"
            ).shown,
            valueName: "seconds"
        )
    )
    var interval: String?
    @Option(
        help: ArgumentHelp(
            Wording(
                "每天的同步时段，可写几次；不写用 TONGBAN_WINDOW（逗号隔开），再不然全天",
                "a daily window; may be repeated; else TONGBAN_WINDOW (with commas), else all day"
            ).shown,
            valueName: "hh:mm-hh:mm"
        )
    )
    var window: [String] = []
    @Option(
        help: ArgumentHelp(
            Wording(
                "时段按哪个时区；不写用 TONGBAN_UTC_OFFSET，再不然 +08:00（北京时间）",
                "the windows' time zone; else TONGBAN_UTC_OFFSET, else +08:00"
            ).shown,
            valueName: "±hh:mm"
        )
    )
    var utcOffset: String?

    /// The schedule that is asked for.
    ///
    /// - Throws: `ScheduleFault`.
    func schedule() throws(ScheduleFault) -> SyncSchedule {
        let seconds = interval ?? GlobalOptions.environment("TONGBAN_INTERVAL") ?? "300"
        guard let interval = UInt64(seconds) else { throw .interval(seconds) }
        var windows: [SyncWindow] = []
        for text in windowTexts { windows.append(try SyncWindow(text)) }
        let offset = utcOffset ?? GlobalOptions.environment("TONGBAN_UTC_OFFSET")
        return try SyncSchedule(
            every: interval,
            in: windows,
            at: try offset.map { text throws(ScheduleFault) in try UTCOffset(text) } ?? .china
        )
    }

    private var windowTexts: [String] {
        guard window.isEmpty else { return window }
        return GlobalOptions.environment("TONGBAN_WINDOW")?
            .split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0.drop { $0 == " " }) } ?? []
    }
}

extension SyncSchedule {
    /// What a person is told at the start.
    var wording: Wording {
        guard !windows.isEmpty else {
            return Wording("全天，每 \(interval) 秒同步一次", "Syncs every \(interval) s, all day")
        }
        let list = windows.map(\.description)
        return Wording(
            "同步时段 \(list.joined(separator: "、"))（UTC\(offset)），时段内每 \(interval) 秒一次；"
                + "错过的开机后补",
            "Syncs in \(list.joined(separator: ", ")) (UTC\(offset)), every \(interval) s; "
                + "what was missed is made up for"
        )
    }
}
