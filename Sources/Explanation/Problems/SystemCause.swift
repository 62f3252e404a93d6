import Glibc

/// Why the system could not do something, in words.
package enum SystemCause {
    /// The words for an error number; the rarer ones are left to the system, which speaks English.
    package static func wording(_ number: Int32) -> Wording {
        let english = String(cString: strerror(number))
        switch number {
        case ENOENT: return Wording("没有这个文件", english)
        case EACCES, EPERM: return Wording("没有权限", english)
        case EISDIR: return Wording("这是目录，不是文件", english)
        case ENOSPC: return Wording("磁盘满了", english)
        case EIO: return Wording("磁盘读写出错", english)
        default: return Wording(verbatim: english)
        }
    }
}
