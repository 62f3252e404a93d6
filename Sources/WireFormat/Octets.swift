/// The same bytes as whatever collection the receiver stores them in.
///
/// Generic so that no pure module has to name Foundation's `Data`, which generated code uses.
public func octets<Target: RangeReplaceableCollection>(
    _ bytes: some Sequence<UInt8>
) -> Target where Target.Element == UInt8 {
    Target(bytes)
}
