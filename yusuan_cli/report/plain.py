"""The report as plain text."""

from __future__ import annotations

from shared.contracts.findings import Finding
from yusuan_cli.report.contents import Contents

_RULE = "=" * 72


def render_text(contents: Contents) -> bytes:
    """Return the report as UTF-8 text, one block per finding."""
    lines = [*_head(contents), ""]
    for chapter in contents.chapters:
        lines += [_RULE, f"{chapter.title} ({len(chapter.findings)})", _RULE]
        for number, finding in enumerate(chapter.findings, 1):
            lines += [*_block(contents, number, finding), ""]
    if not contents.chapters:
        lines.append(contents.word("none"))
    lines += [_RULE, contents.word("rules"), _RULE]
    lines += [_tally(rule.id, rule.statement, rule.counts.model_dump()) for rule in contents.rules]
    return ("\n".join(lines) + "\n").encode()


def _head(contents: Contents) -> list[str]:
    document, say = contents.document, contents.word
    checks = document.checks.model_dump()
    return [
        say("title"),
        f"{say('department')}: {document.department.name or '-'}",
        f"{say('year')}: {document.fiscal_year or '-'}   "
        f"{say('kind')}: {say('kind.' + document.kind.value)}",
        f"{say('file')}: {document.source.file_name}",
        f"{say('checks')}: " + ", ".join(f"{say(name)} {n}" for name, n in checks.items()),
        contents.verdict,
    ]


def _block(contents: Contents, number: int, finding: Finding) -> list[str]:
    say = contents.word
    lines = [
        f"{number}. [{finding.rule}] {contents.statement(finding)}",
        f"   {contents.message(finding)}",
    ]
    for operand in finding.operands:
        place = contents.place(operand.location)
        quote = f"  “{operand.quote}”" if operand.quote else ""
        lines.append(
            f"   - {contents.label(operand)}: {contents.printed(operand)}{quote}  {place}".rstrip()
        )
    if finding.difference is not None:
        lines.append(f"   {say('difference')}: {finding.difference} {finding.unit or ''}".rstrip())
    if finding.hypothesis:
        lines.append(f"   {say('hypothesis')}: {contents.hypothesis(finding)}")
    if finding.group:
        lines.append(f"   {say('group')}: {contents.root(finding)}")
    lines.append(f"   {say('origin')}: {say('origin.' + finding.origin.value)}")
    return lines


def _tally(rule: str, statement: str, counts: dict[str, int]) -> str:
    numbers = "/".join(str(number) for number in counts.values())
    return f"{rule:6} {numbers:>16}  {statement}".rstrip()
