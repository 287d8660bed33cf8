"""The 112 cases of the reference of indicator values, by their numbers."""

from __future__ import annotations

from typing import Any

import pytest

from services.normalization.core.targets.target_value import parse_target_value
from tests.unit.services.normalization.core.targets.meanings import (
    YEAR,
)
from tests.unit.services.normalization.core.targets.more_cases import MORE_CASES
from tests.unit.services.normalization.core.targets.reference_cases import (
    CASES,
    HEADER_UNIT_CASES,
    NAMED_CASES,
)

_PRINTED = ("operator", "value", "unit", "date", "qualifier")


def check(wanted: dict[str, Any], raw: str | None, **context: Any) -> None:
    target = parse_target_value(raw, fiscal_year=YEAR, **context)
    printed = {key: getattr(target, key) for key in _PRINTED}
    assert printed == {key: wanted.get(key) for key in _PRINTED}
    flags = wanted.get("flags")
    if flags is not None:
        assert flags <= set(target.flags)
        assert flags or not target.flags
    rest = {key: value for key, value in wanted.items() if key not in (*_PRINTED, "flags")}
    assert {key: getattr(target, key) for key in rest} == rest


@pytest.mark.parametrize(("number", "raw", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_value_means_what_the_reference_says(number, raw, wanted):
    check(wanted, raw)


@pytest.mark.parametrize(
    ("number", "raw", "name", "wanted"), NAMED_CASES, ids=[case[0] for case in NAMED_CASES]
)
def test_the_name_settles_what_the_print_leaves_open(number, raw, name, wanted):
    check(wanted, raw, name=name)


@pytest.mark.parametrize(
    ("number", "raw", "wanted"), HEADER_UNIT_CASES, ids=[case[0] for case in HEADER_UNIT_CASES]
)
def test_a_figure_takes_the_unit_of_its_header(number, raw, wanted):
    check({**wanted, "flags": {"unit_from_header"}}, raw, unit="万元")


@pytest.mark.parametrize(("raw", "wanted"), MORE_CASES, ids=[case[0] for case in MORE_CASES])
def test_a_value_of_another_form_is_read_too(raw, wanted):
    check(wanted, raw)


def test_every_case_of_the_reference_is_here():
    tables = (CASES, NAMED_CASES, HEADER_UNIT_CASES)
    numbers = {int(case[0].rstrip("abcde")) for table in tables for case in table}
    assert numbers == set(range(1, 113))


def test_the_figures_of_several_quantities_stand_side_by_side():
    target = parse_target_value("新设企业…390.7元/套，按年新增企业1280户")
    assert [(q.value, q.unit) for q in target.quantities] == [("390.7", "元/套"), ("1280", "户")]


def test_grades_keep_their_bounds():
    target = parse_target_value("优：大于等于95%；良：大于等于85%；中：大于等于75%；差：小于75%")
    assert [(q.label, q.operator, q.value) for q in target.quantities] == [
        ("优", ">=", "95"), ("良", ">=", "85"), ("中", ">=", "75"), ("差", "<", "75"),
    ]  # fmt: skip


def test_a_schedule_is_not_multiplied():
    target = parse_target_value("7×24小时")
    assert [q.value for q in target.quantities] == ["7", "24"]
    assert target.value is None


@pytest.mark.parametrize(
    ("raw", "value"), [("全部开办事项实现零成本", "0"), ("单价在20万元以上的设备", "20")]
)
def test_a_figure_inside_a_text_stays_beside_it(raw, value):
    target = parse_target_value(raw)
    assert target.value is None
    assert [q.value for q in target.quantities] == [value]


@pytest.mark.parametrize("raw", ["678+X服务模式", "96345热线", "河财字【2031】4 号"])
def test_a_name_with_digits_gives_no_quantity(raw):
    target = parse_target_value(raw)
    assert (target.operator, target.value, target.quantities) == (None, None, ())


@pytest.mark.parametrize(
    "raw",
    [
        "按照第十二条规定执行", "《预算法》第32条", "落实第5条第2款", "十四五规划", "“十四五”规划",
        "五星级酒店", "四个意识", "两个一百年", "一体两翼三中心", "120急救", "5G基站建设",
        "双11活动",
        "2035年远景目标", "A4纸张", "GB/T 19001-2016", "ISO9001认证", "三农工作", "百日攻坚行动",
        "24小时热线", "A级景区", "一级甲等", "二维码墙", "第三方评估", "一件事一次办", "零距离服务",
        "冀财预〔2023〕15号", "(2023)第2号", "2024年第5号公告",
    ],
)  # fmt: skip
def test_clauses_numbers_of_documents_and_names_give_no_value(raw):
    target = parse_target_value(raw)
    assert (target.value, target.date) == (None, None)
