#!/usr/bin/env python3
"""Derives the sample county from a full data set of the fictional county.

    derive.py <source-directory>

Reads orgs, departments, matters, materials, delegation, applicants and calendars (.csv), forms and
workflows (.json) there, and rewrites the files beside this script. The same source always gives the same bytes. Exits 1 and writes
nothing if a reference would dangle or if a service point would not handle its matters as MODES
says.
"""

import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DAY = "2026-11-30"

ORGS = [
    "421399",  # the county
    "421399011",  # 龙泉铺镇, a model township with powers of its own
    "421399011201",
    "421399011205",
    "421399011227",
    "421399025",  # 响水乡, a basic township on a poor line
    "421399025214",
]

MATTERS = [
    "11421399MB9910350A4000511001001",  # 最低生活保障
    "11421399MB9911476U4002036003002",  # 新生儿参保
    "11421399MB9910983Q4000120001001",  # 宅基地
    "11421399MB9910350A4000511009001",  # 困难残疾人生活补贴
    "11421399MB9911409X4420131010001",  # 食品小作坊
    "11421399MB9910561R4002014031003",  # 参保证明
    "11421399MB9911193K4422023003001",  # 一孩登记
    "11421399MB9911193K4002023002001",  # 预防接种证
]

CALENDARS = ["calendar-2026", "calendar-2027"]

# How each point below the county handles each matter on DAY; "-" where it may not.
# Rows as MATTERS, columns as ORGS[1:].
MODES = """
    办结 受理 受理 受理 办结 受理
    办结 受理 受理 受理 办结 受理
    办结 受理 受理 受理 办结 受理
    受理 受理 受理 受理 受理 受理
    受理 代办 代办 代办 受理 代办
    办结 办结 -    办结 办结 办结
    办结 受理 -    -    办结 -
    办结 -    -    -    -    -
"""

APPLICANTS_PER_VILLAGE = 3
ADULT_BORN_BY = "2008-11-30"


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: derive.py <source-directory>")
    source = Path(sys.argv[1])
    tables = {
        name: read(source / f"{name}.csv")
        for name in [
            "orgs", "departments", "matters", "materials", "delegation", "applicants", *CALENDARS,
        ]
    }
    county = {
        "orgs": picked(tables["orgs"], "机构代码", ORGS),
        "departments": tables["departments"],
        "matters": picked(tables["matters"], "实施编码", MATTERS),
        "materials": [row for row in tables["materials"] if row["实施编码"] in MATTERS],
        "delegation": [row for row in tables["delegation"] if applies(row)],
        "applicants": applicants(tables["applicants"]),
        **{name: tables[name] for name in CALENDARS},
    }
    forms = {row["表单编号"] for row in county["matters"]} - {""}
    documents = {f"forms/{form}.json": cut_form(source, form) for form in sorted(forms)}
    documents["workflows.json"] = parsed(source / "workflows.json")
    check(county, {row["部门代码"] for row in tables["departments"]})
    for name, rows in county.items():
        write(HERE / f"{name}.csv", list(tables[name][0]), rows)
        print(f"{name}.csv: {len(rows)} rows")
    (HERE / "forms").mkdir(exist_ok=True)
    for name, document in documents.items():
        text = json.dumps(document, ensure_ascii=False, indent=1)
        (HERE / name).write_text(text + "\n", encoding="utf-8")
        print(name)


def applies(row):
    """Whether a row of delegation.csv is about a kept matter, a kept place and DAY."""
    return (
        row["实施编码"] in MATTERS
        and row["适用范围"] in ["乡级", "村级", *ORGS]
        and row["生效日期"] <= DAY <= (row["失效日期"] or "9999-12-31")
    )


def cut_form(source, form):
    """A form without the matters that are not kept."""
    document = parsed(source / "forms" / f"{form}.json")
    head = document["x-form"]
    head["matterCodes"] = [code for code in head["matterCodes"] if code in MATTERS]
    return document


def parsed(path):
    return json.loads(path.read_text(encoding="utf-8"))


