import Foundation
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// The county of a workload as real replicas: hub, townships, villages, and observers who only read.
final class MeasuredCounty: Sendable {
    let directory: String
    let hub: Office
    let hubAddress: String
    /// By division.
    let townships: [String: Office]
    let townshipAddresses: [String: String]
    let villages: [String: Office]
    /// Second devices of the county and of each township: everything comes to them in one stream.
    let countyObserver: Office
    let townshipObservers: [Office]
    let points: [String: ServicePointID]

    /// The division of the county in every workload.
    private static let county = "410326"

    /// Founds the county and brings register and catalogue to everyone.
    init(of workload: Workload) async throws {
        directory = NSTemporaryDirectory() + "bench-\(UUID().uuidString)"
        hub = try await Office("hub", in: directory, county: nil)
        let key = hub.store.identity.deviceKey
        var villages: [String: Office] = [:]
        var townships: [String: Office] = [:]
        var addresses: [String: String] = [:]
        var observers: [Office] = []
        let divisions = workload.villages
        for division in Set(divisions.map { String($0.prefix(9)) }).sorted() {
            let township = try await Office(division, in: directory, county: key)
            townships[division] = township
            addresses[division] = try await township.serve()
            observers.append(try await Office(division + "-2", in: directory, county: key))
        }
        for division in divisions {
            villages[division] = try await Office(division, in: directory, county: key)
        }
        self.villages = villages
        self.townships = townships
        townshipAddresses = addresses
        townshipObservers = observers
        countyObserver = try await Office(Self.county + "-2", in: directory, county: key)
        points = Self.points(villages: divisions, townships: townships.keys.sorted())
        hubAddress = try await hub.serve()
        try await found(workload)
        for office in everyone { try await office.sync(to: hubAddress) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    private var everyone: [Office] {
        townships.sorted { $0.key < $1.key }.map(\.value) + townshipObservers + [countyObserver]
            + villages.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func points(
        villages: [String],
        townships: [String]
    ) -> [String: ServicePointID] {
        let all = [county] + townships + villages
        return Dictionary(
            uniqueKeysWithValues: all.enumerated().map {
                ($1, ServicePointID(UInt32($0) + 1))
            }
        )
    }

    private func found(_ workload: Workload) async throws {
        let tiers: [Int: Tier] = [6: .county, 9: .township, 12: .village]
        let register = points.sorted { $0.value < $1.value }.compactMap { division, id in
            DivisionCode(division).flatMap { code in
                tiers[division.count].map {
                    ServicePoint(
                        id: id,
                        tier: $0,
                        division: code,
                        name: division,
                        parent: division.count == 6
                            ? nil : points[String(division.dropLast(3))]
                    )
                }
            }
        }
        var grants: [Authority.Grant] = []
        for (office, decides) in [(hub, true)] + everyone.map({ ($0, !$0.name.hasSuffix("-2")) }) {
            let division = office === hub ? Self.county : String(office.name.prefix { $0 != "-" })
            let identity = office.store.identity
            guard let point = points[division] else { continue }
            grants.append(
                Authority.Grant(
                    deviceKey: identity.deviceKey,
                    replica: identity.replica,
                    point: point,
                    decides: decides,
                    number: UInt32(grants.count) + 1
                )
            )
        }
        let granted = grants
        let matters = workload.matters
        let used = Self.matters(of: workload)
        _ = try await hub.store.commit(by: Self.person()) { _ in
            var proposals: [Proposal] = [.register(.pointsRegistered(register))]
            for codes in used.chunked(by: 100) {
                let rows = codes.flatMap { code in
                    [
                        Delegation(
                            matter: code,
                            coverage: .tier(.village),
                            effect: .grant(.acceptance)
                        ),
                        Delegation(
                            matter: code,
                            coverage: .tier(.township),
                            effect: .grant(.decision)
                        ),
                    ]
                }
                proposals.append(.register(.delegationsSet(rows)))
            }
            proposals += granted.map { .register(.deviceGranted($0)) }
            proposals += matters.map {
                .publish(MatterRecord($0.matter), for: $0.isTakenInBelow ? .village : .county)
            }
            return proposals
        }
    }

    /// Who acts: one person at each office, because the workload names people inside the events.
    static func person() throws -> Operator {
        try Operator(name: "经办", role: .approver)
    }

    private static func matters(of workload: Workload) -> [MatterCode] {
        let codes = workload.submissions.flatMap(\.fields).compactMap { name, value in
            name == "form.matter" ? value : nil
        }
        return Set(codes).compactMap { value in
            guard case .text(let text) = value else { return nil }
            return MatterCode(text)
        }.sorted()
    }
}

extension Array {
    /// The elements in runs of `count`, the last one shorter.
    func chunked(by count: Int) -> [[Element]] {
        stride(from: 0, to: self.count, by: count).map {
            Array(self[$0..<Swift.min($0 + count, self.count)])
        }
    }
}
