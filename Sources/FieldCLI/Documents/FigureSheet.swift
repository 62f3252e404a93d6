import Explanation
import NodeRuntime
import ServiceModel

/// Indicators over a unit and a period, with how far they can be relied on.
struct FigureSheet: Document {
    let unit: CaseSheet.PointName
    let from: String
    let to: String
    let countedOn: String
    /// Devices of the unit, and how many of them were heard after the period.
    let devices: Int
    let heard: Int
    /// Whether figures of the period may still change: 暂计.
    let provisional: Bool
    let unheard: [Silent]
    let figures: [Line]
    let unmeasured: [Missing]

    /// A device that was not heard since the period's end.
    struct Silent: Encodable, Sendable {
        let device: UInt32
        let point: String
        let heardAt: LocalTime?
    }

    /// One indicator.
    struct Line: Encodable, Sendable {
        let indicator: Term
        /// The version of its definition.
        let version: Int
        /// As printed; nil where there is nothing to divide by.
        let value: String?
        let numerator: Int
        let denominator: Int
        let provisional: Bool
        /// Cases that claim times outside the county's bounds.
        let flagged: Int
        /// Cases late only by a merge.
        let excused: Int
        /// Subjects nothing can be said about.
        let leftOut: Int
        /// What the numerator counts, if asked for.
        let ids: [String]?
    }

    /// An indicator whose facts nobody records.
    struct Missing: Encodable, Sendable {
        let indicator: Term
        let facts: Term
    }

    init(_ report: FigureReport, unmeasured wanted: [Indicator], listing: Bool) {
        unit = CaseSheet.PointName(report.unit)
        from = report.period.first.description
        to = report.period.last.description
        countedOn = report.today.description
        devices = report.devices
        heard = report.devices - report.unheard.count
        provisional = !report.isComplete
        unheard = report.unheard.map {
            Silent(
                device: $0.device,
                point: $0.point.name,
                heardAt: $0.heardAt.flatMap { $0 > 0 ? LocalTime($0) : nil }
            )
        }
        figures = report.figures.map { figure in
            let definition = figure.indicator.definition
            let isOfPeriod = definition.basis == .cohort || definition.basis == .flow
            return Line(
                indicator: figure.indicator.term,
                version: definition.version,
                value: Self.shown(figure, definition.measure),
                numerator: figure.numerator,
                denominator: figure.denominator,
                provisional: (isOfPeriod || definition.basis == .offers)
                    && (!report.isComplete || figure.provisional > 0),
                flagged: figure.flagged,
                excused: figure.excused,
                leftOut: figure.leftOut,
                ids: listing ? report.members(of: figure) : nil
            )
        }
        unmeasured = wanted.compactMap { indicator in
            guard case .unmeasured(let facts) = indicator.definition.basis else { return nil }
            return Missing(indicator: indicator.term, facts: facts.term)
        }
    }

    /// Two decimals, a half rounded up; by whole numbers, so that it is the same everywhere.
    private static func shown(
        _ figure: IndicatorFigure,
        _ measure: IndicatorDefinition.Measure
    ) -> String? {
        guard figure.denominator > 0 else { return nil }
        let scale = measure == .ratio ? 10_000 : 100
        let scaled = figure.numerator * scale * 2 + figure.denominator
        let hundredths = scaled / (figure.denominator * 2)
        let cents = hundredths % 100
        let text = "\(hundredths / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
        return measure == .ratio ? text + "%" : text
    }
}

extension FigureSheet {
    func lines() -> [String] {
        var lines = [
            Wording(
                "\(unit.name)及下级  \(from) 至 \(to)（\(countedOn) 统计）",
                "\(unit.name) and below  \(from) to \(to) (counted on \(countedOn))"
            ).shown
        ]
        lines.append(
            provisional
                ? Wording(
                    "暂计：\(devices) 台设备里，期末以后有消息的 \(heard) 台",
                    "Provisional: \(heard) of \(devices) devices were heard since the end"
                ).shown
                : Wording("设备 \(devices) 台期末以后都有消息", "All \(devices) devices were heard").shown
        )
        for silent in unheard.prefix(Self.mostNamed) {
            let when = silent.heardAt?.shown ?? Wording("从未", "never").shown
            lines.append(
                Wording(
                    "  没有消息：\(silent.point)（设备 \(silent.device)），最后 \(when)",
                    "  silent: \(silent.point) (device \(silent.device)), last \(when)"
                ).shown.printable
            )
        }
        if !figures.isEmpty { lines += [""] + table() }
        if !unmeasured.isEmpty {
            lines += ["", Wording("还没有事实、不能算的：", "Not measured, facts missing:").shown]
            lines += unmeasured.map { missing in
                Wording(
                    "  \(missing.indicator.wording.chinese)  缺\(missing.facts.wording.chinese)",
                    "  \(missing.indicator.wording.english): \(missing.facts.wording.english)"
                ).shown
            }
        }
        for figure in figures {
            guard let ids = figure.ids else { continue }
            lines += ["", figure.indicator.shown + "  \(ids.count)"] + ids.map { "  " + $0 }
        }
        return lines
    }

    /// Silent devices named one by one; programs get all of them.
    private static let mostNamed = 10

    private func table() -> [String] {
        var table = TextTable([
            Wording("指标", "Indicator"), Wording("值", "Value"), Wording("分子/分母", "Of"),
            Wording("注", "Note"),
        ])
        for figure in figures {
            var notes: [Wording] = []
            if figure.provisional { notes.append(Wording("暂计", "provisional")) }
            if figure.flagged > 0 {
                notes.append(Wording("时间存疑 \(figure.flagged)", "times in doubt \(figure.flagged)"))
            }
            if figure.excused > 0 {
                notes.append(Wording("系统合并 \(figure.excused)", "by a merge \(figure.excused)"))
            }
            if figure.leftOut > 0 {
                notes.append(Wording("不计 \(figure.leftOut)", "left out \(figure.leftOut)"))
            }
            table.add([
                figure.indicator.shown, figure.value ?? "-",
                "\(figure.numerator)/\(figure.denominator)",
                notes.map(\.shown).joined(separator: " "),
            ])
        }
        return table.lines()
    }
}
