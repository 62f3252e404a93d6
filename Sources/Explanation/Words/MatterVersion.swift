/// The version of a matter as its publisher writes it.
///
/// The implementation list says `4.8`; records keep one number that grows with it, 4008: a thousand
/// times the first part and the second.
package struct MatterVersion: Hashable, Sendable {
    private let number: Int

    package init(_ number: Int) {
        self.number = number
    }

    /// Such as `4.8`.
    package var shown: String { "\(number / 1000).\(number % 1000)" }
}
