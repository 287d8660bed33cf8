from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from starlette.applications import Starlette

from services.intake.handler import receive
from services.intake.upload import Upload
from shared.contracts.events import DocumentReceivedV1
from shared.errors import BrokerUnavailable
from shared.testing import MemoryBlobs, MemoryDocuments

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def _app(*, broker_is_away: bool = False, largest_bytes: int = 100) -> Starlette:
    blobs = MemoryBlobs()

    async def take_in(name: str, chunks: AsyncIterable[bytes]) -> DocumentReceivedV1:
        event = await receive(
            name, chunks, blobs=blobs, largest_bytes=largest_bytes, clock=lambda: NOON
        )
        if broker_is_away:
            raise BrokerUnavailable
        return event

    return Starlette(routes=Upload(take_in, MemoryDocuments(), 1.0).routes())


async def _post(app: Starlette, body: bytes | AsyncIterator[bytes]) -> httpx.Response:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://intake") as client:
        return await client.post("/documents", params={"name": "预算.pdf"}, content=body)


async def test_an_accepted_file_is_answered_with_its_id_and_a_status_address():
    answer = await _post(_app(), b"content")
    assert answer.status_code == 202
    identity = answer.json()["document_id"]
    assert answer.headers["location"] == f"/documents/{identity}"


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [(b"", 400, "empty_file"), (b"x" * 101, 413, "file_too_large")],
)
async def test_a_refused_file_is_answered_with_its_reason(body: bytes, status: int, reason: str):
    answer = await _post(_app(), body)
    assert (answer.status_code, answer.json()["reason"]) == (status, reason)


async def test_a_body_without_a_length_is_cut_off_at_the_limit():
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 50

    answer = await _post(_app(), endless())
    assert answer.status_code == 413


async def test_nothing_is_accepted_while_the_broker_is_away():
    answer = await _post(_app(broker_is_away=True), b"content")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"


@pytest.mark.parametrize("identity", ["0" * 63, "../etc", "Z" * 64, "0" * 64])
async def test_what_is_no_document_has_no_status(identity: str):
    transport = httpx.ASGITransport(_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://intake") as client:
        answer = await client.get(f"/documents/{identity}")
    assert answer.status_code == 404


async def test_a_form_is_refused_with_what_to_send_instead():
    transport = httpx.ASGITransport(_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://intake") as client:
        answer = await client.post("/documents", files={"file": b"content"})
    assert answer.status_code == 415
    assert "as the body" in answer.json()["detail"]
