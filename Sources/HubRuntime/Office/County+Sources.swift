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
        if files["orgs.csv"] != nil {
            return try SourceReading(
                CountyData.read(.files(files)),
                allowsPartial: allowsPartial
            )
        }
        let lists = files.keys.filter { $0.hasSuffix(".csv") }.filter { name in
            !["-new-matters.csv", "-new-materials.csv"].contains { name.hasSuffix($0) }
        }
        guard lists.count == 1, let list = lists.first else {
            throw OfficeFault.unreadableDraft(name)
        }
        let known = try await known()
        let reading = ChangeList.read(list, in: .files(files), knowing: known)
        return try SourceReading(reading, allowsPartial: allowsPartial)
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
