/// What the number format of a cell makes of its number: as much of ECMA-376 18.8.30 as changes
/// what a person reads in a list.
enum NumberFormat: Hashable, Sendable {
    /// The digits as they are.
    case general
    /// So many digits before the point at least, and exactly so many behind it: `000000`, `0.0`.
    case fixed(wholeDigits: Int, decimals: Int)
    /// A day, a time, or both.
    case moment

    /// Reads a format by its number, and by its code if the workbook gives one.
    init(id: Int, code: String?) {
        if let code {
            self.init(code)
            return
        }
        switch id {
        case 1: self = .fixed(wholeDigits: 1, decimals: 0)
        case 2: self = .fixed(wholeDigits: 1, decimals: 2)
        // 27 to 36 and 50 to 58 are days in the Chinese editions.
        case 14...22, 27...36, 45...47, 50...58: self = .moment
        default: self = .general
        }
    }

    private init(_ code: String) {
        let signs = Self.signs(of: code)
        let parts = signs.split(separator: ".", omittingEmptySubsequences: false)
        if !signs.isEmpty, parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy(Self.isZero) }) {
            self = .fixed(
                wholeDigits: min(parts[0].utf8.count, 32),
                decimals: min(parts.count == 2 ? parts[1].utf8.count : 0, 15)
            )
        } else if signs.contains(where: { "ymdhs".contains($0) }), !signs.contains("general") {
            self = .moment
        } else {
            self = .general
        }
    }

    private static func isZero(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "0") }

    /// The signs of the section for positive numbers, without literal text, colours and locales.
    private static func signs(of code: String) -> String {
        var signs = ""
        var rest = code.lowercased()[...]
        while let sign = rest.popFirst() {
            switch sign {
            case ";": return signs
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                // [h], [mm] count beyond a day; anything else is a colour, a condition or a locale.
                if let first = inside.first, "hms".contains(first),
                    inside.allSatisfy({ $0 == first })
                {
                    signs += String(inside)
                }
                rest = rest.dropFirst(inside.count).dropFirst()
            default: signs.append(sign)
            }
        }
        return signs
    }
}
