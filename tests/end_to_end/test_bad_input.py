"""Files as people really drop them: each has its reason, and the others go on."""

from __future__ import annotations

import json
import random  # noqa: TID251 - seeded: the same bytes every time
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from shared.errors import reasons
from shared.sandbox.isolation import CODE
from tests.end_to_end import files

BINARY = random.Random(5).randbytes(4000)
GOOD = {
    "good.html": files.html(),
    "good.docx": files.word(),
    "good.pdf": files.pdf(),
    "good.txt": files.text(),
    "gbk.html": files.html("gbk"),
    "gbk.txt": files.text("gbk"),
    "utf16.txt": files.text("utf-16"),
    "wrong-ending.docx": files.pdf(),
    "wrong-ending.pdf": files.html() + b"<!-- other bytes, another document -->",
    "no ending": files.word(),
}
BAD = {
    "empty.pdf": (b"", "empty_file"),
    "blank.txt": (b" \r\n\t\n", "empty_file"),
    "truncated.pdf": (files.pdf()[:-900], "truncated_document"),
    "truncated.docx": (files.word()[:-400], "truncated_document"),
    "encrypted.pdf": (files.pdf(password="secret"), "encrypted_document"),
    "scanned.pdf": (files.scanned_pdf(), "no_text_layer"),
    "notice.txt": (files.prose(), "no_tables_found"),
    "binary.pdf": (BINARY, None),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + BINARY, None),
    "bomb.docx": (files.word_with_bomb(), "resource_limit"),
    "entity.docx": (files.word_with_entity(), "forbidden_content"),
}
REFUSED = {"folder.pdf": "not_a_file", "link.pdf": "not_a_file", "missing.pdf": "file_not_found"}


@dataclass
class Run:
    """What one run of the command left behind."""

    status: int
    said: str
    out: Path
    store: Path

    def document(self, name: str) -> dict[str, Any]:
        """Return the document JSON of an input."""
        found: dict[str, Any] = json.loads((self.out / f"{name}.json").read_text("utf-8"))
        return found


def run_command(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "yusuan_cli", *map(str, arguments)]
    environment = {"LANG": "C.UTF-8", "PYTHONPATH": str(CODE), "PATH": "/usr/bin:/bin"} | settings
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("input")
    contents = {**GOOD, **{name: content for name, (content, _) in BAD.items()}}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "folder.pdf").mkdir()
    (folder / "link.pdf").symlink_to(folder / "good.pdf")
    paths = [folder / name for name in (*contents, *REFUSED)]
    out, store = folder.parent / "out", folder.parent / "store" / "documents.sqlite"
    done = run_command("run", *paths, "--out", out, "--store", store, "--workers", 2)
    return Run(done.returncode, done.stdout + done.stderr, out, store)


def test_some_failures_make_exit_status_one(run: Run):
    assert run.status == 1, run.said


@pytest.mark.parametrize("name", GOOD)
def test_a_readable_file_is_processed_whatever_its_neighbours_are(run: Run, name: str):
    document = run.document(name)
    assert document["source"]["file_name"] == name
    (table,) = document["tables"]
    assert table["kind"] == "revenue_expenditure_summary"
    assert table["rows"][-1] == ["收入总计", "120.50", "支出总计", "120.50"]


@pytest.mark.parametrize("name", ["wrong-ending.docx", "wrong-ending.pdf"])
def test_a_wrong_ending_is_flagged_and_not_obeyed(run: Run, name: str):
    assert "type_mismatch" in run.document(name)["quality"]["flags"]


@pytest.mark.parametrize("name", ["good.html", "gbk.html", "gbk.txt", "utf16.txt"])
def test_an_encoding_changes_nothing_of_the_text(run: Run, name: str):
    (table,) = run.document(name)["tables"]
    assert table["columns"] == run.document("good.docx")["tables"][0]["columns"]
    assert table["rows"] == run.document("good.docx")["tables"][0]["rows"]


@pytest.mark.parametrize(
    ("name", "reason"), [*((name, reason) for name, (_, reason) in BAD.items()), *REFUSED.items()]
)
def test_a_bad_file_is_named_with_its_reason(run: Run, name: str, reason: str | None):
    (line,) = [
        line for line in run.said.splitlines() if line.strip().startswith("/") and name in line
    ]
    found = line.partition("[")[2].partition("]")[0]
    assert found in reasons()
    assert reason in (None, found), line


@pytest.mark.parametrize("name", [*BAD, *REFUSED])
def test_nothing_is_written_of_a_bad_file(run: Run, name: str):
    assert not (run.out / f"{name}.json").exists()


def test_nothing_is_stored_as_clean_that_was_not_read(run: Run):
    done = run_command("show", "encrypted.pdf", "--json", "--store", run.store)
    record = json.loads(done.stdout)
    assert (record["status"], record["reason"]) == ("failed", "encrypted_document")
    assert "run" not in record


def test_an_output_of_an_earlier_run_does_not_outlive_the_file_it_came_from(tmp_path: Path):
    source, out = tmp_path / "x.html", tmp_path / "out"
    store = tmp_path / "s.sqlite"
    source.write_bytes(files.html())
    assert run_command("run", source, "--out", out, "--store", store).returncode == 0
    source.write_bytes(files.prose())
    assert run_command("run", source, "--out", out, "--store", store).returncode == 1
    assert list(out.iterdir()) == []


def test_the_same_bytes_under_two_names_are_one_document(tmp_path: Path):
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(files.html())
    out, store = tmp_path / "out", tmp_path / "s.sqlite"
    done = run_command(
        "run", tmp_path / "a.html", tmp_path / "b.html", "--out", out, "--store", store
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert names_in(out) == ["a.html.json", "b.html.json"]
    record = json.loads(run_command("show", "b.html", "--json", "--store", store).stdout)
    assert record["names"] == ["a.html", "b.html"]
    first, second = (json.loads((out / f"{n}.html.json").read_text("utf-8")) for n in "ab")
    assert second["source"]["file_name"] == "b.html"
    assert {**first, "source": None} == {**second, "source": None}


@pytest.mark.parametrize(
    "arguments", [(), ("run",), ("run", "x.pdf"), ("run", "x", "--workers", 0)]
)
def test_wrong_usage_is_exit_status_two(arguments: tuple[object, ...]):
    assert run_command(*arguments).returncode == 2


def test_a_folder_stands_for_the_files_below_it(tmp_path: Path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.html").write_bytes(files.html())
    (tmp_path / "in" / "deep" / "b.txt").write_bytes(files.text())
    (tmp_path / "in" / ".hidden").write_bytes(b"x")
    out = tmp_path / "out"
    done = run_command("run", tmp_path / "in", "--out", out, "--store", tmp_path / "s.sqlite")
    assert done.returncode == 0, done.stdout + done.stderr
    assert names_in(out) == ["a.html.json", "b.txt.json"]


def test_a_folder_without_files_is_named(tmp_path: Path):
    (tmp_path / "in").mkdir()
    arguments = ("--out", tmp_path / "out", "--store", tmp_path / "s.sqlite")
    done = run_command("run", tmp_path / "in", *arguments)
    assert done.returncode == 1
    assert "[not_a_file]" in done.stdout
