"""`yusuan submit`: hand files to the running pipeline."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from services.intake.files import read_regular_file
from services.intake.handler import receive
from shared.clock import utc_now
from shared.errors import DocumentError
from yusuan_cli.inputs import expand_paths
from yusuan_cli.operation import Operation, operate
from yusuan_cli.record_words import to_shown
from yusuan_cli.root import Say, root, speaking


@root.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@speaking
def submit(paths: tuple[Path, ...], say: Say) -> None:
    """Hand the files and folders PATHS to the pipeline; it has them once this returns."""

    async def hand_in(operation: Operation) -> int:
        connection = await operation.reach_broker()
        refused = 0
        for path in expand_paths(paths):
            try:
                event = await receive(
                    path.name,
                    read_regular_file(path),
                    blobs=operation.blobs,
                    largest_bytes=operation.settings.largest_bytes,
                    clock=utc_now,
                )
            except DocumentError as error:
                refused += 1
                reason = say(f"reason.{error.code}")
                click.echo(
                    say(
                        "refused",
                        file=to_shown(path.name),
                        reason=reason,
                        detail=to_shown(error.detail),
                    )
                )
                continue
            await connection.publisher.publish(event)
            click.echo(say("submitted", file=to_shown(path.name), document=event.document_id))
        return refused

    sys.exit(1 if operate(say, hand_in) else 0)
