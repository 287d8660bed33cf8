from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.servers.ports import free_port
from yusuan_cli.root import root


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> int:
    """Name a broker and a store on a port where nobody listens."""
    port = free_port()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("YUSUAN_AMQP_URL", f"amqp://guest:guest@127.0.0.1:{port}/")
    monkeypatch.setenv("YUSUAN_MONGODB_URI", f"mongodb://127.0.0.1:{port}/")
    monkeypatch.setenv("YUSUAN_MONGODB_TIMEOUT_SECONDS", "0.5")
    return port


def run(*words: str) -> Result:
    return CliRunner().invoke(root, words)


@pytest.mark.parametrize(
    "words",
    [("dead", "list"), ("dead", "replay"), ("dead", "discard", "key"), ("submit", "file.pdf")],
)
def test_a_broker_that_is_away_is_named_at_once(nobody: int, words: tuple[str, ...]):
    begin = time.monotonic()
    ran = run(*words)
    assert time.monotonic() - begin < 10
    assert ran.exit_code == 1
    assert "The broker does not answer" in ran.output
    assert str(nobody) in ran.output
    assert "Traceback" not in ran.output


@pytest.mark.parametrize("words", [("status",), ("show", "a"), ("findings",), ("purge", "a")])
def test_a_store_that_is_away_is_named_in_one_line(nobody: int, words: tuple[str, ...]):
    ran = run(*words)
    assert ran.exit_code == 1
    assert ran.output.startswith("Error: Cannot go on: MongoDB does not answer: 127.0.0.1")
    assert len(ran.output.splitlines()) == 1
    assert "Topology" not in ran.output


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("YUSUAN_AMQP_URL", "nonsense", ("status",)),
        ("YUSUAN_AMQP_URL", "", ("dead", "list")),
        ("YUSUAN_MONGODB_URI", "http://localhost", ("status",)),
        ("YUSUAN_HTTP_PORT", "x", ("service", "storage")),
        ("YUSUAN_RETRY_SECONDS", "5,30", ("service", "storage")),
        ("YUSUAN_WORKERS", "many", ("run", ".", "--out", "out")),
    ],
)
@pytest.mark.usefixtures("nobody")
def test_a_setting_that_is_missing_or_wrong_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: tuple[str, ...]
):
    monkeypatch.setenv(name, value)
    ran = run(*words)
    assert ran.exit_code == 2, ran.exception
    assert name.removeprefix("YUSUAN_").lower() in ran.output.lower()


@pytest.mark.usefixtures("nobody")
def test_settings_come_from_the_file_of_the_folder_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.delenv("YUSUAN_MONGODB_URI")
    (tmp_path / ".env").write_text("YUSUAN_MONGODB_URI=mongodb://127.0.0.1:1/\n")
    assert "127.0.0.1:1:" in run("status").output
