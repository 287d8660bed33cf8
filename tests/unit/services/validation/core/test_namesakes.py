"""Which project a name or a heading of the text means."""

from __future__ import annotations

import pytest

from services.validation.core.ledger import Ledger
from services.validation.core.namesakes import find_namesake, match_headings
from shared.contracts.document import Section
from shared.contracts.performance import Project
from tests.unit.services.validation.builders import changed, fields, project
from tests.unit.services.validation.sound import sound_budget

PROJECTS = (
    project("某县城区照明设施维护改造经费", "10.00"),
    project("粮食质量检验监测体系建设经费", "20.00"),
    project("数字档案管理信息系统升级改造经费", "30.00"),
    project("农村饮水安全巡查监督经费", "40.00"),
)


def to_ledger(*headings: str) -> Ledger:
    sections = (
        Section(level=2, heading="（二）分项绩效目标"),
        *(Section(level=3, heading=heading) for heading in headings),
        Section(level=2, heading="（三）工作保障措施"),
        Section(level=3, heading="1、加强领导"),
    )
    return Ledger(changed(sound_budget(), fields(projects=PROJECTS, sections=sections)))


def called(projects: dict[str, Project]) -> dict[str, str | None]:
    return {heading: found.name for heading, found in projects.items()}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("城区照明设施维护改造", 0),
        ("数字档案管理系统升级", 2),
        ("档案", None),
        ("公路养护经费", None),
    ],
)
def test_a_project_is_known_by_a_name_alike_or_shortened(name: str, number: int | None):
    expected = None if number is None else PROJECTS[number]
    assert find_namesake(PROJECTS, name) == expected


def test_a_shortened_name_that_fits_two_projects_means_neither():
    first = project("甲区数字档案信息化系统升级费", "1.00")
    second = project("乙区数字档案信息化系统升级费", "2.00")
    assert find_namesake((first,), "数字档案系统升级") == first
    assert find_namesake((first, second), "数字档案系统升级") is None


def test_the_last_heading_means_the_last_project_whatever_its_name():
    headings = (
        "1、城区照明设施维护改造",
        "2、数字档案管理系统升级",
        "3、粮食质量检验监测体系建设",
        "4、水源地保护",
    )
    assert called(match_headings(to_ledger(*headings))) == {
        headings[0]: "某县城区照明设施维护改造经费",
        headings[1]: "数字档案管理信息系统升级改造经费",
        headings[2]: "粮食质量检验监测体系建设经费",
        headings[3]: "农村饮水安全巡查监督经费",
    }


def test_a_strange_heading_means_nothing_where_more_than_one_is_left():
    headings = (
        "1、城区照明设施维护改造",
        "2、水源地保护",
        "3、河道清淤",
        "4、数字档案管理系统升级",
    )
    assert set(match_headings(to_ledger(*headings))) == {headings[0], headings[3]}
