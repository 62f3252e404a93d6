/// What the text of an element must be.
public enum ElementContent: Hashable, Sendable {
    /// Words for people.
    case text
    /// A whole number in this range.
    case number(ClosedRange<Int>)
    /// 是 or 否.
    case yesNo
    /// One entry of a code table.
    case choice(of: CodeSet)
    /// Some entries of a code table, with `;` or `^` between them.
    case choices(of: CodeSet)
    /// A day, `YYYY-MM-DD`.
    case day
    /// An amount in yuan with at most two decimals.
    case money
    /// An address of the web that begins with `http://` or `https://`.
    case address
    /// Telephone numbers, with `;` between them.
    case phones
    /// A division code of 6, 9 or 12 digits.
    case region
    /// A unified social credit code (统一社会信用代码) with its check character.
    case creditCode
    /// A code of one of these lengths.
    case code(lengths: [Int], digitsOnly: Bool)
    /// A code of another system, of at most 50 characters.
    case localCode
    /// `n.n`.
    case version
    /// The code of a department.
    case department
    /// The identifier of a form or workflow.
    case document
    /// The name or the address of a file that the guide refers to.
    case reference

    /// What is wrong with a text; nil if it fits or is empty. O(its length).
    public func fault(of text: String) -> ElementFault? {
        guard !text.isEmpty else { return nil }
        switch self {
        case .text: return nil
        case .reference: return text.utf8.count <= Self.longestAddress ? nil : .notAnAddress
        case .number(let range):
            return Int(text).map(range.contains) == true ? nil : .notANumber(range)
        case .yesNo: return ["是", "否"].contains(text) ? nil : .notInSet(["是", "否"])
        case .choice(of: let set): return set[text] == nil ? .notInSet(set.words) : nil
        case .choices(of: let set): return set.entries(of: text) == nil ? .notInSet(set.words) : nil
        case .day: return Day(iso: text) == nil ? .notADay : nil
        case .money: return Self.isAmount(text) ? nil : .notAnAmount
        case .address: return Self.isAddress(text) ? nil : .notAnAddress
        case .phones: return text.utf8.allSatisfy(Self.isOfPhone) ? nil : .notAPhone
        case .region: return DivisionCode(text) == nil ? .notARegion : nil
        case .creditCode: return CreditCode(text) == nil ? .notACreditCode : nil
        case .code(let lengths, let digitsOnly):
            let isFitting =
                lengths.contains(text.utf8.count)
                && text.utf8.allSatisfy { byte in
                    Self.isDigit(byte)
                        || (!digitsOnly && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte))
                }
            return isFitting ? nil : .notACode(lengths)
        case .localCode: return text.utf8.count <= MatterCode.longest ? nil : .notACode([])
        case .version:
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { Int($0) != nil } ? nil : .notAVersion
        case .department, .document: return nil
        }
    }

    /// The widest address that the national tables take, in bytes.
    private static let longestAddress = 500

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isOfPhone(_ byte: UInt8) -> Bool {
        isDigit(byte) || "-+() ;".utf8.contains(byte)
    }

    private static func isAmount(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && (1...12).contains(parts[0].count)
            && parts.dropFirst().allSatisfy { (1...2).contains($0.count) }
            && parts.joined().allSatisfy(isDigit)
    }

    private static func isAddress(_ text: String) -> Bool {
        let starts = ["https://", "http://"].first { text.hasPrefix($0) }
        return starts.map { text.utf8.count > $0.utf8.count } ?? false
            && text.utf8.count <= longestAddress && text.utf8.allSatisfy { $0 > 0x20 }
    }
}

extension CodeSet {
    /// The words an element takes: those of the county's files, or all if its files use none.
    var words: [String] { listedWords.isEmpty ? entries.map(\.word) : listedWords }
}

/// What is wrong with the text of an element.
public enum ElementFault: Hashable, Sendable {
    /// It is not filled in; if another element is named, because that one says 是.
    case missing(because: MatterElement?)
    /// It is none of these words.
    case notInSet([String])
    /// It is no whole number in this range.
    case notANumber(ClosedRange<Int>)
    /// It is no day.
    case notADay
    /// It is no amount of money.
    case notAnAmount
    /// It is no address of the web, or is too long.
    case notAnAddress
    /// It is no telephone number.
    case notAPhone
    /// It is no division code.
    case notARegion
    /// It is no credit code, or its check character is wrong.
    case notACreditCode
    /// It is no code of these lengths.
    case notACode([Int])
    /// It is no version.
    case notAVersion
    /// It contradicts what another element, or the materials, say.
    case contradicts(MatterElement)
}
