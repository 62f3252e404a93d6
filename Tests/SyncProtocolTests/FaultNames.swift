import SyncProtocol
import WireFormat

extension SegmentFault {
    /// The name under which hostile vectors expect it.
    var name: String {
        switch self {
        case .malformed(let fault): "malformed: \(fault.name)"
        case .unknownVersion: "unknownVersion"
        case .unknownSuite: "unknownSuite"
        case .unknownCodec: "unknownCodec"
        case .unknownScope: "unknownScope"
        case .badCount: "badCount"
        case .notCanonical: "notCanonical"
        case .bodyAltered: "bodyAltered"
        case .badSignature: "badSignature"
        case .badCertificate: "badCertificate"
        case .forked: "forked"
        case .wentBack: "wentBack"
        }
    }
}

extension FrameFault {
    /// The name under which hostile vectors expect it.
    var name: String {
        switch self {
        case .malformed(let fault): "malformed: \(fault.name)"
        case .tooLarge: "tooLarge"
        case .badPayload: "badPayload"
        case .otherVersion: "otherVersion"
        }
    }
}

extension WireFormatFault {
    fileprivate var name: String {
        switch kind {
        case .truncated: "truncated"
        case .notMinimal: "notMinimal"
        case .tooLarge: "tooLarge"
        case .notText: "notText"
        case .trailing: "trailing"
        case .damagedStream: "damagedStream"
        case .unknownDictionary: "unknownDictionary"
        case .expandsTooMuch: "expandsTooMuch"
        }
    }
}
