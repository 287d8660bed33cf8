"""Where the rows of a flattened table begin: row numbers, codes, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.tokens import Token

# A functional or economic code in one piece, or its first part; or the label of the total
_CODE_ROW = re.compile(r"\d{3}(?:\d{2}){0,2}$|合计$|总计$|合$|小计$")
# A row's number.
_NUMBER = re.compile(r"\d{1,9}")
# What the label of a row begins with where rows have no number
_LABEL_ROW = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|其中[:：]"
    r"|本年|上年|年初|年末|年终|结转|使用|用事业|收入总计|支出总计|合计|总计|合$|总$|小计|资产|[“\"]?三公[”\"]?"
    r"|公务用车(?:购置费|运行)|公务接待费|其他因公|(?:会议|培训)费$"
)


def split_rows(form: Form, tokens: Sequence[Token]) -> list[list[Token]]:
    """Part the pieces of the body into rows."""
    if form.roles[0] is Role.NUMBER:
        return _split_numbered(tokens)
    return _split_at(tokens, _CODE_ROW if Role.CODE in form.roles else _LABEL_ROW)


def _split_numbered(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part at the lines that begin with the next number."""
    rows: list[list[Token]] = []
    expected: int | None = None
    for token in tokens:
        is_first = expected is None and bool(_NUMBER.fullmatch(token.text))
        if token.starts_line and (is_first or token.text == str(expected)):
            rows.append([token])
            expected = int(token.text) + 1
        elif rows:
            rows[-1].append(token)
    return rows


def _split_at(tokens: Sequence[Token], opening: re.Pattern[str]) -> list[list[Token]]:
    """Part at the lines that begin as a row does."""
    rows: list[list[Token]] = []
    for token in tokens:
        if token.starts_line and opening.match(token.text):
            rows.append([token])
        elif rows:
            rows[-1].append(token)
    return rows
