"""The base of everything that crosses a process boundary."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Contract(BaseModel):
    """An immutable value; unknown fields are ignored, so that a producer may be deployed first."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)
