"""The single-machine run as a whole: the same result however it is run, and after a break."""

from __future__ import annotations

import asyncio
import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from shared.sandbox.isolation import CODE
from shared.store_layout import INDEXES
from tests.end_to_end import files
from tests.end_to_end.test_bad_input import run_command

CONTENTS = {
    "a.html": files.html(),
    "b.docx": files.word(),
    "c.pdf": files.pdf(),
    "d.txt": files.text("gbk"),
    "e.txt": files.prose(),
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("single") / "inputs"
    folder.mkdir()
    for name, content in CONTENTS.items():
        (folder / name).write_bytes(content)
    return folder


def run(inputs: Path, base: Path, *options: object) -> subprocess.CompletedProcess[str]:
    return run_command("run", inputs, "--out", base / "out", "--store", base / "s.sqlite", *options)


def documents_in(base: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (base / "out").iterdir()}


def rows_in(base: Path) -> dict[str, list[tuple[str, str]]]:
    with sqlite3.connect(base / "s.sqlite") as connection:
        return {
            name: connection.execute(f"SELECT id, body FROM {name} ORDER BY id").fetchall()
            for name in INDEXES
            if name != "documents"
        }


def test_the_number_of_workers_changes_nothing(inputs: Path, tmp_path: Path):
    for workers in (1, 3):
        done = run(inputs, tmp_path / str(workers), "--workers", workers)
        assert done.returncode == 1, done.stdout + done.stderr
    assert documents_in(tmp_path / "1") == documents_in(tmp_path / "3")
    assert rows_in(tmp_path / "1") == rows_in(tmp_path / "3")
    assert sorted(documents_in(tmp_path / "1")) == [
        "a.html.json",
        "b.docx.json",
        "c.pdf.json",
        "d.txt.json",
    ]


def test_running_again_computes_nothing_and_changes_nothing(inputs: Path, tmp_path: Path):
    run(inputs, tmp_path)
    documents, rows = documents_in(tmp_path), rows_in(tmp_path)
    results = sorted((tmp_path / "blobs" / "results").rglob("*.json"))
    written = {path: path.stat().st_mtime_ns for path in results}
    run(inputs, tmp_path)
    assert documents_in(tmp_path) == documents
    assert rows_in(tmp_path) == rows
    assert {path: path.stat().st_mtime_ns for path in results} == written


def start(inputs: Path, base: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "yusuan_cli", "run", inputs, "--workers", "1"]
    options = ["--out", base / "out", "--store", base / "s.sqlite"]
    return subprocess.Popen(
        list(map(str, command + options)),
        cwd=CODE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until_begun(base: Path) -> None:
    deadline = time.monotonic() + 30
    while not (base / "s.sqlite").exists() and time.monotonic() < deadline:
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_broken_off_is_completed_by_the_next(
    inputs: Path, tmp_path: Path, number: signal.Signals
):
    undisturbed = tmp_path / "undisturbed"
    run(inputs, undisturbed)
    broken = tmp_path / "broken"
    for pause in (0.0, 0.3, 0.6, 0.9):
        process = start(inputs, broken)
        wait_until_begun(broken)
        time.sleep(pause)
        process.send_signal(number)
        process.communicate(timeout=20)
    run(inputs, broken)
    assert documents_in(broken) == documents_in(undisturbed)
    assert rows_in(broken) == rows_in(undisturbed)


def test_an_interrupted_run_ends_without_a_trace(inputs: Path, tmp_path: Path):
    for pause in (0.0, 0.4, 0.8):
        process = start(inputs, tmp_path / str(pause))
        wait_until_begun(tmp_path / str(pause))
        time.sleep(pause)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        assert process.returncode in (1, 130), said
        assert "Traceback" not in said


def test_a_store_that_cannot_be_opened_is_said_in_one_line(inputs: Path, tmp_path: Path):
    (tmp_path / "s.sqlite").write_bytes(b"this is no database, whatever its name says" * 100)
    done = run(inputs, tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "document store" in done.stderr


@pytest.mark.parametrize(
    ("language", "titles"),
    [("zh", ("部门", "年度", "不成立", "最严重的问题")), ("en", ("Department", "Year", "broken"))],
)
def test_the_table_speaks_the_language_that_is_asked_for(
    inputs: Path, tmp_path: Path, language: str, titles: tuple[str, ...]
):
    done = run(inputs, tmp_path, "--lang", language)
    assert all(title in done.stdout for title in titles)


def test_what_was_stored_can_be_shown_and_searched(inputs: Path, tmp_path: Path):
    run(inputs, tmp_path)
    store = ("--store", tmp_path / "s.sqlite")
    shown = run_command("show", "c.pdf", *store)
    assert "application/pdf" not in shown.stdout
    assert "stored" in shown.stdout
    assert run_command("show", "nowhere.pdf", *store).returncode == 1
    found = run_command("findings", "c.pdf", "--json", *store)
    assert found.returncode == 0
    assert all(json.loads(line)["rule"] for line in found.stdout.splitlines())


def test_events_of_every_stage_are_in_the_history(inputs: Path, tmp_path: Path):
    run(inputs, tmp_path)
    shown = run_command("show", "a.html", "--json", "--store", tmp_path / "s.sqlite")
    record = json.loads(shown.stdout)
    verbs = [entry["type"].split(".")[1] for entry in record["history"]]
    assert verbs == ["received", "extracted", "normalized", "validated", "stored"]


async def test_two_runs_at_once_share_a_store(inputs: Path, tmp_path: Path):
    def one(name: str) -> subprocess.CompletedProcess[str]:
        out, store = tmp_path / name, tmp_path / "s.sqlite"
        return run_command("run", inputs, "--out", out, "--store", store, "--workers", 1)

    first, second = await asyncio.gather(
        asyncio.to_thread(one, "out"), asyncio.to_thread(one, "other")
    )
    assert first.returncode == second.returncode == 1, first.stderr + second.stderr
    other = {path.name: path.read_bytes() for path in (tmp_path / "other").iterdir()}
    assert documents_in(tmp_path) == other
