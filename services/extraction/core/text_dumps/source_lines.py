"""Numbered lines of a text, without the marks that a converter left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.extraction.core.cell_text import to_line_text
from shared.contracts.location import Location

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# [bookmark: _Toc_2_2_0000000001]
_BOOKMARK = re.compile(r"\[bookmark: ?[^\]\n]{0,80}\]")
# An entry field of a table of contents with its switches: TC 总体目标 \f A \l 1
_ENTRY_FIELD = re.compile(r"(?:^|\s)TC\s[^\\]{1,200}(?:\\[a-z](?:\s\w{1,3})?\s*){1,4}$")
# Other fields of a table of contents: TOC \o "1-3" \h \z \u, HYPERLINK \l "_Toc1", PAGEREF _Toc1 \h
_FIELD = re.compile(
    r"\bTOC(?:\s*\\[a-z](?:\s*\"[^\"]{0,40}\")?){1,8}"
    r"|\bHYPERLINK\s+(?:\\[a-z]\s+)?\"[^\"]{0,300}\""
    r"|\bPAGEREF\s+\S{1,40}(?:\s*\\[a-z]){0,3}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class SourceLine:
    """A line of the text with its number from 1; leading tabs are kept, they mark cells."""

    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on the line and no tab marks it as a blank cell."""
        return not self.text

    @property
    def location(self) -> Location:
        """Its place in the source."""
        return Location(line=self.number)


def read_lines(text: str) -> Iterator[SourceLine]:
    """Yield every line, blank ones too: blank lines part rows and paragraphs."""
    for number, line in enumerate(_LINE_END.split(text), start=1):
        yield SourceLine(number, _without_marks(line))


def _without_marks(line: str) -> str:
    if "[" in line:
        line = _BOOKMARK.sub("", line)
    if "\\" in line:
        line = _FIELD.sub("", _ENTRY_FIELD.sub("", line))
    line = _CONTROL.sub("", line)
    if "\t" not in line:
        return to_line_text(line)
    return "\t".join(to_line_text(part) for part in line.lstrip(" ").split("\t"))
