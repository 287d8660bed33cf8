"""Word documents (DOCX)."""

from __future__ import annotations

from services.extraction.core.arranging import arrange_blocks
from services.extraction.core.formats import Reading, reads
from services.extraction.core.ooxml.flags import find_flags
from services.extraction.core.ooxml.package import ZIP_MAGIC, Package
from services.extraction.core.word.blocks import read_blocks
from services.extraction.core.word.names import W, find
from services.extraction.core.word.story import Story
from shared.contracts.extracted import Quality
from shared.errors import CorruptDocument, UnsupportedFormat

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def bid_docx(data: bytes) -> int:
    """Bid on a zip that names a `word/` folder in its directory."""
    if not data.startswith(ZIP_MAGIC):
        return 0
    return 90 if b"word/document" in data else 20


@reads(MEDIA_TYPE, suffixes=(".docx", ".docm"), bid=bid_docx)
def read_docx(data: bytes) -> Reading:
    """Return paragraphs and tables in body order, with the numbers that Word generates."""
    package = Package(data)
    main_part = package.main_part()
    root = package.require(main_part)
    if root.tag != f"{W}document":
        raise UnsupportedFormat(f"{main_part} is the main part of another kind of office file")
    body = find(root, "body")
    if body is None:
        raise CorruptDocument(f"{main_part} holds no body")
    story = Story(package, main_part)
    blocks = arrange_blocks(read_blocks(body, "body", story), story.flags)
    flags = (*sorted(story.flags), *find_flags(package, main_part))
    return Reading(blocks, quality=Quality(flags=flags))
