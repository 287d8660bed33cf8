"""Tables that are written as tags in the middle of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from services.extraction.core.markup.blocks import read_blocks
from services.extraction.core.markup.flow import Page
from services.extraction.core.markup.hidden import Visibility
from services.extraction.core.text_dumps.markup_lines import write_out_formulas
from services.extraction.core.text_dumps.source_lines import SourceLine
from shared.contracts.extracted import Block, FlattenedTable, Grid

_OPENING = re.compile(r"<table[\s>]", re.IGNORECASE)
# What a table may begin a line with: character recognition writes each as a page of its own.
_BEGINNING = re.compile(
    r"(?:<(?:html|body|div|center)(?:\s[^<>]{0,200})?>\s*){0,4}<table[\s>]", re.IGNORECASE
)
_CLOSING = re.compile(r"</table\s*>", re.IGNORECASE)


def is_table(line: SourceLine) -> bool:
    """Whether a table written as tags begins with the line."""
    return bool(_BEGINNING.match(line.text))


def find_table_end(lines: Sequence[SourceLine], start: int) -> int | None:
    """Return the index after the line that closes the table opened at `start`, or None."""
    if not is_table(lines[start]):
        return None
    depth = 0
    for at in range(start, len(lines)):
        text = lines[at].text
        depth += len(_OPENING.findall(text)) - len(_CLOSING.findall(text))
        if depth <= 0:
            return at + 1
    return None


def read_table(lines: Sequence[SourceLine]) -> Iterator[Block]:
    """Yield what the tags show, at the line where they begin."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring("\n".join(line.text for line in lines), parser)
    body = root.find("body") if root is not None else None
    if body is None:
        return
    for block in read_blocks(body, "body", Page(Visibility(root))):
        yield _place(block, lines[0])


def _place(block: Block, line: SourceLine) -> Block:
    """Say where in the text a block and its cells stand."""
    location = line.location
    if isinstance(block, Grid):
        cells = tuple(
            replace(cell, location=location, text=write_out_formulas(cell.text))
            for cell in block.cells
        )
        return block.model_copy(update={"location": location, "cells": cells})
    if isinstance(block, FlattenedTable):
        return block
    return block.model_copy(update={"location": location})
