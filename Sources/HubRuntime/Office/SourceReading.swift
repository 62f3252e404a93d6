public import ServiceModel
public import Storage

/// What reading a source's files gave: what may be published, and what was noticed.
public struct SourceReading: Sendable {
    /// What is to be published.
    public let source: CatalogueSource
    /// Everything that was noticed, file by file.
    public let report: ImportReport
    /// Matters of which some line was rejected, by code: whatever stands of them is left alone.
    public let withheld: [MatterCode]

    /// Takes the lists that stand.
    ///
    /// - Parameter allowsPartial: Whether what is right may be taken although lines were rejected.
    /// - Throws: ``ImportRejected``.
    public init(_ reading: CountyReading, allowsPartial: Bool) throws(ImportRejected) {
        let county = try reading.county(allowPartial: allowsPartial)
        source = .lists(county)
        report = reading.report
        withheld = county.withheld.sorted()
    }

    /// Takes the changes that stand.
    ///
    /// - Parameter allowsPartial: Whether what is right may be taken although lines were rejected.
    /// - Throws: ``ImportRejected``.
    public init(_ reading: ChangeReading, allowsPartial: Bool) throws(ImportRejected) {
        let list = try reading.list(allowPartial: allowsPartial)
        source = .changes(list.changes)
        report = reading.report
        withheld = list.withheld.sorted()
    }
}

/// What publishing a draft would change.
public struct DraftDifference: Sendable {
    /// The draft as it was read.
    public let draft: Draft
    /// What reading its files gave.
    public let reading: SourceReading
    /// What would change.
    public let diff: CatalogueDiff
}

/// What publishing a draft wrote.
public struct DraftPublication: Sendable {
    /// The draft as it was published.
    public let draft: Draft
    /// What reading its files gave.
    public let reading: SourceReading
    /// What was written.
    public let publication: Publication
}