def applicants(rows):
    """A few people of each kept village: unusual names, then adults, in the source's order."""
    chosen = []
    for village in (code for code in ORGS if len(code) == 12):
        living = [row for row in rows if row["村（社区）代码"] == village]
        unusual = [row for row in living if is_unusual(row["姓名"])]
        adults = [
            row for row in living if row not in unusual and row["出生日期"] <= ADULT_BORN_BY
        ]
        chosen += (unusual + adults)[:APPLICANTS_PER_VILLAGE]
    return chosen


def is_unusual(name):
    """Whether a name leaves the block of common characters: · or any extension of it."""
    return any(not "\u4e00" <= character <= "\u9fff" for character in name)


def mode(county, org, matter):
    """The handling mode by the rule of the data set: a row for the point itself beats one for its
    level, and an exclusion of the point beats everything."""
    level = next(row["层级"] for row in county["orgs"] if row["机构代码"] == org)
    rows = [row for row in county["delegation"] if row["实施编码"] == matter]
    own = [row for row in rows if row["适用范围"] == org]
    if any(row["授权动作"] == "排除" for row in own):
        return "-"
    granted = own or [row for row in rows if row["适用范围"] == level]
    return granted[0]["办理方式"] if granted else "-"


def check(county, departments):
    """Exits 1 with every fault found."""
    faults = []

    def refuse(fault):
        faults.append(fault)

    orgs = {row["机构代码"] for row in county["orgs"]}
    matters = {row["实施编码"] for row in county["matters"]}
    unique = {
        "orgs": ["机构代码"],
        "departments": ["部门代码"],
        "matters": ["实施编码"],
        "materials": ["实施编码", "序号"],
        "delegation": ["序号"],
        "applicants": ["公民身份号码"],
    }
    for name, key in unique.items():
        keys = [tuple(row[column] for column in key) for row in county[name]]
        if len(set(keys)) != len(keys):
            refuse(f"{name}: a key occurs twice")
    for code in ORGS:
        if code not in orgs:
            refuse(f"orgs: {code} is not in the source")
    for code in MATTERS:
        if code not in matters:
            refuse(f"matters: {code} is not in the source")
        if not any(row["实施编码"] == code for row in county["materials"]):
            refuse(f"materials: none for {code}")
    for row in county["orgs"]:
        if row["上级机构代码"] not in orgs and row["层级"] != "县级":
            refuse(f"orgs: {row['机构代码']} has no parent here")
    bodies = {row["部门名称"] for row in county["departments"]}
    for row in county["matters"]:
        if row["实施主体"] not in bodies:
            refuse(f"matters: {row['实施编码']} has no department here")
    for row in county["materials"]:
        shared = row["可共享来源部门"]
        if row["实施编码"] not in matters or (shared and shared not in departments):
            refuse(f"materials: {row['实施编码']} {row['序号']} refers to nothing")
    for row in county["delegation"]:
        scopes = orgs if row["适用范围类型"] == "机构" else {"乡级", "村级"}
        known = row["实施编码"] in matters and row["委托部门代码"] in departments
        if not known or row["适用范围"] not in scopes:
            refuse(f"delegation: {row['序号']} refers to nothing")
    for row in county["applicants"]:
        if row["村（社区）代码"] not in orgs:
            refuse(f"applicants: {row['姓名']} lives nowhere")
    names = "".join(row["姓名"] for row in county["applicants"])
    if "·" not in names or not any(ord(character) > 0xFFFF for character in names):
        refuse("applicants: no name with · or none outside the basic plane")
    if not faults:
        for matter, line in zip(MATTERS, MODES.strip().split("\n"), strict=True):
            for org, expected in zip(ORGS[1:], line.split(), strict=True):
                if (found := mode(county, org, matter)) != expected:
                    refuse(f"delegation: {org} handles {matter} as {found}, not {expected}")
    if faults:
        sys.exit("\n".join(faults))


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def picked(rows, key, codes):
    return [row for row in rows if row[key] in codes]


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    main()
