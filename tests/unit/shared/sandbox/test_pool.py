from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from shared.errors import (
    DocumentError,
    EncryptedDocument,
    ParserCrashed,
    ResourceLimit,
    WorkersUnavailable,
)
from shared.sandbox import children as children_module
from shared.sandbox import pool as pool_module
from shared.sandbox.isolation import CODE
from shared.sandbox.pool import Sandbox
from shared.sandbox.verdict import StepDefect
from shared.settings import SandboxSettings

STEPS = ("tests.unit.shared.sandbox.misbehaving",)
SETTINGS = SandboxSettings(
    workers=2, memory_mebibytes=512, cpu_seconds=1, wall_seconds=1, result_mebibytes=8
)


@pytest.fixture
async def sandbox(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sandbox]:
    monkeypatch.setattr(children_module, "GRACE_SECONDS", 1)
    sandbox = Sandbox(STEPS, SETTINGS)
    await sandbox.start()
    yield sandbox
    await sandbox.close()


async def test_a_step_returns_what_it_made_of_the_payload(sandbox: Sandbox):
    payload = os.urandom(3 * 1024 * 1024)
    assert await sandbox.run("echo", payload, {}) == payload
    assert await sandbox.run("echo", b"", {}) == b""


async def test_no_forbidden_door_is_open(sandbox: Sandbox):
    if sandbox.open_doors:
        pytest.skip(f"this kernel isolates only partly: {sandbox.open_doors} (needs Landlock 5.13)")
    assert sandbox.open_doors == ()


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ("exit_early", ParserCrashed),
        ("vanish", ParserCrashed),
        ("abort", ParserCrashed),
        ("read_address_zero", ParserCrashed),
        ("lie_about_length", ParserCrashed),
        ("answer_garbage", ParserCrashed),
        ("answer_unknown_reason", StepDefect),
        ("hang", ResourceLimit),
        ("hang_deaf", ResourceLimit),
        ("spin", ResourceLimit),
        ("leak", ResourceLimit),
        ("leak_wrapped", ResourceLimit),
        ("recurse", ResourceLimit),
        ("flood", ResourceLimit),
        ("return_too_much", ResourceLimit),
        ("fork", StepDefect),
        ("refuse", EncryptedDocument),
        ("be_wrong", StepDefect),
    ],
)
async def test_each_misdeed_has_its_reason_and_the_next_document_is_read(
    sandbox: Sandbox, step: str, error: type[Exception]
):
    with pytest.raises(error):
        await sandbox.run(step, b"hostile", {})
    assert await sandbox.run("echo", b"healthy", {}) == b"healthy"


async def test_a_defect_carries_the_trace_of_the_child(sandbox: Sandbox):
    with pytest.raises(StepDefect) as caught:
        await sandbox.run("be_wrong", b"", {})
    assert "KeyError" in str(caught.value)
    assert "in be_wrong" in "".join(caught.value.__notes__)


async def test_output_on_the_standard_streams_goes_nowhere(sandbox: Sandbox):
    assert await sandbox.run("flood_output", b"", {}) == b"still here"


async def test_a_step_whose_time_is_up_may_hand_over_what_is_complete(sandbox: Sandbox):
    assert await sandbox.run("use_partial_time", b"", {}) == b"complete up to here"


async def test_a_child_knows_nothing_of_its_owners_environment(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
):
    seen = (await sandbox.run("show_surroundings", b"", {})).decode()
    assert "PYTHONHASHSEED" in seen
    assert "PYTEST_CURRENT_TEST" not in seen
    assert "HOME" not in seen


async def test_a_hundred_bombs_in_a_row_leave_the_healthy_ones_whole(sandbox: Sandbox):
    bombs = ("vanish", "abort", "leak_wrapped", "recurse", "answer_garbage", "return_too_much")

    async def survive(number: int) -> None:
        with pytest.raises(DocumentError):
            await sandbox.run(bombs[number % len(bombs)], b"bomb", {})
        started = time.monotonic()
        assert await sandbox.run("echo", b"healthy", {}) == b"healthy"
        assert time.monotonic() - started < 10

    for start in range(0, 100, 2):
        await asyncio.gather(survive(start), survive(start + 1))
    assert sandbox.busy == 0


