"""Projects and targets of the published documents, the same in every rendering."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tests.golden.published import process

pytestmark = pytest.mark.real_files

RENDERINGS = ("html", "xlsx", "pdf", "md", "txt")
PARTICULARS = (
    "title", "code", "name", "unit_name", "budget", "fiscal_funds", "other_funds", "purpose",
)  # fmt: skip
INDICATOR = ("level1", "level2", "level3", "description", "value_raw", "basis")


def plain(text):
    return text and re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def indicators_of(indicators):
    return [
        (*(plain(getattr(one, field)) for field in INDICATOR), one.normalized.model_dump_json())
        for one in indicators
    ]


def projects_of(document):
    return [
        (
            *(plain(getattr(project, field)) for field in PARTICULARS),
            {period: plain(share) for period, share in project.payment_plan.items()},
            [plain(goal) for goal in project.goals],
            indicators_of(project.indicators),
        )
        for project in document.projects
    ]


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_rendering_gives_the_projects_of_the_word_document(published, rendering):
    for word in (published / "samples").glob("*/*.docx"):
        expected = process(word)
        for path in word.parent.glob(f"{word.stem}*.{rendering}"):
            document = process(path)
            assert projects_of(document) == projects_of(expected), path.name
            assert indicators_of(document.department_indicators) == indicators_of(
                expected.department_indicators
            ), path.name
            assert [(t.level3, plain(t.value_raw)) for t in document.narrative_targets] == [
                (t.level3, plain(t.value_raw)) for t in expected.narrative_targets
            ], path.name
