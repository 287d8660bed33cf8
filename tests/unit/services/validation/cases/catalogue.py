"""The cases of the whole catalogue."""

from __future__ import annotations

from tests.unit.services.validation.cases import structure, tables

CASES = {**structure.CASES, **tables.CASES}
