"""Sizes that keep code readable, and names that say what is inside."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import functions, modules, name, parse

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
EMPTY_NAMES = {"utils", "util", "helpers", "common", "base", "manager", "misc", "tools"}


def test_a_module_fits_on_few_screens():
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {path: n for path, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_a_function_fits_on_one_screen():
    lengths = {
        f"{name(path)}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in modules()
        for function in functions(path)
    }
    assert {place: n for place, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_a_module_is_named_for_its_mechanic():
    assert [name(path) for path in modules() if path.stem in EMPTY_NAMES] == []


def test_there_is_no_float_where_money_is():
    offenders = [
        f"{name(path)}:{node.lineno}"
        for path in modules(
            "shared/contracts", "services/normalization/core", "services/validation/core"
        )
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
    ]
    assert offenders == []


def test_a_catch_all_stands_only_where_errors_become_acknowledgements():
    allowed = {"shared/outcome.py"}
    offenders = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
        )
        and name(path) not in allowed
    ]
    assert offenders == []


def test_nothing_is_left_for_later():
    mark = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    offenders = [
        f"{name(path)}:{number}"
        for path in modules()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if mark.search(line)
    ]
    assert offenders == []


def test_everything_public_says_what_it_means():
    silent = [
        f"{name(path)}:{node.name}"
        for path in modules()
        for node in parse(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []
