import ServiceModel
import SwiftProtobuf

extension Department {
    /// The department as `DepartmentsRegistered` carries it.
    var message: Tongban_Records_V1_Department {
        .with {
            $0.code = code
            $0.name = name
            $0.creditCode = creditCode
            $0.number = number
            $0.nature = UInt32(nature.rawValue)
            $0.zone = zone
            $0.phone = phone
            $0.supervisionPhone = supervisionPhone
            $0.townshipOffice = townshipOffice
        }
    }

    /// Reads a department; nil without a code or for a nature outside its table.
    init?(_ message: Tongban_Records_V1_Department) {
        guard !message.code.isEmpty,
            let nature = UInt8(exactly: message.nature)
                .flatMap(DepartmentNature.init(rawValue:))
        else { return nil }
        self.init(
            code: message.code,
            name: message.name,
            creditCode: message.creditCode,
            number: message.number,
            nature: nature,
            zone: message.zone,
            phone: message.phone,
            supervisionPhone: message.supervisionPhone,
            townshipOffice: message.townshipOffice
        )
    }
}

extension WorkingCalendar {
    /// The year as `CalendarSet` carries it.
    var message: Tongban_Records_V1_CalendarSet {
        .with { message in
            message.year = UInt32(clamping: year)
            message.provisional = isProvisional
            message.basis = basis
            guard let first = Day(year: year, month: 1, day: 1) else { return }
            message.days = exceptions.map { exception in
                .with {
                    $0.ordinal = UInt32(clamping: exception.day.number - first.number + 1)
                    $0.kind = UInt32(exception.kind.rawValue)
                    $0.note = exception.note
                }
            }
        }
    }

    /// Reads a year; nil for days it does not have or kinds outside their table.
    init?(_ message: Tongban_Records_V1_CalendarSet) {
        guard let first = Day(year: Int(message.year), month: 1, day: 1) else { return nil }
        var days: [Exception] = []
        for item in message.days {
            guard (1...366).contains(item.ordinal),
                let kind = UInt8(exactly: item.kind).flatMap(DayKind.init(rawValue:))
            else { return nil }
            let day = first.advanced(by: Int(item.ordinal) - 1)
            guard day.date.year == Int(message.year) else { return nil }
            days.append(Exception(day: day, kind: kind, note: item.note))
        }
        guard Set(days.map(\.day)).count == days.count else { return nil }
        self.init(
            year: Int(message.year),
            isProvisional: message.provisional,
            basis: message.basis,
            days: days
        )
    }
}
