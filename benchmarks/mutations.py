"""Alter printed figures one at a time and count what validation catches.

`python -m benchmarks.mutations [FOLDER]`: by kind of change, by table, and by how many relations
cover the cell; the uncovered cells by name; and the false alarms on the unaltered documents.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from benchmarks.alterations import Alteration, alter, name_of, place_of, printed_lines
from services.extraction.core.formats import read_document
from services.normalization.core.normalize import normalize
from services.validation.core.ledger import split_sets
from services.validation.core.profiles import choose_profile
from services.validation.core.root_causes import place_of as place_of_figure
from services.validation.core.validate import evaluate, ordered_rules, validate
from shared.contracts.document import Document
from shared.contracts.findings import Outcome, Severity
from shared.registry import load_all

SAMPLES = Path(__file__).parent.parent / "samples" / "documents"
OUTCOMES = ("caught", "undecidable", "missed")
Tally = defaultdict[str, Counter[str]]


def read_clean(folder: Path) -> list[Document]:
    """Return one rendering of each document of the folder that breaks no rule as an error."""
    load_all("services.extraction.core.formats")
    load_all("services.validation.core.rules")
    found: dict[tuple[str | None, int | None], Document] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".docx", ".pdf"):
            continue
        data = path.read_bytes()
        document = normalize(read_document(data, path.name), sha256(data).hexdigest())
        key = (document.department.name, document.fiscal_year)
        if key not in found and not _errors(document):
            found[key] = document
    return list(found.values())


def _errors(document: Document) -> int:
    return sum(
        finding.outcome is Outcome.BROKEN and finding.severity is Severity.ERROR
        for finding in validate(document).findings
    )


def cover(document: Document) -> Counter[tuple[object, ...]]:
    """Count for every cell the equations that held on it."""
    profile = choose_profile(document)
    sets = split_sets(document, profile=profile.name)
    covered: Counter[tuple[object, ...]] = Counter()
    for rule in ordered_rules():
        for evaluation in evaluate(rule, sets, profile):
            if evaluation.difference is not None and evaluation.sign == "=":
                places = {place_of_figure(figure) for figure in evaluation.operands}
                covered.update(place for place in places if place is not None)
    return covered


def complaints(document: Document) -> Counter[tuple[bool, str, str]]:
    """What is reported of a document, and whether a relation is said not to hold exactly."""
    found = validate(document).findings
    return Counter((f.outcome is not Outcome.UNDECIDABLE, f.rule, f.message) for f in found)


def measure(document: Document, tallies: dict[str, Tally]) -> list[str]:
    """Count what is caught of every alteration; returns the names of what was missed."""
    before, covered, missed = complaints(document), cover(document), []
    for alteration in alter(document):
        new = complaints(alteration.document) - before
        outcome = "caught" if any(key[0] for key in new) else "undecidable" if new else "missed"
        for name, key in _keys(alteration, covered):
            tallies[name][key][outcome] += 1
        if outcome == "missed":
            missed.append(f"{alteration.kind}: {alteration.name}")
    return missed


def _keys(
    alteration: Alteration, covered: Counter[tuple[object, ...]]
) -> Iterable[tuple[str, str]]:
    yield "by kind of change", alteration.kind
    yield "by table", alteration.table
    if alteration.place is not None:
        relations = covered[alteration.place]
        key = "two or more" if relations > 1 else ("one" if relations else "none")
        yield "by relations that cover the cell", key


def uncovered(document: Document) -> list[str]:
    """The names of the printed cells that no equation covers."""
    covered = cover(document)
    return [name_of(x) for _, x in printed_lines(document) if not covered[place_of(x)]]


def show(tallies: dict[str, Tally]) -> None:
    """Print each tally as a table."""
    for title, tally in tallies.items():
        print(f"\n{title:48} {'caught':>7} {'of':>7} {'share':>9}  said to be undecidable")
        for key, counts in sorted(tally.items()):
            total = sum(counts[name] for name in OUTCOMES)
            share = 100 * counts["caught"] / total
            print(
                f"  {key:46} {counts['caught']:7} {total:7} {share:7.2f} %  {counts['undecidable']}"
            )


def main(folder: Path) -> None:
    """Run the check over the clean documents of a folder."""
    documents = read_clean(folder)
    tallies: dict[str, Tally] = defaultdict(lambda: defaultdict(Counter))
    missed: list[str] = []
    for document in documents:
        name = document.source.file_name
        print(f"{name}: {len(printed_lines(document))} printed amounts")
        alarms = list(complaints(document))
        print(f"  false alarms on the unaltered document: {len(alarms)} {alarms or ''}")
        missed += measure(document, tallies)
        bare = uncovered(document)
        print(f"  cells that no equation covers: {len(bare)}")
        print("".join(f"    {cell}\n" for cell in bare), end="")
    show(tallies)
    print(f"\nmissed: {len(missed)}")
    for name, times in Counter(missed).most_common():
        print(f"  {times} {name}")
    if not documents:
        sys.exit(f"no clean document in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else SAMPLES)
