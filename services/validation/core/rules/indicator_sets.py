"""Indicators beside each other: repeated, copied, or different under one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.rules.cost_indicators import place
from services.validation.core.rules.indicator_values import called, is_numeric, is_ratio
from services.validation.core.rules.projects import titled, whole
from services.validation.core.texts import compact, plain
from shared.contracts.findings import Severity
from shared.contracts.performance import Indicator, Project

BASIS = "指标之间不重复、不矛盾"
_MANY = 5


def _sets(ledger: Ledger) -> list[tuple[str, Sequence[Indicator]]]:
    of_projects = [(titled(project), project.indicators) for project in ledger.document.projects]
    department = ("部门整体", ledger.document.department_indicators)
    return [(name, found) for name, found in (*of_projects, department) if found]


def _has_sets(ledger: Ledger) -> bool:
    return bool(_sets(ledger))


@rule(
    "I-08",
    statement="一张表的指标值不全部相同",
    basis=BASIS,
    severity=Severity.INFO,
    when="一张表有五个以上数值型指标",
    applies=lambda ledger: any(len(_numeric(found)) >= _MANY for _, found in _sets(ledger)),
)
def values_are_not_all_the_same(ledger: Ledger) -> Iterator[Evaluation]:
    """The values of one table are not all the same, as copying leaves them."""
    for name, found in _sets(ledger):
        numeric = _numeric(found)
        if len(numeric) < _MANY:
            continue
        values = {(one.normalized.operator, one.normalized.value) for one in numeric}
        if doubtful := [one for one in numeric if "ambiguous" in one.normalized.flags]:
            words = (f"{name}有歧义的指标值", f"ambiguous values in {name}")
            yield undecidable(*words, map(place, doubtful))
            continue
        yield verdict(
            len(values) > 1,
            f"“{name}”的 {len(numeric)} 个指标值全部为 {numeric[0].value_raw}",
            f"all {len(numeric)} values of {name} are {numeric[0].value_raw}",
            [place(one) for one in numeric],
            actual=numeric[0].value_raw,
        )


def _numeric(found: Sequence[Indicator]) -> list[Indicator]:
    return [one for one in found if is_numeric(one)]


@rule(
    "I-10",
    statement="部门整体指标与同名项目指标的值相同",
    basis=BASIS,
    severity=Severity.INFO,
    when="部门整体指标与项目指标同名",
    applies=lambda ledger: bool(_shared_names(ledger)),
)
def department_and_project_targets_agree(ledger: Ledger) -> Iterator[Evaluation]:
    """An overall indicator and a project indicator of the same name have the same value."""
    for overall, one in _shared_names(ledger):
        if not overall.value_raw or not one.value_raw:
            yield undecidable(
                f"“{called(one)}”缺指标值", f"no value: {called(one)}", [place(overall), place(one)]
            )
            continue
        yield verdict(
            _value(overall) == _value(one),
            f"“{called(one)}”在部门整体为 {overall.value_raw}，在项目为 {one.value_raw}",
            f"{called(one)}: {overall.value_raw} overall, {one.value_raw} in the project",
            [place(overall), place(one)],
            expected=overall.value_raw,
            actual=one.value_raw,
        )


# Names so common that they are not the same indicator.
_COMMON = frozenset(
    {"服务对象满意度", "满意度", "群众满意度", "社会公众满意度", "项目完成率", "工作完成率"}
)


def _shared_names(ledger: Ledger) -> list[tuple[Indicator, Indicator]]:
    overall = {plain(one.level3): one for one in ledger.document.department_indicators}
    return [
        (overall[name], one)
        for project in ledger.document.projects
        for one in project.indicators
        if (name := plain(one.level3)) in overall
        and name
        and name not in _COMMON
        and (one.normalized.change is None) == (overall[name].normalized.change is None)
    ]


def _value(indicator: Indicator) -> tuple[object, ...]:
    value = indicator.normalized
    if value.operator is None or value.operator == "qualitative":
        return (compact(indicator.value_raw),)
    return value.operator, value.value, value.unit, value.date


@rule(
    "I-13",
    statement="同一数值不在两个不同类别的指标中重复",
    basis=BASIS,
    severity=Severity.INFO,
    when="项目有绩效指标",
    applies=_has_sets,
)
def one_measure_is_not_given_twice(ledger: Ledger) -> Iterator[Evaluation]:
    """The same count or rate does not serve as two different indicators of a project."""
    for name, found in _sets(ledger):
        telling = [one for one in found if _is_telling(one)]
        doubtful = [one for one in telling if "ambiguous" in one.normalized.flags]
        if doubtful:
            words = (f"{name}有歧义的指标值", f"ambiguous values in {name}")
            yield undecidable(*words, map(place, doubtful))
            continue
        pairs = [
            (one, other)
            for one, other in combinations(telling, 2)
            if _value(one)[1:3] == _value(other)[1:3] and one.aspect != other.aspect
        ]
        for one, other in pairs:
            yield verdict(
                False,
                f"“{name}”的“{called(one)}”与“{called(other)}”同为 {one.value_raw}",
                f"{called(one)} and {called(other)} of {name} are both {one.value_raw}",
                [place(one), place(other)],
            )
        if not pairs:
            yield HELD


def _is_telling(indicator: Indicator) -> bool:
    value = indicator.normalized
    return is_numeric(indicator) and value.unit is not None and not is_ratio(indicator)


@rule(
    "I-15",
    statement="同一三级指标在一张表中只出现一次",
    basis=BASIS,
    severity=Severity.WARNING,
    when="项目有绩效指标",
    applies=_has_sets,
)
def one_name_stands_once_in_a_table(ledger: Ledger) -> Iterator[Evaluation]:
    """No third-level indicator stands twice in one table, least of all with two values."""
    for name, found in _sets(ledger):
        named = [one for one in found if called_plain(one)]
        if not named:
            yield undecidable(f"{name}的指标均无名称", f"no names of indicators in {name}")
            continue
        groups: dict[str, list[Indicator]] = {}
        for one in named:
            groups.setdefault(called_plain(one), []).append(one)
        repeated = [group for group in groups.values() if len({i.aspect for i in group}) > 1]
        twice = [rows for group in groups.values() if group not in repeated
                 for rows in _same_rows(group)]  # fmt: skip
        for group in (*repeated, *twice):
            yield _repetition(name, group)
        if not repeated and not twice:
            yield HELD


def _same_rows(group: Sequence[Indicator]) -> list[list[Indicator]]:
    """Those of one name and aspect that say the same thing: printed twice, or contradicting."""
    rows: dict[tuple[str, str], list[Indicator]] = {}
    for one in group:
        rows.setdefault((plain(one.level2), plain(one.description)), []).append(one)
    return [
        found
        for (_, description), found in rows.items()
        if len(found) > 1 and (description or len({_value(one) for one in found}) == 1)
    ]


def called_plain(indicator: Indicator) -> str:
    """An indicator's name, or where the form leaves it blank its description."""
    return plain(indicator.level3) or plain(indicator.description)


