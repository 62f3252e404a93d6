import SyncEngine
import SyncProtocol
import Transport

extension ErrorText {
    private static let again = Wording(
        "检查网络，核对上级地址，再试：tongban sync；不联网也照常办件",
        "Check network and address, then try tongban sync again; cases go on without it"
    )
    private static let report = Wording("把这一行告诉县里", "Report this line to the county")

    /// Explains why bytes did not get across.
    static func problem(for error: TransportError) -> Problem {
        switch error {
        case .unreachable(let address, _):
            return Problem(
                "E-NET-01",
                .unreachable,
                Wording("连不上 \(address)", "\(address) cannot be reached"),
                next: again
            )
        case .notANode(let address, let status):
            // What a proxy in between says while the node behind it is away.
            return Problem(
                "E-NET-02",
                (502...504).contains(status) ? .unreachable : .failed,
                Wording(
                    "\(address) 有回应（\(status)），但不是通办节点",
                    "\(address) answers (\(status)), but is no Tongban node"
                ),
                next: Wording(
                    "核对地址：tongban sync --parent URL；上网要登录的先登录",
                    "Check the address: tongban sync --parent URL"
                )
            )
        case .portBusy(let address):
            return Problem(
                "E-NET-03",
                .failed,
                Wording("\(address) 被别的程序占用", "\(address) is taken by another program"),
                next: Wording(
                    "可能已经有一个在运行；要另起一个，用 --listen 换一个端口",
                    "One may be running already; for another, choose a port with --listen"
                )
            )
        case .cannotListen(let address, let detail):
            return Problem(
                "E-NET-04",
                .failed,
                Wording("不能在 \(address) 监听：\(detail)", "Cannot listen on \(address): \(detail)"),
                next: Wording("用 --listen 换一个地址", "Choose another address with --listen")
            )
        case .notLoopback(let address):
            return Problem(
                "E-NET-05",
                .failed,
                Wording(
                    "\(address) 不是本机回环地址；传输内容还没有加密，不能离开本机",
                    "\(address) is not loopback; bodies are not encrypted yet and may not leave"
                ),
                next: Wording(
                    "监听 127.0.0.1；要连别的机器，用 SSH 或 WireGuard 隧道接到本机",
                    "Listen on 127.0.0.1 and join machines by an SSH or WireGuard tunnel"
                )
            )
        case .garbled(let detail):
            return Problem(
                "E-NET-06",
                .unreachable,
                Wording("对方发来的内容读不懂：\(detail)", "The answer cannot be read: \(detail)"),
                next: again
            )
        case .otherVersion(let version):
            return Problem(
                "E-NET-07",
                .failed,
                Wording(
                    "对方说的是第 \(version) 版协议，本机说第 \(Message.version) 版",
                    "The other side speaks version \(version), this program \(Message.version)"
                ),
                next: Wording("升级版本低的一边", "Upgrade the older of the two")
            )
        case .unknownDictionary:
            return Problem(
                "E-NET-08",
                .unreachable,
                Wording(
                    "对方用了双方没有约定的压缩词典",
                    "The answer is compressed against a dictionary nobody agreed on"
                ),
                next: again
            )
        }
    }

    /// Explains why a conversation ended early; what was applied stays.
    static func problem(for fault: SyncFault) -> Problem {
        switch fault {
        case .linkFailed:
            return Problem(
                "E-SYNC-01",
                .unreachable,
                Wording("同步中途断线", "The link broke"),
                next: again
            )
        case .refused(let code):
            return refused(code)
        case .listenerNotProven:
            return Problem(
                "E-SYNC-02",
                .notPermitted,
                Wording("对方证明不了自己的身份，没有交换", "The other side could not prove its key"),
                next: Wording("核对上级地址；不要再连", "Check the parent's address")
            )
        case .listenerNotGranted:
            return Problem(
                "E-SYNC-03",
                .notPermitted,
                Wording("对方不在县里的登记里，没有交换", "The county does not know the other side"),
                next: Wording("核对上级地址", "Check the parent's address")
            )
        case .unexpectedMessage:
            return Problem(
                "E-SYNC-04",
                .failed,
                Wording("对方答非所问", "An unexpected message came"),
                next: report
            )
        case .tooManyRounds:
            return Problem(
                "E-SYNC-05",
                .failed,
                Wording("来回太多次，没有进展", "Too many rounds without progress"),
                next: report
            )
        case .peerMisbehaves:
            return Problem(
                "E-SYNC-06",
                .failed,
                Wording("对方发来太多坏数据，已断开", "The other side sent too much that is bad"),
                next: Wording(
                    "看隔离了什么：tongban quarantine list，并告诉县里",
                    "See tongban quarantine list, and tell the county"
                )
            )
        }
    }

    /// What the other side's refusal means here.
    static func refused(_ code: RefuseCode) -> Problem {
        let enrol = Wording(
            "把 tongban enrol 印出的一行交给县里，许可后再同步",
            "Hand the line of tongban enrol to the county, then sync again"
        )
        switch code {
        case .version:
            return Problem(
                "E-SYNC-11",
                .failed,
                Wording("两边版本说不到一起", "The versions do not match"),
                next: Wording("升级 tongban", "Upgrade tongban")
            )
        case .session, .storage, .limit:
            return Problem(
                "E-SYNC-12",
                .unreachable,
                Wording("对方这会儿收不下", "The other side cannot take it now"),
                next: Wording("过一会儿再试：tongban sync", "Try tongban sync again later")
            )
        case .proof:
            return Problem(
                "E-SYNC-13",
                .notPermitted,
                Wording("对方不认本机的签名", "Our proof was not accepted"),
                next: report
            )
        case .notGranted:
            return Problem(
                "E-SYNC-14",
                .notPermitted,
                Wording("县里还没有许可这台设备", "The county has not granted this device yet"),
                next: enrol
            )
        case .protocolViolation:
            return Problem(
                "E-SYNC-15",
                .failed,
                Wording("对方说本机的话读不懂", "The other side cannot read us"),
                next: report
            )
        case .segmentQuarantined:
            return Problem(
                "E-SYNC-16",
                .findings,
                Wording("对方隔离了本机的一段记录", "The other side quarantined a segment of ours"),
                next: Wording("记录没有丢；告诉县里来放行", "Nothing is lost; the county releases it")
            )
        case .scope:
            return Problem(
                "E-SYNC-17",
                .notPermitted,
                Wording("有记录不该由本机送", "Something was not ours to send"),
                next: report
            )
        case .otherCounty:
            return Problem(
                "E-SYNC-18",
                .notPermitted,
                Wording("对方是另一个县的", "The other side is of another county"),
                next: Wording("核对上级地址和县公钥", "Check the parent's address and the county key")
            )
        }
    }
}
