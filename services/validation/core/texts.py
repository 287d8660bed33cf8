"""Compare printed words without their layout."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

# White space anywhere.
_SPACE = re.compile(r"\s+")
# Punctuation and brackets that printings of one name differ in.
_MARKS = re.compile(r"[\s“”\"'‘’（）()《》〈〉、，,。.；;：:·—\-_\[\]【】]+")
# The number in front of a heading: 一、 （二） 3. 4、 第五部分
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}部分|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])\s*"
)
_NUMERALS = "一二三四五六七八九十"


@lru_cache(maxsize=8192)
def compact(text: str | None) -> str:
    """The text in one width, without white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text or ""))


@lru_cache(maxsize=8192)
def plain(text: str | None) -> str:
    """The text without white space and punctuation, for comparing names."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text or ""))


def without_number(heading: str) -> str:
    """A heading without the number in front of it."""
    return _NUMBERING.sub("", heading.strip(), count=1)


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1; one inside the other counts at least 0.8."""
    first, second = plain(one)[:_NAME_LENGTH], plain(other)[:_NAME_LENGTH]
    if not first or not second:
        return 0.0
    letters, others = _letters(first), _letters(second)
    if len(letters & others) < _UNLIKE * min(len(letters), len(others)):
        return 0.0
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    shorter, longer = sorted((first, second), key=len)
    return max(ratio, 0.8) if len(shorter) >= 3 and shorter in longer else ratio


def is_like(one: str, other: str, least: float) -> bool:
    """Tell whether the likeness exceeds a bound; most pairs fall by length or letters alone."""
    first, second = plain(one)[:_NAME_LENGTH], plain(other)[:_NAME_LENGTH]
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= 3 and shorter in longer:
        return likeness(one, other) > least
    enough = least * (len(first) + len(second)) / 2
    if len(shorter) < enough or (_count(first) & _count(second)).total() < enough:
        return False
    return likeness(one, other) > least


@lru_cache(maxsize=8192)
def _count(text: str) -> Counter[str]:
    return Counter(text)


@lru_cache(maxsize=8192)
def _letters(text: str) -> frozenset[str]:
    return frozenset(text)


_NAME_LENGTH = 80
# Names that share fewer of their letters than this are not compared further.
_UNLIKE = 0.3


def parse_numeral(text: str) -> int | None:
    """Read a Chinese heading number up to 99.

    >>> parse_numeral("十一"), parse_numeral("二十"), parse_numeral("七")
    (11, 20, 7)
    """
    if not text or any(char not in _NUMERALS for char in text):
        return None
    if "十" not in text:
        return _NUMERALS.index(text) + 1 if len(text) == 1 else None
    tens, _, ones = text.partition("十")
    high = _NUMERALS.index(tens) + 1 if tens else 1
    low = _NUMERALS.index(ones) + 1 if ones else 0
    return high * 10 + low
