import ArgumentParser
import Glibc
import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

struct ReplicaOption: ParsableArguments {
    @Option(name: .long, help: "枢纽的副本目录。(the hub's replica directory)")
    var replica: String

    func open() async throws -> Node {
        try await ReplicaDirectory(replica).open()
    }
}

/// `tongban-hub init`
struct Initialise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "建立县级副本，并印出县公钥。")
    @OptionGroup var location: ReplicaOption

    func run() async throws {
        let identity = try await ReplicaDirectory(location.replica).create(county: nil)
        print(identity.deviceKey.hexadecimal)
        Console.note("已建立县级副本。上面一行是县公钥，各乡镇、村建库时要用：tongban init --county <县公钥>")
    }
}

/// `tongban-hub import`
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入机构、事项、材料和授权（CSV 目录），并发布。")
    @OptionGroup var location: ReplicaOption
    @Option(name: .long, help: "含 orgs.csv、matters.csv、materials.csv、delegation.csv 的目录。")
    var countyData: String
    @Option(name: .long, help: "按哪一天的授权，YYYY-MM-DD；不写就是今天。")
    var on: String?

    func run() async throws {
        let data = try CountyData(directory: countyData, on: on ?? today())
        let node = try await location.open()
        let summary = try await County(node).adopt(data)
        try await node.close()
        let matters = summary.matters.values.reduce(0, +)
        print("机构 \(summary.points) 个，新发布事项 \(matters) 项，授权涉及事项 \(summary.delegations) 项。")
    }

    private func today() -> String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }
}

/// `tongban-hub grant`
struct Grant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "许可一台设备代表某个机构办件。")
    @OptionGroup var location: ReplicaOption
    @Option(name: .long, help: "机构代码（6、9 或 12 位）。")
    var point: String
    @Option(name: .long, help: "登记申请所在文件；- 表示从标准输入读。")
    var request: String
    @Flag(name: .long, help: "该机构的决定由这台设备作出。")
    var decides = false

    func run() async throws {
        guard let division = DivisionCode(point) else {
            throw ValidationError("机构代码应为 6、9 或 12 位数字：\(point)")
        }
        guard let text = read(), let request = EnrolmentRequest(text) else {
            throw ValidationError("读不到登记申请：\(request)。请用对方 tongban enrol 印出的那一行。")
        }
        let node = try await location.open()
        let grant = try await County(node).grant(request, at: division, decides: decides)
        try await node.close()
        print("已许可：机构 \(point)，设备号 \(grant.number)。对方下次同步后生效。")
    }

    private func read() -> String? {
        guard request != "-" else { return readLine() }
        guard let file = fopen(request, "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 1024)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        return String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// `tongban-hub board`
struct Board: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "各机构办件一览。")
    @OptionGroup var location: ReplicaOption

    func run() async throws {
        let node = try await location.open()
        let points = try await node.store.view { try $0.register.allPoints }
        for point in points {
            let lines = try await node.store.caseLines(at: point.id, limit: 100_000)
            let open = lines.filter { !$0.stage.isTerminal }.count
            let conflicts = lines.filter { $0.conflicts > 0 || $0.isFrozen }.count
            print("\(point.division.text)\t\(point.name)\t办件 \(lines.count)\t在办 \(open)\t待裁 \(conflicts)")
        }
        try await node.close()
    }
}
