"""Moments as Excel prints them: days since the end of 1899, or since 1904."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from services.extraction.core.spreadsheet.format_codes import Section, Token

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a printed date has no zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_FALSE_LEAP_DAY = 60
"""Excel counts a 29 February 1900; days before it are one further from the epoch."""
_LAST_DAY = 2_958_466
_SECONDS = 86_400
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
_MONTH_NAMES = (*_MONTHS, "October", "November", "December")
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def print_date(value: Decimal, section: Section, *, starts_1904: bool) -> str | None:
    """Print a day number under a section of date tokens; None for what is no date."""
    if value < 0 or value >= _LAST_DAY:
        return None
    seconds = int((value * _SECONDS).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    offset = 1 if not starts_1904 and value < _FALSE_LEAP_DAY else 0
    epoch = _EPOCH_1904 if starts_1904 else _EPOCH
    moment = epoch + timedelta(days=offset, seconds=seconds)
    tokens = _mark_minutes(section.tokens)
    has_half = any(token.kind == "half" for token in tokens)
    return "".join(_print_token(token, moment, seconds, has_half) for token in tokens).strip()


def _mark_minutes(tokens: tuple[Token, ...]) -> list[Token]:
    """Tell minutes from months: after hours or before seconds `m` means minutes."""
    marked = list(tokens)
    timed = [at for at, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    for place, at in enumerate(timed):
        if tokens[at].text[0] != "m" or len(tokens[at].text) > 2 or tokens[at].kind != "date":
            continue
        before = tokens[timed[place - 1]].text[0] if place else ""
        after = tokens[timed[place + 1]].text[0] if place + 1 < len(timed) else ""
        if before == "h" or after == "s":
            marked[at] = Token("minute", tokens[at].text)
    return marked


def _print_token(token: Token, moment: datetime, seconds: int, has_half: bool) -> str:
    if token.kind == "minute":
        return _pad(moment.minute, token.text)
    if token.kind == "elapsed":
        unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
        return _pad(seconds // unit, token.text)
    if token.kind == "half":
        am, _, pm = token.text.partition("/")
        return am if moment.hour < 12 else pm
    if token.kind == "date":
        return _print_part(token.text, moment, has_half)
    return "" if token.kind == "digit" or token.text == "@" else token.text


def _print_part(text: str, moment: datetime, has_half: bool) -> str:
    letter, width = text[0], len(text)
    if letter in "ye":
        return f"{moment.year % 100:02d}" if letter == "y" and width <= 2 else f"{moment.year}"
    if letter == "m":
        return _name(_MONTH_NAMES[moment.month - 1], moment.month, text)
    if letter == "d":
        return _name(_DAY_NAMES[moment.weekday()], moment.day, text)
    if letter == "a":
        return ("星期" if width == 4 else "") + _WEEKDAYS[moment.weekday()]
    if letter == "h":
        return _pad((moment.hour - 1) % 12 + 1 if has_half else moment.hour, text)
    return _pad(moment.second, text)


def _name(name: str, number: int, text: str) -> str:
    if len(text) <= 2:
        return _pad(number, text)
    return {3: name[:3], 4: name}.get(len(text), name[:1])


def _pad(number: int, text: str) -> str:
    return f"{number:02d}" if len(text) > 1 else str(number)
