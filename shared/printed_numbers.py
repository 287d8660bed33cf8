"""Read a printed cell as a number, a blank, a dash or something unreadable."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from shared.contracts.money import CellState

_DASHES = frozenset({"-", "--", "---", "—", "——", "–", "−", "/", "一一"})
_MINUS = str.maketrans({"−": "-", "－": "-", "﹣": "-", "–": "-", "△": "-", "▲": "-"})
# An amount, its thousands groups complete: -1,234.50, 12, .5
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")


def read_number(text: str | None) -> tuple[CellState, Decimal | None]:
    """Return the state of a printed cell and, for a number, its value with the printed digits.

    Brackets mean a negative amount, as in accounts; a percent sign is no amount.

    >>> read_number("1,439.90")
    (<CellState.NUMBER: 'number'>, Decimal('1439.90'))
    >>> read_number("（20.58）")[1]
    Decimal('-20.58')
    >>> read_number("——")
    (<CellState.DASH: 'dash'>, None)
    >>> read_number("O.5")
    (<CellState.UNREADABLE: 'unreadable'>, None)
    """
    printed = text or ""
    plain_form = printed if printed.isascii() else unicodedata.normalize("NFKC", printed)
    compact = "".join(plain_form.split())
    if not compact:
        return CellState.BLANK, None
    if compact in _DASHES:
        return CellState.DASH, None
    plain = compact.translate(_MINUS)
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    if not plain[-1].isdigit() or not _NUMBER.fullmatch(plain):
        return CellState.UNREADABLE, None
    return CellState.NUMBER, Decimal(plain.replace(",", ""))
