"""What a report shows, before any format: findings in groups, rules with their counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from shared.contracts.document import Document
from shared.contracts.findings import CheckCounts, Finding, Operand, Outcome, Severity
from shared.contracts.location import Location
from yusuan_cli.report.words import Language, word

Catalogue = Mapping[str, tuple[str, str]]
"""Rule id to its statement in Chinese and English."""
_ORDER = [
    (Outcome.BROKEN, Severity.ERROR),
    (Outcome.BROKEN, Severity.WARNING),
    (Outcome.BROKEN, Severity.INFO),
    (Outcome.ROUNDING, None),
    (Outcome.UNDECIDABLE, None),
]


@dataclass(frozen=True)
class Chapter:
    """Findings of one outcome and severity, those of one root cause side by side."""

    title: str
    slug: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CheckedRule:
    """A rule of the report's last table."""

    id: str
    statement: str
    counts: CheckCounts


@dataclass(frozen=True)
class Contents:
    """The whole report."""

    document: Document
    language: Language
    chapters: tuple[Chapter, ...]
    rules: tuple[CheckedRule, ...]

    def word(self, key: str, *values: object) -> str:
        """A word in the report's language."""
        return word(self.language, key, *values)

    @property
    def errors(self) -> int:
        """How many broken relations are errors."""
        return sum(len(c.findings) for c in self.chapters if c.slug == "error")

    @property
    def causes(self) -> int:
        """How many things are wrong: a group counts once."""
        groups = [f.group for c in self.chapters if c.slug == "error" for f in c.findings]
        return len({group for group in groups if group}) + groups.count(None)

    @property
    def verdict(self) -> str:
        """One line that sums the report up."""
        key = "verdict.invalid" if self.errors else "verdict.valid"
        several = self.errors and self.causes < self.errors
        return self.word("verdict.grouped" if several else key, self.errors, self.causes)

    def message(self, finding: Finding) -> str:
        """The finding's sentence in the report's language."""
        if self.language == "en" and finding.message_en:
            return finding.message_en
        return finding.message

    def label(self, operand: Operand) -> str:
        """What an operand is, in the report's language."""
        return (operand.label_en if self.language == "en" else "") or operand.label

    def hypothesis(self, finding: Finding) -> str:
        """What would repair it, in the report's language."""
        own = finding.hypothesis_en if self.language == "en" else None
        return own or finding.hypothesis or ""

    def root(self, finding: Finding) -> str:
        """What the findings of a group have in common, in the report's language."""
        if finding.group and finding.suspect is not None:
            return self.label(finding.operands[finding.suspect])
        group = finding.group or ""
        return group.replace("科目编码", "account code") if self.language == "en" else group

    def statement(self, finding: Finding) -> str:
        """The relation in the report's language, where the catalogue has it."""
        found = next((rule for rule in self.rules if rule.id == finding.rule), None)
        return found.statement if found and found.statement else finding.statement

    def page(self, location: Location | None) -> str:
        """The page or line alone, where the whole place is more than a reader needs."""
        if location is None or not (location.page or location.line):
            return self.place(location)
        key, number = ("page", location.page) if location.page else ("line", location.line)
        return self.word(key, number)

    def place(self, location: Location | None) -> str:
        """Where an operand stands, for a reader who goes and looks."""
        if location is None:
            return ""
        parts = [self.word("page", location.page)] if location.page else []
        if location.bbox:
            parts.append("(" + ", ".join(f"{edge:.0f}" for edge in location.bbox) + ")")
        if location.line:
            parts.append(self.word("line", location.line))
        return " ".join([*parts, *([location.element] if location.element else [])])

    def printed(self, operand: Operand) -> str:
        """The operand as printed, or its amount where it was computed."""
        if operand.text is not None:
            return operand.text
        return "" if operand.amount is None else f"{operand.amount:f}"


def build_contents(
    document: Document, catalogue: Catalogue | None = None, language: Language = "zh"
) -> Contents:
    """Arrange a validated document's findings for a reader."""
    statements = catalogue or {}
    column = 0 if language == "zh" else 1
    rules = tuple(
        CheckedRule(tally.rule, statements.get(tally.rule, ("", ""))[column], tally.counts)
        for tally in document.rules
    )
    return Contents(document, language, tuple(_chapters(document, language)), rules)


def _chapters(document: Document, language: Language) -> list[Chapter]:
    chapters = []
    for outcome, severity in _ORDER:
        found = [
            finding
            for finding in document.findings
            if finding.outcome is outcome and severity in (None, finding.severity)
        ]
        slug = severity.value if severity else outcome.value
        if found:
            title = word(language, f"chapter.{slug}")
            chapters.append(Chapter(title, slug, _by_root_cause(found)))
    return chapters


def _by_root_cause(findings: list[Finding]) -> tuple[Finding, ...]:
    """Keep the order of first appearance, findings of one group beside each other."""
    first: dict[str, int] = {}
    for position, finding in enumerate(findings):
        if finding.group:
            first.setdefault(finding.group, position)
    keyed = [
        (first[f.group] if f.group else position, position, f)
        for position, f in enumerate(findings)
    ]
    ordered = sorted(keyed, key=lambda entry: entry[:2])
    return tuple(entry[2] for _, group in groupby(ordered, lambda e: e[0]) for entry in group)
