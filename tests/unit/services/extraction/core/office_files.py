"""Small office files, made in code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from shared.contracts.extracted import Grid

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_SHEET = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_OFFICE}"'
CONTENT_TYPES = "<Types/>"


def zip_of(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relationships(targets: dict[str, tuple[str, str]]) -> str:
    """Return a relationships part: id → kind and target."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{items}</Relationships>'


def docx_parts(body: str, **parts: str) -> dict[str, str | bytes]:
    """Return the parts of a Word document; further parts by name: styles, numbering, footnotes."""
    related = {f"r{number}": (kind, f"{kind}.xml") for number, kind in enumerate(parts)}
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(related),
        **{
            f"word/{kind}.xml": f"<w:{kind} {_WORD}>{xml}</w:{kind}>" for kind, xml in parts.items()
        },
    }


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document with this body."""
    return zip_of(docx_parts(body, **parts))


def paragraph(text: str, properties: str = "") -> str:
    """Return a `w:p` with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(*rows: Sequence[str]) -> str:
    """Return a `w:tbl` of rows of cells, each made by `cell`."""
    return f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a `w:tr`."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """Return a `w:tc` with one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def xlsx(
    sheets: dict[str, str], *, styles: str = "", texts: Sequence[str] = (), names: str = ""
) -> bytes:
    """Return a workbook: sheet name → the XML inside `worksheet`."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="s{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    targets = {
        f"s{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)
    }
    targets |= {"styles": ("styles", "styles.xml"), "texts": ("sharedStrings", "strings.xml")}
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return zip_of(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relationships({"r1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": f"<workbook {_SHEET}><sheets>{listed}</sheets>{names}</workbook>",
            "xl/_rels/workbook.xml.rels": relationships(targets),
            "xl/styles.xml": f"<styleSheet {_SHEET}>{styles}</styleSheet>",
            "xl/strings.xml": f"<sst {_SHEET}>{items}</sst>",
            **{
                f"xl/worksheets/sheet{number}.xml": f"<worksheet {_SHEET}>{xml}</worksheet>"
                for number, xml in enumerate(sheets.values(), 1)
            },
        }
    )


BORDERED = (
    '<numFmts><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts>'
    '<borders><border/><border><left style="thin"/></border></borders>'
    '<cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="0" borderId="1"/>'
    '<xf numFmtId="164" borderId="1"/></cellXfs>'
)
"""Styles: 0 plain, 1 with a border, 2 with a border and two places."""


def sheet_rows(rows: Sequence[Sequence[str | None]], *, style: int = 1, first: int = 1) -> str:
    """Return rows of `sheetData`: texts as inline strings, numbers as numbers, None as nothing."""
    lines = []
    for number, line in enumerate(rows, first):
        cells = "".join(
            _sheet_cell(f"{chr(ord('A') + column)}{number}", value, style)
            for column, value in enumerate(line)
            if value is not None
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def _sheet_cell(name: str, value: str, style: int) -> str:
    if value.replace(".", "", 1).replace("-", "", 1).isdecimal():
        return f'<c r="{name}" s="{2 if style else 0}"><v>{value}</v></c>'
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def texts(grid: Grid) -> list[list[str]]:
    """Return the texts of a grid's anchors, row by row."""
    return [
        [cell.text for cell in grid.cells if cell.row == number] for number in range(grid.row_count)
    ]


def spans(grid: Grid) -> dict[str, tuple[int, int, int, int]]:
    """Return row, column and spans of the cells that span or have text."""
    return {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in grid.cells
        if cell.text
    }
