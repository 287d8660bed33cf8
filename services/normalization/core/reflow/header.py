"""The header of a flattened table: which form it is, where it ends, its repeats on later pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from services.normalization.core.reflow.forms import Form, Path
from shared.contracts.extracted import TextLine

# The row that numbers the columns: 栏次 1 2 3; misread it is 档次, wrapped it has no label
_COLUMN_NUMBERS = re.compile(
    r"(?:[栏档]\s?次\s+)?1\s+2\s+3(?:\s+\d{1,2}){0,40}$|[栏档]\s?次\s+1\s+2$"
    r"|[栏档]\s?次\s+1\s+[栏档]\s?次\s+2(?:\s+\d){0,6}$"
)
_NUMBERS_LABEL = re.compile(r"[栏档]$|次$|[栏档]\s?次$")
_YEAR = re.compile(r"20\d\d(?=年)")
_MOST_LINES = 60
_LEAST_LIKENESS = 0.9
_SURE = 0.99


@dataclass(frozen=True)
class Header:
    """The recognised header of a table."""

    form: Form
    lines: tuple[TextLine, ...]
    column_numbers: TextLine | None = None


def find_header(lines: Sequence[TextLine], forms: Sequence[Form]) -> Header | None:
    """Find the form whose labels are those of the first lines, in whatever order they stand.

    Of two forms that both fit, the one with more labels does.
    """
    if names_code_parts(lines):
        forms = [form for form in forms if any(path[-1] == "类" for path in form.columns)]
    numbered = find_column_numbers(lines)
    ends = [numbered] if numbered is not None else range(1, min(len(lines), _MOST_LINES) + 1)
    best: tuple[float, int, Form] | None = None
    seen: Counter[str] = Counter()
    done = 0
    for end in ends:
        for line in lines[done:end]:
            if not _NUMBERS_LABEL.match(line.text):
                seen.update(to_letters(line.text))
        done = end
        for form in forms:
            likeness = _compare(seen, form)
            if best is None or likeness > best[0] or likeness > _SURE:
                best = (likeness, end, form)
    if best is None or best[0] < _LEAST_LIKENESS:
        return None
    _, end, form = best
    numbers = lines[numbered] if numbered is not None else None
    return Header(_with_year(form, lines[:end]), tuple(lines[:end]), numbers)


def find_column_numbers(lines: Sequence[TextLine]) -> int | None:
    """Return which line numbers the columns."""
    first = enumerate(lines[:_MOST_LINES])
    return next((at for at, line in first if _COLUMN_NUMBERS.match(line.text)), None)


def names_code_parts(lines: Sequence[TextLine]) -> bool:
    """Whether class, section and item of a code are labels side by side: 类 款 项."""
    return "类 款 项" in " ".join(" ".join(line.text.split()) for line in lines[:_MOST_LINES])


def to_letters(text: str) -> str:
    """Return a text without blanks, its years taken out."""
    return _YEAR.sub("", "".join(text.split()))


def _compare(seen: Counter[str], form: Form) -> float:
    """Return the share of letters that the printed header and the form have in common."""
    expected = _count_letters(form)
    common = (seen & expected).total()
    return common / max(seen.total(), expected.total(), 1)


@lru_cache(maxsize=256)
def _count_letters(form: Form) -> Counter[str]:
    return Counter("".join(map(to_letters, printed_labels(form))))


def printed_labels(form: Form) -> list[str]:
    """Return every header cell's text once, spanning cells as one."""
    labels = []
    for depth in range(max(map(len, form.columns))):
        before: Path | None = None
        for path in form.columns:
            if len(path) > depth and path[: depth + 1] != before:
                labels.append(path[depth].replace("{year}年", "年"))
            before = path[: depth + 1] if len(path) > depth + 1 else None
    return labels


def _with_year(form: Form, lines: Iterable[TextLine]) -> Form:
    printed = "".join("".join(line.text.split()) for line in lines)
    year = _YEAR.search(printed)
    columns = tuple(
        tuple(label.replace("{year}", year[0] if year else "") for label in path)
        for path in form.columns
    )
    return replace(form, columns=columns)


def drop_repeats(
    lines: Sequence[TextLine], header: Sequence[TextLine], captions: Collection[str]
) -> list[TextLine]:
    """Drop what every page repeats: title, captions and the header, however its lines break."""
    whole = "".join(_compact(line) for line in header)
    kept: list[TextLine] = []
    at = 0
    while at < len(lines):
        repeats = (_find_repeat(lines, at, text) for text in (whole, *captions) if text)
        length = max(repeats, default=0)
        if not length:
            kept.append(lines[at])
        at += max(length, 1)
    return kept


def _find_repeat(lines: Sequence[TextLine], at: int, whole: str) -> int:
    """Return how many lines from `at` on make up the header once more, else 0."""
    printed = ""
    for length, line in enumerate(lines[at : at + _MOST_LINES], start=1):
        printed += _compact(line)
        if not printed or not whole.startswith(printed):
            return 0
        if printed == whole:
            return length
    return 0


def _compact(line: TextLine) -> str:
    return "".join(line.text.split())
