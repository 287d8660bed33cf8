"""One way of writing for what is printed in many: markup, widths, blanks, signs."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

# A tag, never a comparison such as "<4%, >5%": it begins with a Latin letter.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
# Markdown emphasis and escapes, TeX dollars and spacing.
_MARKDOWN = re.compile(r"\*\*|__|\$|\\(?=[*%_])|\\[,;! ]")
# Circled and parenthesised list numbers, which compatibility forms would turn into digits.
_LIST_NUMBERS = re.compile(r"[①-⒇❶-➓]")
# Blanks, characters of no width, and the signs that stand for a line break
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad⏎↵]+")
# Words left out: dots that compatibility forms would put before a figure.
_ELLIPSIS = re.compile(r"…+|\.{3,6}")
# Marks that part what stood in several cells: sign, value, unit; a plan's month and share.
_CELL_MARK = re.compile(r"[\t‖|→]")
NO_SIGNS = frozenset(
    {"定性", "定量", "正向", "反向", "正向指标", "反向指标", "正指标", "逆指标", "文字描述", "其他"}
)
"""What the column of signs may hold that is no sign."""
_TEX_SIGNS = {
    r"\geqslant": "≥",
    r"\leqslant": "≤",
    r"\geq": "≥",
    r"\leq": "≤",
    r"\ge": "≥",
    r"\le": "≤",
    r"\times": "×",
    r"\%": "%",
    r"\sim": "~",
}
_QUOTES = "\"“”'‘’「」"
_SIGN_SPELLINGS = (
    ("≧", "≥"), ("⩾", "≥"), ("≦", "≤"), ("⩽", "≤"), ("≮", "≥"), ("≯", "≤"),
    (">/=", "≥"), ("</=", "≤"), (">=", "≥"), ("=>", "≥"), ("≥=", "≥"), (">≥", "≥"), ("≥≥", "≥"),
    ("=≥", "≥"), ("=≤", "≤"), ("<=", "≤"), ("=<", "≤"), ("≤=", "≤"), ("<≤", "≤"), ("≤≤", "≤"),
    ("==", "="), ("∼", "~"), ("〜", "~"), ("˜", "~"), ("−", "-"), ("–", "-"), ("➖", "-"),
    ("c/o", "%"), ("٪", "%"), ("%%", "%"), ("(≥)", "≥"), ("(≤)", "≤"), ("(>)", ">"), ("(<)", "<"),
    ("百分百", "100%"),
)  # fmt: skip
# One of these spellings; most values hold none.
_SPELLED = re.compile(r"[≧⩾≦⩽≮≯∼〜˜−–➖٪]|[<>=≥≤]{2}|[<>]/=|c/o|%%|\([<>≥≤]\)|百分百")
# What markup, numbers of lists or left out words begin with
_DRESSED = re.compile(r"[*_$\\…①-⒇❶-➓]|\.{3}")
# An amount with the currency sign before it: ¥5,000.00, ¥5万
_CURRENCY_SIGN = re.compile(r"¥(\d[\d,.]{0,20})([万亿]?)元?")
# A plus before a figure, not inside a name such as 3+1+5.
_PLUS_SIGN = re.compile(r"(?<![\dA-Za-z])\+(?=\d)")
# 零下18
_BELOW_ZERO = re.compile(r"零下(?=\d)")
# 正负5%
_EITHER_SIDE = re.compile(r"正负(?=\d)")
# The bound said again in brackets: (含95%), (含本数)
_INCLUSIVE = re.compile(r"\(含[^()含]{1,8}\)")
# The bound before its figure: 不低于(含)95%
_INCLUSIVE_BEFORE = re.compile(r"(?<=[于少过])\(含\)(?=\d)")
# A sign or a figure and its unit that a stroke parts: ≥/95, 95/%
_STROKE = re.compile(r"(?<=[≥≤])/(?=\d)|(?<=\d)/(?=%|百分比|[万亿]?元)")
# 100万+, 95%+: at least; 10W+: 万 written with the first letter of its sound
_PLUS_AFTER = re.compile(r"(?<=[\d万亿千百%人次个户家场件])\+$")
_LETTER_MYRIAD = re.compile(r"(?<=\d)(?:w|W(?=[+人次元个户]))(?![A-Za-z])")
# What character recognition reads for a comparison sign before a figure.
_MISREAD_SIGN = re.compile(r"^[》〉»《〈«之]=?(?=\d)")
_LESS = "《〈«"
# 大干等于: 干 read for 于 in a word that bounds
_MISREAD_WORD = re.compile(r"(?<=[大小低高少多等])干(?=[\d等或百零一二三四五六七八九])")


class Writing(NamedTuple):
    """A printed value in one way of writing."""

    plain: str
    """No markup, no blanks, half width, one character per sign."""
    printed: str
    """As printed, less markup and blanks at its ends."""
    flags: tuple[str, ...] = ()


def to_plain(text: str) -> str:
    """Return the text without markup and blanks, in half width, signs in one spelling.

    >>> to_plain(" **９５％** 以上")
    '95%以上'
    >>> to_plain("<b>&gt;= 1,280</b>户")
    '≥1,280户'
    """
    bare = _strip_markup(text)
    if _DRESSED.search(bare):
        bare = _MARKDOWN.sub("", _LIST_NUMBERS.sub(";", bare))
        bare = _ELLIPSIS.sub("·", bare)
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", bare))
    if _SPELLED.search(plain):
        for spelling, sign in _SIGN_SPELLINGS:
            plain = plain.replace(spelling, sign)
    if "(含" in plain:
        plain = _INCLUSIVE_BEFORE.sub("", _INCLUSIVE.sub("(含)", plain))
    if "零下" in plain:
        plain = _BELOW_ZERO.sub("-", plain)
    if "正负" in plain:
        plain = _EITHER_SIDE.sub("±", plain)
    if "/" in plain:
        plain = _STROKE.sub("", plain)
    if "+" in plain:
        plain = _PLUS_SIGN.sub("", plain)
    return _CURRENCY_SIGN.sub(r"\1\2元", plain) if "¥" in plain else plain


def read_writing(text: str | None) -> Writing:
    """Return a printed value in one way of writing, noting what had to be bridged."""
    printed = text or ""
    cells = _split_cells(printed) if _CELL_MARK.search(printed) else [printed]
    flags = []
    if len(cells) > 1:
        flags.append("joined_cells")
        cells = [cell for cell in cells if cell.strip() not in NO_SIGNS]
    plain = to_plain("".join(cells))
    if len(plain) > 2 and plain[0] in _QUOTES and plain[-1] in _QUOTES:
        plain = plain[1:-1]
    if misread := _MISREAD_SIGN.match(plain):
        plain = ("≤" if plain[0] in _LESS else "≥") + plain[misread.end() :]
        flags.append("sign_misread")
    if "w" in plain or "W" in plain:
        plain = _LETTER_MYRIAD.sub("万", plain)
    if plain.endswith("+"):
        plain = _PLUS_AFTER.sub("以上", plain)
    if "干" in plain and _MISREAD_WORD.search(plain):
        plain = _MISREAD_WORD.sub("于", plain)
        flags.append("word_misread")
    return Writing(plain, _strip_markup(printed).replace("**", "").strip(), tuple(flags))


def _split_cells(printed: str) -> list[str]:
    return [cell for cell in _CELL_MARK.split(printed) if cell.strip()]


def _strip_markup(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", text.replace("\\<", "<"))
    if "&" in text:
        text = html.unescape(text)
    if "\\" in text:
        for spelling, sign in _TEX_SIGNS.items():
            text = text.replace(spelling, sign)
    return text
