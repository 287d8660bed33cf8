"""Where the money of a project comes from: two sources in one form, more of them in another."""

from __future__ import annotations

import pytest

from services.validation.core.validate import validate
from shared.contracts.findings import Outcome
from shared.registry import load_all
from tests.unit.services.validation.builders import changed, project_with
from tests.unit.services.validation.sound import sound_budget

load_all("services.validation.core.rules")


@pytest.mark.parametrize(
    ("plan", "budget", "outcome"),
    [
        ({"6月底": "50%", "12月底": "100%"}, "90.00", Outcome.BROKEN),
        ({}, "90.00", Outcome.UNDECIDABLE),
        ({}, "10.00", Outcome.BROKEN),
    ],
)
def test_a_form_without_a_payment_plan_may_know_further_sources(plan, budget, outcome):
    change = project_with(
        0, payment_plan=plan, budget=budget, fiscal_funds="60.00", other_funds="20.00"
    )
    findings = validate(changed(sound_budget(), change)).findings
    assert [finding.outcome for finding in findings if finding.rule == "P-02"] == [outcome]
