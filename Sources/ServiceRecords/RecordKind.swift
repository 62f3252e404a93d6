/// What an entry's payload is; the numbers are those of `Protocol/README.md`, never reused.
///
/// Certificates (1) and rulings (2) belong to feeds as such and are known to `SyncProtocol`.
public enum RecordKind: UInt64, Sendable {
    /// Opens a case; the case's id is the entry's dot.
    case caseOpened = 10
    /// Acts on a case.
    case caseActed = 11
    /// Says who acts in what follows of the feed; see ``OperatorRecord``.
    case operatorNamed = 12
    /// Enters service points into the county's register.
    case pointsRegistered = 30
    /// Lets a device act for a service point.
    case deviceGranted = 31
    /// Sets who may handle which matter.
    case delegationsSet = 33
    /// Puts an incarnation in the place of another.
    case incarnationReplaced = 34
    /// Enters departments of the county.
    case departmentsRegistered = 35
    /// Says how far the feeds of the hub's earlier incarnation count.
    case hubRestored = 36
    /// Sets the working days of a year.
    case calendarSet = 37
    /// Offers a matter to a service point.
    case delegationOffered = 38
    /// Moves a delegation that was offered on.
    case delegationMoved = 39
    /// Says how long delegations are good for.
    case beacon = 40
    /// Sets the county's parameters.
    case rulesSet = 42
    /// Publishes one version of a matter.
    case matterPublished = 50
    /// Lists matters by name, with who handles them.
    case namesListed = 51
    /// Publishes a form, a package or a workflow.
    case documentPublished = 52
    /// Says how much of the county's scopes a replica has folded.
    case catalogueHeld = 60
    /// Answers an offer of the county.
    case delegationAnswered = 61
    /// Says that a guide is not what is done.
    case deviationFiled = 62
    /// Says what becomes of that.
    case deviationAnswered = 63
}
