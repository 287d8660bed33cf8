"""The cases of the whole catalogue."""

from __future__ import annotations

from tests.unit.services.validation.cases import (
    annexes,
    finals,
    indicators,
    names_and_units,
    narrative,
    projects,
    structure,
    tables,
)

CASES = {
    **structure.CASES,
    **tables.CASES,
    **projects.CASES,
    **indicators.CASES,
    **narrative.CASES,
    **names_and_units.CASES,
    **annexes.CASES,
    **finals.CASES,
}
