"""`yusuan rules`: the catalogue of what is checked."""

from __future__ import annotations

import json

import click
from rich.table import Table
from rich.text import Text

from services.validation.core.registry import Rule
from services.validation.core.validate import ordered_rules
from shared.registry import load_all
from yusuan_cli.progress import open_console
from yusuan_cli.root import Say, root, speaking


@root.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@speaking
def rules(as_json: bool, say: Say) -> None:
    """List every rule with its relation and its basis."""
    load_all("services.validation.core.rules")
    if as_json:
        for rule in ordered_rules():
            click.echo(json.dumps(to_fields(rule), ensure_ascii=False))
        return
    table = Table()
    for name in ("rule", "severity", "statement", "basis"):
        table.add_column(say(name), overflow="fold")
    for rule in ordered_rules():
        statement = say("finding_message", zh=rule.statement, en=rule.statement_en)
        cells = (rule.id, say(f"severity.{rule.severity.value}"), statement, rule.basis)
        table.add_row(*map(Text, cells))
    open_console().print(table)


def to_fields(rule: Rule) -> dict[str, object]:
    """Return what an auditor needs to know of a rule."""
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "statement": rule.statement,
        "statement_en": rule.statement_en,
        "basis": rule.basis,
        "tables": rule.tables,
        "when": rule.when,
    }
