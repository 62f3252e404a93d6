import ServiceModel
import SwiftProtobuf

/// Facts as they are written, by `Protocol/records.proto`.
extension CaseFact {
    /// The number of its field; never reused.
    var number: Int {
        switch self {
        case .promised: 1
        case .promiseKept: 2
        case .promiseExtended: 3
        case .promiseBroken: 4
        case .materialVerified: 5
        case .specialBegan: 6
        case .specialEnded: 7
        case .extended: 8
        case .committed: 9
        case .commitmentChecked: 10
        case .mandateGiven: 11
        case .mandateEnded: 12
        case .handedOver: 13
        case .handOverAcknowledged: 14
        case .delivered: 15
        case .withdrawalRequested: 16
        case .withdrawalDropped: 17
        case .decidedWithGaps: 18
        case .linked: 19
        case .numbered: 20
        case .evaluated: 21
        case .archived: 22
        }
    }

    /// The fact as it is written.
    var message: Tongban_Records_V1_CaseFact {
        .with { message in
            switch self {
            case .promised(let promise): message.promised = promise.message
            case .promiseKept(let materials): message.promiseKept = list(materials)
            case .promiseExtended(let materials, let until, let reason):
                message.promiseExtended = .with {
                    $0.materials = materials.map(UInt32.init(clamping:))
                    $0.until = until.number
                    $0.reason = reason
                }
            case .promiseBroken(let materials): message.promiseBroken = list(materials)
            case .materialVerified(let found): message.materialVerified = found.message
            case .specialBegan(let procedure, let reason):
                message.specialBegan = .with {
                    $0.procedure = UInt32(procedure.rawValue)
                    $0.reason = reason
                }
            case .specialEnded(let note): message.specialEnded = note
            case .extended(let days, let reason):
                message.extended = .with {
                    $0.workingDays = UInt32(clamping: days.count)
                    $0.reason = reason
                }
            case .committed(let commitment): message.committed = commitment.message
            case .commitmentChecked(let name, let kept, let note):
                message.commitmentChecked = .with {
                    $0.commitment = name.message
                    $0.kept = kept
                    $0.note = note
                }
            case .mandateGiven(let mandate): message.mandateGiven = mandate.message
            case .mandateEnded(let name, let reason):
                message.mandateEnded = .with {
                    $0.mandate = name.message
                    $0.reason = reason
                }
            case .handedOver(let materials, let receiver, let note):
                message.handedOver = .with {
                    $0.materials = materials.map(UInt32.init(clamping:))
                    $0.toPoint = receiver.number
                    $0.note = note
                }
            case .handOverAcknowledged(let name, let missing, let note):
                message.handOverAcknowledged = .with {
                    $0.handOver = name.message
                    $0.missing = missing.map(UInt32.init(clamping:))
                    $0.note = note
                }
            case .delivered(let delivery): message.delivered = delivery.message
            case .withdrawalRequested(let reason): message.withdrawalRequested = reason
            case .withdrawalDropped(let reason): message.withdrawalDropped = reason
            case .decidedWithGaps(let materials): message.decidedWithGaps = list(materials)
            case .linked(let link): message.linked = link.message
            case .numbered(let number): message.numbered = number.text
            case .evaluated(let evaluation): message.evaluated = evaluation.message
            case .archived(let note): message.archived = note
            }
        }
    }

    private func list(_ materials: [Int]) -> Tongban_Records_V1_MaterialList {
        .with { $0.materials = materials.map(UInt32.init(clamping:)) }
    }
}
