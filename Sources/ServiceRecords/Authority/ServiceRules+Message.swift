import ServiceModel
import SwiftProtobuf

extension ServiceRules {
    /// The rules as `RulesSet` carries them: every parameter, so that a later default changes nothing.
    var message: Tongban_Records_V1_RulesSet {
        .with {
            $0.deadlines = .with {
                $0.tellWithin = UInt32(clamping: deadlines.tellWithin)
                $0.handOverWithin = UInt32(clamping: deadlines.handOverWithin)
                $0.handOverAlarm = UInt32(clamping: deadlines.handOverAlarm)
                $0.deliverWithin = UInt32(clamping: deadlines.deliverWithin)
                $0.longestExtension = UInt32(clamping: deadlines.longestExtension)
                $0.yellowFrom = UInt32(clamping: deadlines.yellowFrom)
            }
        }
    }

    /// Reads rules; nil if the payload is none or a parameter cannot hold.
    init?(payload: [UInt8]) {
        guard let message = try? Tongban_Records_V1_RulesSet(serializedBytes: payload) else {
            return nil
        }
        self.init()
        let set = message.deadlines
        if set.hasTellWithin { deadlines.tellWithin = Int(set.tellWithin) }
        if set.hasHandOverWithin { deadlines.handOverWithin = Int(set.handOverWithin) }
        if set.hasHandOverAlarm { deadlines.handOverAlarm = Int(set.handOverAlarm) }
        if set.hasDeliverWithin { deadlines.deliverWithin = Int(set.deliverWithin) }
        if set.hasLongestExtension { deadlines.longestExtension = Int(set.longestExtension) }
        if set.hasYellowFrom { deadlines.yellowFrom = Int(set.yellowFrom) }
        guard deadlines.fault == nil else { return nil }
    }
}
