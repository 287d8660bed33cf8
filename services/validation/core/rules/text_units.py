"""Units of the amounts in the running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.texts import compact
from shared.contracts.document import NarrativeFact
from shared.contracts.findings import Severity

# An amount that ends a quote: 减少0.48
_BARE = re.compile(r"\d$")
# A unit, or further amounts that share one printed behind them: 3.5、4.2万元
_SHARED = re.compile(r"^[(（]?(?:[百千万亿]?元|[、，,和及与/至~～—-]\d|%)")
# A unit stated for the whole text.
_FOR_ALL = re.compile(r"单位(?:均)?[为是:：](?:人民币)?[百千万亿]?元|以[百千万亿]?元为单位")


@rule(
    "Q-07",
    statement="文字中的金额都印有计量单位",
    basis="公开文本的金额应注明单位",
    severity=Severity.WARNING,
    when="文字说明金额",
    applies=lambda ledger: bool(ledger.document.narrative_facts),
)
def stated_amounts_carry_their_unit(ledger: Ledger) -> Iterator[Evaluation]:
    """Every amount of the running text carries its unit."""
    facts = ledger.document.narrative_facts
    bare = [fact for fact in facts if _lacks_unit(ledger, fact)]
    if not bare:
        yield HELD
    elif 2 * len(bare) > len(facts) or _is_stated_for_all(ledger):
        yield undecidable("金额单位可能统一注明", "the unit may be stated for the whole text")
    else:
        for fact in bare:
            quote = ledger.sentence_of(fact.quote).strip()
            figure = ledger.to_figure(fact)
            yield verdict(
                False,
                f"“{fact.quote}”未印金额单位：“{quote[:60]}”",
                f"no unit is printed: {fact.quote}",
                [figure],
            )


def _lacks_unit(ledger: Ledger, fact: NarrativeFact) -> bool:
    if not _BARE.search(compact(fact.quote)):
        return False
    after = compact(ledger.sentence_of(fact.quote)).partition(compact(fact.quote))[2]
    return bool(after) and not after[0].isdigit() and not _SHARED.match(after)


def _is_stated_for_all(ledger: Ledger) -> bool:
    return any(_FOR_ALL.search(compact(block.text)) for block in ledger.document.paragraphs)
