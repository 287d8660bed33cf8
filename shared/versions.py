"""The version of each stage's code; a result is computed again when its version has risen."""

from __future__ import annotations

STAGE_VERSIONS = {
    "extraction": "1",
    "normalization": "1",
    "validation": "1",
    "storage": "1",
}
