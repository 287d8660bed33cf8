"""The text of a printed cell or line, less its layout."""

from __future__ import annotations

import re

# Any blank that is not a line break: tab, no-break, en to hair, narrow and ideographic spaces.
_BLANK = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Characters that print nothing: soft hyphen, zero-width characters, byte order marks.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Line breaks of every kind.
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Han characters, CJK punctuation, full-width forms, curly quotes, dashes and dots.
FIRST_WIDE = "\u2e80"
"""The first character that is as wide as it is high: Chinese characters and their marks follow."""
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—·"
_JUSTIFIED = re.compile(f"(?<=[{_WIDE}]) +(?=[{_WIDE}])")
_RUN = re.compile(" {2,}")
# Anything that is layout and not text: white space of any kind, what prints nothing.
_LAYOUT = re.compile("[\\s\u00ad\u1680\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def to_cell_text(text: str) -> str:
    r"""Remove line breaks and justification blanks; keep a blank between digits and Chinese.

    >>> to_cell_text("资 金 性 质")
    '资金性质'
    >>> to_cell_text("其中：财政\n    资金")
    '其中：财政资金'
    >>> to_cell_text("435 河滨县教育局")
    '435 河滨县教育局'
    """
    if not text or not _LAYOUT.search(text):
        return text
    joined = join_lines(_BREAK.split(text))
    return _RUN.sub(" ", _JUSTIFIED.sub("", joined))


def to_line_text(text: str) -> str:
    """Make every blank a plain one, drop what prints nothing, and trim; inner blanks are kept."""
    return _BLANK.sub(" ", _INVISIBLE.sub("", text)).strip()


def split_lines(text: str) -> list[str]:
    """Return the non-blank lines of `text`, each as `to_line_text` leaves it."""
    return [line for line in map(to_line_text, _BREAK.split(text)) if line]


def join_lines(lines: list[str]) -> str:
    """Join printed lines: a blank only where two words of an alphabet meet.

    >>> join_lines(["附属单", "位上缴收入"])
    '附属单位上缴收入'
    >>> join_lines(["Web", "service"])
    'Web service'
    """
    joined = ""
    for line in map(to_line_text, lines):
        glue = " " if joined and line and _is_word_break(joined[-1], line[0]) else ""
        joined += glue + line
    return joined


def _is_word_break(left: str, right: str) -> bool:
    letters = left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
    return letters and not (left.isupper() and right.isupper())
