/// The light of a case (红、黄、绿、灰), with its reason: what a clerk should look at first.
public struct CaseLight: Hashable, Sendable {
    /// The colour.
    public let colour: Colour
    /// Why.
    public let reason: Reason
    /// The limit it speaks about; nil for a grey light.
    public let deadline: Deadline?

    /// Colours, the most urgent first.
    public enum Colour: UInt8, CaseIterable, Comparable, Sendable {
        /// 红: a limit was missed.
        case red = 0
        /// 黄: a limit ends soon.
        case yellow = 1
        /// 绿: there is time.
        case green = 2
        /// 灰: no limit runs.
        case grey = 3

        /// Orders from the most urgent to the least.
        public static func < (lhs: Colour, rhs: Colour) -> Bool {
            lhs.rawValue < rhs.rawValue
        }
    }

    /// Why a light has its colour.
    public enum Reason: Hashable, CaseIterable, Sendable {
        /// A limit was missed.
        case late
        /// A limit was missed by what became known too late; nobody's fault.
        case lateByMerge
        /// A limit ends within the days the rules name.
        case soon
        /// Limits run and have time.
        case inTime
        /// A special procedure goes on.
        case paused
        /// The applicant must bring what is missing.
        case correcting
        /// Nothing was handed in formally.
        case draft
        /// The matter is not held here, so its limits are unknown.
        case unknownLimits
        /// The case has ended.
        case ended
    }

    init(_ colour: Colour, _ reason: Reason, _ deadline: Deadline? = nil) {
        self.colour = colour
        self.reason = reason
        self.deadline = deadline
    }
}

extension CaseClock {
    /// The light of the case: that of its most urgent open limit.
    ///
    /// A case that has ended shines grey, unless its decision waits to be delivered or a paper is
    /// still owed.
    public func light(_ rules: DeadlineRules) -> CaseLight {
        let urgent = deadlines.filter { deadline in
            // What was missed before a pause began stays missed.
            deadline.state == .running || deadline.isOpen && deadline.lateness != .inTime
        }
        let lights = urgent.map { light(of: $0, rules) }
        if let first = lights.min(by: Self.comesFirst) { return first }
        switch phase {
        case .ended: return CaseLight(.grey, .ended)
        case .correcting: return CaseLight(.grey, .correcting)
        case .paused: return CaseLight(.grey, .paused)
        case .draft: return CaseLight(.grey, .draft)
        case .withAgent, .received, .running: return CaseLight(.grey, .unknownLimits)
        }
    }

    private func light(of deadline: Deadline, _ rules: DeadlineRules) -> CaseLight {
        switch deadline.lateness {
        case .late: return CaseLight(.red, .late, deadline)
        case .lateByMerge: return CaseLight(.red, .lateByMerge, deadline)
        case .inTime: break
        }
        let isSoon =
            deadline.kind == .handOver
            ? deadline.used >= rules.handOverAlarm : deadline.left <= rules.yellowFrom
        return isSoon ? CaseLight(.yellow, .soon, deadline) : CaseLight(.green, .inTime, deadline)
    }

    private static func comesFirst(_ lhs: CaseLight, _ rhs: CaseLight) -> Bool {
        lhs.urgency < rhs.urgency
    }
}

extension CaseLight {
    /// How soon somebody should look: by colour, then by the days left, then by gravity.
    public struct Urgency: Comparable, Sendable {
        private let colour: Colour
        private let left: Int
        private let gravity: UInt8

        fileprivate init(_ light: CaseLight) {
            colour = light.colour
            left = light.deadline?.left ?? .max
            gravity = light.deadline?.kind.rawValue ?? .max
        }

        /// Orders the most urgent first.
        public static func < (lhs: Urgency, rhs: Urgency) -> Bool {
            (lhs.colour, lhs.left, lhs.gravity) < (rhs.colour, rhs.left, rhs.gravity)
        }
    }

    /// Its place among others.
    public var urgency: Urgency { Urgency(self) }
}
