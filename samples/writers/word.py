"""Word documents."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from samples.content import (
    Block,
    Contents,
    Heading,
    Placed,
    Publication,
    Table,
    Text,
    find_continued,
    place,
)
from samples.writers.archive import XML, write_archive, write_content_types, write_relationships

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WIDTH = 9_600
"""Width of a table in twentieths of a point."""
_KIND = "wordprocessingml"


def write_word(publication: Publication) -> bytes:
    """Return a DOCX whose headings carry styles and whose header rows are repeated."""
    body = "".join(_write_block(block) for block in publication.blocks)
    parts = {"word/document.xml": f"{_KIND}.document.main", "word/styles.xml": f"{_KIND}.styles"}
    return write_archive(
        {
            "[Content_Types].xml": write_content_types(parts),
            "_rels/.rels": write_relationships({"r1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": (
                f"{XML}<w:document {_NAMESPACE}><w:body>{body}<w:sectPr>"
                '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
            ),
            "word/_rels/document.xml.rels": write_relationships({"r1": ("styles", "styles.xml")}),
            "word/styles.xml": f"{XML}<w:styles {_NAMESPACE}>{_write_styles()}</w:styles>",
        }
    )


def _write_styles() -> str:
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style>'
    )
    names = {"Title": "Title", "Contents": "toc 1"}
    names |= {f"Heading{level}": f"heading {level}" for level in (1, 2, 3)}
    return normal + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="{_size(key)}"/></w:rPr></w:style>'
        for key, name in names.items()
    )


def _size(style: str) -> int:
    return {"Title": 36, "Heading1": 32, "Heading2": 28}.get(style, 24)


def _write_block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return _write_paragraph(text, f"Heading{level}" if level else "Title")
        case Text(text):
            return _write_paragraph(text)
        case Contents(entries):
            items = (f"{entry.text}\t{entry.page}" for entry in entries)
            return _write_paragraph("目录") + "".join(
                _write_paragraph(item, "Contents") for item in items
            )
        case Table():
            return _write_table(block)


def _write_paragraph(text: str, style: str = "", align: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    aligned = f'<w:jc w:val="{align}"/>' if align else ""
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in text.split("\t")
    )
    return f"<w:p><w:pPr>{styled}{aligned}</w:pPr>{runs}</w:p>"


def _write_table(table: Table) -> str:
    rows = (*table.head, *table.rows)
    unit = _WIDTH // sum(table.widths)
    columns = "".join(f'<w:gridCol w:w="{width * unit}"/>' for width in table.widths)
    continued: dict[int, list[Placed]] = {}
    for item in find_continued(rows):
        continued.setdefault(item.row, []).append(item)
    lines = "".join(
        _write_row(line, continued.get(number, ()), table, number)
        for number, line in enumerate(place(rows))
    )
    title = ""
    if table.title is not None:
        style = f"Heading{table.heading_level}" if table.heading_level else ""
        title = _write_paragraph(table.title, style, "center")
    notes = "".join(_write_paragraph(note) for note in (*table.notes, ""))
    properties = f'<w:tblPr>{_write_borders("single")}<w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"{title}<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>{notes}"


def _write_borders(kind: str) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="{kind}" w:sz="4"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _write_row(line: list[Placed], continued: Iterable[Placed], table: Table, number: int) -> str:
    below = {item.column: item for item in continued}
    cells = {item.column: item for item in line} | below
    is_head = bool(table.header) and number < len(table.head)
    unit = _WIDTH // sum(table.widths)
    written = "".join(
        _write_cell(cells[column], column in below, table, unit) for column in sorted(cells)
    )
    head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    return f"<w:tr>{head}{written}</w:tr>"


def _write_cell(item: Placed, is_continued: bool, table: Table, unit: int) -> str:
    box = item.box
    width = sum(table.widths[item.column : item.column + box.columns]) * unit
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if box.columns > 1:
        properties += f'<w:gridSpan w:val="{box.columns}"/>'
    if box.rows > 1:
        properties += "<w:vMerge/>" if is_continued else '<w:vMerge w:val="restart"/>'
    lines = [""] if is_continued else box.text.split("\n")
    paragraphs = "".join(_write_paragraph(line) for line in lines)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"
