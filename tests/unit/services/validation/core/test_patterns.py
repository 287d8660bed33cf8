from __future__ import annotations

import importlib
import pkgutil
import re
import time

import pytest

import services.validation.core as core

_SIZE = 100_000
HOSTILE = ("预算支出决算", "1234567890", "1,", "12.3万元，占", "（", "××", "（项）用于", "A1", " ")


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(core.__path__, f"{core.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                found[f"{module.name.rsplit('.', 1)[-1]}.{name}"] = value
    return sorted(found.items())


@pytest.mark.parametrize(("name", "pattern"), patterns())
def test_no_pattern_grows_faster_than_its_text(name: str, pattern: re.Pattern[str]) -> None:
    for piece in HOSTILE:
        text = piece * (_SIZE // len(piece))
        begin = time.process_time()
        for _ in pattern.finditer(text):
            pass
        assert time.process_time() - begin < 1, f"{name} on {piece!r}"
