import SyncEngine

extension ErrorText {
    /// Explains what is wrong with a schedule as somebody wrote it, on the command line or in the
    /// environment.
    static func problem(for fault: ScheduleFault) -> Problem {
        switch fault {
        case .window(let text):
            return Problem(
                "E-USE-20",
                .usage,
                Wording("「\(text)」不是时段", "'\(text)' is no window"),
                next: Wording(
                    "写成 20:00-06:00，半角冒号和减号；全天就不写",
                    "Write 20:00-06:00; leave it out for all day"
                )
            )
        case .overlap(let one, let other):
            return Problem(
                "E-USE-21",
                .usage,
                Wording("时段 \(one) 和 \(other) 有重叠", "The windows \(one) and \(other) overlap"),
                next: Wording("并成一个时段，或错开", "Make one window of them, or keep them apart")
            )
        case .offset(let text):
            return Problem(
                "E-USE-22",
                .usage,
                Wording("「\(text)」不是时区", "'\(text)' is no offset from UTC"),
                next: Wording("写成 +08:00；北京时间可以不写", "Write +08:00; China may leave it out")
            )
        case .interval(let text):
            let limit = SyncSchedule.longestInterval
            return Problem(
                "E-USE-23",
                .usage,
                Wording("「\(text)」不是同步间隔", "'\(text)' is no interval"),
                next: Wording("写 1 到 \(limit) 的整数，单位秒", "Write 1 to \(limit), in seconds")
            )
        }
    }
}
