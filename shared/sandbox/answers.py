"""What a child says over its pipe: a length, a JSON head, then the result's bytes."""

from __future__ import annotations

import os
import traceback
from types import TracebackType
from typing import Literal

from pydantic import BaseModel, ValidationError

from shared.errors import DocumentError

LENGTH_BYTES = 4
LARGEST_HEAD = 64 * 1024
LONGEST_DETAIL = 2000
OUT_OF_MEMORY = ("unable to allocate", "cannot allocate", "out of memory")


class Head(BaseModel):
    """How the step ended; the result's bytes follow when it is done."""

    outcome: Literal["done", "refused", "defect"]
    size: int = 0
    code: str = ""
    detail: str = ""
    trace: str = ""


def to_answer(head: Head, result: bytes = b"") -> bytes:
    """Return the bytes that carry the head and the result."""
    encoded = head.model_dump_json().encode()
    return len(encoded).to_bytes(LENGTH_BYTES, "big") + encoded + result


def parse_answer(raw: bytearray) -> tuple[Head, bytes] | None:
    """Return what a child said, or None when it is not a whole and well-formed answer."""
    length = int.from_bytes(raw[:LENGTH_BYTES], "big")
    if len(raw) < LENGTH_BYTES or length > min(LARGEST_HEAD, len(raw) - LENGTH_BYTES):
        return None
    result = bytes(memoryview(raw)[LENGTH_BYTES + length :])
    try:
        head = Head.model_validate_json(raw[LENGTH_BYTES : LENGTH_BYTES + length])
    except ValidationError:
        return None
    return (head, result) if head.size == len(result) else None


class Answering:
    """Sends the step's result, or what kept it from one, when the block ends."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self.result: bytes | bytearray = b""

    def __enter__(self) -> Answering:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if error is None:
            self._send(Head(outcome="done", size=len(self.result)), self.result)
        elif isinstance(error, Exception):
            self._send(to_head(error))
        return isinstance(error, Exception)

    def _send(self, head: Head, result: bytes | bytearray = b"") -> None:
        for part in (to_answer(head), result):
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(self._pipe, rest) :]


def to_head(error: Exception) -> Head:
    """Return what to say of an error: the document's fault, a limit, or a defect of ours."""
    if isinstance(error, DocumentError):
        return Head(outcome="refused", code=error.code, detail=error.detail[:LONGEST_DETAIL])
    limit = find_limit(error)
    if limit is not None:
        detail = f"reading the document needs more {limit} than is allowed"
        return Head(outcome="refused", code="resource_limit", detail=detail)
    detail = f"{type(error).__name__}: {error}"[:LONGEST_DETAIL]
    trace = "".join(traceback.format_exception(error))[-8 * LONGEST_DETAIL :]
    return Head(outcome="defect", detail=detail, trace=trace)


def find_limit(error: BaseException | None) -> str | None:
    """Return what ran out, however a library has wrapped it; None when nothing did."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, RecursionError):
            return "depth"
        if isinstance(error, MemoryError) or any(w in str(error).lower() for w in OUT_OF_MEMORY):
            return "memory"
        error = error.__cause__ or error.__context__
    return None
