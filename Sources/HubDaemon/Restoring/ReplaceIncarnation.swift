import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub replace`.
struct ReplaceIncarnation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "replace",
            abstract: Wording(
                "让恢复的副本接替旧副本：编号、决定权",
                "put a restored replica in its predecessor's place"
            ).shown,
            aliases: ["接替"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording(
                "登记申请所在文件；- 是标准输入",
                "file with the enrolment line; - is standard input"
            ).shown,
            valueName: "file"
        )
    )
    var request: String
    @Flag(
        help: ArgumentHelp(
            Wording(
                "旧副本最后的记录找不回来了，以县里收到的为准",
                "what the old replica wrote last is lost; what is here is the end"
            ).shown
        )
    )
    var tailLost = false
    @Option(
        help: ArgumentHelp(
            Wording("放弃的理由，记入登记", "why, for the register").shown,
            valueName: "text"
        )
    )
    var reason: String?

    func validate() throws {
        guard !tailLost || !(reason ?? "").isEmpty else {
            throw ValidationError(
                Wording("--tail-lost 要用 --reason 写明理由", "--tail-lost takes a --reason").shown
            )
        }
    }

    func answer() async throws -> Answer {
        let request = try EnrolmentRequest(readFrom: request)
        return try await options.withCounty { county in
            let (grant, replaced) = try await county.replace(
                by: request,
                lostBecause: tailLost ? reason : nil
            )
            let place = try await county.node.store.view { try $0.register.point(grant.point) }
            return Answer("tongban.hub.replace/1", Replaced(grant, replaced, at: place))
        }
    }

    /// Who stands in whose place now.
    struct Replaced: Document {
        let point: PointName?
        let replica: String
        let replaced: [String]
        let device: UInt32
        let decides: Bool

        init(_ grant: Authority.Grant, _ earlier: [Predecessor], at place: ServicePoint?) {
            point = place.map(PointName.init)
            replica = grant.replica.description
            replaced = earlier.map(\.replica.description)
            device = grant.number
            decides = grant.decides
        }

        func lines() -> [String] {
            let old = replaced.joined(separator: ", ")
            return [
                Wording(
                    "\(point?.name ?? "-")：副本 \(replica) 已接替 \(old)，设备号 \(device)。"
                        + "对方下次同步后可以开新办件、作决定。",
                    "\(point?.name ?? "-"): replica \(replica) stands for \(old), device \(device). "
                        + "It takes effect when the device syncs."
                ).shown.printable
            ]
        }
    }
}
