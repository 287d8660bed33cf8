"""Draw grids and documents for tests: `<` goes on from the left, `^` from above."""

from __future__ import annotations

from shared.contracts.extracted import Cell, ExtractedDocument, Grid, Paragraph, Source
from shared.contracts.location import Location


def draw_grid(*rows: str, name: str = "g1") -> Grid:
    """Return a grid of rows written `a | b | <`; every cell is placed at its row and column."""
    texts = [[cell.strip() for cell in row.split("|")] for row in rows]
    cells = [
        Cell(
            row=row,
            column=column,
            row_span=_reach([line[column] for line in texts[row + 1 :]], "^"),
            column_span=_reach(texts[row][column + 1 :], "<"),
            text=text,
            location=Location(element=f"{row}:{column}"),
        )
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
        if text not in ("<", "^")
    ]
    return Grid(id=name, row_count=len(texts), column_count=len(texts[0]), cells=tuple(cells))


def _reach(following: list[str], mark: str) -> int:
    reach = 1
    for text in following:
        if text != mark:
            break
        reach += 1
    return reach


def write_document(*blocks: str | Grid | Paragraph) -> ExtractedDocument:
    """Return a document of paragraphs and grids in the order given."""
    source = Source(file_name="made-up.docx", media_type="application/test", size_bytes=1)
    return ExtractedDocument(
        schema="yusuan.extracted/1",
        source=source,
        blocks=tuple(Paragraph(text=b) if isinstance(b, str) else b for b in blocks),
    )
