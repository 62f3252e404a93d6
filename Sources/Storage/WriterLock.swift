import Glibc
import Synchronization

/// The one writer lock of a replica file, held by one process and one task at a time.
///
/// SQLite before 3.51.3 can damage a WAL file when one connection writes while another one
/// checkpoints (<https://www.sqlite.org/wal.html#walresetbug>). So every write, every checkpoint and
/// every close happens under this lock. The kernel drops it when its process dies: it cannot go stale.
final class WriterLock: Sendable {
    private let descriptor: Int32
    /// Held while waiting for the lock: who has just let go must queue behind who waits already.
    private let turn: Int32
    private let waitSeconds: Int
    private let gate = Mutex<Void>(())

    /// How long one waits for another process: a bulk import holds the lock for a few seconds.
    static let waitSeconds = 10
    private static let pauseMicroseconds: UInt32 = 2_000

    /// Opens, and makes if needed, the lock file.
    init(path: String, waitSeconds: Int = WriterLock.waitSeconds) throws(StorageError) {
        self.waitSeconds = waitSeconds
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notWritable(path: path) }
        turn = open(path + "-turn", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard turn >= 0 else {
            close(descriptor)
            throw .notWritable(path: path + "-turn")
        }
    }

    deinit {
        close(turn)
        close(descriptor)
    }

    /// Runs `body` as the only writer. Blocks the calling thread, which must not be one of the
    /// cooperative pool's; GRDB's own queues are meant.
    ///
    /// - Throws: `StorageError.busy` after the wait; else what `body` throws.
    func holding<Value>(_ body: () throws -> Value) throws -> Value {
        try gate.withLock { _ in
            try acquire()
            defer { flock(descriptor, LOCK_UN) }
            return try body()
        }
    }

    private func acquire() throws(StorageError) {
        var attempts = waitSeconds * 1_000_000 / Int(Self.pauseMicroseconds)
        try wait(for: turn, &attempts)
        defer { flock(turn, LOCK_UN) }
        try wait(for: descriptor, &attempts)
    }

    private func wait(for lock: Int32, _ attempts: inout Int) throws(StorageError) {
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            guard attempts > 0 else { throw .busy(seconds: waitSeconds) }
            attempts -= 1
            usleep(Self.pauseMicroseconds)
        }
    }
}
