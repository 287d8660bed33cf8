"""Web archives (MHT): a page and its images in one mail message, as Word also saves documents."""

from __future__ import annotations

import email
import email.policy
import re

from services.extraction.core.formats import Reading, reads
from services.extraction.core.formats.html import read_html
from shared.errors import CorruptDocument

_SNIFFED = 2048
# The head of a message of several parts, one of which is a page.
_ARCHIVE = re.compile(
    rb"^(?:mime-version|from|subject|date|content-type|snapshot-content-location):[^\0]{0,2000}"
    rb"multipart/related",
    re.IGNORECASE,
)
PART_LIMIT = 2_000


def bid_mht(data: bytes) -> int:
    """Bid on the head of a message whose parts belong together."""
    return 85 if _ARCHIVE.match(data[:_SNIFFED].lstrip()) else 0


@reads("multipart/related", suffixes=(".mht", ".mhtml"), bid=bid_mht)
def read_mht(data: bytes) -> Reading:
    """Read the first page of the archive; its other parts are not opened."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    for number, part in enumerate(message.walk()):
        if number > PART_LIMIT:
            break
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return read_html(_with_charset(page, part.get_content_charset()))
    raise CorruptDocument("the web archive holds no page")


def _with_charset(page: bytes, charset: str | None) -> bytes:
    """Let a page without a declaration of its own be read as the archive declares it."""
    if charset is None or b"charset" in page[:4096].lower():
        return page
    return b'<meta charset="' + charset.encode("ascii", "ignore") + b'">' + page
