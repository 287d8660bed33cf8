from __future__ import annotations

from decimal import Decimal

import pytest

from services.validation.core.hypotheses import explain_digits
from services.validation.core.titles import T1, T3
from services.validation.core.validate import validate
from shared.contracts.findings import Finding, Outcome
from tests.unit.services.validation.builders import Change, amount, changed
from tests.unit.services.validation.sound import sound_budget


@pytest.mark.parametrize(
    ("printed", "wanted", "slip"),
    [
        ("1349.91", "1439.91", "two digits transposed"),
        ("143.91", "1439.91", "a digit lost"),
        ("14399.91", "1439.91", "a digit too many"),
        ("1439.97", "1439.91", "one digit wrong"),
        ("14399.1", "1439.91", "the decimal point shifted"),
        ("5258000", "525.80", "yuan taken for ten thousand yuan, or the reverse"),
        ("-3.20", "3.20", "the sign reversed"),
    ],
)
def test_slip_is_named(printed: str, wanted: str, slip: str) -> None:
    found = explain_digits(Decimal(printed), Decimal(wanted))
    assert found is not None
    assert found[1] == slip


@pytest.mark.parametrize(("printed", "wanted"), [("12.00", "98.70"), ("0.00", "5.00")])
def test_no_slip_is_invented(printed: str, wanted: str) -> None:
    assert explain_digits(Decimal(printed), Decimal(wanted)) is None


def broken(*changes: Change) -> list[Finding]:
    findings = validate(changed(sound_budget(), *changes)).findings
    return [finding for finding in findings if finding.outcome is Outcome.BROKEN]


def test_relations_one_figure_breaks_are_grouped_under_it():
    findings = broken(amount(T1, "function_208", "68.10"))
    groups = {finding.group for finding in findings}
    assert {"A-103", "X-03"} <= {finding.rule for finding in findings}
    assert groups == {"收支总表 三、社会保障和就业支出（预算数）"}
    assert all("为 61.80 而非 68.10" in (finding.hypothesis or "") for finding in findings)


def test_a_figure_in_the_wrong_column_is_told_from_a_wrong_figure():
    findings = broken(
        amount(T3, "2010502", "86.30", "basic_expenditure"),
        amount(T3, "2010502", "", "project_expenditure"),
    )
    assert {finding.rule for finding in findings} >= {"A-302"}
    shifted = [finding for finding in findings if "错位" in (finding.hypothesis or "")]
    assert {finding.origin.value for finding in shifted} == {"unclear"}
    assert shifted
