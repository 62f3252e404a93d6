#!/usr/bin/env python3
"""Writes the workbooks of this directory. Building and testing do not need it.

    python3 -m venv v && v/bin/pip install openpyxl==3.1.5 XlsxWriter==3.3.1
    v/bin/python make.py

Two libraries that have nothing to do with Tongban write them, so that its reader is held against
what others mean by the format. All content is of the fictional county.
"""

import csv
import datetime
import gzip
import io
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).resolve().parent
COUNTY = HERE.parent / "county"
SAMPLE = HERE.parent.parent.parent / "tools" / "sample-county"
SMALL = HERE.parent.parent / "TestCounty" / "Data"

# Columns that a clerk types as numbers or days; everything else, codes above all, is text.
NUMBERS = {
    "代办员人数", "窗口数", "法定办结时限（工作日）", "承诺办结时限（工作日）", "到办事现场次数",
    "年均办件量（件）", "序号", "份数", "容缺补交期限（工作日）", "是否工作日",
}
DAYS = {"生效日期", "失效日期", "日期"}
SHEETS = {
    "orgs": "机构", "departments": "部门", "matters": "事项", "materials": "材料",
    "delegation": "授权", "calendar-2026": "工作日历2026", "calendar-2027": "2027年日历",
}
CHANGES = {
    "2026-12": "变更单", "2026-12-new-matters": "新增事项", "2026-12-new-materials": "新增材料",
}


def rows(name, folder=COUNTY):
    path = folder / (name + ".csv")
    data = path.read_bytes() if path.exists() else gzip.open(str(path) + ".gz").read()
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def county(file, sheets, folder=COUNTY):
    """Whole lists by XlsxWriter: shared strings, real numbers and days, a title, other sheets."""
    book = xlsxwriter.Workbook(file)
    book.set_calc_mode("auto")
    day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    title = book.add_format({"bold": True, "align": "center"})
    notes = book.add_worksheet("填表说明")
    notes.write("A1", "各部门把清单填在后面的表里，代码列是文本格式。")
    old = book.add_worksheet("事项（旧）")
    old.hide()
    old.write_row(0, 0, rows("matters", SMALL)[0])
    for name, sheet in sheets.items():
        page = book.add_worksheet(sheet)
        table = rows(name, folder)
        header = table[0]
        page.merge_range(0, 0, 0, len(header) - 1, "禾川县" + sheet, title)
        page.write_row(1, 0, header, title)
        for y, row in enumerate(table[1:], 2):
            for x, cell in enumerate(row):
                if not cell:
                    continue
                if header[x] in NUMBERS:
                    page.write_number(y, x, int(cell))
                elif header[x] in DAYS:
                    page.write_datetime(y, x, datetime.datetime.fromisoformat(cell), day)
                else:
                    page.write_string(y, x, cell)
        # Formatted far below what is filled in.
        page.set_row(len(table) + 500, None, day)
        page.write_blank(len(table) + 700, 3, None, day)
    book.close()


def small(file):
    """The small county by openpyxl: the oddities of hand-made sheets, days counted from 1904."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.remove(book.active)
    for name in ["orgs", "departments", "materials", "delegation"]:
        page = book.create_sheet(name.upper() if name == "orgs" else name)
        header, *table = rows(name, SMALL)
        page.append(header)
        for row in table:
            cells = []
            for title, cell in zip(header, row):
                if title in DAYS and cell:
                    cells.append(datetime.date.fromisoformat(cell))
                elif title in NUMBERS and cell:
                    cells.append(int(cell))
                else:
                    cells.append(cell or None)
            page.append(cells)
    # The code of a matter once for all its materials.
    page = book["materials"]
    page.merge_cells("A2:A3")
    page.row_dimensions[3].hidden = True
    # Titles in two lines, some merged over both; a remark above, a signature below.
    header, *table = rows("matters", SMALL)
    page = book.create_sheet("Sheet6")
    page["A1"] = "附件2  测试县政务服务事项（试行）"
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
    for x, title in enumerate(header, 1):
        if title.endswith("办结时限（工作日）"):
            page.cell(3, x, "办结时限（工作日）")
            page.cell(2, x, title[:2])
        elif title in ("实施主体", "实施主体编码"):
            page.cell(3, x, title)
        else:
            page.cell(2, x, title)
            page.merge_cells(start_row=2, start_column=x, end_row=3, end_column=x)
    body = header.index("实施主体") + 1
    page.cell(2, body, "谁来办")
    page.merge_cells(start_row=2, start_column=body, end_row=2, end_column=body + 1)
    for y, row in enumerate(table, 4):
        for x, cell in enumerate(row, 1):
            if header[x - 1] in DAYS:
                cell = cell.replace("-0", "-").replace("-", "/")
            page.cell(y, x, cell or None)
    page.cell(len(table) + 5, 1, "填表人：\u3000易某")
    page.merge_cells(start_row=len(table) + 5, start_column=1, end_row=len(table) + 5, end_column=4)
    book.save(file)


def wrong(file):
    """The small county with a mistake of every kind that a spreadsheet makes by itself."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    mistakes = {
        "orgs": {"A4": 990001001, "B4": "另一个中心"},
        "departments": {"C2": 5.1e17, "D3": 7, "B5": "#REF!"},
        "matters": {"B2": None, "D3": "=D2", "P4": "2026-02-30"},
        "materials": {"D3": "照片"},
        "delegation": {"G2": 1.5},
    }
    for name, cells in mistakes.items():
        page = book.create_sheet(name)
        for row in rows(name, SMALL):
            page.append([cell or None for cell in row])
        for address, value in cells.items():
            page[address] = value
    book.save(file)


