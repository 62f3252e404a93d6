package import ServiceModel

extension HandlingReach {
    /// What the point may do, in a word or two; says who does the rest where the level may not.
    package var wording: Wording {
        guard isNarrowed else { return granted.term.wording }
        return switch (accepts, decides) {
        case (true, _): Wording("受理，上级决定", "acceptance; decided above")
        case (false, true): Wording("上级受理，这里决定", "accepted above, decided here")
        case (false, false): Wording("代办，上级受理", "agency; accepted above")
        }
    }

    /// Why the point may do less than the list grants; nil if it may do all of it.
    package func shortfall(at tier: Tier) -> Wording? {
        guard isNarrowed else { return nil }
        let (level, mode) = (tier.term.wording, granted.term.wording)
        let (cn, en) =
            granted >= .acceptance && !accepts
            ? (
                "\(level.chinese)里只受理公共服务事项，收下后由上级受理",
                "a \(level.english) accepts public services only"
            )
            : ("\(level.chinese)里不决定行政许可", "a \(level.english) decides no licence")
        return Wording(
            "授权写的是「\(mode.chinese)」，但\(cn)",
            "It is delegated for \(mode.english), but \(en)"
        )
    }
}
