import Replication
import ServiceModel
import ServiceRecords

/// How a field of the workload is written into a case, and read back from it.
///
/// | workload | case |
/// |---|---|
/// | form.name, form.id_no | applicant |
/// | form.phone, form.address, form.bank | the fields of that name |
/// | form.matter, form.matter_name, mat.m*.name | the pinned matter version; the catalogue has the words |
/// | mat.m*.status: 已收 at the opening | the material is taken |
/// | everything else | an answer of the form |
/// | timeline | a note `by ⇥ act ⇥ note`, its time the act's claimed time |
enum CaseWords {
    /// The facts of an opening submission, by the rules of service.
    static func opening(
        _ submission: Workload.Submission,
        matter: Matter,
        by actor: Actor
    ) throws -> [CaseChange] {
        let texts = Dictionary(
            submission.fields.compactMap { name, value -> (String, String)? in
                guard case .text(let text) = value else { return nil }
                return (name, text)
            },
            uniquingKeysWith: { $1 }
        )
        let taken = submission.fields.compactMap { name, value in
            value == .text(received) ? material(name) : nil
        }
        let changes = try Case.opening(
            matter: matter,
            applicant: Applicant(
                name: texts["form.name"] ?? "",
                identityNumber: try texts["form.id_no"].map { try IdentityNumber($0) }
            ),
            fields: [
                FieldEntry(.phone, texts["form.phone"] ?? ""),
                FieldEntry(.address, texts["form.address"] ?? ""),
                FieldEntry(.bankAccount, texts["form.bank"] ?? ""),
            ],
            materials: taken,
            by: actor
        )
        return changes + acting(submission, leavingOut: Set(taken))
    }

    /// The facts of a later submission.
    static func acting(
        _ submission: Workload.Submission,
        leavingOut taken: Set<Int> = []
    ) -> [CaseChange] {
        var changes: [CaseChange] = []
        for (name, value) in submission.fields where !isImplied(name) {
            if let number = material(name), taken.contains(number) { continue }
            guard let key = FormKey(name) else { continue }
            changes.append(.answered(key, value))
        }
        if let line = submission.line {
            changes.append(.noted("\(line.by)\t\(line.act)\t\(line.note)"))
        }
        return changes
    }

    private static let received = "已收"

    /// Written by the opening itself.
    private static func isImplied(_ name: String) -> Bool {
        switch name {
        case "form.name", "form.id_no", "form.phone", "form.address", "form.bank", "form.matter",
            "form.matter_name":
            true
        default: name.hasPrefix("mat.m") && name.hasSuffix(".name")
        }
    }

    /// The number of the material whose status this is.
    private static func material(_ name: String) -> Int? {
        let parts = name.split(separator: ".")
        guard parts.count == 3, parts[0] == "mat", parts[2] == "status" else { return nil }
        return Int(parts[1].dropFirst()).map { $0 + 1 }
    }
}

extension CaseWords {
    /// What a record says in the words of the workload.
    static func read(
        _ record: CaseRecord,
        matter: Matter
    ) -> (fields: [String: FormValue], lines: [Workload.Line]) {
        var fields: [String: FormValue] = [
            "form.matter": .text(matter.code.text), "form.matter_name": .text(matter.name),
        ]
        if case .applicant(let applicant) = record.shown(.applicant) {
            fields["form.name"] = .text(applicant.name)
            fields["form.id_no"] = applicant.identityNumber.map { .text($0.text) }
        }
        let named: [(String, CaseField)] = [
            ("form.phone", .phone), ("form.address", .address), ("form.bank", .bankAccount),
        ]
        for (name, field) in named {
            if case .text(let text) = record.shown(field) { fields[name] = .text(text) }
        }
        let held = Set(record.materials.elements)
        // The workload names at most six papers of a matter.
        for paper in matter.materials.prefix(6) {
            fields["mat.m\(paper.number - 1).name"] = .text(paper.name)
            if held.contains(UInt32(paper.number)) {
                fields["mat.m\(paper.number - 1).status"] = .text(received)
            }
        }
        for key in record.form.keys { fields[key.text] = record.form.shown(key) }
        let lines = record.timeline.items.map { item in
            let parts = item.text.split(separator: "\t", omittingEmptySubsequences: false)
            return Workload.Line(
                at: item.claimedAt,
                by: parts.first.map(String.init) ?? "",
                act: parts.dropFirst().first.map(String.init) ?? "",
                note: parts.dropFirst(2).joined(separator: "\t")
            )
        }
        return (fields, lines)
    }
}
