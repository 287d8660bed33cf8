"""The samples and their generator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samples.budget_forms import build_budget_forms
from samples.content import Table, boxes
from samples.faults import FAULTS, Fault, plant_faults
from samples.generate import FOLDER, WRITERS, build_publications, generate
from samples.loading import load_department
from samples.publication import build_publication

LARGEST = 3 * 1024 * 1024
DEPARTMENTS = ("culture", "water")


def test_what_is_committed_is_what_the_generator_writes():
    files = generate()
    committed = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in (*(FOLDER / "documents").iterdir(), FOLDER / "faults.json")
    }
    assert sorted(committed) == sorted(files)
    assert [name for name in files if files[name] != committed[name]] == []
    assert sum(map(len, files.values())) <= LARGEST


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_a_writer_gives_the_same_bytes_twice(suffix: str):
    publication = build_publications()[0]
    assert WRITERS[suffix](publication) == WRITERS[suffix](publication)


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_a_department_is_consistent(name: str):
    department = load_department(name)
    assert sum((item.amount for item in department.economy), Decimal(0)) == department.basic
    assert sum((one.budget for one in department.projects), Decimal(0)) == department.project
    assert len({one.code for one in department.projects}) == len(department.projects)


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_every_row_of_a_form_fills_its_columns(name: str):
    for form in build_budget_forms(load_department(name)):
        for row in (form.caption, form.header[0], form.header[-1], *form.rows):
            assert sum(box.columns for box in row) == len(form.widths), (form.title, row)


def test_every_fault_changes_the_publication():
    publication = build_publication(load_department("water"))
    for fault in FAULTS:
        assert plant_faults(publication, (fault,)) != publication, fault.rule


def test_a_fault_without_a_place_is_an_error():
    fault = Fault("A-101", "无此表", "合计", (1,), "1.00", "2.00", "")
    with pytest.raises(ValueError, match="A-101"):
        plant_faults(build_publication(load_department("water")), (fault,))


def test_no_rule_is_planted_twice():
    assert len({fault.rule for fault in FAULTS}) == len(FAULTS)


def test_a_table_repeats_its_caption_with_its_header():
    table = Table("甲", (1, 1), (boxes("项目", "金额"),), (), boxes("某局", "单位：万元"))
    assert table.head == (boxes("某局", "单位：万元"), boxes("项目", "金额"))
