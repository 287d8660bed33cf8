from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from services.validation.core.ledger import split_sets
from services.validation.core.profiles import choose_profile
from services.validation.core.registry import RULES, Rule
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


def find_lacking(rules: Mapping[str, Rule], cases: Mapping[str, Case]) -> set[str]:
    """The rules without cases, or with a precondition and no case that does not meet it."""
    return {
        rule_id
        for rule_id, rule in rules.items()
        if rule_id not in cases
        or ((rule.tables or rule.applies or rule.from_year) and not cases[rule_id].not_applicable)
    }


def test_every_rule_has_its_cases() -> None:
    assert find_lacking(RULES, CASES) == set()
    assert set(CASES) <= set(RULES)


@pytest.mark.parametrize(
    ("precondition", "cases"),
    [
        ({}, {}),
        ({"tables": (T3,)}, {"Z-01": replace(CASES["A-301"], not_applicable=None)}),
        ({"applies": lambda _: True}, {"Z-01": replace(CASES["A-301"], not_applicable=None)}),
        ({"from_year": 2030}, {"Z-01": replace(CASES["A-301"], not_applicable=None)}),
    ],
)
def test_a_rule_without_its_cases_is_found(
    precondition: dict[str, Any], cases: dict[str, Case]
) -> None:
    bare = replace(RULES["A-301"], id="Z-01", tables=(), applies=None, from_year=None)
    assert find_lacking({"Z-01": replace(bare, **precondition)}, cases) == {"Z-01"}


def test_a_case_that_ends_otherwise_is_found() -> None:
    """The outcome of a case is looked at, not only that there is one."""
    assert outcomes("A-301", CASES["A-301"].breaks) != outcomes("A-301", CASES["A-301"].holds)
    assert Outcome.BROKEN not in outcomes("A-301", CASES["A-301"].holds)


def test_the_sound_budget_breaks_no_rule() -> None:
    findings = validate(sound_budget()).findings
    assert [(f.rule, f.message) for f in findings if f.outcome is Outcome.BROKEN] == []


def test_a_serial_number_of_thousands_of_digits_is_not_counted_with() -> None:
    given = changed(sound_budget(), cell(T3, 4, 0, "9" * 5_000))
    messages = {finding.message_en for finding in validate(given).findings}
    assert not any(message.startswith("rule_crashed") for message in messages)
    assert outcomes("S-10", given) == {Outcome.HELD, Outcome.UNDECIDABLE}
