"""The engine: every rule on every set of tables, each evaluation counted by how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from services.validation.core.evaluation import NOT_APPLICABLE, Evaluation, undecidable
from services.validation.core.ledger import Ledger, split_sets
from services.validation.core.origins import with_origin
from services.validation.core.profiles import Profile, choose_profile
from services.validation.core.registry import RULES, Rule
from services.validation.core.root_causes import to_findings
from shared.contracts.document import Document
from shared.contracts.findings import CheckCounts, Outcome, RuleTally
from shared.registry import load_all

# What a rule that is wrong about a document can raise: our bug, never the document's fault.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    RuntimeError,
    TypeError,
    ValueError,
)


def validate(document: Document, *, truncated: bool = False) -> Document:
    """Say whether the document agrees with itself: findings, checks and tallies filled in.

    `truncated` takes amounts as cut off after their last printed digit instead of rounded.
    """
    load_all("services.validation.core.rules")
    profile = choose_profile(document)
    sets = split_sets(document, truncated=truncated, profile=profile.name)
    results = [(rule, evaluate(rule, sets, profile)) for rule in ordered_rules()]
    tallies = [RuleTally(rule=rule.id, counts=count(found)) for rule, found in results]
    return document.model_copy(
        update={
            "findings": to_findings(
                [(rule, [with_origin(one, document) for one in found]) for rule, found in results]
            ),
            "checks": count(one for _, found in results for one in found),
            "rules": tuple(tallies),
        }
    )


def ordered_rules() -> list[Rule]:
    """The rules of one document in the order of the catalogue."""
    return sorted(RULES.values(), key=lambda rule: (_FAMILIES.index(rule.family), rule.id))


_FAMILIES = ["S", "A", "X", "P", "I", "N", "Y", "GP", "FA", "C", "Q", "D"]


def evaluate(rule: Rule, sets: list[Ledger], profile: Profile) -> list[Evaluation]:
    """Apply a rule; one that has nothing to say is not applicable, never silent."""
    found = [
        evaluation
        for ledger in (sets if rule.per_set else sets[:1])
        for evaluation in _apply(rule, ledger, profile)
    ]
    return found or [NOT_APPLICABLE]


def _apply(rule: Rule, ledger: Ledger, profile: Profile) -> list[Evaluation]:
    try:
        if not _is_applicable(rule, ledger, profile):
            return []
        return list(rule.check(ledger))
    except _FAULTS as error:
        kind = type(error).__name__
        return [undecidable(f"rule_crashed：{kind}", f"rule_crashed: {kind}: {error}")]


def _is_applicable(rule: Rule, ledger: Ledger, profile: Profile) -> bool:
    document = ledger.document
    if document.kind not in rule.kinds or rule.id in profile.excluded:
        return False
    if rule.from_year and (document.fiscal_year or 0) < rule.from_year:
        return False
    if not all(ledger.has(kind) for kind in rule.tables):
        return False
    return rule.applies is None or rule.applies(ledger)


def count(evaluations: Iterable[Evaluation]) -> CheckCounts:
    """Count how evaluations ended."""
    counter = Counter(evaluation.outcome for evaluation in evaluations)
    return CheckCounts(**{outcome.value: counter[outcome] for outcome in Outcome})
