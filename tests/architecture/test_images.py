"""An image holds one service, `shared/` and one lock: nothing else may be imported there."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from shared.topology import PIPELINE
from tests.architecture.source import ROOT, imports, modules

OURS = ("services", "shared", "yusuan_cli")


def _file(module: str) -> Path | None:
    """Return the file of one of our modules, or None for a name inside one."""
    place = ROOT.joinpath(*module.split("."))
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if path.is_file():
            return path
    return None


def _reached(stage: str) -> set[str]:
    """Return the foreign packages that the service's modules lead to, through `shared/` too."""
    open_files = [*modules(f"services/{stage}"), ROOT / "yusuan_cli" / "services.py"]
    seen: set[Path] = set()
    foreign: set[str] = set()
    while open_files:
        path = open_files.pop()
        if path in seen:
            continue
        seen.add(path)
        for module in imports(path):
            top = module.split(".")[0]
            if top not in OURS:
                foreign.add(top)
            elif (below := _file(module)) is not None:
                open_files.append(below)
    return foreign - set(sys.stdlib_module_names)


@pytest.mark.parametrize("stage", [stage.name for stage in PIPELINE])
def test_a_service_imports_only_what_its_lock_installs(stage: str):
    lock = (ROOT / "requirements" / f"{stage}.lock").read_text()
    installed = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    distributions = packages_distributions()
    missing = {
        package
        for package in _reached(stage)
        if not {re.sub(r"[._]", "-", d.lower()) for d in distributions.get(package, [])} & installed
    }
    assert missing == set()
