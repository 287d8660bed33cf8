"""The checker that keeps its own account of what was accepted, and compares it with the store."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pymongo import MongoClient

from tests.integration.pipeline import Pipeline

TERMINAL = {"stored", "failed", "dead"}
ROWS = ("tables", "lines", "indicators", "facts", "findings")


@dataclass
class Ledger:
    """What the driver sent and what it saw answered; append only."""

    pipeline: Pipeline
    attempted: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)

    def submit(self, name: str, data: bytes) -> int:
        """Upload a file and enter what was answered."""
        identity = sha256(data).hexdigest()
        self.attempted[identity] += 1
        status, _ = self.pipeline.upload(name, data)
        account = {202: self.accepted, 0: self.unknown}.get(status, self.refused)
        account[identity] += 1
        return status

    def records(self) -> dict[str, dict[str, Any]]:
        """Return every record of the store."""
        with MongoClient[dict[str, Any]](self.pipeline.mongodb_uri) as client:
            return {r["_id"]: r for r in client[self.pipeline.database]["documents"].find()}

    def wait_until_quiet(self, seconds: float = 90) -> None:
        """Return when every accepted document has ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            records = self.records()
            if all(records.get(i, {}).get("status") in TERMINAL for i in self.accepted):
                return
            time.sleep(0.3)
        open_ones = Counter(records.get(i, {}).get("status") for i in self.accepted)
        raise AssertionError(f"not quiet within {seconds} s: {open_ones}")

    def check(self) -> dict[str, int]:
        """Return what was lost, doubled and unexpected; each must be 0."""
        records = self.records()
        ended = {i for i, record in records.items() if record.get("status") in TERMINAL}
        return {
            "lost": len(set(self.accepted) - ended),
            "duplicated": self._duplicated(records),
            "unexpected": len(set(records) - set(self.attempted)),
        }

    def _duplicated(self, records: dict[str, dict[str, Any]]) -> int:
        """Count documents with rows of more than the one run their record names."""
        doubled = set()
        with MongoClient[dict[str, Any]](self.pipeline.mongodb_uri) as client:
            for collection in ROWS:
                for row in client[self.pipeline.database][collection].find():
                    record = records.get(row["document_id"])
                    if record is None or record.get("run") != row["run"]:
                        doubled.add(row["document_id"])
        return len(doubled)


CLEAN = {"lost": 0, "duplicated": 0, "unexpected": 0}


def small_document(number: int) -> bytes:
    """Return a small page with one standard table; every number gives another document."""
    total = f"{number + 100}.00"
    return f"""<html><body><p>青禾县第{number}小学2024年部门预算</p><p>收支总表</p>
<p>{number:03d}青禾县第{number}小学 预算年度：2024 单位：万元</p>
<table><tr><th>项目</th><th>预算数</th><th>项目</th><th>预算数</th></tr>
<tr><td>一、一般公共预算拨款收入</td><td>{total}</td><td>一、一般公共服务支出</td><td>{total}</td></tr>
<tr><td>本年收入合计</td><td>{total}</td><td>本年支出合计</td><td>{total}</td></tr>
<tr><td>收入总计</td><td>{total}</td><td>支出总计</td><td>{total}</td></tr>
</table></body></html>""".encode()
