"""Fixtures of the whole suite, and the rule that a skipped layer is loud."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.servers import mongodb, rabbitmq

# Set where every layer must run, as in continuous integration: a skip is a failure there.
COMPLETE = "YUSUAN_TEST_COMPLETE"


def _is_complete_run() -> bool:
    return os.environ.get(COMPLETE) == "1"  # noqa: TID251 - a switch of the suite, not a setting


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where every layer must run; published files stay optional."""
    report = yield
    if report.skipped and _is_complete_run() and "real_files" not in item.keywords:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped in a complete run: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the skipped layers and what provides them."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        reasons = sorted({str(report.longrepr[2]) for report in skipped})
        terminalreporter.section("LAYERS THAT DID NOT RUN", sep="!")
        for reason in reasons:
            terminalreporter.line(reason)


@pytest.fixture(scope="session")
def rabbit_node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[rabbitmq.RabbitNode]:
    """A RabbitMQ that belongs to this session."""
    if not rabbitmq.is_installed():
        pytest.skip(f"RabbitMQ is missing; it comes with: {rabbitmq.PROVIDED_BY}")
    node = rabbitmq.RabbitNode(tmp_path_factory.mktemp("rabbitmq") / "node")
    try:
        node.start()
        yield node
    finally:
        node.close()


@pytest.fixture(scope="session")
def mongo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[mongodb.MongoServer]:
    """A MongoDB wire server that belongs to this session."""
    if not mongodb.is_installed():
        pytest.skip(f"no MongoDB server; it comes with: {mongodb.PROVIDED_BY}")
    server = mongodb.MongoServer(tmp_path_factory.mktemp("mongodb"))
    try:
        server.start()
        yield server
    finally:
        server.close()


@pytest.fixture(scope="session")
def mongodb_uri(request: pytest.FixtureRequest) -> str:
    """The real MongoDB that `MONGODB_URI` names, else the session's wire-compatible server."""
    real = os.environ.get("MONGODB_URI")  # noqa: TID251 - names a server, is no setting
    return real or str(request.getfixturevalue("mongo_server").url)


@pytest.fixture(scope="session")
def published() -> Path:
    """The folder of published documents beside the checkout; skips where it is not there."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "samples").is_dir():
        pytest.skip("the published documents are not part of the repository: ../shared is missing")
    return folder
