"""One run over many files: every file comes to exactly one end, whatever the others do."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from services.intake.files import read_regular_file
from services.storage.core.records import DeadLetter
from shared.clock import utc_now
from shared.contracts.events import (
    DocumentFailedV1,
    DocumentReceivedV1,
    DocumentStoredV1,
    Event,
)
from shared.errors import PipelineError, TransientError
from shared.outcome import Dead
from shared.topology import Stage
from yusuan_cli.composition import Machine
from yusuan_cli.inputs import to_output_names
from yusuan_cli.runner import Handler, LocalRunner

HEAD_BYTES = 4096
SHOWN = ("_id", "department_name", "fiscal_year", "source", "summary", "checks", "quality")


@dataclass(frozen=True)
class FileEnd:
    """How it ended for one file: what is shown of its record, or a reason."""

    file: Path
    seconds: float
    record: dict[str, Any] | None = None
    stage: str = ""
    reason: str = ""
    detail: str = ""
    trace: str | None = None


@dataclass
class Session:
    """Submits files and gathers their ends."""

    machine: Machine
    out: Path
    on_end: Callable[[FileEnd], None]
    ends: dict[Path, FileEnd] = field(default_factory=dict)
    _waiting: dict[str, list[Path]] = field(default_factory=dict)
    seconds_by_stage: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _names: dict[Path, str] = field(default_factory=dict)
    _complete: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, files: Sequence[Path]) -> list[FileEnd]:
        """Process the files and return their ends in the same order."""
        unique = list(dict.fromkeys(files))
        self._names = to_output_names(unique)
        require_writable(self.out)
        runner = LocalRunner(
            {stage: self._timed(stage, h) for stage, h in self.machine.build_handlers().items()},
            listen=self._listen,
            bury=self._bury,
            clock=utc_now,
            concurrency=self.machine.sandbox.slots,
        )
        async with runner:
            for file in unique:
                await self._submit(runner, file)
            if self._waiting:
                await self._complete.wait()
        return [self.ends[file] for file in unique]

    async def _submit(self, runner: LocalRunner, file: Path) -> None:
        try:
            event = await self.machine.receive(file.name, read_regular_file(file))
        except PipelineError as error:
            self._end(file, 0, stage="intake", reason=error.code, detail=error.detail)
            return
        if event.document_id in self._waiting:
            self._waiting[event.document_id].append(file)
            await self.machine.note(event)
        else:
            self._waiting[event.document_id] = [file]
            await self._offer(runner, event)

    def _timed(self, stage: str, handler: Handler) -> Handler:
        async def timed(event: Event) -> Event:
            begin = time.monotonic()
            try:
                return await handler(event)
            finally:
                spent = time.monotonic() - begin
                self.seconds_by_stage[stage] += spent
                self._seconds[event.document_id] += spent

        return timed

    async def _offer(self, runner: LocalRunner, event: DocumentReceivedV1) -> None:
        self._complete.clear()
        await runner.publish(event)

    async def _listen(self, event: Event) -> None:
        await self.machine.note(event)
        if isinstance(event, DocumentStoredV1):
            await self._write(event)
        elif isinstance(event, DocumentFailedV1):
            self._finish(
                event.document_id, stage=event.stage, reason=event.reason, detail=event.detail
            )

    async def _bury(self, stage: Stage, event: Event, dead: Dead) -> None:
        letter = DeadLetter(
            document_id=event.document_id,
            file_name=event.file_name,
            stage=stage.name,
            reason=dead.code,
            detail=dead.detail,
            occurred_at=max(utc_now(), event.occurred_at),
        )
        with suppress(TransientError):
            await self.machine.note_dead(letter)
        end = {"reason": dead.code, "detail": dead.detail, "trace": dead.trace}
        self._finish(event.document_id, stage=stage.name, **end)

    async def _write(self, event: DocumentStoredV1) -> None:
        record = await self.machine.documents.get_record(event.document_id)
        data = await self.machine.blobs.get(event.result)
        for file in self._waiting.get(event.document_id, []):
            target = self.out / self._names[file]
            await asyncio.to_thread(_replace_file, target, to_named(data, file.name))
        self._finish(event.document_id, record={name: (record or {})[name] for name in SHOWN})

    def _finish(self, document_id: str, **end: Any) -> None:
        for file in self._waiting.pop(document_id, []):
            self._end(file, self._seconds[document_id], **end)
        if not self._waiting:
            self._complete.set()

    def _end(self, file: Path, seconds: float, **end: Any) -> None:
        if not end.get("record"):
            with suppress(OSError):
                (self.out / self._names[file]).unlink(missing_ok=True)
        self.ends[file] = FileEnd(file, seconds, **end)
        self.on_end(self.ends[file])


def require_writable(folder: Path) -> None:
    """Create the folder; raises `OSError` where no file can be written, before anything is done."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=folder):
        pass


def to_named(data: bytes, file_name: str) -> bytes:
    """Return the document JSON under the file's own name, byte for byte where it is the name."""
    own = f'"source":{{"file_name":{json.dumps(file_name, ensure_ascii=False)},'
    if own.encode() in data[:HEAD_BYTES]:
        return data
    document = json.loads(data)
    document["source"]["file_name"] = file_name
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _replace_file(target: Path, data: bytes) -> None:
    partial = target.with_name(f".{target.name}.partial")
    partial.write_bytes(data)
    partial.replace(target)
