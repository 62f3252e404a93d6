import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

extension County {
    /// What the files of a draft say.
    ///
    /// - Throws: `OfficeFault.unreadableDraft`, `ImportRejected`, `StorageError`.
    func source(
        in files: [String: [UInt8]],
        named name: String,
        allowsPartial: Bool
    ) async throws -> SourceReading {
        let folder = SourceFolder.files(files)
        let lists = files.keys.filter(Self.mayBeChangeList).sorted()
        if files[CountyReader.organisationsFile] == nil, lists.count == 1, let list = lists.first,
            !SheetShelf.isWorkbook(list) || ChangeList.stands(inWorkbook: list, of: folder)
        {
            let reading = ChangeList.read(list, in: folder, knowing: try await known())
            return try SourceReading(reading, allowsPartial: allowsPartial)
        }
        guard
            files[CountyReader.organisationsFile] != nil
                || lists.contains(where: SheetShelf.isWorkbook)
        else { throw OfficeFault.unreadableDraft(name) }
        return try SourceReading(CountyData.read(folder), allowsPartial: allowsPartial)
    }

    private static func mayBeChangeList(_ name: String) -> Bool {
        guard name.hasSuffix(".csv") || SheetShelf.isWorkbook(name) else { return false }
        let stem = ChangeReader.stem(of: name)
        return ![ChangeReader.newMatters, ChangeReader.newMaterials].contains {
            stem.hasSuffix(ChangeReader.stem(of: $0))
        }
    }

    /// A change list and the new matters beside it, judged by what the county has published.
    ///
    /// - Throws: `ImportRejected`, `StorageError`.
    public func changes(at path: String) async throws -> CatalogueSource {
        let known = try await known()
        return .changes(try ChangeList.read(path, knowing: known).list().changes)
    }

    private func known() async throws -> ChangeList.Known {
        let (departments, documents) = try await node.store.view { view in
            (try view.register.allDepartments, try view.documents().map(\.document))
        }
        return ChangeList.Known(
            departments: departments,
            workflows: documents.filter { $0.kind == .workflow }.map(\.id),
            forms: documents.filter { $0.kind == .form }.map(\.id)
        )
    }
}
