"""What the end of a child means: its result, a typed reason, or a defect of ours."""

from __future__ import annotations

import signal

from shared.errors import DocumentError, ParserCrashed, ResourceLimit
from shared.sandbox.answers import parse_answer

LIMIT_SIGNALS = {
    signal.SIGKILL: "was ended by the system, most likely for its memory or processor time",
    signal.SIGXCPU: "took more processor time than is allowed",
    signal.SIGXFSZ: "wrote more than is allowed",
}
REASONS = {kind.code: kind for kind in DocumentError.__subclasses__()}


class StepDefect(Exception):
    """A step raised what no document should make it raise; the code is at fault."""

    def __init__(self, detail: str, trace: str) -> None:
        super().__init__(detail)
        self.add_note(trace)


def require_result(raw: bytearray, exit_code: int) -> bytes:
    """Return the child's result, or raise what its end means."""
    answer = parse_answer(raw) if exit_code == 0 else None
    if answer is None:
        raise to_error(exit_code)
    head, result = answer
    if head.outcome == "done":
        return result
    if head.outcome == "refused" and head.code in REASONS:
        raise REASONS[head.code](head.detail)
    raise StepDefect(head.detail, head.trace)


def to_error(exit_code: int) -> DocumentError:
    """Return the reason for a child that ended without a well-formed answer."""
    if exit_code >= 0:
        return ParserCrashed(f"the reading process ended without a result (exit {exit_code})")
    name = signal.Signals(-exit_code).name
    if -exit_code in LIMIT_SIGNALS:
        return ResourceLimit(f"the reading process {LIMIT_SIGNALS[signal.Signals(-exit_code)]}")
    return ParserCrashed(f"the reading process died of {name}")
