"""名词解释: the terms of the document and what they mean."""

from __future__ import annotations

from services.normalization.core.tables import TableEvidence, table_kind


@table_kind("term_definitions", titles=(r"名词解释",), is_statistical=False)
def is_term_definitions(evidence: TableEvidence) -> bool:
    """A column of explanations."""
    return evidence.has_leaf(r"(?:名词)?(?:解释|释义)")
