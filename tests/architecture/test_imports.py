"""Which way imports may point."""

from __future__ import annotations

import sys

import pytest

from tests.architecture.source import ROOT, imports, modules, name

STAGES = ("intake", "extraction", "normalization", "validation", "storage")
# What a pure core may not reach for: the world, the clock, the environment, the log.
IMPURE = {
    "asyncio", "datetime.datetime.now", "http", "logging", "os", "random", "requests", "secrets",
    "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib.request",
    "faststream", "aio_pika", "motor", "pymongo", "obstore", "prometheus_client",
}  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
def test_a_service_never_imports_another(stage: str):
    others = tuple(f"services.{other}" for other in STAGES if other != stage)
    offenders = [
        f"{name(path)} imports {imported}"
        for path in modules(f"services/{stage}")
        for imported in imports(path)
        if imported.startswith(others)
    ]
    assert offenders == []


def test_shared_imports_no_service_and_no_command():
    offenders = [
        f"{name(path)} imports {imported}"
        for path in modules("shared")
        for imported in imports(path)
        if imported.startswith(("services", "yusuan_cli", "deploy", "benchmarks", "tests"))
    ]
    assert offenders == []


def test_nobody_imports_the_composition_root():
    offenders = [
        f"{name(path)} imports {imported}"
        for path in modules("services", "shared")
        for imported in imports(path)
        if imported.startswith("yusuan_cli")
    ]
    assert offenders == []


def test_contracts_import_nothing_but_pydantic_and_the_standard_library():
    allowed = {"pydantic", "shared", *sys.stdlib_module_names}
    offenders = [
        f"{name(path)} imports {imported}"
        for path in modules("shared/contracts")
        for imported in imports(path)
        if imported.split(".")[0] not in allowed
        or (imported.startswith("shared") and not imported.startswith("shared.contracts"))
    ]
    assert offenders == []


def test_a_core_reaches_for_nothing_outside_itself():
    offenders = [
        f"{name(path)} imports {imported}"
        for stage in STAGES
        for path in modules(f"services/{stage}/core")
        for imported in imports(path)
        if imported in IMPURE or imported.split(".")[0] in IMPURE
    ]
    assert offenders == []


def test_one_file_imports_motor():
    importers = {
        name(path)
        for path in modules()
        for imported in imports(path)
        if imported.split(".")[0] == "motor"
    }
    assert importers <= {"shared/mongo.py"}


def test_one_file_reads_the_environment():
    readers = {
        name(path)
        for path in modules("services", "shared")
        if "os.environ" in path.read_text("utf-8") or "getenv" in path.read_text("utf-8")
    }
    assert readers <= {"shared/settings.py"}


def test_every_folder_with_code_says_in_one_sentence_what_it_is():
    silent = [
        name(folder)
        for folder in {path.parent for path in modules()}
        if not (folder / "__init__.py").read_text("utf-8").startswith('"""')
    ]
    assert silent == []


def test_the_root_holds_what_a_newcomer_expects():
    expected = "services shared deploy tests docs samples docker-compose.yml Makefile README.md"
    assert [item for item in expected.split() if not (ROOT / item).exists()] == []
