import Glibc
import Storage
public import SyncProtocol

extension ReplicaDirectory {
    private var contactPath: String { path + "/last-contact" }

    /// Notes that a conversation with the parent has just succeeded.
    ///
    /// Evidence for the schedule and for `status`, not a record: it is not flushed, and a note that
    /// cannot be read counts as none.
    ///
    /// - Throws: `StorageError.notWritable`.
    public func noteContact(_ clocks: ClockEvidence) throws {
        let draft = contactPath + ".new"
        guard let file = fopen(draft, "w") else { throw StorageError.notWritable(path: draft) }
        let isWritten = fputs("\(clocks.wall) \(clocks.uptime) \(clocks.boot)\n", file) >= 0
        guard fclose(file) == 0, isWritten, rename(draft, contactPath) == 0 else {
            throw StorageError.notWritable(path: contactPath)
        }
    }

    /// What the clocks said at the last success; nil if there was none, or the note is damaged.
    public var lastContact: ClockEvidence? {
        guard let file = fopen(contactPath, "r") else { return nil }
        defer { fclose(file) }
        var line = [UInt8](repeating: 0, count: 80)
        let count = fread(&line, 1, line.count, file)
        let text = String(decoding: line.prefix(count), as: UTF8.self)
        let parts = text.split { $0 == " " || $0 == "\n" }
        guard parts.count == 3, let wall = Int64(parts[0]), let uptime = UInt64(parts[1]),
            let boot = UInt32(parts[2])
        else { return nil }
        return ClockEvidence(wall: wall, uptime: uptime, boot: boot)
    }
}
