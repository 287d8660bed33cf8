"""Labels and headers as long as a page: read in a moment, whatever words they repeat."""

from __future__ import annotations

import time

import pytest

from services.normalization.core.lines.labels import find_item
from services.normalization.core.lines.measures import find_measures

SIZE = 100_000


@pytest.mark.parametrize("words", ["三公经费", "教学科研人员", "上年", "2024年", "基金", "其他"])
def test_a_label_or_header_that_repeats_itself_is_read_at_once(words: str):
    text = words * (SIZE // len(words))
    begin = time.process_time()
    for kind in ("three_public_expenses", "fixed_assets", "revenue_summary"):
        find_item(kind, "revenue", text)
    find_measures(((text,),))
    assert time.process_time() - begin < 0.5
