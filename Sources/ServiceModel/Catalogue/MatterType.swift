/// The legal kind of a matter (事项类型).
///
/// Raw values are the two-digit national codes of GB/T 39046-2020 annex A.
public enum MatterType: String, CaseIterable, Sendable {
    /// 行政许可: a village never decides one.
    case licence = "01"
    /// 行政处罚.
    case penalty = "02"
    /// 行政强制.
    case coercion = "03"
    /// 行政征收.
    case levy = "04"
    /// 行政给付.
    case benefit = "05"
    /// 行政检查.
    case inspection = "06"
    /// 行政确认.
    case confirmation = "07"
    /// 行政奖励.
    case reward = "08"
    /// 行政裁决.
    case adjudication = "09"
    /// 其他行政权力.
    case other = "10"
    /// 公共服务: the only kind a village may accept by itself.
    case publicService = "20"
}
