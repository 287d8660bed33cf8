from __future__ import annotations

from services.extraction.core.text_dumps.page_numbers import drop_page_numbers
from services.extraction.core.text_dumps.source_lines import SourceLine


def _drop(*texts: str) -> list[str]:
    lines = [SourceLine(at, text) for at, text in enumerate(texts, start=1)]
    return [line.text for line in drop_page_numbers(lines)]


def test_numbers_that_count_up_from_page_to_page_are_dropped():
    pages = [[*["文字"] * 9, str(number)] for number in range(4, 9)]
    assert _drop(*(line for page in pages for line in page)) == ["文字"] * 45


def test_pages_with_next_to_nothing_on_them_count_along():
    pages = [[*["文字"] * (2 if number == 6 else 9), str(number)] for number in range(4, 9)]
    assert _drop(*(line for page in pages for line in page)) == ["文字"] * 38


def test_numbers_of_rows_stand_too_close_to_be_pages():
    rows = [text for number in range(1, 9) for text in (str(number), "科目")]
    assert _drop(*rows) == rows


def test_decorated_numbers_are_dropped_alone():
    assert _drop("甲", "- 3 -", "乙", "第 4 页", "丙", "5/20") == ["甲", "乙", "丙"]


def test_bare_numbers_among_cells_on_lines_of_their_own_are_no_pages():
    rows = [
        text
        for number in range(1, 9)
        for text in (str(number), "科目", *(f"{amount}.00" for amount in range(1, 8)))
    ]
    assert _drop(*rows) == rows
