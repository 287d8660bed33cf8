"""A validated document with faults, for the report's tests."""

from __future__ import annotations

from functools import cache

from services.validation.core.titles import T1, T2
from services.validation.core.validate import validate
from shared.contracts.document import Department, Document
from tests.unit.services.validation.builders import UNREADABLE, amount, changed, fields, paragraphs
from tests.unit.services.validation.sound import sound_budget

HOSTILE = '=HYPERLINK("x")<script>alert(1)</script>'


@cache
def faulty() -> Document:
    """A document with an error, a note, something undecidable, and a hostile department name."""
    return validate(
        changed(
            sound_budget(),
            amount(T1, "total_expenditure", "524.35"),
            amount(T2, "2101101", UNREADABLE),
            fields(
                department=Department(code="412", name=HOSTILE),
                paragraphs=paragraphs("包括办公费、印刷费、、邮电费。"),
            ),
        )
    )
