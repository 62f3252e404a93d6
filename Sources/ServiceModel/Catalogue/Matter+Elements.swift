extension Matter {
    /// What the implementation list says about any element, those with a property of their own
    /// included; empty if it is not filled in. O(elements).
    public func listText(of element: MatterElement) -> String {
        switch element {
        case .code: code.text
        case .basicCode: code.text.count == 31 ? String(code.text.suffix(12)) : ""
        case .bodyCode: code.text.count == 31 ? String(code.text.prefix(18)) : ""
        case .name: name
        case .type: type.title
        case .statutoryLimit: String(statutoryLimit.count)
        case .promisedLimit: String(promisedLimit.count)
        case .status: status.title
        case .version: "\(version / 1000).\(version % 1000)"
        case .effectiveFrom: effectiveFrom.description
        default: text(of: element) ?? ""
        }
    }

    /// The matter with another text in one element, as the list would have it; nil if the text is
    /// not one the element takes, or if the element is part of what the matter is: its codes, its
    /// version and its day. O(elements).
    public func replacing(_ element: MatterElement, with text: String) -> Matter? {
        var (name, type, status) = (name, type, status)
        var (statutory, promised) = (statutoryLimit, promisedLimit)
        var texts = Dictionary(
            elements.map { ($0.element, $0.text) },
            uniquingKeysWith: { first, _ in first }
        )
        switch element {
        case .code, .basicCode, .bodyCode, .itemCode, .version, .effectiveFrom: return nil
        case .name:
            guard !text.isEmpty else { return nil }
            name = text
        case .type:
            guard let found = MatterType.allCases.first(where: { $0.title == text }) else {
                return nil
            }
            type = found
        case .status:
            guard let found = MatterStatus.allCases.first(where: { $0.title == text }) else {
                return nil
            }
            status = found
        case .statutoryLimit:
            guard let days = Int(text), days > 0 else { return nil }
            statutory = WorkingDays(count: days)
        case .promisedLimit:
            guard let days = Int(text), days > 0 else { return nil }
            promised = WorkingDays(count: days)
        default: texts[element] = text
        }
        return Matter(
            code: code,
            version: version,
            name: name,
            type: type,
            status: status,
            effectiveFrom: effectiveFrom,
            statutoryLimit: statutory,
            promisedLimit: promised,
            materials: materials,
            elements: texts
        )
    }

    /// The same content under another version and day.
    public func published(as version: Int, from day: Day) -> Matter {
        Matter(
            code: code,
            version: version,
            name: name,
            type: type,
            status: status,
            effectiveFrom: day,
            statutoryLimit: statutoryLimit,
            promisedLimit: promisedLimit,
            materials: materials,
            elements: Dictionary(
                elements.map { ($0.element, $0.text) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }
}

extension MatterStatus {
    /// The word of the implementation list.
    public var title: String {
        switch self {
        case .inUse: "在用"
        case .suspended: "暂停"
        case .withdrawn: "取消"
        }
    }
}

extension MatterType {
    /// The word of the implementation list.
    public var title: String {
        switch self {
        case .licence: "行政许可"
        case .penalty: "行政处罚"
        case .coercion: "行政强制"
        case .levy: "行政征收"
        case .benefit: "行政给付"
        case .inspection: "行政检查"
        case .confirmation: "行政确认"
        case .reward: "行政奖励"
        case .adjudication: "行政裁决"
        case .other: "其他行政权力"
        case .publicService: "公共服务"
        }
    }
}

extension HandlingMode {
    /// The word of the delegation list.
    public var title: String {
        switch self {
        case .agency: "代办"
        case .acceptance: "受理"
        case .decision: "办结"
        }
    }
}
