from __future__ import annotations

import pytest

from services.validation.core.across_documents import (
    PAIR_RULES,
    Kinship,
    find_kinship,
    identify,
    validate_across,
)
from services.validation.core.titles import T1, T3, T9
from shared.contracts.document import Department, Document
from shared.contracts.findings import CheckCounts, Outcome
from tests.unit.services.validation.builders import (
    UNREADABLE,
    Change,
    amount,
    changed,
    fields,
    stated,
    without_row,
)
from tests.unit.services.validation.sound import sound_budget
from tests.unit.services.validation.sound_final import sound_final_accounts


def kin(given: Document, number: int, *changes: Change) -> Document:
    return changed(given, fields(document_id=str(number) * 64), *changes)


BUDGET = sound_budget()
LAST_YEAR = kin(
    BUDGET,
    1,
    fields(fiscal_year=2023),
    amount(T1, "total_expenditure", "522.20"),
    amount(T3, "grand_total", "453.90", "basic_expenditure"),
    amount(T3, "grand_total", "68.30", "project_expenditure"),
    amount(T9, "three_public_total", "8.00"),
)
ACCOUNTS = kin(sound_final_accounts(), 9)
LAST_ACCOUNTS = kin(ACCOUNTS, 2, fields(fiscal_year=2023))
UNIT = kin(BUDGET, 3, fields(department=Department(code="412001", name="云溪县普查中心")))
CARRIED = amount(T1, "opening_carryover", "10.00")
CLOSED = amount(T1, "closing_carryover", "10.00")

# Rule, document in hand, its kin, how the rule ends.
CASES = [
    ("Y-03", BUDGET, LAST_YEAR, Outcome.HELD),
    ("Y-03", BUDGET, changed(LAST_YEAR, amount(T1, "total_expenditure", "552.20")), Outcome.BROKEN),
    ("Y-03", BUDGET, changed(LAST_YEAR, without_row(T1, "total_expenditure")), Outcome.UNDECIDABLE),
    ("D-11", ACCOUNTS, BUDGET, Outcome.HELD),
    ("D-11", ACCOUNTS, changed(BUDGET, amount(T9, "three_public_total", "5.70")), Outcome.BROKEN),
    (
        "D-11",
        changed(ACCOUNTS, stated("initial_budget_general_public_budget_expenditure", UNREADABLE)),
        BUDGET,
        Outcome.UNDECIDABLE,
    ),
    ("D-12", changed(ACCOUNTS, CARRIED), changed(LAST_ACCOUNTS, CLOSED), Outcome.HELD),
    ("D-12", changed(ACCOUNTS, CARRIED), LAST_ACCOUNTS, Outcome.BROKEN),
    ("D-12", without_row(T1, "opening_carryover")(ACCOUNTS), LAST_ACCOUNTS, Outcome.UNDECIDABLE),
    ("X-16", BUDGET, UNIT, Outcome.HELD),
    ("X-16", BUDGET, changed(UNIT, amount(T1, "total_expenditure", "700.00")), Outcome.BROKEN),
    (
        "X-16",
        BUDGET,
        changed(UNIT, amount(T1, "total_expenditure", UNREADABLE)),
        Outcome.UNDECIDABLE,
    ),
]


@pytest.mark.parametrize(("rule_id", "document", "other", "ending"), CASES)
def test_pair_rule_ends_as_its_case_says(
    rule_id: str, document: Document, other: Document, ending: Outcome
) -> None:
    findings, counts = validate_across(document, [other])
    found = {finding.outcome for finding in findings if finding.rule == rule_id}
    if ending is Outcome.HELD:
        assert found == set()
        assert counts.held > 0
    else:
        assert ending in found


def test_every_pair_rule_has_its_cases() -> None:
    covered = {(rule_id, ending) for rule_id, _, _, ending in CASES}
    endings = (Outcome.HELD, Outcome.BROKEN, Outcome.UNDECIDABLE)
    assert covered == {(rule_id, ending) for rule_id in PAIR_RULES for ending in endings}


def test_strangers_are_passed_over() -> None:
    stranger = kin(LAST_YEAR, 4, fields(department=Department(name="云岭县统计局")))
    findings, counts = validate_across(BUDGET, [stranger])
    assert findings == ()
    assert counts == CheckCounts(not_applicable=len(PAIR_RULES))


def test_kinship_is_told_by_department_kind_and_year() -> None:
    pairs = [(BUDGET, LAST_YEAR), (ACCOUNTS, kin(BUDGET, 5)), (BUDGET, UNIT), (BUDGET, BUDGET)]
    found = [find_kinship(identify(one), identify(other)) for one, other in pairs]
    assert found == [Kinship.LAST_YEAR, Kinship.BUDGET, Kinship.UNIT, None]


def test_two_renderings_of_one_publication_are_one_kin():
    wrong = amount(T1, "total_expenditure", "552.20")
    renderings = [changed(LAST_YEAR, wrong), kin(changed(LAST_YEAR, wrong), 6)]
    findings, _ = validate_across(BUDGET, renderings)
    assert len(findings) == len(validate_across(BUDGET, renderings[:1])[0])
