"""Horizontal rules → chains: rules of the same extent, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.zone import Segment
from services.extraction.core.pdf.page import Characters, Floats

# Shorter rules are underlines, in points.
_SHORTEST = 12.0
_FULL = 60.0
# How far the ends of the rules of one table may differ.
_SAME_END = 9.0
# Rules closer than this are one.
_DOUBLE = 4.0
# So many rules, of this share of the width of those around them, may be a table within a frame.
_FEWEST_NESTED, _NESTED_SHARE = 3, 0.5

_Rule = tuple[float, float, float]


@dataclass(slots=True)
class Chain:
    """Rules of the same extent, and shorter ones between."""

    x0: float
    x1: float
    rules: list[float] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)

    def fits(self, x0: float, x1: float) -> bool:
        """Tell whether a rule has the chain's extent."""
        return abs(self.x0 - x0) <= _SAME_END and abs(self.x1 - x1) <= _SAME_END

    def single_rules(self) -> list[float]:
        """Return the rules' positions, a double rule once."""
        return _drop_doubles(self.rules)

    def row_rules(self) -> list[float]:
        """Return the positions of full rules and of those that leave out labels at the left."""
        half = (self.x1 - self.x0) / 2
        partial = [
            segment.y
            for segment in self.segments
            if segment.x1 - segment.x0 > half and self.x1 - segment.x1 <= _SAME_END
        ]
        return _drop_doubles(sorted([*self.rules, *partial]))


def _drop_doubles(rules: Sequence[float]) -> list[float]:
    pairs = zip(rules, [float("-inf"), *rules[:-1]], strict=True)
    return [y for y, above in pairs if y - above > _DOUBLE]


def find_chains(rules: Floats, characters: Characters) -> list[Chain]:
    """Return the chains; those of a table within a frame before the frame's."""
    ordered = sorted((y, x0, x1) for y, x0, x1 in rules.tolist())
    outer: list[Chain] = []
    nested: list[Chain] = []
    for y, x0, x1 in ordered:
        if x1 - x0 < _FULL:
            continue
        is_within = any(chain.x0 - 2 <= x0 and x1 <= chain.x1 + 2 for chain in outer)
        if any(chain.fits(x0, x1) for chain in outer):
            is_within = False
        _append(nested if is_within else outer, y, x0, x1)
    inner = [chain for chain in nested if _stands_alone(chain, outer, characters)]
    chains = [*inner, *outer]
    for chain in chains:
        chain.segments += _find_segments(chain, ordered)
    return [chain for chain in chains if len(chain.rules) > 1]


def _append(chains: list[Chain], y: float, x0: float, x1: float) -> None:
    fitting = [chain for chain in chains if chain.fits(x0, x1)]
    if fitting:
        fitting[-1].rules.append(y)
    else:
        chains.append(Chain(x0, x1, [y]))


def _stands_alone(chain: Chain, outer: Sequence[Chain], characters: Characters) -> bool:
    """Tell whether rules within wider ones have no text beside them: they are a table's own."""
    around = [frame for frame in outer if frame.x0 - 2 <= chain.x0 and chain.x1 <= frame.x1 + 2]
    x0, x1 = min(frame.x0 for frame in around), max(frame.x1 for frame in around)
    if len(chain.rules) < _FEWEST_NESTED or chain.x1 - chain.x0 < _NESTED_SHARE * (x1 - x0):
        return False
    top, bottom = chain.rules[0], chain.rules[-1]
    beside = [(x0, top, chain.x0 - 3, bottom), (chain.x1 + 3, top, x1, bottom)]
    return not any(len(find_inside(characters, box)) for box in beside)


def _find_segments(chain: Chain, rules: Sequence[_Rule]) -> list[Segment]:
    return [
        Segment(y, x0, x1)
        for y, x0, x1 in rules
        if chain.x0 - 3 <= x0
        and x1 <= chain.x1 + 3
        and _SHORTEST <= x1 - x0 < chain.x1 - chain.x0 - 2 * _SAME_END
    ]
