/// The county's parameters of time limits, in working days; each has the default of the law or of
/// usual practice until the county publishes its own.
public struct DeadlineRules: Hashable, Sendable {
    /// Within how many days the applicant must be told whether the papers are complete; later, the
    /// application counts as accepted from its receipt (逾期不告知即为受理, 行政许可法 art. 32).
    public var tellWithin = 5
    /// Within how many days an agent who collected papers must hand them over.
    public var handOverWithin = 3
    /// After how many of those days the agent is reminded.
    public var handOverAlarm = 2
    /// Within how many days a decision must be delivered (行政许可法 art. 44).
    public var deliverWithin = 10
    /// The most by which a limit may be extended, once (行政许可法 art. 42).
    public var longestExtension = 10
    /// With how many days left a light turns yellow.
    public var yellowFrom = 2

    /// The defaults.
    public init() {}

    /// The largest value a parameter may have; beyond it somebody mistook hours for days.
    public static let largest = 250

    /// The first parameter that cannot hold, with what it says; nil if all can.
    public var fault: DeadlineRuleFault? {
        for (parameter, value) in values where !parameter.range.contains(value) {
            return .outOfRange(parameter, value)
        }
        return handOverAlarm > handOverWithin ? .alarmAfterLimit : nil
    }

    /// The parameters with their values, in the order of ``DeadlineParameter``.
    public var values: [(parameter: DeadlineParameter, value: Int)] {
        DeadlineParameter.allCases.map { ($0, self[$0]) }
    }

    /// The value of one parameter.
    public subscript(parameter: DeadlineParameter) -> Int {
        get {
            switch parameter {
            case .tellWithin: tellWithin
            case .handOverWithin: handOverWithin
            case .handOverAlarm: handOverAlarm
            case .deliverWithin: deliverWithin
            case .longestExtension: longestExtension
            case .yellowFrom: yellowFrom
            }
        }
        set {
            switch parameter {
            case .tellWithin: tellWithin = newValue
            case .handOverWithin: handOverWithin = newValue
            case .handOverAlarm: handOverAlarm = newValue
            case .deliverWithin: deliverWithin = newValue
            case .longestExtension: longestExtension = newValue
            case .yellowFrom: yellowFrom = newValue
            }
        }
    }
}

/// A parameter of ``DeadlineRules`` by name, for files and lists.
public enum DeadlineParameter: String, CaseIterable, Sendable {
    /// See ``DeadlineRules/tellWithin``.
    case tellWithin
    /// See ``DeadlineRules/handOverWithin``.
    case handOverWithin
    /// See ``DeadlineRules/handOverAlarm``.
    case handOverAlarm
    /// See ``DeadlineRules/deliverWithin``.
    case deliverWithin
    /// See ``DeadlineRules/longestExtension``.
    case longestExtension
    /// See ``DeadlineRules/yellowFrom``.
    case yellowFrom

    /// The values it may have: a limit of none would be missed by everybody.
    public var range: ClosedRange<Int> {
        switch self {
        case .tellWithin, .handOverWithin, .deliverWithin: 1...DeadlineRules.largest
        case .handOverAlarm, .longestExtension, .yellowFrom: 0...DeadlineRules.largest
        }
    }
}

/// Why parameters of time limits cannot hold.
public enum DeadlineRuleFault: Error, Hashable, Sendable {
    /// A parameter is outside its range.
    case outOfRange(DeadlineParameter, Int)
    /// The reminder would come after the limit it reminds of.
    case alarmAfterLimit
}
