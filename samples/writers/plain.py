"""Plain text, as a word processor dumps it: one cell a line."""

from __future__ import annotations

from samples.content import (
    Block,
    Contents,
    Heading,
    Publication,
    Table,
    Text,
    find_continued,
    place,
)


def write_text(publication: Publication) -> bytes:
    """Return a text in UTF-8 whose cells stand indented on lines of their own."""
    return "\n".join(line for block in publication.blocks for line in _write_block(block)).encode()


def _write_block(block: Block) -> list[str]:
    match block:
        case Heading(text, _) | Text(text):
            return [text]
        case Contents(entries):
            return ["目录", *(f"{entry.text}\t{entry.page}" for entry in entries), ""]
        case Table():
            return _write_table(block)


def _write_table(table: Table) -> list[str]:
    rows = (*table.head, *table.rows)
    continued: dict[int, set[int]] = {}
    for item in find_continued(rows):
        continued.setdefault(item.row, set()).add(item.column)
    lines = [] if table.title is None else [table.title]
    for number, line in enumerate(place(rows)):
        texts = {item.column: item.box.text for item in line}
        texts |= dict.fromkeys(continued.get(number, ()), "")
        lines += [f"\t{texts[column]}".replace("\n", "\n\t") for column in sorted(texts)]
        lines.append("")
    return [*lines, *table.notes]
