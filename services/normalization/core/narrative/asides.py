"""What is said aside, in brackets or as a reason, and what goes on after it as it was before."""

from __future__ import annotations

import re

from services.normalization.core.narrative.discourse import Discourse, Mention

_MARK = re.compile(r"[()。]")


class Asides:
    """Follows one paragraph: 车辆费用9万元(其中:购置费4万元),减少2万元,主要是2030年车辆减少."""

    def __init__(self) -> None:
        self._passed = 0
        self._kept: list[tuple[Mention | None, Mention | None, bool]] = []
        self._year: int | None = None
        self._reason_end: int | None = None

    def enter_reason(self, end: int, discourse: Discourse) -> None:
        """Note the year spoken of before a reason that names another one."""
        self._year, self._reason_end = discourse.year, end

    def pass_over(self, text: str, end: int, discourse: Discourse) -> None:
        """Go on to `end`; what closes before it brings back what was spoken of as it opened."""
        if self._reason_end is not None and end >= self._reason_end:
            discourse.year, self._reason_end = self._year, None
        for mark in _MARK.finditer(text, self._passed, end):
            if mark.group() == "(":
                self._kept.append((discourse.current, discourse.parent, discourse.is_listing))
            elif mark.group() == "。":
                self._kept.clear()
            elif self._kept:
                discourse.current, discourse.parent, discourse.is_listing = self._kept.pop()
        self._passed = max(self._passed, end)
