"""What one child process may use."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from shared.settings import MEBIBYTE, SandboxSettings

GRACE_SECONDS = 10
"""Between the limit at which a step may still hand over what is complete, and the kill."""


@dataclass(frozen=True)
class Limits:
    """The bounds of one child; all of them end in a typed reason, none in a dead worker."""

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: float
    result_bytes: int

    def tightened(self, cpu_seconds: int | None) -> Limits:
        """Return the limits with less processor time; wall time shrinks with it."""
        if cpu_seconds is None or cpu_seconds >= self.cpu_seconds:
            return self
        wall = self.wall_seconds * cpu_seconds / self.cpu_seconds
        return replace(self, cpu_seconds=cpu_seconds, wall_seconds=wall)

    def to_json(self) -> dict[str, float]:
        """Return the limits as a JSON object."""
        return asdict(self)


def to_limits(settings: SandboxSettings) -> Limits:
    """Return the limits that the settings name."""
    return Limits(
        memory_bytes=settings.memory_mebibytes * MEBIBYTE,
        cpu_seconds=settings.cpu_seconds,
        wall_seconds=settings.wall_seconds,
        result_bytes=settings.result_mebibytes * MEBIBYTE,
    )
