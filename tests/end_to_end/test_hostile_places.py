"""Where results cannot be written, and names that would steer the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yusuan_cli.root import root

TEXT = "一般公共预算收入预算120万元，支出预算120万元。\n"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(root, ["run", "--workers", "1", *words])


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody can write to")
@pytest.mark.usefixtures("place")
def test_a_folder_that_takes_no_file_ends_the_run_before_it_begins():
    ran = run("a.txt", "--out", "/proc/self")
    assert ran.exit_code == 1
    assert "Cannot go on" in ran.output
    assert "a.txt" not in ran.output


@pytest.mark.timeout(60)
@pytest.mark.usefixtures("place")
def test_a_result_that_cannot_be_written_fails_its_file_and_no_other(place: Path):
    (place / "b.txt").write_text(TEXT * 2, "utf-8")
    (place / "out" / "a.txt.json").mkdir(parents=True)
    ran = run("a.txt", "b.txt", "--out", "out")
    assert ran.exit_code == 1
    assert "1 done, 1 failed" in ran.output
    assert (place / "out" / "b.txt.json").is_file()


def test_a_name_cannot_steer_the_terminal(place: Path):
    names = ["a\x1b[2Jb.txt", "new\nline.txt", "\u202egpj.txt", "e\nmpty.pdf"]
    for name in names[:-1]:
        (place / name).write_text(TEXT, "utf-8")
    (place / names[-1]).touch()
    ran = run(*names, "--out", "out")
    assert ran.exit_code == 1
    assert "3 done, 1 failed" in ran.output
    assert "\x1b" not in ran.output
    assert "\u202e" not in ran.output
    assert "new\N{REPLACEMENT CHARACTER}line.txt" in ran.output
