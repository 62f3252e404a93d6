import Explanation
import ServiceModel

/// The time limits of a case as they stand today, with the light they shine.
struct ClockSheet: Encodable, Sendable {
    let today: String
    let light: Term
    let reason: Term
    /// Working days left of the limit the light speaks about; negative once it is missed.
    let daysLeft: Int?
    let limits: [Limit]
    /// The receipt from which the case counts as accepted because nobody told the applicant in time.
    let deemedAccepted: String?
    let told: [Told]
    /// The edition of the rules it was reckoned by; 0 for the defaults.
    let rules: UInt64

    private let brief: Wording

    /// One limit.
    struct Limit: Encodable, Sendable {
        let limit: Term
        let start: String
        let due: String
        let days: Int
        let used: Int
        let left: Int
        /// `running`, `paused`, `met` or `dropped`.
        let state: String
        /// `inTime`, `late` or `lateByMerge`.
        let lateness: String
        /// Whether it rests on facts the county has not ruled on, or on days no calendar covers.
        let provisional: Bool
        /// Whether it rests on a claim outside the county's bounds.
        let flagged: Bool
        /// Whether final calendars cover all its days.
        let covered: Bool
    }

    /// A date that was told to the citizen.
    struct Told: Encodable, Sendable {
        let limit: Term
        let day: String
        let rules: UInt64
        let calendar: UInt64
        /// What it would be now, if that differs.
        let now: String?
    }

    private enum CodingKeys: String, CodingKey {
        case today, light, reason, daysLeft, limits, deemedAccepted, told, rules
    }

    init(_ timeline: CaseTimeline, by keeping: Timekeeping, on day: Day) {
        let clock = keeping.clock(of: timeline, on: day)
        let shining = keeping.light(of: clock)
        today = day.description
        light = shining.colour.term
        reason = shining.reason.term
        daysLeft = shining.deadline?.left
        brief = shining.brief
        limits = clock.deadlines.map(Limit.init)
        deemedAccepted = clock.deemedAccepted?.description
        rules = keeping.rules.number
        told = clock.told.map { date in
            let due = clock.deadline(date.limit)?.due
            return Told(
                limit: date.limit.term,
                day: date.day.description,
                rules: date.rules,
                calendar: date.calendar,
                now: due == date.day ? nil : due?.description
            )
        }
    }
}

extension ClockSheet.Limit {
    init(_ deadline: Deadline) {
        let state =
            switch deadline.state {
            case .running: "running"
            case .paused: "paused"
            case .met: "met"
            case .dropped: "dropped"
            }
        let lateness =
            switch deadline.lateness {
            case .inTime: "inTime"
            case .late: "late"
            case .lateByMerge: "lateByMerge"
            }
        self.init(
            limit: deadline.kind.term,
            start: deadline.start.description,
            due: deadline.due.description,
            days: deadline.allowed,
            used: deadline.used,
            left: deadline.left,
            state: state,
            lateness: lateness,
            provisional: deadline.isProvisional,
            flagged: deadline.standing == .flagged,
            covered: deadline.isCovered
        )
    }

    /// The limit in one line for a person.
    var words: Wording {
        let (rest, restEnglish) =
            switch state {
            case "met": ("已办到", "met")
            case "dropped": ("不再计", "dropped")
            case "paused": ("停计，剩 \(left) 日", "paused, \(left) d left")
            default:
                left < 0
                    ? ("已超 \(-left) 日", "\(-left) d late") : ("剩 \(left) 日", "\(left) d left")
            }
        var notes: [Wording] = []
        if lateness == "lateByMerge" {
            notes.append(Wording("系统合并，不算谁的错", "by a merge, nobody's fault"))
        }
        if lateness == "late", state == "met" { notes.append(Wording("超期", "late")) }
        if !covered { notes.append(Wording("没有正式日历，按平常周计", "no final calendar, plain weeks")) }
        if flagged {
            notes.append(Wording("时间存疑，不计入按时", "a claimed time is in doubt"))
        } else if provisional, covered {
            notes.append(Wording("暂计", "provisional"))
        }
        let tail = notes.map { ("；" + $0.chinese, "; " + $0.english) }
        return Wording(
            "\(due) 前（\(start) 起 \(days) 个工作日），\(rest)" + tail.map(\.0).joined(),
            "by \(due) (\(days) working days from \(start)), \(restEnglish)"
                + tail.map(\.1).joined()
        )
    }
}

extension ClockSheet {
    /// Labels and texts, the light first.
    var rows: [(label: Wording, text: String)] {
        var rows = [(Wording("灯", "Light"), brief.shown)]
        if let deemedAccepted {
            rows.append(
                (
                    Wording("视为受理", "Deemed"),
                    Wording(
                        "没有按时告知，自 \(deemedAccepted) 接件之日起算受理",
                        "accepted from its receipt on \(deemedAccepted): nobody told in time"
                    ).shown
                )
            )
        }
        rows += limits.map { ($0.limit.wording, $0.words.shown) }
        rows += told.map { date in
            let now = date.now.map { Wording("（现在算是 \($0)）", " (now \($0))").shown } ?? ""
            return (Wording("告知过", "Told"), date.day + now)
        }
        return rows
    }
}
