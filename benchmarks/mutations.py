"""Alter printed figures one at a time and count what validation catches.

`python -m benchmarks.mutations [FOLDER...]`: by kind of change, by table, and by how many
relations cover the cell; how often the altered cell is the one named; the uncovered cells by
name; the false alarms on the unaltered documents. Folders add their clean documents.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.alterations import Alteration, alter, name_of, place_of, printed_lines
from benchmarks.sound_documents import Sound, read_clean, read_made_up, without_copies
from services.validation.core.ledger import split_sets
from services.validation.core.profiles import choose_profile
from services.validation.core.suspects import place_of as place_of_figure
from services.validation.core.validate import evaluate, ordered_rules, validate
from shared.contracts.document import Document
from shared.contracts.findings import Finding, Outcome
from shared.registry import load_all

SAMPLES = Path(__file__).parent.parent / "samples" / "documents"
CAUGHT = ("caught", "undecidable", "missed")
NAMED = ("right", "none", "wrong")
Tally = defaultdict[str, Counter[str]]
Place = tuple[object, ...]


def _tally() -> Tally:
    return defaultdict(Counter)


@dataclass
class Result:
    """What the check of one document found."""

    name: str
    amounts: int
    alarms: list[str]
    bare: list[str]
    """Names of the cells that no equation covers."""
    missed: list[str] = field(default_factory=list)
    by_kind: Tally = field(default_factory=_tally)
    by_table: Tally = field(default_factory=_tally)
    by_cover: Tally = field(default_factory=_tally)
    suspects: Tally = field(default_factory=_tally)
    groups: Tally = field(default_factory=_tally)


Cover = defaultdict[Place | None, set[int]]


def cover(document: Document) -> Cover:
    """Map every cell to the equations that held on it, by number."""
    load_all("services.validation.core.rules")
    profile = choose_profile(document)
    sets = split_sets(document, profile=profile.name)
    covered: Cover = defaultdict(set)
    evaluations = (one for rule in ordered_rules() for one in evaluate(rule, sets, profile))
    for number, evaluation in enumerate(evaluations):
        if evaluation.difference is not None and evaluation.sign == "=":
            for figure in evaluation.operands:
                covered[place_of_figure(figure)].add(number)
    return covered


def count_telling(alteration: Alteration, covered: Cover) -> int:
    """How many equations the altered cell is in; of a swap, those that tell the two apart."""
    relations = covered[alteration.place]
    return len(relations ^ covered[alteration.other] if alteration.other else relations)


def complaints(document: Document) -> Counter[tuple[bool, str, str]]:
    """What is reported of a document, and whether a relation is said not to hold exactly."""
    return Counter(map(_key, validate(document).findings))


def _key(finding: Finding) -> tuple[bool, str, str]:
    return finding.outcome is not Outcome.UNDECIDABLE, finding.rule, finding.message


def check(sound: Sound) -> Result:
    """Alter one document in every way and count what is caught."""
    document = sound.document
    before, covered = complaints(document), cover(document)
    lines = printed_lines(document)
    bare = [name_of(line) for _, line in lines if not covered[place_of(line)]]
    alarms = [f"{rule} {message}" for _, rule, message in before]
    result = Result(sound.name, len(lines), alarms, bare)
    for alteration in alter(document):
        findings = validate(alteration.document).findings
        _count(result, alteration, covered, [f for f in findings if _key(f) not in before])
    return result


def _count(result: Result, alteration: Alteration, covered: Cover, new: Sequence[Finding]) -> None:
    is_caught = any(finding.outcome is not Outcome.UNDECIDABLE for finding in new)
    outcome = "caught" if is_caught else "undecidable" if new else "missed"
    result.by_kind[alteration.kind][outcome] += 1
    result.by_table[alteration.table][outcome] += 1
    if outcome == "missed":
        result.missed.append(f"{alteration.kind}: {alteration.name}")
    if alteration.place is None:
        return
    relations = count_telling(alteration, covered)
    key = "two or more" if relations > 1 else ("one" if relations else "none")
    result.by_cover[key][outcome] += 1
    broken = [f for f in new if f.outcome is Outcome.BROKEN and f.difference is not None]
    if broken and alteration.is_single:
        result.suspects[alteration.kind][_is_named(alteration, broken)] += 1
        groups = {finding.group for finding in broken}
        result.groups[alteration.kind]["one" if len(groups) == 1 else "several"] += 1


def _is_named(alteration: Alteration, broken: Sequence[Finding]) -> str:
    """Whether the first suspect named among the findings is the altered cell."""
    for finding in broken:
        if finding.suspect is not None:
            operand = finding.operands[finding.suspect]
            by_cell = operand.table is not None and operand.row is not None
            cell = (operand.table, operand.row, operand.column)
            return "right" if (cell if by_cell else (operand.quote,)) == alteration.now else "wrong"
    return "none"


def merge(results: Iterable[Result]) -> dict[str, Tally]:
    """Add the tallies of all documents up, by title."""
    merged: dict[str, Tally] = defaultdict(_tally)
    for result in results:
        for title, tally in (
            ("by kind of change", result.by_kind),
            ("by table", result.by_table),
            ("by relations that cover the cell", result.by_cover),
        ):
            for key, counts in tally.items():
                merged[title][key].update(counts)
    return merged


def show_tallies(tallies: dict[str, Tally]) -> None:
    """Print each tally of what was caught as a table."""
    for title, tally in tallies.items():
        print(f"\n{title:48} {'caught':>7} {'of':>7} {'share':>9}  said to be undecidable")
        for key, counts in sorted(tally.items()):
            total = sum(counts[name] for name in CAUGHT)
            share = 100 * counts["caught"] / total
            print(
                f"  {key:46} {counts['caught']:7} {total:7} {share:7.2f} %  {counts['undecidable']}"
            )


def show_suspects(results: Sequence[Result]) -> None:
    """Print how often the altered cell is the one that is named, and how often it is one group."""
    named, groups = _tally(), _tally()
    for result in results:
        for kind in result.suspects:
            named[kind].update(result.suspects[kind])
            groups[kind].update(result.groups[kind])
    print(f"\n{'suspect named, where arithmetic breaks':48} {'right':>7} {'none':>7} {'wrong':>7}")
    for kind, counts in sorted(named.items()):
        numbers = " ".join(f"{counts[name]:7}" for name in NAMED)
        share = 100 * counts["right"] / sum(counts.values())
        whole = 100 * groups[kind]["one"] / sum(groups[kind].values())
        print(f"  {kind:46} {numbers} {share:7.2f} % right, {whole:.2f} % in one group")


def main(folders: Sequence[Path]) -> None:
    """Run the check over the made-up documents and the clean ones of the folders."""
    renderings = read_clean([SAMPLES, *folders])
    documents = without_copies([*read_made_up(), *renderings])
    print(f"{len(renderings)} clean files of the folders, {len(documents)} documents altered")
    for one in renderings:
        for message in complaints(one.document):
            print(f"  finding on the unaltered {one.name}: {message[1]} {message[2]}")
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(check, documents))
    for result in results:
        print(f"{result.name}: {result.amounts} printed amounts")
        print(f"  findings on the unaltered document: {len(result.alarms)}")
        print("".join(f"    {alarm}\n" for alarm in result.alarms), end="")
        print(f"  cells that no equation covers: {len(result.bare)}")
        print("".join(f"    {cell}\n" for cell in result.bare), end="")
    show_tallies(merge(results))
    show_suspects(results)
    missed = Counter(f"{r.name[:12]}… {name}" for r in results for name in r.missed)
    print(f"\nmissed: {missed.total()}")
    for name, times in missed.most_common():
        print(f"  {times} {name}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
