import Explanation
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

/// From whom a bundle is and for whom, as far as a register names them.
struct BundleParty: Encodable, Sendable {
    /// The replica that exported it, in short.
    let replica: String
    /// The exporter's point; nil while it has none.
    let from: CaseSheet.PointName?
    /// The recipient; nil for whoever stands above the exporter.
    let to: CaseSheet.PointName?
    let number: UInt64
    /// When, by the exporter's clock.
    let writtenAt: LocalTime

    init(_ header: BundleHeader, _ register: AuthorityView?) {
        replica = header.replica.description
        from = header.exporterPoint.map { CaseSheet.PointName($0, register) }
        switch header.recipient {
        case .above: to = nil
        case .point(let point, _): to = CaseSheet.PointName(point, register)
        }
        number = header.number
        writtenAt = LocalTime(header.wall)
    }

    var sender: Wording {
        from.map { Wording(verbatim: $0.name) }
            ?? Wording("未许可的设备 \(replica)", "device \(replica), not granted yet")
    }

    var recipient: Wording {
        to.map { Wording(verbatim: $0.name) }
            ?? Wording("上级（乡镇或县）", "those above (township or county)")
    }

    var line: String {
        Wording(
            "\(sender.chinese) 给 \(recipient.chinese)，第 \(number) 号，"
                + "\(writtenAt.shown)（导出机器的钟）",
            "From \(sender.english) for \(recipient.english), no. \(number), "
                + "\(writtenAt.shown) (by the exporter's clock)"
        ).shown.printable
    }
}

extension CaseSheet.PointName {
    /// A point by its number; by its name, if a register is at hand.
    fileprivate init(_ number: UInt32, _ register: AuthorityView?) {
        if let point = register?.point(ServicePointID(number)) {
            self.init(point)
        } else {
            self.init(
                number: number,
                name: Wording("\(number) 号点", "point \(number)").shown,
                division: nil,
                tier: nil
            )
        }
    }
}
