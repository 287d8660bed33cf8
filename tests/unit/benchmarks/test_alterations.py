from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.alterations import DIGIT_KINDS, alter, place_of, printed_lines
from benchmarks.mutations import check, complaints, cover
from benchmarks.sound_documents import Sound, read_made_up
from services.validation.core.titles import T1
from tests.unit.services.validation.builders import document
from tests.unit.services.validation.sound import summary


@pytest.mark.parametrize(
    ("kind", "text", "altered"),
    [
        ("transposed digits", "1439.91", "4139.91"),
        ("transposed digits", "11.11", None),
        ("lost digit", "1439.91", "139.91"),
        ("shifted point", "143.91", "1439.1"),
        ("shifted point", "143", "1430"),
        ("shifted point", "", None),
        ("lost digit", "另行安排", None),
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
    assert len(cover(given)[first.place]) > 0


def test_the_cells_no_relation_covers_are_named():
    bare = check(Sound("云溪", document(summary()))).bare
    covered = cover(document(summary()))
    assert len(bare) == sum(not covered[place_of(x)] for _, x in printed_lines(document(summary())))


def test_made_up_publications_are_sound_in_every_form():
    for sound in read_made_up():
        assert complaints(sound.document) == {}, sound.name


def test_equations_cover_every_cell_of_the_nine_tables_of_offices():
    for sound in read_made_up():
        covered = cover(sound.document)
        kinds = {x.kind for _, x in printed_lines(sound.document) if not covered[place_of(x)]}
        assert kinds <= {"government_procurement", "fixed_assets"}, sound.name


def test_the_altered_cell_is_the_one_that_is_named():
    result = check(Sound("云溪", document(summary())))
    named = sum((counts for counts in result.suspects.values()), Counter())
    assert named["right"] > 2 * named["wrong"]