def cells(file):
    """One cell of each kind in column A, and in column B what a person reads there."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "cells"
    day = datetime.date(2026, 12, 1)
    moment = datetime.datetime(2026, 12, 1, 13, 30)
    bold = InlineFont(b=True)
    for y, (value, form, read) in enumerate([
        ("文字", None, "文字"),
        ("\u3000前后有空白 ", None, "\u3000前后有空白 "),
        ("两行\n文字", None, "两行\n文字"),
        ("龘䶮𠮷", None, "龘䶮𠮷"),
        ("421399011201", None, "421399011201"),
        ("000511001001", "@", "000511001001"),
        ("2026-12-01", None, "2026-12-01"),
        (CellRichText("一半", TextBlock(bold, "粗"), "一半"), None, "一半粗一半"),
        (7, None, "7"), (0, None, "0"), (-3, None, "-3"), (1418, "#,##0", "1418"),
        (421399011201, None, "421399011201"),
        (999999999999999, None, "999999999999999"),
        (7, "00", "07"), (511001001, "000000000000", "000511001001"),
        (1, "0.0", "1.0"), (1.1, None, "1.1"), (1.1, "0.00", "1.10"), (2.345, "0.0", "2.3"),
        (0.1 + 0.2, None, "0.3"), (7.000000000000001, None, "7"), (1e-7, None, "0.0000001"),
        (True, None, "TRUE"), (False, None, "FALSE"),
        (day, "yyyy-mm-dd", "2026-12-01"), (day, 'yyyy"年"m"月"d"日"', "2026-12-01"),
        (day, "mm-dd-yy", "2026-12-01"), (day, "[$-804]yyyy/m/d;@", "2026-12-01"),
        (moment, "yyyy-mm-dd h:mm", "2026-12-01 13:30:00"),
        (datetime.time(8, 30), "h:mm", "08:30:00"),
        (datetime.date(1900, 1, 1), "yyyy-mm-dd", "1900-01-01"),
        (datetime.date(1900, 3, 1), "yyyy-mm-dd", "1900-03-01"),
        (datetime.date(9999, 12, 31), "yyyy-mm-dd", "9999-12-31"),
        (46357, None, "46357"), (0.5, "0%", "0.5"), (5, '[Red]General"件"', "5"),
        (12, '"d"0', "12"), (3, "# ?/?", "3"),
        (510000000000000000, None, "!digits"), (5.1e17, None, "!digits"),
        ("=1+1", None, "!formula"), ("#REF!", None, "!#REF!"),
    ], 1):
        cell = page.cell(y, 1, value)
        if form:
            cell.number_format = form
        page.cell(y, 2, read)
    book.save(file)


def bomb(file):
    """A sheet of 128 MiB out of the same blank row, 260 kB packed."""
    book = openpyxl.Workbook()
    book.active.title = "事项"
    plain = io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            if not name.startswith("xl/worksheets/"):
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(128):
                part.write(b"<row><c/></row> " * (1 << 16))
            part.write(b"</sheetData></worksheet>")


if __name__ == "__main__":
    county(HERE / "county.xlsx", SHEETS)
    county(HERE / "sample.xlsx", SHEETS, SAMPLE)
    county(HERE / "2026-12.xlsx", CHANGES, COUNTY / "updates")
    small(HERE / "small.xlsx")
    wrong(HERE / "wrong.xlsx")
    cells(HERE / "cells.xlsx")
    bomb(HERE / "bomb.xlsx")
