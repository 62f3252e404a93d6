/// A workbook as parts that refer to each other (OPC, ECMA-376 part 2).
struct WorkbookPackage {
    private let archive: ZipArchive
    private let limits: ImportLimits
    private var budget: UnpackingBudget
    private var elements: Int

    /// Opens the file; no part is read yet.
    init(_ bytes: [UInt8], _ limits: ImportLimits) throws(FileFault) {
        archive = try ZipArchive(bytes, limits)
        self.limits = limits
        elements = limits.elements
        budget = UnpackingBudget(limits)
    }

    /// Whether there is a part of this path.
    func has(_ part: String) -> Bool { archive[part] != nil }

    /// Tells a visitor a whole part.
    mutating func read(_ part: String, to visitor: any XMLVisitor) throws(FileFault) {
        guard let entry = archive[part] else { throw .workbook(.damaged(part: part)) }
        let stream = try XMLStream(part, visitor, limits, elements: elements)
        try archive.unpack(entry, within: &budget) { (piece) throws(FileFault) in
            try stream.feed(piece)
        }
        try stream.feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
        elements = stream.elementsLeft
    }

    /// What a part refers to; nothing if it has no list of that.
    ///
    /// - Parameter part: Its path; empty for the package itself.
    mutating func relations(of part: String) throws(FileFault) -> [PartRelation] {
        let (folder, name) = Self.split(part)
        let list = folder + "_rels/" + name + ".rels"
        guard has(list) else { return [] }
        let visitor = PartRelations(folder: folder)
        try read(list, to: visitor)
        return visitor.relations
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[...slash]), String(path[path.index(after: slash)...]))
    }
}

/// A part that another one refers to.
struct PartRelation: Sendable {
    let id: String
    /// The last word of its type's address, such as `worksheet`.
    let kind: String
    /// The path of the part.
    let part: String
}

/// Reads a list of relations.
private final class PartRelations: XMLVisitor {
    private(set) var relations: [PartRelation] = []
    private let folder: String

    init(folder: String) {
        self.folder = folder
    }

    func begin(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"]
        else { return }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        relations.append(PartRelation(id: id, kind: kind, part: path(to: target)))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func end(_ name: String) {}

    /// A target as a path from the root; targets are relative to the folder of the part.
    private func path(to target: String) -> String {
        let full = target.hasPrefix("/") ? target : folder + target
        var steps: [Substring] = []
        for step in full.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
