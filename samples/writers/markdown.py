"""Markdown as character recognition writes it: tables with tabs, small ones with pipes."""

from __future__ import annotations

from samples.content import Block, Contents, Heading, Publication, Row, Table, Text, place


def write_markdown(publication: Publication) -> bytes:
    """Return Markdown in UTF-8; the budget forms have tabs between cells, other tables pipes."""
    blocks = (_write_block(block) for block in publication.blocks)
    return ("\n\n".join(blocks) + "\n").encode()


def _write_block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {text}"
        case Text(text):
            return text
        case Contents(entries):
            items = (f"{entry.text} .....\t{entry.page}" for entry in entries)
            return "## 目录\n\n" + "\n".join(items)
        case Table():
            return "\n\n".join(_write_table(block))


def _write_table(table: Table) -> list[str]:
    parts = []
    if table.title is not None:
        parts.append(f"{'#' * ((table.heading_level or 1) + 1)} {table.title}")
    parts += [box.text for box in table.caption]
    rows = _spread((*table.header, *table.rows), len(table.widths))
    if len(table.header) == 1:
        parts.append(_write_pipes(rows))
    else:
        parts.append("\n".join("\t".join(row) for row in rows))
    return [*parts, *table.notes]


def _spread(rows: tuple[Row, ...], width: int) -> list[list[str]]:
    """Give every position a text; what a box covers beside its first position is blank."""
    lines = [[""] * width for _ in rows]
    for line in place(rows):
        for item in line:
            lines[item.row][item.column] = item.box.text.replace("\n", " ")
    return lines


def _write_pipes(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])
