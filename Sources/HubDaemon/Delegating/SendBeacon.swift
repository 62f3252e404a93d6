import ArgumentParser
import Explanation
import HubRuntime
import Replication
import ServiceModel
import Storage

/// The command `tongban-hub beacon`.
struct SendBeacon: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "beacon",
            abstract: Wording("发出报时：各点的授权自此有效几天", "say that delegations stand, and for how long")
                .shown,
            discussion: Wording(
                "tongban-hub run 每天自己发一次。村里 7 天、乡镇 14 天收不到，就只收件，不受理、不决定。",
                "tongban-hub run sends one a day by itself. Villages without one for 7 days, "
                    + "townships for 14, take papers in and nothing more."
            ).shown,
            aliases: ["报时"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording("一份县级副本的备份，核验后一并告知各点", "a backup of the county, verified and named in it")
                .shown,
            valueName: "file"
        )
    )
    var backup: String?

    func answer() async throws -> Answer {
        var verified: Beacon.VerifiedBackup?
        if let backup {
            let image = try BackupImage(path: backup)
            _ = try await image.check()
            let digest = image.note.frontiers.first { $0.scope == .authority }?.digest
            verified = digest.map {
                Beacon.VerifiedBackup(id: $0.bytes, madeAt: image.note.madeAt)
            }
        }
        return try await options.withCounty { [verified] county in
            let beacon = try await county.sendBeacon(isByHand: true, backup: verified)
            return Answer("tongban.hub.beacon/1", Sent(beacon))
        }
    }

    /// A beacon as it was sent.
    struct Sent: Document {
        let at: LocalTime?
        let villageDays: Int
        let townshipDays: Int
        let backupMadeAt: LocalTime?

        init(_ beacon: Beacon?) {
            at = beacon.map { LocalTime($0.countyTime) }
            villageDays = beacon?.villageDays ?? 0
            townshipDays = beacon?.townshipDays ?? 0
            backupMadeAt = beacon?.backup.map { LocalTime($0.madeAt) }
        }

        func lines() -> [String] {
            [
                Wording(
                    "已报时 \(at?.shown ?? "-")：村里 \(villageDays) 天、乡镇 \(townshipDays) 天有效，"
                        + "随同步或优盘带下去。",
                    "Sent \(at?.shown ?? "-"): good for \(villageDays) days at villages, "
                        + "\(townshipDays) at townships; a sync or a stick carries it."
                ).shown
            ]
        }
    }
}
