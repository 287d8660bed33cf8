"""`yusuan service`: one stage as a process on the broker."""

from __future__ import annotations

import sys

import click

from yusuan_cli.root import root
from yusuan_cli.services import SERVICES, run_service


@root.command()
@click.argument("name", type=click.Choice(SERVICES))
def service(name: str) -> None:
    """Run the service NAME until it is told to stop; its settings are YUSUAN_ variables."""
    sys.exit(run_service(name))
