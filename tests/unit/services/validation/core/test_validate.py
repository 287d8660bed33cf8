from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from services.validation.core import validate as engine
from services.validation.core.profiles import PROFILES, choose_profile
from services.validation.core.registry import RULES, Rule, rule
from services.validation.core.titles import NINE_TABLES, T1, T2, TITLES
from services.validation.core.validate import validate
from shared.contracts.document import Department, Document, DocumentKind
from shared.contracts.extracted import Quality
from shared.contracts.findings import CheckCounts, Origin, Outcome, Severity
from tests.unit.services.validation.builders import (
    UNREADABLE,
    amount,
    changed,
    document,
    fields,
    table_with,
    without,
)
from tests.unit.services.validation.sound import sound_budget, summary


def test_every_rule_is_counted_and_none_is_silent():
    result = validate(sound_budget())
    assert {tally.rule for tally in result.rules} == set(RULES)
    assert all(sum(tally.counts.model_dump().values()) > 0 for tally in result.rules)
    totals = [sum(t.counts.model_dump()[o.value] for t in result.rules) for o in Outcome]
    assert result.checks == CheckCounts(
        **{o.value: n for o, n in zip(Outcome, totals, strict=True)}
    )


def test_a_rule_that_crashes_is_undecidable_and_no_fault_of_the_document(monkeypatch):
    def crash(ledger: object):
        raise KeyError("line")
        yield

    given = RULES["A-101"]
    broken_rule = Rule(**{**given.__dict__, "check": crash})
    monkeypatch.setitem(RULES, "A-101", broken_rule)
    result = validate(sound_budget())
    finding = next(finding for finding in result.findings if finding.rule == "A-101")
    assert finding.outcome is Outcome.UNDECIDABLE
    assert finding.message_en.startswith("rule_crashed: KeyError")


def test_one_id_is_never_two_rules():
    with pytest.raises(ValueError, match="A-101 stands in"):
        rule("A-101", statement="", basis="")(lambda ledger: iter(()))


def test_validation_is_a_pure_function_of_the_document():
    assert validate(sound_budget()) == validate(validate(sound_budget()))


def test_a_file_of_words_alone_is_not_accused_of_nine_missing_tables():
    words = changed(sound_budget(), without(*NINE_TABLES))
    assert [f.rule for f in validate(words).findings if f.outcome is Outcome.BROKEN] == []


def test_an_empty_document_has_nothing_to_check():
    result = validate(document())
    assert result.findings == ()
    assert result.checks.broken == result.checks.held == 0


def test_the_tables_of_every_unit_are_checked():
    base = sound_budget()
    table, lines = summary()
    again = table.model_copy(update={"id": "t20"})
    copies = tuple(replace(line, table="t20") for line in lines)
    both = base.model_copy(
        update={"tables": (*base.tables, again), "lines": (*base.lines, *copies)}
    )
    wrong = tuple(
        replace(line, amount=(line.amount or Decimal(0)) + 5)
        if line.table == "t20" and line.item == "total_expenditure"
        else line
        for line in both.lines
    )
    findings = validate(both.model_copy(update={"lines": wrong})).findings
    assert "A-101" in {f.rule for f in findings if f.outcome is Outcome.BROKEN}


@pytest.mark.parametrize(
    ("change", "origin"),
    [
        (fields(), Origin.DOCUMENT),
        (table_with(T1, flags=("columns_inferred",)), Origin.UNCLEAR),
        (fields(quality=Quality(flags=("recognized_text",))), Origin.UNCLEAR),
        (fields(quality=Quality(flags=("hidden_text",))), Origin.DOCUMENT),
    ],
)
def test_arithmetic_on_a_doubtful_table_is_no_accusation(change, origin):
    given = changed(sound_budget(), amount(T1, "total_expenditure", "524.35"), change)
    found = [f for f in validate(given).findings if f.rule == "A-101"]
    assert [finding.origin for finding in found] == [origin]


@pytest.mark.parametrize(("flags", "origin"), [((), "document"), (("recognized_text",), "unclear")])
def test_a_name_that_recognized_text_misspells_is_no_accusation(flags, origin):
    base = changed(sound_budget(), fields(quality=Quality(flags=flags)))
    lines = tuple(
        replace(line, item_name="外交支出") if line.item_code == "208" else line
        for line in base.lines
    )
    findings = validate(base.model_copy(update={"lines": lines})).findings
    assert {(finding.rule, finding.origin.value) for finding in findings} == {("C-01", origin)}


def test_truncation_is_a_setting():
    given = changed(
        document(summary()),
        amount(T1, "total_revenue", "542.3"),
        amount(T1, "total_expenditure", "542.39"),
    )
    outcomes = [
        {f.outcome for f in validate(given, truncated=cut).findings if f.rule == "A-101"}
        for cut in (False, True)
    ]
    assert outcomes == [{Outcome.BROKEN}, {Outcome.ROUNDING}]


def test_the_gravest_findings_come_first():
    given = changed(
        sound_budget(),
        amount(T1, "total_expenditure", "524.35"),
        amount(T2, "2101101", UNREADABLE),
    )
    findings = validate(given).findings
    ranks = [(list(Outcome).index(f.outcome), list(Severity).index(f.severity)) for f in findings]
    assert findings[0].severity is Severity.ERROR
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("kind", "division", "name", "year", "profile"),
    [
        (DocumentKind.BUDGET, "130123", "云溪县统计局", 2024, "hebei_budget"),
        (DocumentKind.BUDGET, "130123", "云溪县统计局", 2012, "generic"),
        (DocumentKind.BUDGET, None, "上海市云溪区统计局", 2025, "shanghai_budget"),
        (DocumentKind.FINAL_ACCOUNTS, None, "上海市云溪区统计局", 2024, "shanghai_final_accounts"),
        (DocumentKind.FINAL_ACCOUNTS, None, "云溪县统计局", 2024, "final_accounts"),
        (DocumentKind.UNKNOWN, None, None, None, "generic"),
    ],
)
def test_profile_is_chosen_from_the_document(kind, division, name, year, profile):
    department = Department(name=name, division_code=division)
    given: Document = document(kind=kind, department=department, fiscal_year=year)
    assert choose_profile(given).name == profile


def test_profiles_name_rules_and_tables_that_exist():
    assert {r for p in PROFILES for r in p.excluded} <= set(RULES)
    assert {kind for p in PROFILES for kind in p.tables} <= set(TITLES)
    assert engine.ordered_rules()
