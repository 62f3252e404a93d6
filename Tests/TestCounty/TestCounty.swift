import Foundation
import HubRuntime
public import Logging
public import NodeRuntime
import Replication
public import ServiceModel
public import ServiceRecords
import Storage
public import SyncEngine
import SyncProtocol
import Transport

/// A small county of real replicas on the disk, joined by loops instead of sockets.
///
/// One county, two townships, three villages: the first two in the first township. Matters:
/// ``allowance`` is accepted at villages and decided at townships, ``licence`` is a licence that
/// villages take in and the county decides, ``certificate`` is a public service decided at villages,
/// ``approval`` is the county's alone. Any number of further villages can be added to the first township.
public final class TestCounty: Sendable {
    /// The county's replica.
    public let hub: Node
    /// By order: 0 and 1.
    public let townships: [Node]
    /// By order: 0 and 1 belong to township 0, 2 to township 1, any further ones to township 0.
    public let villages: [Node]
    /// Where all of it lies; removed with the county.
    public let directory: String

    /// Accepted at villages, decided at townships. Needs material 1.
    public static let allowance = code("11990001MB9000001U4000511001001")
    /// A licence: villages take it in, the county decides. Needs materials 1 and 2.
    public static let licence = code("11990001MB9000002Y4000131001001")
    /// A public service decided at villages. Needs nothing.
    public static let certificate = code("11990001MB900000324002014001001")
    /// A licence that nobody below the county handles. Needs material 1.
    public static let approval = code("11990001MB900000454000104001001")

    /// Founds the county: replicas, register, grants, catalogue; nobody but the county knows yet.
    ///
    /// - Parameters:
    ///   - extraVillages: Villages beyond the three, all in the first township.
    ///   - clock: The county's time; nil for the machine's own.
    public convenience init(extraVillages: Int = 0, clock: TestClock? = nil) async throws {
        let sheets = try Self.sheets(extraVillages: extraVillages)
        try await self.init(
            lists: sheets,
            townships: Self.townshipDivisions,
            villages: Self.villageDivisions + Self.extraDivisions(extraVillages),
            clock: clock
        )
        if extraVillages > 0 { try FileManager.default.removeItem(atPath: sheets) }
    }

    /// Founds a county of these lists, with replicas at some of its points.
    ///
    /// - Parameters:
    ///   - lists: The directory of the lists.
    ///   - townships: Divisions of two townships.
    ///   - villages: Divisions of villages; the third belongs to the second township, all others to
    ///     the first.
    ///   - clock: The county's time; nil for the machine's own.
    public init(
        lists: String,
        townships townshipDivisions: [String],
        villages divisions: [String],
        clock: TestClock? = nil
    ) async throws {
        directory = NSTemporaryDirectory() + "county-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true
        )
        hub = try await Self.node("hub", in: directory, county: nil, clock)
        let key = hub.store.identity.deviceKey
        var townships: [Node] = []
        var villages: [Node] = []
        for index in townshipDivisions.indices {
            let name = "township\(index)"
            townships.append(try await Self.node(name, in: directory, county: key, clock))
        }
        for index in divisions.indices {
            let name = "village\(index)"
            villages.append(try await Self.node(name, in: directory, county: key, clock))
        }
        self.townships = townships
        self.villages = villages
        let county = try County(hub)
        try await county.adopt(try CountyData(directory: lists), on: Self.foundingDay)
        for (index, township) in townships.enumerated() {
            try await grant(township, at: townshipDivisions[index])
        }
        for (index, village) in villages.enumerated() {
            try await grant(village, at: divisions[index])
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Everyone syncs from the top down, so that register and catalogue reach the villages.
    public func distribute() async throws {
        for township in townships { try await sync(township, with: hub) }
        for (index, village) in villages.enumerated() {
            try await sync(village, with: township(of: index))
        }
    }

    /// A night: villages to townships, townships to the county, and the answers back down.
    public func night() async throws {
        for (index, village) in villages.enumerated() {
            try await sync(village, with: township(of: index))
        }
        for township in townships { try await sync(township, with: hub) }
        for (index, village) in villages.enumerated() {
            try await sync(village, with: township(of: index))
        }
    }

    /// The township that a village syncs with.
    public func township(of village: Int) -> Node {
        townships[village == 2 ? 1 : 0]
    }

    /// One conversation over a perfect link.
    @discardableResult
    public func sync(_ child: Node, with parent: Node) async throws -> SyncSummary {
        try await sync(child, over: LoopbackLink(to: parent))
    }

    /// One conversation over `link`.
    @discardableResult
    public func sync(_ child: Node, over link: LoopbackLink) async throws -> SyncSummary {
        try await Dialer(child, over: link, logger: quiet).converse()
    }

    /// Makes one more replica, which the county knows nothing of.
    public func stranger(_ name: String) async throws -> Node {
        try await Self.node(name, in: directory, county: hub.store.identity.deviceKey)
    }

    /// Grants a node's device a point.
    public func grant(_ node: Node, at division: String) async throws {
        let identity = node.store.identity
        try await grant(
            EnrolmentRequest(deviceKey: identity.deviceKey, replica: identity.replica),
            at: division,
            decides: true
        )
    }

    /// Grants any device a point.
    public func grant(
        _ request: EnrolmentRequest,
        at division: String,
        decides: Bool = false
    ) async throws {
        guard let division = DivisionCode(division) else { fatalError("a division code") }
        _ = try await County(hub).grant(request, at: division, decides: decides)
    }

    /// Somebody who acts in a test; on duty at each replica is an approver named like it, and at the
    /// county an administrator.
    public static func person(_ name: String, _ role: OperatorRole = .approver) -> Operator {
        guard let person = try? Operator(name: name, role: role) else { fatalError("a name") }
        return person
    }

    private static func node(
        _ name: String,
        in directory: String,
        county: DeviceKey?,
        _ clock: TestClock? = nil
    ) async throws -> Node {
        let place = ReplicaDirectory(directory + "/" + name)
        _ = try await place.create(county: county)
        try place.roster.use(Self.person(name, county == nil ? .administrator : .approver))
        return try await place.open(clocks: clock?.clocks(of: name) ?? SystemClocks())
    }

    private static func extraDivisions(_ count: Int) -> [String] {
        (0..<count).map { "990001001\(203 + $0)" }
    }

    /// The county's sheets, with the extra villages entered.
    private static func sheets(extraVillages: Int) throws -> String {
        guard extraVillages > 0 else { return dataDirectory }
        let copy = NSTemporaryDirectory() + "sheets-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: dataDirectory, toPath: copy)
        let path = copy + "/orgs.csv"
        let rows = extraDivisions(extraVillages).map { "\($0),甲\($0)村便民服务站,村级,990001001" }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try (text + rows.joined(separator: "\n") + "\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        return copy
    }

    private static func code(_ text: String) -> MatterCode {
        guard let code = MatterCode(text) else { fatalError("a matter code") }
        return code
    }

    /// The county's day when it is founded: 2026-11-30.
    public static let foundingDay = Day(number: 20_787)
    /// The divisions of the townships.
    public static let townshipDivisions = ["990001001", "990001002"]
    /// The divisions of the villages.
    public static let villageDivisions = ["990001001201", "990001001202", "990001002201"]
    /// Where the county's sheets lie.
    public static let dataDirectory = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("Data").path
}

/// A logger that says nothing.
public let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
