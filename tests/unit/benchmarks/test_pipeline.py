"""What the rate of replicas counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.pipeline import steady_rate

START = datetime(2024, 1, 1, tzinfo=UTC)


def _at(*seconds: float) -> list[datetime]:
    return [START + timedelta(seconds=second) for second in seconds]


@pytest.mark.parametrize(
    ("seconds", "replicas", "rate"),
    [
        pytest.param((1, 2, 3, 4), 1, 1.0, id="one replica: to the last document"),
        pytest.param((1, 2, 3, 9), 2, 1.0, id="two: not the last, beside which one had no work"),
        pytest.param((-9, -8, 1, 2, 3), 1, 1.0, id="not what ended before all were ready"),
    ],
)
def test_the_rate_counts_what_ended_while_every_replica_had_work(
    seconds: tuple[float, ...], replicas: int, rate: float
):
    assert steady_rate(_at(*seconds), START, replicas) == rate
