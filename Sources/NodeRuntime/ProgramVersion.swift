/// The version of the programs; they are released together.
public enum ProgramVersion {
    /// As people and the county's coverage board read it.
    public static let text = "0.1.0"
}
