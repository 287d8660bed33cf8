"""Fields: of a code and its result only the result is printed."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from services.extraction.core.word.names import W

_CONTENTS_CODE = "TOC"


@dataclass
class _Field:
    """A field that is open: how its code begins, and whether its result has not begun yet."""

    code: str = ""
    is_in_code: bool = True

    @property
    def is_contents(self) -> bool:
        return self.code.upper().startswith(_CONTENTS_CODE)


class Fields:
    """The fields that are open at a point of the text; they may span paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        # Counted, because a hostile text opens as many fields as it has words.
        self._in_code = 0
        self._contents = 0

    @property
    def is_printing(self) -> bool:
        """Whether text at this point is printed, and not the code of a field."""
        return not self._in_code

    @property
    def is_contents(self) -> bool:
        """Whether this point stands in a generated table of contents."""
        return self._contents > 0

    def turn(self, mark: etree._Element) -> None:
        """Follow a `w:fldChar`: where a field begins, where its result begins, where it ends."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            self._in_code += 1
        elif kind == "separate" and self._open:
            self._in_code -= self._open[-1].is_in_code
            self._open[-1].is_in_code = False
        elif kind == "end" and self._open:
            field = self._open.pop()
            self._in_code -= field.is_in_code
            self._contents -= field.is_contents

    def add_code(self, text: str) -> None:
        """Take up a piece of the code of the innermost field; only its first word matters."""
        if self._open:
            field = self._open[-1]
            self._contents -= field.is_contents
            field.code = (field.code + text).lstrip()[: len(_CONTENTS_CODE)]
            self._contents += field.is_contents
