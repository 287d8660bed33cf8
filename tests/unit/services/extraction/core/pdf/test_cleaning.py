from __future__ import annotations

import numpy as np
import pytest

from services.extraction.core.pdf.cleaning import DrawnCharacters, clean


def draw(text: str, concealed: list[bool]) -> DrawnCharacters:
    """Put characters of one size on a line, from left to right."""
    count = len(text)
    x0 = np.arange(count, dtype=np.float64) * 10
    level, unset = np.full(count, 100.0), np.zeros(count, bool)
    return DrawnCharacters(
        codes=np.array([ord(letter) for letter in text], np.intp),
        x0=x0,
        x1=x0 + 10,
        top=level - 10,
        bottom=level,
        origin_x=x0,
        origin_y=level,
        size=np.full(count, 10.0),
        turn=np.zeros(count, np.intp),
        bold=unset,
        concealed=np.array(concealed, bool),
        after_blank=unset,
        white=unset,
    )


@pytest.mark.parametrize(
    ("text", "concealed", "is_recognized"),
    [
        ("文 字", [True, True, True], True),
        ("文字", [True, False], False),
        ("  ", [True, True], False),
        ("", [], False),
    ],
    ids=["concealed text", "some of it seen", "concealed blanks", "nothing"],
)
def test_text_is_recognized_where_there_is_some_and_all_of_it_is_concealed(
    text: str, concealed: list[bool], is_recognized: bool
):
    cleaned = clean(draw(text, concealed), (0, 0, 500, 500), np.zeros((0, 4)))
    assert cleaned.is_recognized is is_recognized
