from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from faststream.rabbit import RabbitBroker

from shared.contracts.events import BlobRef
from shared.errors import BrokerUnavailable
from shared.event_chain import to_received
from shared.messaging import publisher
from shared.messaging.publisher import EventPublisher, death, own_headers, trouble
from shared.metrics import Metrics

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
EVENT = to_received("a.pdf", BlobRef(sha256="0" * 64, size_bytes=1), NOON)


def test_the_broker_s_headers_do_not_travel_on():
    headers = {"x-death": [{}], "x-first-death-queue": "q", "x-attempt": 2, "traceparent": "t"}
    assert own_headers(headers) == {"x-attempt": 2, "traceparent": "t"}


def test_trouble_says_where_why_and_when_and_keeps_the_end_of_a_long_trace():
    told = trouble({"x-attempt": 1}, "storage", "internal_error", "a" * 5000 + "end", NOON)
    assert told["x-detail"].endswith("end")
    assert len(told["x-detail"]) == 4000
    assert (told["x-stage"], told["x-reason"], told["x-died-at"]) == (
        "storage",
        "internal_error",
        "2026-01-02T12:00:00+00:00",
    )


def test_a_death_by_the_broker_is_told_in_our_words():
    headers = {"x-death": [{"queue": "extraction", "reason": "delivery_limit", "time": NOON}]}
    assert death(headers) == {
        "x-stage": "extraction",
        "x-reason": "delivery_limit",
        "x-detail": "given up by the broker",
        "x-died-at": "2026-01-02T12:00:00+00:00",
    }


def test_what_a_service_said_wins_over_the_broker_s_note():
    headers = {"x-reason": "contract_error", "x-death": [{"reason": "rejected"}]}
    assert death(headers)["x-reason"] == "contract_error"


def _publisher(answer: Callable[[], Awaitable[None]], metrics: Metrics) -> EventPublisher:
    class Broker:
        async def publish(self, *_: Any, **__: Any) -> None:
            await answer()

    return EventPublisher(cast(RabbitBroker, Broker()), "intake", metrics)


async def _never() -> None:
    await asyncio.Event().wait()


async def _cancelled_by_the_library() -> None:
    confirmation = asyncio.get_running_loop().create_future()
    confirmation.cancel()
    await confirmation


@pytest.mark.parametrize("answer", [_never, _cancelled_by_the_library])
async def test_a_publish_that_nobody_answers_is_given_up(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[], Awaitable[None]]
):
    monkeypatch.setattr(publisher, "CONFIRM_SECONDS", 0.01)
    metrics = Metrics()
    with pytest.raises(BrokerUnavailable):
        await _publisher(answer, metrics).publish(EVENT)
    name = "yusuan_publish_unconfirmed_total"
    assert metrics.registry.get_sample_value(name, {"stage": "intake"}) == 1


async def test_a_publish_that_somebody_cancels_ends():
    publishing = asyncio.create_task(_publisher(_never, Metrics()).publish(EVENT))
    await asyncio.sleep(0)
    publishing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await publishing
