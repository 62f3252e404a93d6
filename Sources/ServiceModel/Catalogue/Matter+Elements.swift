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
        // Limits of the county are counted in working days only.
        case .statutoryUnit, .promisedUnit: "工作日"
        default: text(of: element) ?? ""
        }
    }

    /// The matter with another text in one element, as the list would have it; nil if the text is
    /// not one the element takes, or if the element is part of what the matter is: its codes, its
    /// version and its day. O(elements).
    public func replacing(_ element: MatterElement, with text: String) -> Matter? {
        var changed = self
        switch element {
        case .code, .basicCode, .bodyCode, .itemCode, .version, .effectiveFrom: return nil
        case .name:
            guard !text.isEmpty else { return nil }
            changed.name = text
        case .type:
            guard let found = MatterType.allCases.first(where: { $0.title == text }) else {
                return nil
            }
            changed.type = found
        case .status:
            guard let found = MatterStatus.allCases.first(where: { $0.title == text }) else {
                return nil
            }
            changed.status = found
        case .statutoryLimit:
            guard let days = Int(text), days > 0 else { return nil }
            changed.statutoryLimit = WorkingDays(count: days)
        case .promisedLimit:
            guard let days = Int(text), days > 0 else { return nil }
            changed.promisedLimit = WorkingDays(count: days)
        default:
            guard !element.isTyped else { return nil }
            changed.elements.removeAll { $0.element == element }
            if !text.isEmpty {
                let place = changed.elements.firstIndex { $0.element > element }
                changed.elements.insert(
                    ElementText(element, text),
                    at: place ?? changed.elements.endIndex
                )
            }
        }
        return changed
    }

    /// The same content under another version and day.
    public func published(as version: Int, from day: Day) -> Matter {
        var published = self
        published.version = version
        published.effectiveFrom = day
        return published
    }

    /// The same version, marked as more favourable to applicants than those before it.
    public func markedFavourable() -> Matter {
        var marked = self
        marked.isFavourable = true
        return marked
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
