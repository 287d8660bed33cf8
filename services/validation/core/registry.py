"""The catalogue: every rule registers itself with what an auditor needs to trust it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.validation.core.evaluation import Evaluation
from services.validation.core.ledger import Ledger
from shared.contracts.document import DocumentKind
from shared.contracts.findings import Severity

Check = Callable[[Ledger], Iterator[Evaluation]]
BUDGET = (DocumentKind.BUDGET, DocumentKind.UNKNOWN)
FINAL_ACCOUNTS = (DocumentKind.FINAL_ACCOUNTS,)
ANY_KIND = tuple(DocumentKind)


@dataclass(frozen=True)
class Rule:
    """A relation these documents promise, and how it is checked."""

    id: str
    statement: str
    """In the words of the form."""
    statement_en: str
    basis: str
    check: Check
    severity: Severity
    tables: tuple[str, ...] = ()
    """Kinds without which the rule is not applicable."""
    kinds: tuple[DocumentKind, ...] = ANY_KIND
    from_year: int | None = None
    when: str = ""
    """The precondition, in words."""
    applies: Callable[[Ledger], bool] | None = None
    """The precondition; a document that does not meet it is not applicable."""
    per_set: bool = False
    """Evaluated for every set of tables of the document, not only for the first."""

    @property
    def family(self) -> str:
        """The letters of its id."""
        return self.id.split("-")[0]


RULES: dict[str, Rule] = {}


def rule(
    rule_id: str,
    *,
    statement: str,
    basis: str,
    severity: Severity = Severity.ERROR,
    tables: tuple[str, ...] = (),
    kinds: tuple[DocumentKind, ...] = ANY_KIND,
    from_year: int | None = None,
    when: str = "",
    applies: Callable[[Ledger], bool] | None = None,
    per_set: bool = False,
) -> Callable[[Check], Check]:
    """Register the decorated check; an id taken twice is an error naming both modules."""

    def register(check: Check) -> Check:
        if rule_id in RULES:
            other = RULES[rule_id].check.__module__
            raise ValueError(f"rule {rule_id} stands in {other} and in {check.__module__}")
        RULES[rule_id] = Rule(
            id=rule_id,
            statement=statement,
            statement_en=(check.__doc__ or "").strip().splitlines()[0],
            basis=basis,
            check=check,
            severity=severity,
            tables=tables,
            kinds=kinds,
            from_year=from_year,
            when=when,
            applies=applies,
            per_set=per_set,
        )
        return check

    return register
