public import ServiceModel

/// What stands in the way of an act of the county's office.
public enum OfficeFault: Error, Hashable, Sendable {
    /// No point of this division is registered or given.
    case unknownDivision(DivisionCode)
    /// The data names no county, or more than one.
    case notOneCounty
    /// No such entry is kept out of the fold.
    case noSuchRefusal
    /// These matters changed without a greater version; a published version is never changed.
    case changedWithoutVersion([MatterCode])
}
