"""Services that die at the worst moments: nothing is lost, nothing is done twice."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.integration.ledger import CLEAN, Ledger, small_document
from tests.integration.pipeline import STAGES, Pipeline, wait_until
from tests.servers.processes import descendants, is_running

pytestmark = pytest.mark.connected


def _submit(ledger: Ledger, count: int) -> None:
    for number in range(count):
        assert ledger.submit(f"{number}.html", small_document(number)) == 202


def test_f06_a_worker_killed_while_parsing_loses_nothing(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    _submit(ledger, 30)
    for moment in (0.1, 0.3, 0.6):
        time.sleep(moment)
        pipeline.one("extraction").kill()
        pipeline.start("extraction")
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN
    assert {record["status"] for record in ledger.records().values()} == {"stored"}


@pytest.mark.parametrize("stage", ["extraction", "normalization", "validation", "storage"])
@pytest.mark.parametrize(
    "point",
    [
        pytest.param("before_publish", id="f07-result-kept-but-not-published"),
        pytest.param("after_publish", id="f08-published-but-not-acknowledged"),
    ],
)
def test_a_stage_that_dies_around_its_publishing_is_repeated_without_effect(
    pipeline: Pipeline, ledger: Ledger, stage: str, point: str, tmp_path: Path
):
    mark = tmp_path / "crashed"
    pipeline.start(*(name for name in STAGES if name != stage))
    crashing = ("-m", "tests.integration.crashing_service", point, str(mark))
    (doomed,) = pipeline.start(stage, command=crashing)
    _submit(ledger, 5)
    wait_until(lambda: doomed.process.poll() is not None, 30)
    assert doomed.process.returncode == -signal.SIGKILL
    pipeline.start(stage)
    ledger.wait_until_quiet()
    assert mark.exists()
    assert ledger.check() == CLEAN
    assert {record["status"] for record in ledger.records().values()} == {"stored"}


def test_f49_a_service_told_to_stop_finishes_or_gives_back_and_ends_cleanly(
    pipeline: Pipeline, ledger: Ledger
):
    pipeline.start()
    _submit(ledger, 20)
    service = pipeline.one("extraction")
    children = descendants(service.process.pid)
    assert service.stop() == 0
    wait_until(lambda: not any(is_running(child) for child in children), 10)
    pipeline.start("extraction")
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN


def test_f49_a_long_parse_is_given_back_when_the_grace_is_over(pipeline: Pipeline, ledger: Ledger):
    pipeline.start(graceful_seconds="2", cpu_seconds="6", wall_seconds="60")
    rows = "<tr><td>1</td><td>2</td><td>3</td></tr>" * 400_000
    assert ledger.submit("long.html", f"<table>{rows}</table>".encode()) == 202
    service = pipeline.one("extraction")
    busy = 'yusuan_worker_slots_busy{stage="extraction"} 1.0'
    wait_until(lambda: busy in service.get("/metrics")[1], 30)
    children = descendants(service.process.pid)
    assert service.stop(15) == 0
    wait_until(lambda: not any(is_running(child) for child in children), 10)
    assert {record["status"] for record in ledger.records().values()} == {"received"}
    pipeline.start("extraction", cpu_seconds="1", wall_seconds="60")
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN
    assert {record["reason"] for record in ledger.records().values()} == {"resource_limit"}


def test_f50_the_children_of_a_killed_service_die_with_it(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    _submit(ledger, 10)
    service = pipeline.one("extraction")
    children = descendants(service.process.pid)
    assert children
    service.kill()
    wait_until(lambda: not any(is_running(child) for child in children), 10)
    pipeline.start("extraction")
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN
