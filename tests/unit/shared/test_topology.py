from __future__ import annotations

from itertools import pairwise
from typing import Any

from shared.topology import PIPELINE, RETRY_RUNGS, retry_queue, stages_after, to_rungs


def test_each_stage_consumes_what_the_one_before_emits():
    for before, after in pairwise(PIPELINE):
        assert after.consumes is before.emits


def test_the_flow_is_intake_extraction_normalization_validation_storage():
    assert [stage.name for stage in PIPELINE] == [
        "intake",
        "extraction",
        "normalization",
        "validation",
        "storage",
    ]


def test_the_delays_grow_and_a_queue_s_name_tells_its_delay():
    assert [rung.seconds for rung in RETRY_RUNGS] == [5, 30, 300]
    assert [retry_queue("storage", rung) for rung in to_rungs((5, 300))] == [
        "storage.retry.5s",
        "storage.retry.5m",
    ]


def test_only_the_next_stage_works_on_an_event():
    for before, after in pairwise(PIPELINE):
        event_class: Any = before.emits
        assert list(stages_after(event_class.model_construct())) == [after]
