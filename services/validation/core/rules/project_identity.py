"""Projects: codes and names, unique and the same wherever they are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.namesakes import find_namesake, match_headings, target_headings
from services.validation.core.registry import rule
from services.validation.core.rules.projects import budget_of, has_projects, titled, whole
from services.validation.core.texts import compact, likeness, plain, without_number
from services.validation.core.titles import PROCUREMENT
from shared.contracts.findings import Severity
from shared.contracts.performance import Project

CODING = "项目库编码规则：6 位行政区划 + 2 位年度 + P + 12 位流水"
NAMES = "同一项目在各处使用同一名称"
# 6 digits of the division, 2 of the year, P, and a serial of letters and digits.
_CODE = re.compile(r"^(\d{6})(\d{2})P[0-9A-Z]{10,14}$")
# What a form's title adds to its project's name: 绩效目标表, 项目支出绩效目标表
_TITLE_END = re.compile(r"(?:支出)?绩效目标(?:申报|批复)?表$")
_KIND_END = re.compile(r"项目(?:支出)?$|支出$")


def _coded(ledger: Ledger) -> list[Project]:
    return [project for project in ledger.document.projects if project.code]


def _code(project: Project) -> Figure:
    place = project.places.get("code") or project.location
    return Figure(name=titled(project), text=project.code, quote=project.code, location=place)


@rule(
    "P-08",
    statement="项目编码符合编码规则",
    basis=CODING,
    severity=Severity.INFO,
    from_year=2022,
    when="印有项目编码",
    applies=lambda ledger: bool(_coded(ledger)),
)
def project_codes_follow_their_pattern(ledger: Ledger) -> Iterator[Evaluation]:
    """A project's code is division, year, P and a serial."""
    for project in ledger.document.projects:
        if not project.code:
            name = titled(project)
            yield undecidable(f"项目“{name}”未见编码", f"no code for {name}", [whole(project)])
            continue
        yield verdict(
            bool(_CODE.match(compact(project.code))),
            f"项目“{titled(project)}”的编码 {project.code} 不合编码规则",
            f"the code of {titled(project)} does not follow the pattern",
            [_code(project)],
        )


@rule(
    "P-09",
    statement="项目编码的行政区划相同，年度不晚于预算年度",
    basis=CODING,
    severity=Severity.INFO,
    when="项目编码符合编码规则",
    applies=lambda ledger: any(_CODE.match(compact(p.code)) for p in _coded(ledger)),
)
def project_codes_belong_to_the_department(ledger: Ledger) -> Iterator[Evaluation]:
    """All codes carry the department's division, and no year after the fiscal year."""
    if ledger.year is None:
        yield undecidable("文件的预算年度不明", "the fiscal year is not known")
        return
    parts = [(p, match) for p in _coded(ledger) if (match := _CODE.match(compact(p.code)))]
    usual = Counter(match[1] for _, match in parts).most_common(1)[0][0]
    division = ledger.document.department.division_code or usual
    for project, match in parts:
        same_place = match[1] == division
        in_time = 2000 + int(match[2]) <= ledger.year
        yield verdict(
            same_place and in_time,
            f"项目“{titled(project)}”的编码 {project.code} "
            + ("年度晚于预算年度" if same_place else f"不属行政区划 {division}"),
            f"the code of {titled(project)} is of another "
            + ("year" if same_place else "division"),
            [_code(project)],
        )


@rule(
    "P-10",
    statement="项目编码、项目名称不重复",
    basis=NAMES,
    severity=Severity.WARNING,
    when="有项目绩效目标表",
    applies=has_projects,
)
def projects_are_unique(ledger: Ledger) -> Iterator[Evaluation]:
    """No two projects share a code or a name."""
    codes = Counter(compact(project.code) for project in _coded(ledger))
    names = Counter(plain(p.name) for p in ledger.document.projects if p.name)
    for project in ledger.document.projects:
        if not project.name and not project.code:
            yield undecidable(
                "项目无名称和编码", "a project has neither name nor code", [whole(project)]
            )
            continue
        repeated = codes[compact(project.code)] > 1 or names[plain(project.name)] > 1
        yield verdict(
            not repeated,
            f"项目“{titled(project)}”（{project.code or '无编码'}）重复",
            f"{titled(project)} ({project.code or 'no code'}) is printed more than once",
            [_code(project) if project.code else whole(project)],
        )


@rule(
    "P-11",
    statement="文字、标题和采购表中的项目名称 = 项目绩效目标表的名称",
    basis=NAMES,
    severity=Severity.INFO,
    when="项目名称另见于文字、标题或采购表",
    applies=lambda ledger: has_projects(ledger) and bool(_mentions(ledger)),
)
def project_names_are_the_same_everywhere(ledger: Ledger) -> Iterator[Evaluation]:
    """A project has one name in the text, in headings, in procurement and in its form."""
    projects = ledger.document.projects
    names = {plain(project.name) for project in projects if project.name}
    if not names:
        yield undecidable("各项目均无名称", "no project carries a name")
        return
    seen: set[str] = set()
    headed = match_headings(ledger)
    for mention, amount in _mentions(ledger):
        if plain(mention.label) in names:
            yield HELD
            continue
        if plain(mention.label) in seen:
            continue
        seen.add(plain(mention.label))
        project = headed.get(mention.quote or "") or _namesake(ledger, mention.label, amount)
        if project is not None:
            yield verdict(
                False,
                f"“{mention.label}”与项目绩效目标表的“{titled(project)}”名称不一致",
                f"{mention.label} is called {titled(project)} in its form",
                [mention, whole(project)],
            )


def _mentions(ledger: Ledger) -> list[tuple[Figure, Figure | None]]:
    facts = ledger.facts("project_item", "change_project_item")
    found: list[tuple[Figure, Figure | None]] = []
    for fact in facts:
        if fact.name and "、" not in fact.name:
            amount = ledger.to_figure(fact) if fact.metric == "project_item" else None
            place = Figure(name=fact.name, quote=fact.quote, location=fact.location)
            found.append((place, amount))
    for row in ledger.rows(PROCUREMENT):
        if row.item is None and row.name and "计" not in row.name:
            spot = next((f.location for f in row.figures.values() if f.location), None)
            found.append((Figure(name=row.name, quote=row.name, location=spot), None))
    for project in ledger.document.projects:
        title = _titled_name(project)
        if title and title != project.title:
            found.append((Figure(name=title, quote=project.title, location=project.location), None))
    return [*found, *((heading, None) for heading in _target_headings(ledger))]


def _titled_name(project: Project) -> str:
    """The name in a form's title, without what the title itself adds to it."""
    name = _TITLE_END.sub("", without_number(project.title or ""))
    return name if plain(name) == plain(project.name) else _KIND_END.sub("", name)


def _target_headings(ledger: Ledger) -> Iterator[Figure]:
    wanted = set(target_headings(ledger))
    for section in ledger.document.sections:
        if section.heading in wanted:
            label = without_number(section.heading)
            yield Figure(name=label, quote=section.heading, location=section.location)


def _namesake(ledger: Ledger, name: str, amount: Figure | None) -> Project | None:
    """The project meant by a name that no project carries: alike, or of the same amount."""
    named = [project for project in ledger.document.projects if project.name]
    if alike := find_namesake(named, name):
        return alike
    if amount is None or not amount.value:
        return None
    budgets = [(p, b) for p in named if (b := budget_of(ledger, p)) is not None]
    same = [p for p, b in budgets if b.value == amount.value and likeness(name, p.name or "") > 0.3]
    return same[0] if len(same) == 1 else None
