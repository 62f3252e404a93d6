import ServiceModel
import ServiceRecords
import Testing

@Suite("A case number")
struct CaseNumberTests {
    private static let sample: [CaseNumber] = {
        let points: [UInt32] = [1, 7, 42, 1_203, 98_765]
        let devices: [UInt32] = [1, 9, 10, 57, 575]
        let sequences: [UInt64] = [1, 2, 9, 10, 42, 99, 101, 1_234, 60_109, 987_654]
        return points.flatMap { point in
            devices.flatMap { device in
                sequences.map {
                    CaseNumber(point: ServicePointID(point), device: device, sequence: $0)
                }
            }
        }
    }()

    @Test("reads back as it is printed, in small letters too")
    func roundTrip() {
        for number in Self.sample {
            #expect(CaseNumber(number.description) == number)
            #expect(CaseNumber(number.description.lowercased()) == number)
        }
    }

    @Test("finds every single wrong digit")
    func wrongDigit() {
        for number in Self.sample {
            let text = Array(number.description)
            for index in text.indices.dropLast() where text[index].isWholeNumber {
                for digit in "0123456789" where digit != text[index] {
                    var wrong = text
                    wrong[index] = digit
                    #expect(CaseNumber(String(wrong)) == nil, "\(String(wrong))")
                }
            }
        }
    }

    @Test("finds every wrong check character")
    func wrongCheckCharacter() {
        for number in Self.sample {
            let text = number.description
            for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
                let wrong = text.dropLast() + String(character)
                #expect((CaseNumber(String(wrong)) == nil) == (wrong != text))
            }
        }
    }

    @Test("finds all but 9 of 2,250 swaps of neighbouring characters")
    func swaps() {
        var swaps = 0
        var missed = 0
        for number in Self.sample {
            let text = Array(number.description)
            for index in text.indices.dropLast(2) where text[index] != text[index + 1] {
                var wrong = text
                wrong.swapAt(index, index + 1)
                swaps += 1
                if CaseNumber(String(wrong)) != nil { missed += 1 }
            }
        }
        #expect(swaps == 2_250)
        #expect(missed == 9)
    }

    @Test(
        "refuses other spellings",
        arguments: ["", "1203-7-42", "+1203-7-42-K", "01203-7-42-K", "1203--42-K", "1203-7-42-K-"]
    )
    func shapes(text: String) {
        #expect(CaseNumber(text) == nil)
    }
}
