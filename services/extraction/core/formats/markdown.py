"""Markdown, and what character recognition writes as Markdown: headings, tables, stray tags."""

from __future__ import annotations

import re

from services.extraction.core.encoding import decode, is_text
from services.extraction.core.formats import Reading, reads
from services.extraction.core.text_dumps.dump import count_unreadable, read_marked_blocks
from services.extraction.core.text_dumps.source_lines import read_lines
from shared.contracts.extracted import Quality

# A heading, the rule of a table, bold text, a table or its row as tags at a line's beginning
_SIGNS = re.compile(
    rb"^(?:#{1,6} \S|\|[ :]{0,3}-{3}|[^*\n]{0,80}\*\*[^\s*][^*\n]{0,80}\*\*|<table\b|<tr\b"
    rb"|<(?:html|body|div)\b[^\n]{0,200}<table\b)",
    re.MULTILINE,
)
_SAMPLE = 1 << 20
# Byte order marks of UTF-16, where ASCII leaves every other byte 0.
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def bid_on_markdown(data: bytes) -> int:
    """Take text in which Markdown's own signs stand at the beginning of lines."""
    if not is_text(data):
        return 0
    head = data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_WIDE):
        head = head[2:].replace(b"\0", b"")
    signs = sum(1 for _ in _SIGNS.finditer(head))
    return min(25 + 5 * signs, 60) if signs >= 2 else 0


@reads("text/markdown", suffixes=(".md", ".markdown", ".txt"), bid=bid_on_markdown)
def read_markdown(data: bytes) -> Reading:
    """Read Markdown; raises `EncodingUncertain` where its bytes are no text we can name."""
    decoded = decode(data)
    blocks = read_marked_blocks(list(read_lines(decoded.text)))
    unreadable = count_unreadable(blocks)
    return Reading(blocks, quality=Quality(flags=decoded.flags, unreadable_cells=unreadable))
