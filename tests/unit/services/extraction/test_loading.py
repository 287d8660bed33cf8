"""A child is forked per document: what it loads late, it loads again for every document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = Path(__file__).parents[4]
READ = """
import sys
from pathlib import Path
from services.extraction.core.formats import read_document
from services.extraction import steps

before = set(sys.modules)
for file in sorted(Path("samples/documents").glob("*.pdf")):
    read_document(file.read_bytes(), file.name)
late = sorted(set(sys.modules) - before)
sys.exit(", ".join(late) if late else 0)
"""


def test_reading_a_pdf_loads_nothing_that_was_not_loaded_before():
    done = subprocess.run(
        [sys.executable, "-c", READ], cwd=CODE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