def _repetition(name: str, group: Sequence[Indicator]) -> Evaluation:
    places = "、".join(f"{one.level2 or one.level1}（{one.value_raw}）" for one in group)
    values = {_value(one) for one in group}
    return verdict(
        False,
        f"“{name}”的“{called(group[0])}”出现 {len(group)} 次：{places}",
        f"{called(group[0])} of {name} stands {len(group)} times: {places}",
        [place(one) for one in group],
        expected=None if len(values) == 1 else group[0].value_raw,
        actual=None if len(values) == 1 else group[1].value_raw,
    )


@rule(
    "I-16",
    statement="不同项目的绩效指标不完全相同",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有两个以上项目",
    applies=lambda ledger: len(_comparable(ledger)) > 1,
)
def projects_do_not_share_all_their_indicators(ledger: Ledger) -> Iterator[Evaluation]:
    """No two projects have all their indicators in common."""
    groups: dict[tuple[tuple[str, str], ...], list[Project]] = {}
    for project in _comparable(ledger):
        if any(not indicator.value_raw for indicator in project.indicators):
            name = titled(project)
            yield undecidable(f"“{name}”缺指标值", f"values missing in {name}", [whole(project)])
        else:
            groups.setdefault(_fingerprint(project), []).append(project)
    for group in groups.values():
        names = "、".join(f"“{titled(project)}”" for project in group)
        yield verdict(
            len(group) == 1,
            f"项目{names}的 {len(group[0].indicators)} 个指标完全相同",
            f"{names} have all indicators in common",
            [*map(whole, group), *(place(indicator) for indicator in group[0].indicators)],
        )


def _comparable(ledger: Ledger) -> list[Project]:
    return [p for p in ledger.document.projects if len(p.indicators) >= _MANY]


def _fingerprint(project: Project) -> tuple[tuple[str, str], ...]:
    return tuple(
        (plain(one.level3 or one.description), compact(one.value_raw)) for one in project.indicators
    )
