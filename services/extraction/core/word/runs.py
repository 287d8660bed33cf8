"""The text that a paragraph prints, and what else hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from services.extraction.core.word.fields import Fields
from services.extraction.core.word.names import ALTERNATE, W, find, find_alternative, is_on
from services.extraction.core.word.styles import Styles

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Not printed: deleted and moved text, properties, the reading aid above a word.
_SILENT = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "rt", "rubyPr", "sdtPr")}
_PRIVATE_USE = range(0xF000, 0xF100)
"""Where `w:sym` puts the characters of symbol fonts."""
_SYMBOLS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xA8: "☐", 0x52: "☑", 0xA3: "☐", 0x6F: "□"}


@dataclass
class RunText:
    """What the runs of one paragraph hold."""

    pieces: list[str] = field(default_factory=list)
    """The text, run by run."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Contents of text boxes anchored in the paragraph."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind and id of the footnotes and endnotes it refers to."""
    has_hidden_text: bool = False
    is_contents: bool = False

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(self.pieces)


class RunReader:
    """Reads paragraphs in document order, because fields may span them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields = Fields()

    def read(self, paragraph: etree._Element) -> RunText:
        """Return what one `w:p` prints: inserted text yes, deleted and hidden text no."""
        found = RunText()
        self._walk(paragraph, found)
        return found

    def _walk(self, parent: etree._Element, found: RunText) -> None:
        for element in parent:
            tag = element.tag
            if tag in _SILENT:
                continue
            if tag == f"{W}r":
                self._read_run(element, found)
            elif tag == ALTERNATE:
                chosen = find_alternative(element)
                if chosen is not None:
                    self._walk(chosen, found)
            elif tag == f"{W}txbxContent":
                found.boxes.append(element)
            else:
                self._read_leaf(element, found)

    def _read_run(self, run: etree._Element, found: RunText) -> None:
        if is_on(run, "rPr", "vanish") or self._is_hidden_by_style(run):
            found.has_hidden_text |= run.find(f"{W}t") is not None
            for mark in run.iterfind(f"{W}fldChar"):
                self._fields.turn(mark)
        else:
            self._walk(run, found)

    def _is_hidden_by_style(self, run: etree._Element) -> bool:
        style = find(run, "rPr", "rStyle")
        return style is not None and self._styles.of(style.get(f"{W}val")).is_hidden

    def _read_leaf(self, element: etree._Element, found: RunText) -> None:
        tag = element.tag
        if tag == f"{W}fldChar":
            self._fields.turn(element)
        elif tag == f"{W}instrText":
            self._fields.add_code(element.text or "")
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "footnotes" if tag == f"{W}footnoteReference" else "endnotes"
            found.notes.append((kind, element.get(f"{W}id", "")))
        elif self._fields.is_printing and (text := _print_leaf(element)):
            found.pieces.append(text)
            found.is_contents |= self._fields.is_contents
        else:
            self._walk(element, found)


def _print_leaf(element: etree._Element) -> str:
    """Return what an element without parts prints; empty for all that only holds others."""
    tag = element.tag
    if tag in (f"{W}t", f"{_MATH}t"):
        return element.text or ""
    if tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if tag == f"{W}cr" or (tag == f"{W}br" and element.get(f"{W}type") is None):
        return "\n"
    if tag == f"{W}br" and element.get(f"{W}type") == "textWrapping":
        return "\n"
    if tag == f"{W}noBreakHyphen":
        return "-"
    return _print_symbol(element.get(f"{W}char", "")) if tag == f"{W}sym" else ""


def _print_symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if point in _PRIVATE_USE:
        return _SYMBOLS.get(point - _PRIVATE_USE.start, "\ufffd")
    return chr(point) if 0x20 <= point < 0xD800 else ""
