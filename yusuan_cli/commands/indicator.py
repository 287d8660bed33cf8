"""`yusuan indicator`: what one printed target value means."""

from __future__ import annotations

import click

from services.normalization.core.targets.target_value import parse_target_value
from yusuan_cli.root import root


@root.command(context_settings={"ignore_unknown_options": True})
@click.argument("text")
@click.option("--name", help="Name of the indicator; settles what the value leaves open.")
@click.option("--year", type=int, help="Fiscal year; completes dates without one.")
@click.option("--unit", help="Unit that a column header gives.")
def indicator(text: str, name: str | None, year: int | None, unit: str | None) -> None:
    """Print as JSON what the indicator value TEXT normalizes to."""
    value = parse_target_value(text, name=name, fiscal_year=year, unit=unit)
    click.echo(value.model_dump_json(indent=2))
