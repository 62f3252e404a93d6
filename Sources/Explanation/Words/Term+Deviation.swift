package import ServiceModel

extension DeviationAnswer.Outcome {
    package var term: Term {
        switch self {
        case .accepted: Term("accepted", "采纳", "accepted")
        case .explained: Term("explained", "已说明", "explained")
        case .declined: Term("declined", "不采纳", "declined")
        }
    }
}

extension DeviationFault {
    /// What is wrong with a deviation or an answer, and what it takes.
    package var wording: Wording {
        switch self {
        case .saysNothing: Wording("没有写内容", "it says nothing")
        case .tooLong(let limit):
            Wording("太长，最多 \(limit) 个字", "it is too long; at most \(limit) characters")
        case .unexpectedCharacter:
            Wording("含有不能用的字符", "it holds a character that cannot be printed")
        case .saysTheSame: Wording("与指南写的一样", "it is what the guide says")
        case .wrongPart:
            Wording(
                "材料、收费、问答的要素要写明第几项，其他要素不写",
                "elements of materials, fees and questions need a number, others take none"
            )
        }
    }
}
