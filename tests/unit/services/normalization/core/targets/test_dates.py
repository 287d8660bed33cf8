"""Days that no calendar knows."""

from __future__ import annotations

from datetime import date

import pytest

from services.normalization.core.targets.dates import parse_date


@pytest.mark.parametrize("printed", ["2023年2月31日", "2月30日", "2023-02-29"])
def test_a_day_past_the_end_of_its_month_is_the_last_of_it(printed: str):
    target = parse_date(printed, "完成时间", 2023)
    assert target is not None
    assert target.date_start is not None
    assert date.fromisoformat(target.date_start) == date(2023, 2, 28)
    assert target.date_end == target.date_start
