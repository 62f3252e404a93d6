import Explanation
import HubRuntime
import ServiceModel

extension ChangeConflict {
    /// Where the line is, and why it does not fit.
    var wording: Wording {
        let why = reason.wording(for: change.act)
        return Wording(
            "第 \(change.line) 行 \(change.matter)：\(why.chinese)",
            "line \(change.line), \(change.matter): \(why.english)"
        )
    }

    /// The code of the import contract.
    var code: String {
        switch reason {
        case .otherText, .otherMode: "E_OLD_VALUE"
        case .withdrawn: "E_WITHDRAWN"
        case .unknownMatter, .noModelSites: "E_FK"
        case .otherMatter: "E_DUP_CODE"
        case .impossible: "E_ENUM"
        }
    }
}

extension ChangeConflict.Reason {
    fileprivate func wording(for act: CatalogueChange.Act) -> Wording {
        switch self {
        case .otherText(let found):
            guard case .set(let element, let expected, _) = act else {
                return Wording("现在是「\(found)」", "it reads \(found)")
            }
            return Wording(
                "「\(element.title)」原值应为「\(expected)」，现在却是「\(found)」",
                "\(element.title) should read \(expected) before, but reads \(found)"
            )
        case .withdrawn(let day):
            return Wording("从 \(day) 起已取消", "withdrawn since \(day)")
        case .unknownMatter:
            return Wording("没有发布过这个事项", "no such matter is published")
        case .otherMatter:
            return Wording("这个编码已发布过别的内容", "this code is published with other content")
        case .impossible:
            return Wording("新值不是这个要素能有的值", "the element does not take the new value")
        case .otherMode(let mode):
            let found = mode?.term.wording ?? Wording("没有授权", "not delegated")
            return Wording(
                "现在的办理方式是「\(found.chinese)」",
                "it is \(found.english) there now"
            )
        case .noModelSites:
            return Wording(
                "登记里没有示范型机构，先导入带「建设类型」的 orgs.csv",
                "the register knows no model sites; import an orgs.csv with 建设类型 first"
            )
        }
    }
}
