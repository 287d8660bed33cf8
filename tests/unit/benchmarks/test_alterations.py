from __future__ import annotations

import pytest

from benchmarks.alterations import DIGIT_KINDS, alter
from benchmarks.mutations import complaints, cover, uncovered
from services.validation.core.titles import T1
from tests.unit.services.validation.builders import document
from tests.unit.services.validation.sound import sound_budget, summary


@pytest.mark.parametrize(
    ("kind", "text", "altered"),
    [
        ("transposed digits", "1439.91", "4139.91"),
        ("transposed digits", "11.11", None),
        ("lost digit", "1439.91", "139.91"),
        ("shifted point", "143.91", "1439.1"),
        ("shifted point", "143", "1430"),
    ],
)
def test_digits_are_altered_the_way_they_go_wrong(kind: str, text: str, altered: str | None):
    assert DIGIT_KINDS[kind](text) == altered


def test_every_alteration_differs_from_the_original():
    given = document(summary())
    altered = list(alter(given))
    assert {one.kind for one in altered} >= {*DIGIT_KINDS, "swapped cells", "dropped row"}
    assert all(one.document != given for one in altered)
    assert {one.table for one in altered} == {T1}


def test_an_alteration_of_a_covered_cell_is_caught():
    given = document(summary())
    first = next(alter(given))
    assert complaints(first.document) - complaints(given)
    assert cover(given)[first.place or ()] > 0


def test_the_sound_budget_names_the_cells_no_relation_covers():
    assert all(
        "government_procurement" in n or "fixed_assets" in n for n in uncovered(sound_budget())
    )
