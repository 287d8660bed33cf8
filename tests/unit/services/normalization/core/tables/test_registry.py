"""The registry of table kinds."""

from __future__ import annotations

import pkgutil
from collections import Counter

import pytest

import services.normalization.core.tables as package
from services.normalization.core.tables import TABLE_KINDS, table_kind
from shared.registry import load_all

load_all("services.normalization.core.tables")


def test_each_module_registers_exactly_one_kind_of_its_own_name():
    owners = Counter(k.is_recognisable.__module__ for k in TABLE_KINDS.values())
    modules = [m.name for m in pkgutil.iter_modules(package.__path__)]
    assert owners == Counter(f"{package.__name__}.{name}" for name in modules)
    assert sorted(TABLE_KINDS) == sorted(modules)


def test_registering_a_kind_twice_names_both_places():
    with pytest.raises(ValueError, match=r"revenue_summary is registered by .*revenue_summary and"):
        table_kind("revenue_summary", titles=("某表",))(lambda evidence: False)
