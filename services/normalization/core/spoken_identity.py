"""What the running text tells of a document whose titles and captions say neither year nor kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from shared.contracts.document import DocumentKind
from shared.folding import fold_plain

# A year that amounts are of; neither one they are held against nor that of a decree or a date
_YEAR = re.compile(r"(?<![\d比较与同和至止到〔\[﹝])(?:19|20)\d\d(?=年度?(?!\d{1,2}月|末|底|初))")
_TITLES = re.compile(r"[^。,;!?]*(?:预算|决算|绩效|经费)[^。,;!?]*")
_LONGEST = 60
"""Characters of a title."""
_STATES_AMOUNT = re.compile(r"\d[百千万亿]{0,2}元")
# A budget that is a plan of this year; no fund, no law, no number that accounts are held against
_PLANNED = re.compile(
    r"(?<!公共)(?<!基金)(?<!经营)(?<!年初)(?<!全年)预算(?!法|管理|信息|数的|的\d)"
)
_ACCOUNTED = re.compile(r"(?<!年)(?<!上年度)决算(?!草案)")


def find_spoken_year(texts: Sequence[str]) -> str | None:
    """Return the year most amounts are stated of, the later one of two stated alike."""
    years = _count_years(_find_statements(texts)) or _count_years(_find_titles(texts))
    return max(years, key=lambda year: (years[year], year)) if years else None


def find_spoken_kind(texts: Sequence[str]) -> DocumentKind | None:
    """Return the kind the statements of amounts speak of: accounts speak of their budget too."""
    planned, accounted = _count_words(_find_statements(texts)) or _count_words(texts) or (0, 0)
    if accounted and 2 * accounted >= planned:
        return DocumentKind.FINAL_ACCOUNTS
    return DocumentKind.BUDGET if planned else None


def _count_words(texts: Sequence[str]) -> tuple[int, int] | None:
    """Return how often texts speak of a plan and of accounts, None where they do of neither."""
    joined = "\n".join(texts)
    found = len(_PLANNED.findall(joined)), len(_ACCOUNTED.findall(joined))
    return found if any(found) else None


def _count_years(texts: Sequence[str]) -> Counter[str]:
    return Counter(found.group() for text in texts for found in _YEAR.finditer(text))


def _find_titles(texts: Sequence[str]) -> list[str]:
    """Return the lines that speak of a budget or of accounts and are no sentences."""
    plain = (fold_plain(text) for text in texts)
    return [text for text in plain if len(text) <= _LONGEST and _TITLES.fullmatch(text)]


def _find_statements(texts: Sequence[str]) -> list[str]:
    return [plain for text in texts if _STATES_AMOUNT.search(plain := fold_plain(text))]
