import Replication
import ServiceModel
import ServiceRecords

extension RecordVectorTests {
    /// Records of what the county publishes, by day and for all.
    static func catalogueRecords(_ code: MatterCode) throws -> [Record] {
        let day = Day(number: 20_787)
        return [
            Record(
                "case opened on a day",
                CaseAct(
                    claimedAt: 1_796_054_400,
                    changes: [.opened(matter: code, version: 4)],
                    audience: .village,
                    openedOn: day
                ),
                "421399-7 version 4 of the village catalogue, on 2026-11-30"
            ),
            Record(
                "delegations set with periods",
                .delegationsSet(
                    [
                        Delegation(
                            matter: code,
                            coverage: .tier(.township),
                            effect: .grant(.decision),
                            from: Day(number: 19_844),
                            until: day,
                            department: "RS",
                            document: "禾政办发〔2024〕18号",
                            note: "试点"
                        )
                    ],
                    withdrawn: [],
                    asOf: day
                ),
                "421399-7: tier 5 mode 3 from 2024-05-01 to 2026-11-30, RS, "
                    + "禾政办发〔2024〕18号, 试点; as of 2026-11-30"
            ),
            Record(
                "departments registered",
                .departmentsRegistered([
                    Department(
                        code: "RS",
                        name: "禾川县人力资源和社会保障局",
                        creditCode: "11421399MB9910561R",
                        number: "14",
                        nature: .organ,
                        zone: "A区",
                        phone: "0720-5560071",
                        supervisionPhone: "0720-5560079",
                        townshipOffice: "公共服务办公室"
                    )
                ]),
                "RS 禾川县人力资源和社会保障局, an organ"
            ),
            Record(
                "calendar set",
                .calendarSet(
                    WorkingCalendar(
                        year: 2026,
                        isProvisional: true,
                        basis: "测试",
                        days: [
                            .init(day: Day(number: 20_454), kind: .holiday, note: "元旦")
                        ]
                    )
                ),
                "2026, provisional, 测试: January 1 a holiday, 元旦"
            ),
            Record(
                "matter published in full",
                MatterRecord(
                    Matter(
                        code: code,
                        version: 4_009,
                        name: "高龄津贴申领",
                        type: .benefit,
                        status: .suspended,
                        effectiveFrom: day,
                        statutoryLimit: WorkingDays(count: 20),
                        promisedLimit: WorkingDays(count: 5),
                        materials: [
                            MaterialRequirement(
                                number: 1,
                                name: "身份证",
                                form: .original,
                                copies: 1,
                                necessity: .deferrable(WorkingDays(count: 3)),
                                source: .government,
                                exemption: .submission,
                                sharedFrom: "GA",
                                applicability: "本人办理"
                            )
                        ],
                        elements: [.mainItem: "高龄津贴", .hasFee: "否"]
                    )
                ),
                "421399-7 version 4009 from 2026-11-30, suspended; element 5 高龄津贴, 26 否; "
                    + "material 1 身份证: original, may follow in 3 days, from government, spared, "
                    + "GA supplies it, 本人办理"
            ),
            Record(
                "names listed",
                NamesRecord([
                    ListedMatter(
                        code: code,
                        name: "高龄津贴申领",
                        lowestTier: .village,
                        department: "MZ",
                        status: .inUse,
                        from: day
                    )
                ]),
                "421399-7 高龄津贴申领, village catalogue, MZ, in use from 2026-11-30"
            ),
            Record(
                "document published",
                DocumentRecord(
                    ReferenceDocument(kind: .workflow, id: "WF-CN", text: #"{"a":1}"#),
                    version: 2
                ),
                #"workflow WF-CN version 2: {"a":1}"#
            ),
            Record(
                "catalogue held",
                CatalogueHeld(
                    [
                        .init(scope: .catalogue(.village), count: 94),
                        .init(scope: .authority, count: 20),
                    ],
                    program: "0.1.0"
                ),
                "authority 20 entries, village catalogue 94, program 0.1.0"
            ),
        ]
    }
}
