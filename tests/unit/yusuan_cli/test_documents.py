from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from yusuan_cli.root import root


@pytest.mark.parametrize("words", [("show", "a"), ("findings",), ("report", "a")])
def test_reading_where_no_store_is_says_so_and_creates_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...]
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("YUSUAN_MONGODB_URI", raising=False)
    ran = CliRunner().invoke(root, words)
    assert ran.exit_code == 1
    assert "There is no var/yusuan.sqlite" in ran.output
    assert not list(tmp_path.iterdir())
