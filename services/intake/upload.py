"""Upload over HTTP: the body is the file, streamed to the blob store and never held whole."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shared.contracts.events import DocumentReceivedV1
from shared.errors import DocumentError, FileTooLarge, TransientError, TruncatedDocument
from shared.ports import DocumentStore

Receive = Callable[..., Awaitable[DocumentReceivedV1]]
# A document's id: a SHA-256 in hexadecimal.
_IDENTITY = re.compile(r"[0-9a-f]{64}")
_STATUS_FIELDS = ("status", "since", "stage", "reason", "detail", "names", "history", "summary")


@dataclass(frozen=True)
class Upload:
    """The two routes of intake: hand a file in, and ask what became of it."""

    receive: Receive
    documents: DocumentStore | None
    idle_seconds: float
    retry_after_seconds: int = 5

    def routes(self) -> list[Route]:
        """Return the routes for the service's HTTP application."""
        return [
            Route("/documents", self.accept, methods=["POST"]),
            Route("/documents/{identity}", self.status, methods=["GET"]),
        ]

    async def accept(self, request: Request) -> Response:
        """Answer 202 once the bytes are durable and the broker has confirmed the event."""
        if request.headers.get("content-type", "").lower().startswith("multipart/"):
            return _refusal(415, "bad_request", "send the file itself as the body, not a form")
        declared = request.headers.get("content-length")
        if declared is not None and not re.fullmatch(r"\d{1,15}", declared):
            return _refusal(400, "bad_request", "Content-Length is no size")
        try:
            event = await self.receive(_name_of(request), self._chunks(request, declared))
        except FileTooLarge as error:
            return _refusal(413, error.code, error.detail)
        except DocumentError as error:
            return _refusal(400, error.code, error.detail)
        except TransientError as error:
            answer = _refusal(503, error.code, "try again later")
            answer.headers["Retry-After"] = str(self.retry_after_seconds)
            return answer
        address = f"/documents/{event.document_id}"
        body = {"document_id": event.document_id, "status": address}
        return JSONResponse(body, status_code=202, headers={"Location": address})

    async def status(self, request: Request) -> Response:
        """Answer where a document is, since when, and what went wrong."""
        identity = request.path_params["identity"]
        if not _IDENTITY.fullmatch(identity) or self.documents is None:
            return _refusal(404, "not_found", "no such document")
        try:
            record = await self.documents.get_record(identity)
        except TransientError as error:
            return _refusal(503, error.code, "try again later")
        if record is None:
            # The store learns of an accepted file with its first event, a moment later.
            return JSONResponse({"document_id": identity, "status": "unknown"}, status_code=404)
        shown = {name: record.get(name) for name in _STATUS_FIELDS}
        return JSONResponse({"document_id": identity, **shown})

    async def _chunks(self, request: Request, declared: str | None) -> AsyncIterator[bytes]:
        """Yield the body; a client that goes away or falls silent hands in nothing."""
        received = 0
        stream = request.stream().__aiter__()
        while True:
            try:
                async with asyncio.timeout(self.idle_seconds):
                    chunk = await anext(stream)
            except StopAsyncIteration:
                break
            except (ClientDisconnect, TimeoutError) as error:
                raise TruncatedDocument("the upload broke off") from error
            received += len(chunk)
            yield chunk
        if declared is not None and received != int(declared):
            raise TruncatedDocument(f"{received} bytes came, {declared} were announced")


def _name_of(request: Request) -> str:
    """Return the name the client gives, as data: the query's, else the header's, else none."""
    named = request.query_params.get("name") or unquote(request.headers.get("x-file-name", ""))
    return named or "unnamed"


def _refusal(status: int, reason: str, detail: str) -> JSONResponse:
    return JSONResponse({"reason": reason, "detail": detail}, status_code=status)
