"""Table kinds: a new one is one module here, found by registration."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from services.normalization.core.printed_text import to_label, to_matchable

OTHER = "other"


@dataclass(frozen=True)
class TableEvidence:
    """What a table shows of its kind besides its title."""

    columns: tuple[tuple[str, ...], ...]
    first_labels: tuple[str, ...] = ()
    """The labels of its first rows."""
    note: str = ""

    def has_leaf(self, pattern: str) -> bool:
        """Whether the last header cell of some column matches all of the pattern."""
        return any(re.fullmatch(pattern, to_label(path[-1])) for path in self.columns)

    def has_header(self, pattern: str) -> bool:
        """Whether some header cell contains the pattern."""
        return any(re.search(pattern, cell) for path in self.columns for cell in path)

    def has_label(self, pattern: str) -> bool:
        """Whether some label of the first rows contains the pattern."""
        return any(re.search(pattern, label) for label in self.first_labels)


@dataclass(frozen=True)
class TableKind:
    """A form: the titles it is printed under, and how its columns give it away without one."""

    slug: str
    titles: tuple[re.Pattern[str], ...]
    is_recognisable: Callable[[TableEvidence], bool]
    is_statistical: bool
    """Whether its amounts become tidy lines."""


TABLE_KINDS: dict[str, TableKind] = {}


def table_kind(
    slug: str, *, titles: tuple[str, ...], is_statistical: bool = True
) -> Callable[[Callable[[TableEvidence], bool]], Callable[[TableEvidence], bool]]:
    """Register a table kind; the decorated function recognises it by its columns alone.

    Title patterns are searched in the title without blanks and quotation marks.
    """

    def register(recognise: Callable[[TableEvidence], bool]) -> Callable[[TableEvidence], bool]:
        if slug in TABLE_KINDS:
            other = TABLE_KINDS[slug].is_recognisable.__module__
            raise ValueError(f"{slug} is registered by {other} and by {recognise.__module__}")
        patterns = tuple(re.compile(title) for title in titles)
        TABLE_KINDS[slug] = TableKind(slug, patterns, recognise, is_statistical)
        return recognise

    return register


def find_kind_by_title(title: str) -> str | None:
    """Return the kind that alone claims the title, or None."""
    plain = to_matchable(title)
    claims = [
        kind.slug
        for kind in TABLE_KINDS.values()
        if any(pattern.search(plain) for pattern in kind.titles)
    ]
    return claims[0] if len(claims) == 1 else None


def find_kind_by_columns(evidence: TableEvidence) -> str | None:
    """Return the kind that alone recognises the columns, or None."""
    claims = [kind.slug for kind in TABLE_KINDS.values() if kind.is_recognisable(evidence)]
    return claims[0] if len(claims) == 1 else None
