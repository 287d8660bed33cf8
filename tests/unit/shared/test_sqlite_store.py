from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from shared.sqlite_store import SqliteDocuments


async def test_a_store_that_another_process_is_creating_is_waited_for(tmp_path: Path):
    other = sqlite3.connect(tmp_path / "s.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = SqliteDocuments(tmp_path / "s.sqlite")
    preparing = asyncio.create_task(store.prepare())
    await asyncio.sleep(0.2)
    assert not preparing.done()
    other.execute("COMMIT")
    await preparing
    await store.close()
