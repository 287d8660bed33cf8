"""Names and codes of the yearly classification."""

from __future__ import annotations

import pytest

from shared.classification import (
    ECONOMIC_CLASSES,
    FUNCTIONAL_CLASSES,
    find_functional_class,
    strip_numbering,
)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("一、一般公共服务支出", "201"),
        ("七、文化体育与传媒支出", "207"),
        ("（十）卫生健康支出", "210"),
        ("二十二、国有资本经营预算支出", "223"),
        ("八、社会保障和就业", "208"),
        ("十五、 资源勘探工业信息等支出", "215"),
        ("三十一、人行科目", None),
        ("本年支出合计", None),
    ],
)
def test_a_line_names_its_functional_class(label, code):
    assert find_functional_class(label) == code


def test_a_name_that_begins_with_a_numeral_is_not_shortened():
    assert strip_numbering("一般公共服务支出") == "一般公共服务支出"
    assert strip_numbering("（一）一般公共服务支出") == "一般公共服务支出"


def test_codes_have_the_lengths_of_their_levels_and_names_are_unique():
    assert {len(code) for code in FUNCTIONAL_CLASSES} == {3}
    assert {len(code) for code in ECONOMIC_CLASSES} == {3, 5}
    names = [name for names in FUNCTIONAL_CLASSES.values() for name in names]
    assert len(names) == len(set(names))
    assert all(code[:3] in ECONOMIC_CLASSES for code in ECONOMIC_CLASSES)


def test_every_class_but_grants_to_funds_and_enterprises_has_its_sections():
    with_sections = {code[:3] for code in ECONOMIC_CLASSES if len(code) == 5}
    assert (
        set(ECONOMIC_CLASSES) & {"301", "302", "303", "307", "309", "310", "399"} == with_sections
    )
