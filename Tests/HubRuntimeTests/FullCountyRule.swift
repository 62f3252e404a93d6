import Foundation
import ServiceModel
import TestCounty

/// Who may handle what by the delegation list's own rule, reckoned from its lines alone.
///
/// Written without the table that the product reckons with, so that the two can be compared.
struct FullCountyRule {
    private struct Line {
        let scope: String
        let isPoint: Bool
        let grants: Bool
        let mode: String
        let from: String
        let until: String
    }

    private var lines: [String: [Line]] = [:]

    init(_ county: FullCounty) throws {
        let text = try String(contentsOfFile: county.directory + "/delegation.csv", encoding: .utf8)
        for line in text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init
            )
            lines[cells[1], default: []].append(
                Line(
                    scope: cells[3],
                    isPoint: cells[2] == "机构",
                    grants: cells[4] == "授予",
                    mode: cells[5],
                    from: cells[6],
                    until: cells[7]
                )
            )
        }
    }

    /// The matters the list names.
    var matters: [String] { lines.keys.sorted() }

    /// 代办, 受理 or 办结; nil if the point may not handle the matter.
    func mode(of matter: String, at point: ServicePoint, on day: String) -> String? {
        guard point.tier != .county else { return "办结" }
        let level = point.tier == .township ? "乡级" : "村级"
        let valid = (lines[matter] ?? []).filter {
            $0.from <= day && ($0.until.isEmpty || $0.until >= day)
        }
        let own = valid.filter { $0.isPoint && $0.scope == point.division.text }
        if own.contains(where: { !$0.grants }) { return nil }
        return own.first?.mode ?? valid.first { !$0.isPoint && $0.scope == level }?.mode
    }
}
