"""Find the project that a name or a heading of the text means."""

from __future__ import annotations

from collections.abc import Sequence

from services.validation.core.ledger import Ledger
from services.validation.core.texts import likeness, plain, without_number
from shared.contracts.performance import Project

_ALIKE = 0.75
_SHORTEST = 8
"""Characters of a name that can stand for a longer one by leaving words out."""
_FEWEST = 3
"""Headings that must match before the last one is known by what is left over."""


def find_namesake(projects: Sequence[Project], name: str) -> Project | None:
    """Return the project whose name is alike, or says the same in more words."""
    named = [project for project in projects if project.name]
    best = max(named, key=lambda project: likeness(name, project.name or ""), default=None)
    if best is not None and likeness(name, best.name or "") >= _ALIKE:
        return best
    longer = [project for project in named if shortens(name, project.name or "")]
    return longer[0] if len(longer) == 1 else None


def shortens(name: str, full: str) -> bool:
    """Whether a name is another with words left out, at least half of it kept.

    >>> shortens("档案管理系统升级", "某县数字档案管理信息系统升级改造经费")
    False
    >>> shortens("数字档案管理系统升级", "某县数字档案管理信息系统升级改造经费")
    True
    """
    short, long = plain(name), plain(full)
    if len(short) < _SHORTEST or 2 * len(short) < len(long):
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def target_headings(ledger: Ledger) -> list[str]:
    """The headings under 分项绩效目标, which are often the names of projects."""
    found: list[str] = []
    level: int | None = None
    for section in ledger.document.sections:
        if "分项绩效目标" in section.heading:
            level = section.level
        elif level is not None and section.level <= level:
            level = None
        elif level is not None:
            found.append(section.heading)
    return found


def match_headings(ledger: Ledger) -> dict[str, Project]:
    """The project of each such heading; the last of each belong together whatever their names."""
    projects = ledger.document.projects
    headings = target_headings(ledger)
    found = {
        heading: project
        for heading in headings
        if (project := find_namesake(projects, without_number(heading)))
    }
    taken = {id(project) for project in found.values()}
    left = [project for project in projects if project.name and id(project) not in taken]
    open_headings = [heading for heading in headings if heading not in found]
    is_one_to_one = len(headings) == len(projects) and len(taken) == len(found) >= _FEWEST
    if is_one_to_one and len(left) == len(open_headings) == 1:
        found[open_headings[0]] = left[0]
    return found
