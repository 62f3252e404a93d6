import ServiceModel

/// What is wrong with a text or file handed in; never carries its content.
enum InputFault: Error, Hashable, Sendable {
    /// The file cannot be read, with the system's error number.
    case unreadable(path: String, Int32)
    /// It is larger than a form can be.
    case tooLarge(limitBytes: Int)
    /// It is not UTF-8; forms saved by office programs may be GBK.
    case notUTF8
    /// It is not JSON.
    case notJSON
    /// It is JSON, but not one object in braces.
    case notAnObject
    /// The form has no such entry; the closest one, if one is close, and all there are.
    case unknownEntry(String, closest: String?, allowed: [String])
    /// This entry must be text in quotation marks.
    case notText(String)
    /// This entry must be there and say something.
    case missingEntry(String)
    /// The identity number is not one.
    case identityNumber(IdentityNumberFault)
    /// This is no key of a form.
    case notAKey(String)
    /// This answer must be text in quotation marks, or a whole number.
    case notAnAnswer(String)
    /// There is no such function of an operator.
    case unknownRole(String)
    /// An item of an acceptance is not written as one.
    case notACheck
    /// Nothing came.
    case empty
}
