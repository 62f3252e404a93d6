public import ServiceModel
public import ServiceRecords
import Storage

extension Node {
    /// The form of a case's matter with what is written in it; nil if its matter has no form, or none
    /// is held here. O(size of the form).
    public func filledForm(of id: CaseID) async throws -> FilledForm? {
        let today = today
        return try await store.view { view in
            guard let record = try view.record(id), let matter = try view.matter(of: record),
                let form = try view.form(of: matter)
            else { return nil }
            let day = try view.day(byClock: today)
            return FilledForm(form, record.form.allShown, on: day)
        }
    }
}
