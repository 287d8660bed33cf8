"""Excel workbooks: one sheet for each table, one for the text."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from samples.content import Contents, Heading, Placed, Publication, Table, Text, place
from samples.writers.archive import XML, write_archive, write_content_types, write_relationships

_NAMESPACE = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# An amount with two places, or a count; codes stay text.
_NUMBER = re.compile(r"-?[0-9]+\.[0-9]{2}$|[0-9]{1,2}$")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # characters that no sheet may have in its name
_PLAIN, _RULED, _AMOUNT, _COUNT = range(4)
_STYLES = (
    '<fonts count="1"><font><sz val="10"/><name val="SimSun"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="2"><border/><border><left style="thin"/><right style="thin"/>'
    '<top style="thin"/><bottom style="thin"/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" borderId="0"/><xf numFmtId="49" borderId="1"/>'
    '<xf numFmtId="2" borderId="1"/><xf numFmtId="1" borderId="1"/></cellXfs>'
)


def write_excel(publication: Publication) -> bytes:
    """Return an XLSX; amounts are numbers whose format prints two places."""
    sheets = {_sheet_name(name): content for name, content in _write_sheets(publication).items()}
    parts = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles"}
    parts |= {f"xl/worksheets/sheet{number + 1}.xml": "worksheet" for number in range(len(sheets))}
    targets = {
        f"r{n + 1}": ("worksheet", f"worksheets/sheet{n + 1}.xml") for n in range(len(sheets))
    }
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    return write_archive(
        {
            "[Content_Types].xml": write_content_types(
                {part: f"spreadsheetml.{kind}" for part, kind in parts.items()}
            ),
            "_rels/.rels": write_relationships({"r1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": f"{XML}<workbook {_NAMESPACE}><sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": write_relationships(
                {**targets, "styles": ("styles", "styles.xml")}
            ),
            "xl/styles.xml": f"{XML}<styleSheet {_NAMESPACE}>{_STYLES}</styleSheet>",
            **{
                f"xl/worksheets/sheet{number}.xml": content
                for number, content in enumerate(sheets.values(), 1)
            },
        }
    )


def _sheet_name(title: str) -> str:
    return _FORBIDDEN.sub("", title)[:31]


def _write_sheets(publication: Publication) -> dict[str, str]:
    """Return sheet name → content: the tables, and between them the text in parts."""
    sheets: dict[str, str] = {}
    lines: list[str] = []
    tables: list[Table] = []
    for block in publication.blocks:
        if isinstance(block, Table) and block.title is None and tables:
            tables.append(block)
            continue
        if tables and tables[0].title is not None:
            sheets[tables[0].title] = _write_tables(tables)
            tables = []
        if isinstance(block, Table):
            if block.title is None:
                sheets[lines[-1]] = _write_tables([block])
            else:
                tables = [block]
        elif isinstance(block, Heading | Text):
            lines.append(block.text)
        elif isinstance(block, Contents):
            lines += ["目录", *(entry.text for entry in block.entries)]
    if tables and tables[0].title is not None:
        sheets[tables[0].title] = _write_tables(tables)
    return {"情况说明": _write_lines(lines), **sheets}


def _write_lines(lines: list[str]) -> str:
    rows = "".join(_write_line(line, number) for number, line in enumerate(lines, 1))
    return f"{XML}<worksheet {_NAMESPACE}><sheetData>{rows}</sheetData></worksheet>"


def _write_line(text: str, number: int) -> str:
    return f'<row r="{number}">{_write_cell(f"A{number}", text, is_ruled=False)}</row>'


def _write_tables(tables: list[Table]) -> str:
    rows: list[str] = []
    merges: list[str] = []
    for number, table in enumerate(tables):
        first = len(rows) + 1
        if number:
            rows.append(f'<row r="{first}"/>')
            first += 1
        if table.title is not None:
            rows.append(_write_line(table.title, first))
            merges.append(f"A{first}:{_letter(len(table.widths) - 1)}{first}")
            first += 1
        lines = place((*table.head, *table.rows))
        rows += [
            _write_row(line, first + at, merges, is_ruled=bool(at) or not table.caption)
            for at, line in enumerate(lines)
        ]
        rows += [_write_line(note, len(rows) + at) for at, note in enumerate(table.notes, 1)]
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in merges)
    whole = f"<mergeCells>{merged}</mergeCells>" if merges else ""
    return f"{XML}<worksheet {_NAMESPACE}><sheetData>{''.join(rows)}</sheetData>{whole}</worksheet>"


def _write_row(line: list[Placed], number: int, merges: list[str], *, is_ruled: bool) -> str:
    cells = []
    for item in line:
        box, name = item.box, f"{_letter(item.column)}{number}"
        cells.append(_write_cell(name, box.text, is_ruled=is_ruled))
        if box.columns > 1 or box.rows > 1:
            last = f"{_letter(item.column + box.columns - 1)}{number + box.rows - 1}"
            merges.append(f"{name}:{last}")
    return f'<row r="{number}">{"".join(cells)}</row>'


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _write_cell(name: str, text: str, *, is_ruled: bool) -> str:
    if not text:
        return f'<c r="{name}" s="{_RULED}"/>' if is_ruled else ""
    if is_ruled and _NUMBER.match(text):
        style = _AMOUNT if "." in text else _COUNT
        value = f"{Decimal(text).normalize():f}" if "." in text else text
        return f'<c r="{name}" s="{style}"><v>{value}</v></c>'
    style = _RULED if is_ruled else _PLAIN
    content = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{name}" s="{style}" t="inlineStr">{content}</c>'
