"""The engines that read the pages of PDF files."""

from __future__ import annotations

from enum import StrEnum

ENGINE = "pdf_engine"
"""The argument of a step that names the engine."""


class Engine(StrEnum):
    """Which engine reads the pages: the fast one, with the other behind it, or the reference."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"
