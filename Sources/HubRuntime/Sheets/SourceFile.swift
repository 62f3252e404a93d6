/// A file of a county's lists, read whole within the limits.
struct SourceFile: Sendable {
    /// Its name, relative to the folder.
    let name: String
    /// Its bytes.
    let bytes: [UInt8]
}
