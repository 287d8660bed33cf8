"""The flow of a page: its lines of text and its tables, in the order in which they are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from services.extraction.core.cell_text import join_lines, to_line_text
from services.extraction.core.list_numbers import format_number
from services.extraction.core.markup.hidden import NOT_SHOWN, Visibility

_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del",
     "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "o:p", "q", "rp",
     "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
     "var", "wbr")
)  # fmt: skip
_TYPED = frozenset(("pre", "listing", "xmp", "plaintext"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# A number that a list may begin with.
_COUNT = re.compile(r"[0-9]{1,6}$")
# A line break of the source, which the page shows as a blank at most.
_SOURCE_BREAK = re.compile("[\n\r]")


@dataclass(frozen=True)
class FlowLine:
    """A line of text between two breaks."""

    text: str
    path: str
    heading_level: int | None = None


@dataclass(frozen=True)
class FlowTable:
    """A table at its place in the flow."""

    element: etree._Element
    path: str


@dataclass
class Page:
    """How to tell what a page shows, and what was noticed in it."""

    visibility: Visibility
    flags: set[str] = field(default_factory=set)

    def shows(self, element: etree._Element) -> bool:
        """Whether an element is shown; text that is hidden is noted."""
        if element.tag in NOT_SHOWN:
            return False
        if self.visibility.is_hidden(element):
            if "".join(map(str, element.itertext())).strip():
                self.flags.add("hidden_text")
            return False
        return True


@dataclass
class _Open:
    """An element whose end has not come yet."""

    element: etree._Element
    path: str
    heading_level: int | None = None
    seen: Counter[str] = field(default_factory=Counter)
    items: int | None = None
    """Number of the last item, in a list that counts its items."""

    def next_label(self, item: etree._Element) -> str:
        """Return the number that the page shows before an item of this list."""
        if self.element.tag != "ol" or "none" in (self.element.get("style") or ""):
            return ""
        given = item.get("value") or (self.element.get("start") if self.items is None else None)
        self.items = int(given) if given and _COUNT.match(given) else (self.items or 0) + 1
        return format_number(self.items, _LIST_STYLES.get(self.element.get("type") or "", "")) + "."

    def child(self, element: etree._Element) -> _Open:
        tag = str(element.tag)
        self.seen[tag] += 1
        path = f"{self.path}/{tag}[{self.seen[tag]}]"
        return _Open(element, path, _HEADINGS.get(tag, self.heading_level))


def iterate_flow(root: etree._Element, path: str, page: Page) -> Iterator[FlowLine | FlowTable]:
    """Yield the lines and the outermost tables below `root`; depth costs no recursion."""
    opened = [_Open(root, path)]
    pieces = [root.text or ""]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element is root:
            continue
        is_break = element.tag not in _INLINE or element.tag == "br"
        if event == "start":
            if is_break:
                yield from _take_line(pieces, _find_block(opened))
            opened.append(opened[-1].child(element))
            if element.tag == "table" and page.shows(element):
                yield FlowTable(element, opened[-1].path)
                walk.skip_subtree()
            elif page.shows(element):
                if element.tag == "li":
                    pieces.append(opened[-2].next_label(element))
                pieces.append(_print_field(element) or element.text or "")
            else:
                walk.skip_subtree()
        else:
            if is_break:
                yield from _take_line(pieces, _find_block(opened))
            opened.pop()
            pieces.append(element.tail or "")
    yield from _take_line(pieces, opened[0])


def _print_field(element: etree._Element) -> str:
    """Return what a text field of a form shows."""
    if element.tag != "input" or (element.get("type") or "text").lower() != "text":
        return ""
    return element.get("value") or ""


def _find_block(opened: list[_Open]) -> _Open:
    """Return the innermost open element that is no run of text."""
    return next((item for item in reversed(opened) if item.element.tag not in _INLINE), opened[0])


def _take_line(pieces: list[str], block: _Open) -> Iterator[FlowLine]:
    """Yield the text gathered since the last break, if there is any, and begin anew.

    Text that is set as typed keeps the breaks of the source.
    """
    parts = _SOURCE_BREAK.split("".join(pieces))
    pieces.clear()
    lines = parts if block.element.tag in _TYPED else [join_lines(parts)]
    for line in lines:
        if text := to_line_text(line):
            yield FlowLine(text, block.path, block.heading_level)
