/// A case (办件) as the rules see it: what one replica knows at the moment a command is given.
///
/// It is a view for judging, not the stored record.
public struct Case: Hashable, Sendable {
    /// Where the case was opened.
    public var point: ServicePointID
    /// The entry that opened it; nil while it is being opened.
    public var opening: EntryName?
    /// The matter it is about.
    public var matter: MatterCode
    /// The version of the matter it was opened under and keeps to its end.
    public var matterVersion: Int
    /// How far it has come.
    public var stage: CaseStage
    /// Whether contradictory decisions froze it until a person rules.
    public var frozen: Bool
    /// The decisions that contradict each other, in the order of the history; empty unless frozen.
    public var contradiction: [EntryName]
    /// Numbers of the materials held.
    public var materialsReceived: Set<Int>
    /// Fields written concurrently in different ways and not yet resolved.
    public var openConflicts: Set<CaseField>
    /// Whether it is known who the applicant is.
    public var hasApplicant: Bool
    /// The keys of the form that have been answered, ascending.
    public var answeredKeys: [FormKey]
    /// What is on file beside the stage.
    public var dossier: Dossier

    /// What other cases call it; nil while it is being opened.
    public var name: CaseName? {
        opening.map { CaseName(point: point, opening: $0) }
    }
    /// The matter's form with its answers; nil if the matter has none, or none is held here.
    public var form: FilledForm?

    /// Describes what is known of a case.
    public init(
        point: ServicePointID,
        matter: MatterCode,
        matterVersion: Int,
        stage: CaseStage,
        frozen: Bool,
        contradiction: [EntryName] = [],
        materialsReceived: Set<Int>,
        openConflicts: Set<CaseField>,
        hasApplicant: Bool,
        answeredKeys: [FormKey] = [],
        dossier: Dossier = Dossier(),
        opening: EntryName? = nil
    ) {
        self.point = point
        self.matter = matter
        self.matterVersion = matterVersion
        self.stage = stage
        self.frozen = frozen
        self.contradiction = contradiction
        self.materialsReceived = materialsReceived
        self.openConflicts = openConflicts
        self.hasApplicant = hasApplicant
        self.answeredKeys = answeredKeys
        self.dossier = dossier
        self.opening = opening
    }
}
