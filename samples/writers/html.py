"""Web pages."""

from __future__ import annotations

from html import escape

from samples.content import Block, Box, Contents, Heading, Publication, Row, Table, Text

_STYLE = "table{border-collapse:collapse}td,th{border:1px solid #000}.caption td{border:none}"


def write_html(publication: Publication) -> bytes:
    """Return a page in UTF-8."""
    body = "\n".join(_write_block(block) for block in publication.blocks)
    title = escape(publication.title)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    ).encode()


def _write_block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Text(text):
            return f"<p>{escape(text)}</p>"
        case Contents(entries):
            items = (f"<p>{escape(entry.text)} …… {entry.page}</p>" for entry in entries)
            return "<h2>目录</h2>\n" + "\n".join(items)
        case Table():
            return _write_table(block)


def _write_table(table: Table) -> str:
    parts = []
    if table.title is not None:
        level = table.heading_level
        tag = "p" if level is None else f"h{level + 1}"
        parts.append(f'<{tag} align="center"><b>{escape(table.title)}</b></{tag}>')
    parts.append('<table border="1">')
    if table.header:
        head = "\n".join(_write_row(row, "th") for row in table.header)
        parts.append(f"<thead>\n{_write_caption(table.caption)}{head}\n</thead>\n<tbody>")
    else:
        parts.append(f"<tbody>\n{_write_caption(table.caption)}".rstrip())
    parts += [_write_row(row, "td") for row in table.rows]
    parts.append("</tbody>\n</table>")
    parts += [f"<p>{escape(note)}</p>" for note in table.notes]
    return "\n".join(parts)


def _write_caption(row: Row) -> str:
    return _write_row(row, "td").replace("<tr>", '<tr class="caption">') + "\n" if row else ""


def _write_row(row: Row, tag: str) -> str:
    return f"<tr>{''.join(_write_box(box, tag) for box in row)}</tr>"


def _write_box(box: Box, tag: str) -> str:
    columns = f' colspan="{box.columns}"' if box.columns > 1 else ""
    rows = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    text = escape(box.text).replace("\n", "<br>") or "&nbsp;"
    return f"<{tag}{columns}{rows}>{text}</{tag}>"
