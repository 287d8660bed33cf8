"""Number format codes taken apart: sections, conditions, tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

# One token of a section: quoted text, escaped character, width of a character, filler, bracket,
# General, half of the day, exponent, run of a date letter, any other single character.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<width>.)|\*(?P<filler>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>[Gg]eneral|G/通用格式)|(?P<half>AM/PM|am/pm|A/P|上午/下午)"
    r"|(?P<exponent>[Ee][+-](?=[0#?]))|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4}|e+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
# `>=100` in brackets.
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)$")
# `$¥-804` in brackets: the sign of a currency and a locale.
_CURRENCY = re.compile(r"\$([^-]*)")
# `h`, `mm` or `ss` in brackets: time that goes on past a day.
_ELAPSED = re.compile(r"([hms])\1*$", re.IGNORECASE)
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
    "=": lambda left, right: left == right,
    "<>": lambda left, right: left != right,
}


@dataclass(frozen=True)
class Token:
    """A piece of a section: `literal`, `digit`, `date`, `elapsed`, `half`, `exponent`, `mark`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Section:
    """One of up to four parts of a format code."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    @property
    def is_date(self) -> bool:
        """Whether the section prints a moment and not a number."""
        return any(token.kind in ("date", "elapsed", "half") for token in self.tokens)

    def accepts(self, value: Decimal) -> bool:
        """Whether the section's own condition, if it has one, holds."""
        if self.condition is None:
            return True
        return _COMPARISONS[self.condition[0]](value, self.condition[1])


@lru_cache(maxsize=512)
def parse_format_code(code: str) -> tuple[Section, ...]:
    """Split a format code into its sections."""
    sections: list[list[Token]] = [[]]
    conditions: list[tuple[str, Decimal] | None] = [None]
    for match in _TOKEN.finditer(code[:1000]):
        kind, text = str(match.lastgroup), match[match.lastgroup or 0]
        if kind == "other" and text == ";":
            sections.append([])
            conditions.append(None)
        elif kind == "bracket":
            condition = _CONDITION.match(text)
            if condition:
                conditions[-1] = (condition[1], Decimal(condition[2]))
            else:
                sections[-1] += _read_bracket(text)
        else:
            sections[-1] += _read_token(kind, text)
    return tuple(
        Section(tuple(tokens), condition)
        for tokens, condition in zip(sections, conditions, strict=True)
    )


def _read_token(kind: str, text: str) -> list[Token]:
    if kind in ("quoted", "escaped"):
        return [Token("literal", text)]
    if kind == "width":
        return [Token("literal", " ")]
    if kind == "filler":
        return []
    if kind == "other":
        mark = "digit" if text in "0#?" else "mark" if text in ".,%/@" else "literal"
        return [Token(mark, text)]
    return [Token(kind, text.lower() if kind == "date" else text)]


def _read_bracket(text: str) -> list[Token]:
    if currency := _CURRENCY.match(text):
        return [Token("literal", currency[1])]
    if _ELAPSED.match(text):
        return [Token("elapsed", text.lower())]
    return []
