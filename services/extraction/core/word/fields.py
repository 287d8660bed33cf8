"""Fields: of a code and its result only the result is printed."""

from __future__ import annotations

from lxml import etree

from services.extraction.core.word.names import W


class Fields:
    """The fields that are open at a point of the text; they may span paragraphs."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._in_code: list[bool] = []

    @property
    def is_printing(self) -> bool:
        """Whether text at this point is printed, and not the code of a field."""
        return not any(self._in_code)

    @property
    def is_contents(self) -> bool:
        """Whether this point stands in a generated table of contents."""
        return any(code.lstrip().upper().startswith("TOC") for code in self._codes)

    def turn(self, mark: etree._Element) -> None:
        """Follow a `w:fldChar`: where a field begins, where its result begins, where it ends."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._codes.append("")
            self._in_code.append(True)
        elif kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._codes.pop()
            self._in_code.pop()

    def add_code(self, text: str) -> None:
        """Take up a piece of the code of the innermost field."""
        if self._codes:
            self._codes[-1] += text
