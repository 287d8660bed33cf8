"""Projects that the running text names without their amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.texts import compact, likeness, plain
from shared.contracts.findings import Severity

# What stands before the names, up to the word or mark that ends them.
_LIST = re.compile(
    r"项目(?:支出|经费)[^。]{0,80}?主要(?:为|是|包括|有|用于)[:：]?([^。；;等]{4,200})"
)
# An amount makes it a list of amounts, which has rules of its own.
_AMOUNT = re.compile(r"\d(?:万|亿|千)?元")
_SPLIT = re.compile(r"[、，,]|以及|和(?=[^、，,]{3,}$)")
_ALIKE = 0.9


@rule(
    "P-14",
    statement="文字点名的项目均有项目绩效目标表",
    basis="项目支出全部随项目绩效目标表公开",
    severity=Severity.INFO,
    when="文字列举项目名称而未印金额，且过半数为所附绩效目标表的项目",
    applies=lambda ledger: _listed(ledger) is not None,
)
def named_projects_have_their_forms(ledger: Ledger) -> Iterator[Evaluation]:
    """Every project that the text names among others has its form."""
    listed = _listed(ledger)
    if listed is None:
        return
    place, names = listed
    if any(not project.name for project in ledger.document.projects):
        yield undecidable("有项目未印名称", "a project's form prints no name")
        return
    missing = [name for name in names if not _has_form(ledger, name)]
    for name in missing:
        yield verdict(
            False,
            f"文字列举的项目“{name}”未见于项目绩效目标表",
            f"named in the text, without a form: {name}",
            [replace(place, name=name)],
        )
    if not missing:
        yield HELD


def _listed(ledger: Ledger) -> tuple[Figure, list[str]] | None:
    """The words that name projects, and the names; most of them must be known."""
    for block in ledger.document.paragraphs:
        for match in _LIST.finditer(compact(block.text)):
            names = [name for name in _SPLIT.split(match[1]) if len(name) > 2]
            known = [name for name in names if _has_form(ledger, name)]
            if not _AMOUNT.search(match[1]) and len(names) > 1 and 2 * len(known) > len(names):
                return Figure(name=match[1], quote=match[0], location=block.location), names
    return None


def _has_form(ledger: Ledger, name: str) -> bool:
    projects = (project.name or "" for project in ledger.document.projects)
    return any(plain(name) == plain(one) or likeness(name, one) >= _ALIKE for one in projects)
