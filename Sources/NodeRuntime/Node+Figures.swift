import Replication
public import ServiceModel
import ServiceRecords
import Storage

/// The county's indicators as one replica can count them.
public struct FigureReport: Sendable {
    /// The unit counted: this point and everything below it.
    public let unit: ServicePoint
    /// The days counted.
    public let period: Period
    /// The day of counting.
    public let today: Day
    /// What was counted, in the order asked for; indicators whose facts are missing are left out.
    public let figures: [IndicatorFigure]
    /// Devices of the unit that were not heard since the period's end, by number.
    public let unheard: [Unheard]
    /// How many devices the unit has.
    public let devices: Int
    /// The names of what figures count, by position: numbers of cases, codes of matters, points.
    let cases: [String]
    let matters: [String]
    let points: [String]
    let offers: [String]

    /// A device of which something may be missing here.
    public struct Unheard: Hashable, Sendable {
        /// Its number.
        public let device: UInt32
        /// Its point.
        public let point: ServicePoint
        /// Up to when everything it wrote is held here, seconds since 1970; nil if nothing is.
        public let heardAt: Int64?
    }

    /// Whether everybody was heard, so that the figures of the period can only change by rulings.
    public var isComplete: Bool { unheard.isEmpty }

    /// The names of what makes up a figure's numerator.
    public func members(of figure: IndicatorFigure) -> [String] {
        let names: [String] =
            switch figure.indicator.definition.basis {
            case .matters: matters
            case .offers: offers
            case .cohort, .flow: figure.indicator == .idlePointRate ? points : cases
            case .unmeasured: []
            }
        return figure.members.map { names[$0] }
    }
}

/// Why nothing can be counted.
public enum FigureFault: Error, Hashable, Sendable {
    /// This replica does not hold the cases of that point.
    case outOfReach(ServicePoint)
    /// No register has come here, so there is no unit.
    case noUnit
}

extension Node {
    /// Counts indicators over a unit and a period, from one snapshot of this replica.
    ///
    /// - Parameters:
    ///   - indicators: Which ones, in this order.
    ///   - unit: The point whose subtree is counted; nil for this device's own.
    ///   - period: The days counted.
    /// - Throws: `FigureFault`, `StorageError`.
    /// - Complexity: O(cases and matters held).
    public func figures(
        of indicators: [Indicator],
        for unit: ServicePoint?,
        in period: Period
    ) async throws -> FigureReport {
        let (clockDay, own) = (today, store.identity.deviceKey)
        return try await store.view { view in
            let register = try view.register
            let home =
                try view.ownPoint ?? register.allPoints.first { $0.tier == .county }
            guard let home else { throw FigureFault.noUnit }
            let unit = unit ?? home
            guard register.subtree(of: home.id).contains(unit.id) else {
                throw FigureFault.outOfReach(unit)
            }
            let today = try view.day(byClock: clockDay)
            let points = register.subtree(of: unit.id).compactMap(register.point)
            let heard = try view.lastHeard()
            let countyTime = try view.countyTime
            let end = period.last.advanced(by: 1).beijingMidnight
            var unheard: [FigureReport.Unheard] = []
            var silent: [ServicePointID: Bool] = [:]
            var devices = 0
            let ids = Set(points.map(\.id))
            for grant in register.allGrants where ids.contains(grant.point) {
                guard let point = register.point(grant.point) else { continue }
                devices += 1
                // This replica knows all of its own; of the county it holds what it has signed.
                let moment: Int64? =
                    grant.deviceKey == own
                    ? today.advanced(by: 1).beijingMidnight - 1
                    : register.isCounty(grant.deviceKey) ? countyTime : heard[grant.deviceKey]
                let isHeard = moment.map { $0 >= end } ?? false
                silent[point.id] = (silent[point.id] ?? true) && isHeard
                guard !isHeard else { continue }
                unheard.append(
                    FigureReport.Unheard(device: grant.number, point: point, heardAt: moment)
                )
            }
            let (cases, numbers) = try view.countedCases(at: ids, on: today)
            let census = CaseCensus(
                cases: cases,
                points: points.map { .init(id: $0.id, isHeard: silent[$0.id]) },
                period: period,
                today: today
            )
            let needsMatters = indicators.contains { $0.definition.basis == .matters }
            let matters = MatterCensus(needsMatters ? try view.countedMatters(on: today) : [])
            let offers = try view.dossiers().filter { ids.contains($0.offered.offer.point) }
            let answered = OfferCensus(offers.map(\.stage))
            return FigureReport(
                unit: unit,
                period: period,
                today: today,
                figures: indicators.compactMap { indicator in
                    switch indicator.definition.basis {
                    case .cohort, .flow: census.figure(of: indicator)
                    case .matters: matters.figure(of: indicator)
                    case .offers: answered.figure(of: indicator)
                    case .unmeasured: nil
                    }
                },
                unheard: unheard.sorted { $0.device < $1.device },
                devices: devices,
                cases: numbers,
                matters: matters.items.map(\.matter.code.text),
                points: points.map { "\($0.id.number)" },
                offers: offers.map {
                    "\($0.offered.offer.matter.text) \($0.offered.offer.point.number)"
                }
            )
        }
    }
}
