"""Printed text as one compares it: without layout, width or quotation marks."""

from __future__ import annotations

import re
import unicodedata

# Any run of white space, the ideographic one included.
_BLANKS = re.compile(r"\s+")
# Quotation marks of every kind: “三公” is printed with all of them.
_QUOTES = re.compile(r"[\"'“”‘’「」『』《》]")
# A blank with a Chinese character or full-width mark on either side: layout, never a word break.
_CHINESE_BLANK = re.compile(
    r"(?<=[\u2e80-\u2fff\u3001-\u9fff\uff00-\uffef“”])\s+(?=[\u2e80-\u2fff\u3001-\u9fff\uff00-\uffef“”])"
)


def to_label(text: str) -> str:
    """Remove all blanks: `项  目` is `项目`.

    >>> to_label(" 合  计 ")
    '合计'
    """
    return _BLANKS.sub("", text)


def to_matchable(text: str) -> str:
    """Return the text for comparing: NFKC, no blanks, no quotation marks.

    >>> to_matchable("部门 “三公”经费（预算）")
    '部门三公经费(预算)'
    """
    return _QUOTES.sub("", _BLANKS.sub("", unicodedata.normalize("NFKC", text)))


def to_cell_text(text: str) -> str | None:
    """Return a body cell as printed less layout, None when it is blank.

    >>> to_cell_text(" 12 个月 ")
    '12 个月'
    >>> to_cell_text("合  计")
    '合计'
    """
    return _CHINESE_BLANK.sub("", text.strip()) or None
