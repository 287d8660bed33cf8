"""Web pages (HTML), fragments of them, and what Word and Excel save as such."""

from __future__ import annotations

import re

from lxml import etree

from services.extraction.core.arranging import arrange_blocks, read_until_limit
from services.extraction.core.formats import Reading, reads
from services.extraction.core.markup.blocks import read_blocks
from services.extraction.core.markup.decoding import decode_html
from services.extraction.core.markup.flow import Page
from services.extraction.core.markup.hidden import Visibility
from services.extraction.core.text_dumps.grid_joining import join_grids
from shared.contracts.extracted import Quality
from shared.errors import CorruptDocument, ResourceLimit

_SNIFFED = 4096
# The beginning of a page, after an optional XML declaration and comments.
_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,1000}>\s{0,20})?<(?:!doctype html|html)"
)
# The beginning of a fragment: markup right away.
_FRAGMENT = re.compile(
    r"\s{0,200}<(?:head|body|meta|title|style|div|table|center|p|h[1-6]|span|font)\b"
)
# Markdown's own signs: a heading, a row of pipes; such a text only holds pieces of markup.
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|\|[^\n]{0,200}\|[ \t\r]{0,20}$)", re.MULTILINE)
# A page has one root; a text has one around each table that character recognition found in it.
_ROOT = re.compile(rb"<html[\s>]", re.IGNORECASE)
_TABLE_TAG = re.compile(rb"<(/?)table\b", re.IGNORECASE)
# A line of bare text after a table, which a page would hold in an element of its own.
_BARE_LINE = re.compile(
    rb"[^>]{0,20}>(?:\s{0,20}</(?:body|html)>){0,2}[ \t]{0,20}\r?\n\s{0,40}[^<\s][^<\n]{0,400}\n",
    re.IGNORECASE,
)
_SEARCHED = 1 << 20


def bid_html(data: bytes) -> int:
    """Bid on markup at the very beginning; tags inside a text are left to the text readers."""
    head = (
        data[:_SNIFFED].replace(b"\0", b"").decode("utf-8", "ignore").lstrip("\ufeff\ufffd").lower()
    )
    searched = data[:_SEARCHED]
    if _PAGE.match(head):
        is_text = len(_ROOT.findall(searched)) > 1 or _has_bare_lines(searched)
        return 20 if is_text else 90
    if _FRAGMENT.match(head):
        return 20 if _MARKDOWN.search(searched) or _has_bare_lines(searched) else 60
    return 50 if "<html" in head and "<body" in head else 0


def _has_bare_lines(data: bytes) -> bool:
    """Whether bare lines of text follow most tables: a text whose tables alone are markup."""
    depth = tables = bare = 0
    for tag in _TABLE_TAG.finditer(data):
        depth += -1 if tag[1] else 1
        if tag[1] and depth == 0:
            tables += 1
            bare += bool(_BARE_LINE.match(data, tag.end()))
    return bare > 0 and 4 * bare >= tables


@reads("text/html", suffixes=(".html", ".htm", ".xhtml"), bid=bid_html)
def read_html(data: bytes) -> Reading:
    """Return paragraphs and tables as a browser shows them; nothing is fetched or run."""
    decoded = decode_html(data)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(decoded.text.encode("utf-8", "replace"), parser)
    if root is None:
        raise CorruptDocument("the page holds no element")
    body = root.find("body")
    page = Page(Visibility(root))
    seen = read_blocks(root if body is None else body, "body", page)
    blocks = arrange_blocks(join_grids(read_until_limit(seen, page.flags)), page.flags)
    if is_cut_off(decoded.text):
        page.flags.add("text_cut_off")
    flags = tuple(dict.fromkeys((*decoded.flags, *sorted(page.flags))))
    if any("depth" in entry.message for entry in parser.error_log):
        if not blocks:
            raise ResourceLimit("the page is nested too deep: nothing could be read")
        flags = (*flags, "nesting_limit_reached")
    return Reading(blocks, quality=Quality(flags=flags))


def is_cut_off(text: str) -> bool:
    """Tell a page whose end is missing: its last table, or a body that it opens, is not closed."""
    page = text.lower()
    is_open = "<body" in page and "</body" not in page and "</html" not in page
    return is_open or page.rfind("<table") > page.rfind("</table")
