/// Whether a matter can be applied for (事项状态), in one version.
public enum MatterStatus: UInt8, CaseIterable, Sendable {
    /// 在用.
    case inUse = 0
    /// 暂停: no new intake; open cases go on.
    case suspended = 1
    /// 取消: no new intake ever; open cases are finished under the version they pin.
    case withdrawn = 2
}
