"""What each jurisdiction and year expects of a document, as data in one place."""

from __future__ import annotations

from dataclasses import dataclass

from services.validation.core import titles
from shared.contracts.document import Document, DocumentKind


@dataclass(frozen=True)
class Profile:
    """A form that documents follow: its tables, and the rules it has no place for."""

    name: str
    title: str
    title_en: str
    kinds: tuple[DocumentKind, ...]
    divisions: tuple[str, ...] = ()
    """First digits of the GB/T 2260 codes of its jurisdiction; empty fits every one."""
    places: tuple[str, ...] = ()
    """How the names of its departments may begin, where no code is printed."""
    years: tuple[int, int] | None = None
    tables: tuple[str, ...] = titles.NINE_TABLES
    """Kinds a complete document holds."""
    excluded: frozenset[str] = frozenset()
    """Rules whose lines this form does not print."""
    publishes_every_project: bool = False
    """Whether every project has its form, so that their budgets are the project expenditure."""
    nil_note: tuple[str, ...] = ("空表", "无")
    """Words one of which the note under a nil table must hold."""


_BUDGET = (DocumentKind.BUDGET,)
_FINAL = (DocumentKind.FINAL_ACCOUNTS,)

PROFILES = (
    Profile(
        name="hebei_budget",
        title="河北省部门预算（2019—2026）",
        title_en="Hebei departmental budgets, 2019 to 2026",
        kinds=_BUDGET,
        divisions=("13",),
        places=("河北",),
        years=(2019, 2026),
        publishes_every_project=True,
    ),
    Profile(
        name="shanghai_budget",
        title="上海市部门预算",
        title_en="Shanghai departmental budgets",
        kinds=_BUDGET,
        divisions=("31",),
        places=("上海", "中共上海"),
        excluded=frozenset({"S-05", "P-08", "P-09", "FA-06"}),
    ),
    Profile(
        name="shanghai_final_accounts",
        title="上海市部门决算",
        title_en="Shanghai departmental final accounts",
        kinds=_FINAL,
        divisions=("31",),
        places=("上海", "中共上海"),
        excluded=frozenset({"S-05", "P-08", "P-09", "FA-06"}),
    ),
    Profile(
        name="final_accounts",
        title="部门决算（通用）",
        title_en="departmental final accounts, general",
        kinds=_FINAL,
    ),
    Profile(
        name="generic",
        title="部门预算（通用）",
        title_en="departmental budgets, general",
        kinds=tuple(DocumentKind),
    ),
)


def choose_profile(document: Document) -> Profile:
    """Return the first profile whose kind, place and year the document fits."""
    return next(profile for profile in PROFILES if _fits(profile, document))


def find_profile(name: str) -> Profile:
    """Return the profile of a name."""
    return next(profile for profile in PROFILES if profile.name == (name or "generic"))


def is_narrative_only(document: Document) -> bool:
    """Whether the file holds none of the nine tables: the explanation without its annex."""
    return not any(table.kind in titles.NINE_TABLES for table in document.tables)


def _fits(profile: Profile, document: Document) -> bool:
    if document.kind not in profile.kinds:
        return False
    year = document.fiscal_year
    if profile.years and year and not profile.years[0] <= year <= profile.years[1]:
        return False
    if not profile.divisions:
        return True
    division = document.department.division_code
    if division:
        return division.startswith(profile.divisions)
    return (document.department.name or "").startswith(profile.places)
