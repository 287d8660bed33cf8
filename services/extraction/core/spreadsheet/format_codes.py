"""Number format codes taken apart: sections, conditions, tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

# One token of a section: a character that means nothing more than itself, quoted text, escaped
# character, width of a character, filler, bracket, General, half of the day, exponent, run of a
# date letter, any other single character.
_TOKEN = re.compile(
    r'[^"\\_*\[GgAa上下EeYyMmDdHhSs]|"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<width>.)'
    r"|\*(?P<filler>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>[Gg]eneral|G/通用格式)"
    r"|(?P<half>AM/PM|am/pm|A/P|上午/下午)|(?P<exponent>[Ee][+-](?=[0#?]))"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4}|e+)|.",
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


_POINT, _COMMA, _PERCENT = Token("mark", "."), Token("mark", ","), Token("mark", "%")


@dataclass(frozen=True)
class DigitLayout:
    """The places of digits in a section that has some."""

    whole: tuple[Token, ...]
    """What stands before the point."""
    fraction: tuple[Token, ...]
    """The point and what stands after it."""
    places: int
    power: int
    """Power of ten by which a number is multiplied: 2 for per cent, -3 for thousands."""
    is_grouped: bool


@dataclass(frozen=True)
class Section:
    """One of up to four parts of a format code."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    @cached_property
    def is_date(self) -> bool:
        """Whether the section prints a moment and not a number."""
        return any(token.kind in ("date", "elapsed", "half") for token in self.tokens)

    @cached_property
    def manner(self) -> str:
        """How it prints a number: `general`, `literal`, `scientific`, `fraction` or `fixed`."""
        kinds = {token.kind for token in self.tokens}
        marks = {token.text for token in self.tokens if token.kind == "mark"}
        if "general" in kinds or "@" in marks:
            return "general"
        if "digit" not in kinds:
            return "literal"
        if "exponent" in kinds:
            return "scientific"
        return "fraction" if "/" in marks else "fixed"

    @cached_property
    def layout(self) -> DigitLayout:
        """Where it puts the digits of a number."""
        return read_layout(self.tokens)

    def accepts(self, value: Decimal) -> bool:
        """Whether the section's own condition, if it has one, holds."""
        if self.condition is None:
            return True
        return _COMPARISONS[self.condition[0]](value, self.condition[1])


def read_layout(tokens: tuple[Token, ...]) -> DigitLayout:
    """Find the places of the digits among tokens of which at least one is a digit."""
    point = next((at for at, t in enumerate(tokens) if t == _POINT), len(tokens))
    whole, fraction = tokens[:point], tokens[point:]
    digits = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    commas = [at for at, token in enumerate(tokens) if token == _COMMA]
    thousands = sum(at > digits[-1] for at in commas)
    return DigitLayout(
        whole,
        fraction,
        places=sum(token.kind == "digit" for token in fraction),
        power=2 * sum(token == _PERCENT for token in tokens) - 3 * thousands,
        is_grouped=any(digits[0] < at < min(digits[-1], point) for at in commas),
    )


@lru_cache(maxsize=512)
def parse_format_code(code: str) -> tuple[Section, ...]:
    """Split a format code into its sections."""
    sections: list[list[Token]] = [[]]
    conditions: list[tuple[str, Decimal] | None] = [None]
    for match in _TOKEN.finditer(code[:1000]):
        kind, text = match.lastgroup or "other", match[match.lastgroup or 0]
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
