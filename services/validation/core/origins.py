"""Whose fault a disagreement more likely is: the document's or our reading of it."""

from __future__ import annotations

from dataclasses import replace

from services.validation.core.evaluation import Evaluation
from shared.contracts.document import Document
from shared.contracts.findings import Origin, Outcome

# Doubts a table carries from being read.
DOUBTS = frozenset({"joined_by_guess", "columns_inferred", "unreadable_cells", "reflowed"})
# Formats that are usually what character recognition left behind.
RECOGNISED = frozenset({"text/markdown"})
# The flag of files in which character recognition has put text under images.
RECOGNISED_FLAG = "recognized_text"


def with_origin(evaluation: Evaluation, document: Document) -> Evaluation:
    """Say who is likelier at fault, unless the rule already did."""
    if evaluation.origin is not None:
        return evaluation
    if evaluation.outcome is Outcome.UNDECIDABLE:
        return replace(evaluation, origin=Origin.UNCLEAR)
    if evaluation.outcome is not Outcome.BROKEN:
        return evaluation
    if RECOGNISED_FLAG in document.quality.flags:
        return replace(evaluation, origin=Origin.UNCLEAR)
    if evaluation.difference is None:
        return evaluation
    tables = {figure.table for figure in evaluation.operands if figure.table}
    doubtful = any(t.id in tables and DOUBTS & set(t.flags) for t in document.tables)
    if doubtful or document.source.media_type in RECOGNISED:
        return replace(evaluation, origin=Origin.UNCLEAR)
    return evaluation
