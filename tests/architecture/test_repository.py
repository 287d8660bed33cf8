"""What may be in a commit."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
# name==version, with an environment marker where there is one
PIN = re.compile(r"^([a-z0-9-]+==\S+)", re.MULTILINE)


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_hashes_and_no_address(lock: Path):
    text = lock.read_text()
    assert "://" not in text
    assert text.count("==") > 0
    for block in re.split(r"\n(?=[a-z])", text.strip()):
        assert "--hash=sha256:" in block


@pytest.mark.parametrize(
    "lock", [lock for lock in LOCKS if lock.stem != "development"], ids=lambda lock: lock.stem
)
def test_an_image_runs_the_versions_that_were_tested(lock: Path):
    tested = set(PIN.findall((ROOT / "requirements/development.lock").read_text()))
    assert set(PIN.findall(lock.read_text())) <= tested


def test_no_file_names_a_path_of_the_machine_it_was_written_on():
    above = f"{ROOT.parent}/".encode()
    assert [path for path in _tracked() if len(above) > 2 and above in path.read_bytes()] == []


def test_the_samples_stay_small():
    folder = ROOT / "samples" / "documents"
    assert sum(path.stat().st_size for path in folder.rglob("*")) <= 3 * 1024 * 1024


@pytest.mark.real_files
def test_no_code_knows_a_published_department_or_project(published: Path):
    golds = [json.loads(path.read_text("utf-8")) for path in (published / "gold").glob("*.json")]
    names = {gold["department"]["name"] for gold in golds}
    names |= {project["code"] for gold in golds for project in gold.get("projects", [])}
    suffixes = {".py", ".md", ".json", ".toml", ".yml", ".yaml", ".html", ".txt"}
    offenders = [
        f"{path.relative_to(ROOT)}: {known}"
        for path in _tracked()
        if path.suffix in suffixes
        for known in names
        if known and known in path.read_text("utf-8")
    ]
    assert offenders == []
