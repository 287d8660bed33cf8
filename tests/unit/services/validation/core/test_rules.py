from __future__ import annotations

import pytest

from services.validation.core.ledger import split_sets
from services.validation.core.profiles import choose_profile
from services.validation.core.registry import RULES
from services.validation.core.titles import T3
from services.validation.core.validate import evaluate, validate
from shared.contracts.document import Document
from shared.contracts.findings import Outcome
from shared.registry import load_all
from tests.unit.services.validation.builders import cell, changed
from tests.unit.services.validation.cases import Case
from tests.unit.services.validation.cases.catalogue import CASES
from tests.unit.services.validation.sound import sound_budget

load_all("services.validation.core.rules")
_ENDINGS = {
    "holds": Outcome.HELD,
    "breaks": Outcome.BROKEN,
    "undecidable": Outcome.UNDECIDABLE,
    "not_applicable": Outcome.NOT_APPLICABLE,
}


def outcomes(rule_id: str, document: Document) -> set[Outcome]:
    profile = choose_profile(document)
    found = evaluate(RULES[rule_id], split_sets(document, profile=profile.name), profile)
    return {evaluation.outcome for evaluation in found}


@pytest.mark.parametrize("ending", _ENDINGS)
@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_rule_ends_as_its_case_says(rule_id: str, ending: str) -> None:
    document = getattr(CASES[rule_id], ending)
    if document is None:
        pytest.skip("the rule applies to every document")
    found = outcomes(rule_id, document)
    assert _ENDINGS[ending] in found
    if ending == "holds":
        assert found <= {Outcome.HELD, Outcome.NOT_APPLICABLE}


def test_every_rule_has_its_cases() -> None:
    assert set(RULES) == set(CASES)


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_a_rule_with_a_precondition_has_a_not_applicable_case(rule_id: str) -> None:
    rule = RULES[rule_id]
    has_precondition = bool(rule.tables or rule.applies or rule.from_year)
    given: Case = CASES[rule_id]
    assert (given.not_applicable is not None) or not has_precondition


def test_the_sound_budget_breaks_no_rule() -> None:
    findings = validate(sound_budget()).findings
    assert [(f.rule, f.message) for f in findings if f.outcome is Outcome.BROKEN] == []


def test_a_serial_number_of_thousands_of_digits_is_not_counted_with() -> None:
    given = changed(sound_budget(), cell(T3, 4, 0, "9" * 5_000))
    messages = {finding.message_en for finding in validate(given).findings}
    assert not any(message.startswith("rule_crashed") for message in messages)
    assert outcomes("S-10", given) == {Outcome.HELD, Outcome.UNDECIDABLE}
