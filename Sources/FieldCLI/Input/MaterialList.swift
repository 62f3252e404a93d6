/// Numbers of materials as a person writes them: `1,2` or `1，2` or `1 2`.
struct MaterialList: Hashable, Sendable {
    let numbers: [Int]

    init(_ text: String) throws(ArgumentFault) {
        var numbers: [Int] = []
        for part in text.split(whereSeparator: { ",，、 ".contains($0) }) {
            guard let number = Int(part), (1...999).contains(number) else {
                throw .badMaterials(text)
            }
            numbers.append(number)
        }
        guard !numbers.isEmpty else { throw .badMaterials(text) }
        self.numbers = numbers
    }
}
