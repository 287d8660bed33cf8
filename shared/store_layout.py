"""The collections of the document store and the look-ups their indexes serve."""

from __future__ import annotations

DOCUMENTS = "documents"
"""One record per document: identity, names, status, history, summary, checks."""

ROW_COLLECTIONS = ("tables", "lines", "indicators", "facts", "findings")
"""The rows of a document's current run."""

INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    DOCUMENTS: (
        ("department_name", "fiscal_year"),
        ("department_code", "fiscal_year"),
        ("status", "since"),
    ),
    "tables": (("document_id", "run"), ("kind",)),
    "lines": (
        ("document_id", "run"),
        ("department_name", "fiscal_year"),
        ("item_code", "fiscal_year"),
    ),
    "indicators": (("document_id", "run"), ("department_name", "fiscal_year")),
    "facts": (("document_id", "run"), ("metric", "fiscal_year")),
    "findings": (("document_id", "run"), ("rule", "severity"), ("severity",)),
}
"""Fields from most to least selective; the first of a row collection serves replacement."""
