import Explanation
import Storage

/// Where our own entries provably are: on this disk, signed for above, ruled on by the county.
struct CustodyLine: Encodable, Sendable {
    let here: Int
    let township: Int
    let county: Int

    init(_ counts: ReplicaCounts) {
        here = counts.onlyHere
        township = counts.atTownship
        county = counts.atCounty
    }

    /// The honest line: counts, never percentages.
    var line: String {
        Wording(
            "本机写的  只在本机 \(here) 条，已到乡镇 \(township) 条，县里已认定 \(county) 条",
            "Written here: \(here) only here, \(township) signed for above, "
                + "\(county) ruled by the county"
        ).shown
    }
}
