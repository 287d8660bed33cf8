"""The document stores that fulfil one contract, opened for a test."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from shared.ports import DocumentStore
from shared.settings import MongoSettings
from shared.sqlite_store import SqliteDocuments
from shared.testing import MemoryDocuments

CONNECTED = pytest.mark.connected
STORES = [
    "memory",
    "sqlite",
    pytest.param("motor", marks=CONNECTED),
    pytest.param("pymongo", marks=CONNECTED),
]


def open_store(name: str, folder: Path, request: pytest.FixtureRequest) -> DocumentStore:
    """Return an empty store; MongoDB's lies on `MONGODB_URI` or the session's server."""
    if name == "memory":
        return MemoryDocuments()
    if name == "sqlite":
        return SqliteDocuments(folder / "store.sqlite")
    from shared.mongo import MongoDocuments

    return MongoDocuments(
        MongoSettings(
            mongodb_uri=request.getfixturevalue("mongodb_uri"),
            mongodb_database=f"contract_{uuid4().hex[:12]}",
            mongodb_driver=name,
        )
    )
