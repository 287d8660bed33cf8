"""The step a child process runs."""

from __future__ import annotations

import pytest

from services.validation.core.titles import T1
from services.validation.settings import ValidationSettings
from services.validation.steps import TRUNCATED, validate
from shared.contracts.document import Document
from shared.contracts.findings import Outcome
from tests.unit.services.validation.builders import amount, changed, document
from tests.unit.services.validation.sound import summary

CUT_OFF = changed(
    document(summary()),
    amount(T1, "total_revenue", "542.3"),
    amount(T1, "total_expenditure", "542.39"),
)


@pytest.mark.parametrize(
    ("arguments", "outcome"), [({}, Outcome.BROKEN), ({TRUNCATED: "true"}, Outcome.ROUNDING)]
)
def test_amounts_are_rounded_unless_they_are_said_to_be_cut_off(arguments, outcome):
    payload = CUT_OFF.model_dump_json(by_alias=True).encode()
    result = Document.model_validate_json(validate(payload, arguments))
    assert [f.outcome for f in result.findings if f.rule == "A-101"] == [outcome]
    assert result.versions["validation"]


def test_cutting_off_is_off_unless_it_is_set(monkeypatch):
    assert ValidationSettings().amounts_truncated is False
    monkeypatch.setenv("YUSUAN_AMOUNTS_TRUNCATED", "true")
    assert ValidationSettings().amounts_truncated is True
