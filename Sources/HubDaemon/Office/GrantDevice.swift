import ArgumentParser
import Explanation
import Glibc
import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub grant`.
struct GrantDevice: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "grant",
            abstract: Wording("许可一台设备代表某个机构办件", "let a device act for a point").shown,
            aliases: ["许可"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording("机构代码、点号或名称", "division code, number or name of the point").shown,
            valueName: "point"
        )
    )
    var point: String
    @Option(
        help: ArgumentHelp(
            Wording(
                "登记申请所在文件，或新设备导出的数据包；- 是标准输入",
                "file with the enrolment line, or the device's bundle; - is standard input"
            ).shown,
            valueName: "file"
        )
    )
    var request: String
    @Flag(
        help: ArgumentHelp(
            Wording("该机构的决定由这台设备作出", "decisions of the point are made at this device").shown
        )
    )
    var decides = false

    func answer() async throws -> Answer {
        let stick = BundleFile(request)
        let isBundle = request != "-" && (try? stick.isBundle()) == true
        let line = isBundle ? nil : try EnrolmentRequest(readFrom: request)
        return try await options.withCounty { county in
            let key = county.node.store.identity.deviceKey
            let request = try line ?? stick.enrolmentRequest(to: key)
            let place = try await county.node.point(meant: point)
            let grant = try await county.grant(request, at: place.division, decides: decides)
            return Answer("tongban.hub.grant/1", Granted(grant, at: place))
        }
    }

    /// A grant as it stands.
    struct Granted: Document {
        let point: PointName
        let replica: String
        let device: UInt32
        let decides: Bool

        init(_ grant: Authority.Grant, at place: ServicePoint) {
            point = PointName(place)
            replica = grant.replica.description
            device = grant.number
            decides = grant.decides
        }

        func lines() -> [String] {
            let right = decides ? Wording("，可作决定", ", may decide") : Wording("", "")
            return [
                Wording(
                    "已许可：\(point.name)（\(point.division)），设备号 \(device)\(right.chinese)。"
                        + "对方下次同步后生效；不联网的，带去 tongban bundle export --to 写的数据包。",
                    "Granted: \(point.name) (\(point.division)), device \(device)\(right.english). "
                        + "It takes effect when the device syncs, or imports a bundle "
                        + "of tongban bundle export --to."
                ).shown.printable
            ]
        }
    }
}

extension EnrolmentRequest {
    /// Reads the one line that `tongban enrol` prints, from a file or, for `-`, standard input.
    ///
    /// - Throws: `CommandFault.unreadable`, `CommandFault.notARequest`.
    init(readFrom path: String) throws(CommandFault) {
        let text = path == "-" ? Self.typedLine() : try Self.firstLine(of: path)
        guard let text, let request = EnrolmentRequest(text) else { throw .notARequest(path: path) }
        self = request
    }

    private static func typedLine() -> String? {
        if isatty(STDIN_FILENO) == 1 {
            Output.note(
                Wording("把登记申请那一行粘贴进来，回车：", "Paste the enrolment line and press Enter:")
            )
        }
        return readLine()
    }

    private static func firstLine(of path: String) throws(CommandFault) -> String? {
        guard let file = fopen(path, "r") else { throw .unreadable(path: path, errno) }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 1024)
        errno = 0
        guard fgets(&line, Int32(line.count), file) != nil else {
            guard errno == 0 else { throw .unreadable(path: path, errno) }
            return nil
        }
        return String(
            decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
    }
}
