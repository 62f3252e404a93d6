/// How the result reached the applicant (送达).
public struct Delivery: Hashable, Sendable {
    /// By which way.
    public enum Method: UInt8, CaseIterable, Sendable {
        /// 窗口领取.
        case window = 1
        /// 邮寄送达.
        case post = 2
        /// 电子送达.
        case electronic = 3
        /// 代办员送达.
        case agent = 4
        /// 自助取件.
        case locker = 5
    }

    /// To whom.
    public enum Receiver: UInt8, CaseIterable, Sendable {
        /// 申请人本人.
        case applicant = 1
        /// 代理人, by a mandate.
        case proxy = 2
    }

    /// The way it went.
    public let method: Method
    /// Who took it.
    public let receiver: Receiver
    /// A remark, such as the number of a parcel; may be empty.
    public let note: String

    /// States a delivery.
    public init(method: Method, receiver: Receiver, note: String) {
        self.method = method
        self.receiver = receiver
        self.note = note
    }
}

/// What an applicant thinks of the service (满意度), GB/T 39046-2020 annex A.
public struct Evaluation: Hashable, Sendable {
    /// How content.
    public enum Grade: UInt8, CaseIterable, Comparable, Sendable {
        /// 非常满意.
        case excellent = 1
        /// 满意.
        case good = 2
        /// 基本满意.
        case fair = 3
        /// 不满意.
        case poor = 4
        /// 非常不满意.
        case bad = 5

        /// Whether it is a bad review (差评), which somebody must look into.
        public var isBad: Bool { self >= .poor }

        public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// Where it was given.
    public enum Channel: UInt8, CaseIterable, Sendable {
        /// PC 端.
        case computer = 1
        /// 移动端.
        case mobile = 2
        /// 二维码.
        case code = 3
        /// 大厅平板.
        case tablet = 4
        /// 大厅其他终端.
        case terminal = 5
        /// 电话.
        case telephone = 6
        /// 短信.
        case message = 7
    }

    /// How content.
    public let grade: Grade
    /// Where it was given.
    public let channel: Channel
    /// Which visit it is about, counted from 1 (一次一评); 0 for the case as a whole (一事一评).
    public let visit: Int
    /// What was said; may be empty.
    public let text: String

    /// The most visits a case is told apart by: nobody comes a thousand times.
    public static let mostVisits = 999

    /// States an evaluation.
    public init(grade: Grade, channel: Channel, visit: Int, text: String) {
        self.grade = grade
        self.channel = channel
        self.visit = visit
        self.text = text
    }
}
