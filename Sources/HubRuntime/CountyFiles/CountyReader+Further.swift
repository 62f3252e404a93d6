import ServiceModel

extension SheetFormat {
    /// Every element by its title, to find one that a cell names.
    static let elements = SheetFormat(key: [], MatterElement.allCases.map(\.column))

    /// `elements.csv`: elements beyond the columns of `matters.csv`, one a line.
    static let furtherElements = SheetFormat(
        key: ["实施编码", "要素"],
        [
            SheetColumn("实施编码", MatterElement.code.kind, .required),
            SheetColumn("要素", .text, .required),
            SheetColumn("内容", .text, .required),
        ]
    )

    /// `fees.csv`.
    static let fees = SheetFormat(
        key: ["实施编码", "序号"],
        [
            SheetColumn("实施编码", MatterElement.code.kind, .required),
            SheetColumn("序号", .number(1...9_999), .required),
            SheetColumn(MatterElement.feeName.title, .text, .required, alsoKnownAs: ["项目名称"]),
            SheetColumn(
                MatterElement.feeItemStandard.title,
                .text,
                .required,
                alsoKnownAs: ["收费标准"]
            ),
            MatterElement.feeReducible.column,
            MatterElement.feeReduction.column,
        ]
    )

    /// `questions.csv`.
    static let questions = SheetFormat(
        key: ["实施编码", "序号"],
        [
            SheetColumn("实施编码", MatterElement.code.kind, .required),
            SheetColumn("序号", .number(1...9_999), .required),
            SheetColumn(MatterElement.question.title, .text, .required, alsoKnownAs: ["问题"]),
            SheetColumn(MatterElement.answer.title, .text, .required, alsoKnownAs: ["答案", "解答"]),
        ]
    )
}

/// What a county says about a matter beyond the columns of its list and its materials.
struct FurtherGuide {
    /// Elements beyond those of the list.
    var elements: [MatterElement: String] = [:]
    /// What it charges, by number.
    var fees: [FeeItem] = []
    /// What is often asked, by number.
    var questions: [GuideQuestion] = []
}

extension CountyReader {
    static let elementsFile = "elements.csv"
    static let feesFile = "fees.csv"
    static let questionsFile = "questions.csv"

    /// Reads what the guides say beyond the list, by matter. None of the files has to be there.
    mutating func readFurther(of matters: KeyIndex?) -> [String: FurtherGuide] {
        var guides: [String: FurtherGuide] = [:]
        for (code, element, text) in readElements(of: matters) {
            guides[code, default: FurtherGuide()].elements[element] = text
        }
        for (code, fee) in readFees(of: matters) {
            guides[code, default: FurtherGuide()].fees.append(fee)
        }
        for (code, question) in readQuestions(of: matters) {
            guides[code, default: FurtherGuide()].questions.append(question)
        }
        for code in guides.keys {
            guides[code]?.fees.sort { $0.number < $1.number }
            guides[code]?.questions.sort { $0.number < $1.number }
        }
        return guides
    }

    private mutating func readElements(
        of matters: KeyIndex?
    ) -> [(String, MatterElement, String)] {
        guard let sheet = sheet(Self.elementsFile, .furtherElements) else { return [] }
        let ledger: SheetLedger<(String, MatterElement, String)>? = settle(sheet) { record in
            Self.check(&record, of: matters)
            let title = record["要素"]
            guard let position = SheetHeader.position(of: title, in: .elements),
                case let element = MatterElement.allCases[position], element.isFurther
            else {
                let titles = MatterElement.allCases.filter(\.isFurther).map(\.title)
                record.reject(.notInEnumeration, "要素", .oneOf(titles))
                return nil
            }
            let cell = CellText(record["内容"], as: element.kind)
            for code in cell.changes { record.warn(code, "内容", .readAs(cell.text)) }
            if let fault = cell.fault { record.reject(fault.code, "内容", fault.hint) }
            return record.stands ? (record["实施编码"], element, cell.text) : nil
        }
        return ledger?.values ?? []
    }

    private mutating func readFees(of matters: KeyIndex?) -> [(String, FeeItem)] {
        guard let sheet = sheet(Self.feesFile, .fees) else { return [] }
        let ledger: SheetLedger<(String, FeeItem)>? = settle(sheet) { record in
            Self.check(&record, of: matters)
            guard record.stands, let number = Int(record["序号"]) else { return nil }
            let fee = FeeItem(
                number: number,
                name: record[MatterElement.feeName.title],
                standard: record[MatterElement.feeItemStandard.title],
                isReducible: record[MatterElement.feeReducible.title] == "是",
                reduction: record[MatterElement.feeReduction.title]
            )
            return (record["实施编码"], fee)
        }
        return ledger?.values ?? []
    }

    private mutating func readQuestions(of matters: KeyIndex?) -> [(String, GuideQuestion)] {
        guard let sheet = sheet(Self.questionsFile, .questions) else { return [] }
        let ledger: SheetLedger<(String, GuideQuestion)>? = settle(sheet) { record in
            Self.check(&record, of: matters)
            guard record.stands, let number = Int(record["序号"]) else { return nil }
            let question = GuideQuestion(
                number: number,
                question: record[MatterElement.question.title],
                answer: record[MatterElement.answer.title]
            )
            return (record["实施编码"], question)
        }
        return ledger?.values ?? []
    }
}

extension MatterElement {
    /// Whether `elements.csv` may state it: an element of the matter that is no column of the list
    /// and does not follow from anything else.
    fileprivate var isFurther: Bool {
        isOfMatter && !isTyped && !Self.listed.contains(self)
    }
}
