"""How long the slowest compiled pattern takes for 100 KB of one hostile text.

python -m benchmarks.patterns
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType

from benchmarks.hostile import SEEDS, repeat

PACKAGES = (
    "services.normalization.core",
    "services.extraction.core",
    "services.validation.core",
    "shared",
)
OPENINGS = (
    "a", "率", "某", "一二", "第一", "年", "及", "1.", "1-", "12:", "（1", "100（", "、1月", "A1+",
    "1 ", " 1", "\n", "https", "2024年1月-", "公务用车购置",
)  # fmt: skip
"""Seeds that open what the patterns of one module close: names, codes, spans, blanks."""
HOPELESS = 1_000.0
"""Milliseconds from which a pattern is not given the whole text."""
WHOLE = frozenset({"match", "fullmatch"})
"""What looks at one place; everything else goes through the whole text."""
SHOWN = 5


def find_patterns() -> dict[re.Pattern[str], tuple[str, frozenset[str]]]:
    """Return every pattern of the packages with its name and the methods it is used by."""
    named: dict[re.Pattern[str], str] = {}
    used: defaultdict[re.Pattern[str], set[str]] = defaultdict(set)
    for module in _walk():
        methods = _find_methods(module)
        for name, value in vars(module).items():
            for pattern in _unpack(value):
                named.setdefault(pattern, f"{module.__name__}.{name}")
                is_alone = isinstance(value, re.Pattern)
                used[pattern] |= methods[name] if is_alone else {"search"}
    return {pattern: (name, frozenset(used[pattern])) for pattern, name in named.items()}


def _walk() -> Iterator[ModuleType]:
    for package in map(importlib.import_module, PACKAGES):
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def _find_methods(module: ModuleType) -> defaultdict[str, set[str]]:
    methods: defaultdict[str, set[str]] = defaultdict(set)
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            methods[node.value.id].add(node.attr)
    return methods


def _unpack(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of text in a value, those in tables of patterns too."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from (pattern for row in value.items() for part in row for pattern in _unpack(part))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (pattern for part in value for pattern in _unpack(part))


def measure(pattern: re.Pattern[str], methods: frozenset[str]) -> tuple[float, str]:
    """Return milliseconds and seed of the text that takes longest."""
    return max((_measure_text(pattern, methods, seed), seed) for seed in (*SEEDS, *OPENINGS))


def _measure_text(pattern: re.Pattern[str], methods: frozenset[str], seed: str) -> float:
    text = repeat(seed)
    part = len(text) // 10
    if 10 * (foreseen := _time(pattern, methods, text[:part])) > HOPELESS:
        return 10 * foreseen
    taken = _time(pattern, methods, text)
    return taken if taken < 20 else min(taken, *(_time(pattern, methods, text) for _ in range(4)))


def _time(pattern: re.Pattern[str], methods: frozenset[str], text: str) -> float:
    begin = time.process_time()
    pattern.match(text)
    pattern.fullmatch(text)
    if not methods <= WHOLE:
        for _ in pattern.finditer(text):
            pass
    return (time.process_time() - begin) * 1e3


def describe() -> str:
    """Return the slowest patterns, the slowest first."""
    patterns = find_patterns()
    timed = sorted(
        ((*measure(pattern, methods), name) for pattern, (name, methods) in patterns.items()),
        reverse=True,
    )
    return "\n".join(
        f"100 KB hostile      {taken:6.1f} ms ({seed[:12]!r}) {name}, of {len(patterns)} patterns"
        for taken, seed, name in timed[:SHOWN]
    )


if __name__ == "__main__":
    print(describe())
