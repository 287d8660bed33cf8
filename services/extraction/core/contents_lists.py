"""A table of contents that the format itself does not mark: a list under the word 目录."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from shared.contracts.extracted import Block, Paragraph

LEAST_ENTRIES = 3
LONGEST_ENTRY = 80
# The heading of the list, letter-spaced or not.
_TITLE = re.compile(r"目 {0,8}[录次]$")
# A page number at the end of an entry, after leaders or blanks.
_PAGE = re.compile(r"(?:(?<![ .…·])[ .…·]+)?([0-9]{1,4})$")
_SENTENCE = re.compile("[。；！？]")


def flag_contents(blocks: Iterable[Block]) -> list[Block]:
    """Flag the paragraphs after the word 目录 whose texts come again later or end in pages."""
    flagged = list(blocks)
    for at, block in enumerate(flagged):
        if isinstance(block, Paragraph) and _TITLE.match(block.text):
            for entry in _find_entries(flagged, at + 1):
                flagged[entry] = flagged[entry].model_copy(update={"is_contents_entry": True})
    return flagged


def _find_entries(blocks: Sequence[Block], first: int) -> range:
    """Return the places of the entries: short lines, up to the first that begins the text."""
    known: set[str] = set()
    seen = Counter(_plain(item.text) for item in blocks[first:] if isinstance(item, Paragraph))
    page = 0
    at = first
    while at < len(blocks):
        block = blocks[at]
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_ENTRY:
            break
        number = _PAGE.search(block.text)
        text = _plain(block.text[: number.start()] if number else block.text)
        is_numbered = number is not None and int(number[1]) >= page
        comes_again = seen[text] > (number is None)
        if _SENTENCE.search(text) or text in known or not (is_numbered or comes_again):
            break
        known.add(text)
        page = int(number[1]) if number and is_numbered else page
        at += 1
    return range(first, at if at - first >= LEAST_ENTRIES else first)


def _plain(text: str) -> str:
    return "".join(text.split())
