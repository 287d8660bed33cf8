"""Plain text: dumps of word processors and PDF files, delimited tables."""

from __future__ import annotations

from services.extraction.core.contents_lists import flag_contents
from services.extraction.core.encoding import decode, is_text
from services.extraction.core.formats import Reading, reads
from services.extraction.core.text_dumps.dump import count_unreadable, read_blocks
from services.extraction.core.text_dumps.source_lines import read_lines
from shared.contracts.extracted import Quality

# Beginnings of formats that are written in letters but are no text to read
_FOREIGN = (b"{\\rtf", b"%PDF", b"%!PS", b"<?xml")


def bid_on_plain_text(data: bytes) -> int:
    """Take any text that no other reader wants, and none of the formats that only look like it."""
    is_foreign = data.lstrip()[:8].startswith(_FOREIGN)
    return 20 if is_text(data) and not is_foreign else 0


@reads("text/plain", suffixes=(".txt", ".text", ".csv", ".tsv", ".log"), bid=bid_on_plain_text)
def read_plain_text(data: bytes) -> Reading:
    """Read a text; raises `EncodingUncertain` where its bytes are no text we can name."""
    decoded = decode(data)
    blocks = tuple(flag_contents(read_blocks(list(read_lines(decoded.text)))))
    unreadable = count_unreadable(blocks)
    return Reading(blocks, quality=Quality(flags=decoded.flags, unreadable_cells=unreadable))
