"""The words of the running text, and that no text makes reading them slow."""

from __future__ import annotations

import time

import pytest

from services.normalization.core.narrative.facts import read_facts
from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.tokens import Mark, read_tokens
from shared.contracts.extracted import Paragraph
from shared.folding import fold_text


def kinds(text: str) -> list[tuple[str, str]]:
    plain = fold_text(text).text
    return [(t.kind.value, plain[t.start : t.end]) for t in read_tokens(plain)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("较2023年预算减少1,280.50万元", [(Mark.COMPARE, "较2023年预算"), (Mark.DECREASE, "减少"),
                                     (Mark.AMOUNT, "1,280.50万元")]),
        ("一般公共预算财政拨款支出", [(Term.FUND, "一般公共预算"), (Term.FUND, "财政拨款"),
                            (Term.SIDE, "支出")]),
        ("公务用车购置及运行维护费", [(Term.METRIC, "公务用车购置及运行维护费")]),
        ("20万元以上的设备", []),
        ("２０２４年度", [(Mark.YEAR, "2024年度")]),
        ("占百分之二十", [(Mark.SHARE, "占")]),
    ],
)  # fmt: skip
def test_words_are_found_with_their_meaning(text, expected):
    assert kinds(text) == [(kind.value, words) for kind, words in expected]


HOSTILE = [
    "1" * 100_000, "1," * 50_000, "(" * 100_000, "（一" * 17_000, "2024年" * 14_000,
    "比2024年预算" * 6_000, "(类)" * 17_000, "无" * 34_000, "公务用车" * 9_000, "其中、" * 12_000,
    "政府采购项目" * 6_000, "支出预算为5" * 7_000, " " * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6])
def test_reading_takes_time_in_proportion_to_the_text(text):
    def measure(part: str) -> float:
        started = time.process_time()
        read_facts([Paragraph(text=part + "5元")], (), 2024, None)
        return time.process_time() - started

    tenth = max(measure(text[: len(text) // 10]), 0.015)
    assert min(measure(text) for _ in range(2)) < 40 * tenth