async def test_no_more_children_run_than_there_are_slots(sandbox: Sandbox):
    running = [asyncio.create_task(sandbox.run("hang", b"", {})) for _ in range(5)]
    await asyncio.sleep(0.5)
    assert sandbox.busy == 2
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    assert sandbox.busy == 0
    assert await sandbox.run("echo", b"healthy", {}) == b"healthy"


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def processes_below(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def zygotes() -> list[int]:
    """Return the zygotes of this process; the servers other tests started live beside them."""
    return [
        process
        for process in processes_below(os.getpid())
        if STEPS[0].encode() in Path(f"/proc/{process}/cmdline").read_bytes()
    ]


async def test_a_cancelled_document_leaves_no_process_behind(sandbox: Sandbox):
    (zygote,) = zygotes()
    task = asyncio.create_task(sandbox.run("spin", b"", {}))
    await asyncio.sleep(0.3)
    assert len(processes_below(zygote)) == 1
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await asyncio.sleep(0.3)
    assert processes_below(zygote) == []


async def test_a_lost_zygote_is_the_worlds_fault_and_replaced(sandbox: Sandbox):
    (zygote,) = zygotes()
    task = asyncio.create_task(sandbox.run("hang", b"", {}))
    await asyncio.sleep(0.3)
    (child,) = processes_below(zygote)
    os.kill(zygote, signal.SIGKILL)
    with pytest.raises(WorkersUnavailable):
        await task
    await asyncio.sleep(0.2)
    assert not is_running(child)
    assert await sandbox.run("echo", b"healthy", {}) == b"healthy"


OWNER = """
import asyncio
from shared.sandbox.isolation import CODE
from shared.sandbox.pool import Sandbox
from shared.settings import SandboxSettings

async def main():
    sandbox = Sandbox(("tests.unit.shared.sandbox.misbehaving",), SandboxSettings(workers=1))
    await sandbox.start()
    await sandbox.run("hang", b"", {})

asyncio.run(main())
"""


async def test_nothing_outlives_an_owner_that_is_killed():
    owner = await asyncio.create_subprocess_exec(sys.executable, "-c", OWNER, cwd=CODE)
    below: list[int] = []
    while not below:
        await asyncio.sleep(0.1)
        below = [
            child for zygote in processes_below(owner.pid) for child in processes_below(zygote)
        ]
    zygote = processes_below(owner.pid)[0]
    owner.kill()
    await owner.wait()
    await asyncio.sleep(0.5)
    assert not any(map(is_running, [zygote, *below]))


async def test_a_zygote_is_replaced_after_many_documents(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pool_module, "CHILDREN_PER_ZYGOTE", 3)
    (before,) = zygotes()
    for _ in range(6):
        assert await sandbox.run("echo", b"healthy", {}) == b"healthy"
    (after,) = zygotes()
    assert after != before


async def test_steps_that_cannot_be_loaded_are_the_worlds_fault():
    sandbox = Sandbox(("shared.no_such_module",), SETTINGS)
    with pytest.raises(WorkersUnavailable):
        await sandbox.start()
    await sandbox.close()


async def test_incomplete_isolation_can_be_refused(monkeypatch: pytest.MonkeyPatch):
    async def report_a_door(*_: object) -> bytes:
        return b'["use_network"]'

    monkeypatch.setattr(children_module.Children, "run", report_a_door)
    settings = SETTINGS.model_copy(update={"isolation_required": True})
    sandbox = Sandbox(STEPS, settings)
    with pytest.raises(WorkersUnavailable, match="use_network"):
        await sandbox.start()
