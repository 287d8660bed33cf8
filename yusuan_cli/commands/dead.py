"""`yusuan dead`: the messages that were given up, and what to do with them."""

from __future__ import annotations

import json

import click
from rich.table import Table
from rich.text import Text

from shared.messaging.dead_letters import DEAD_NAMES, DeadLetters, DeadMessage
from shared.messaging.publisher import DIED_AT
from yusuan_cli.operation import Operation, operate
from yusuan_cli.progress import open_console
from yusuan_cli.record_words import to_time
from yusuan_cli.root import Say, root, speaking

stage_option = click.option(
    "--stage", type=click.Choice(DEAD_NAMES), help="Only what this queue gave up."
)
reason_option = click.option("--reason", help="Only what was given up for this reason.")


@root.group()
def dead() -> None:
    """Messages that were given up, kept until somebody replays or discards them."""


async def _find(
    operation: Operation, stage: str | None, reason: str | None, keys: tuple[str, ...] = ()
) -> list[DeadMessage]:
    letters = DeadLetters(await operation.reach_broker())
    found = await letters.list((stage,) if stage else DEAD_NAMES)
    return [
        message
        for message in found
        if (not keys or message.key in keys) and (reason is None or message.reason == reason)
    ]


def require_known(keys: tuple[str, ...], found: list[DeadMessage], say: Say) -> None:
    """End the command before it acts when a key stands for no message."""
    unknown = sorted(set(keys) - {message.key for message in found})
    if unknown:
        raise click.ClickException(say("no_such_key", keys=", ".join(unknown)))


def find_file_name(body: bytes) -> str:
    """Return the name of the file the message is about, or a dash."""
    try:
        message = json.loads(body)
    except ValueError:
        return "-"
    return str(message.get("file_name") or "-") if isinstance(message, dict) else "-"


def find_error(detail: str) -> str:
    """Return the line of a traceback that names the error: the last `name: message` at its left."""
    lines = [line for line in detail.splitlines() if line.strip() and not line.startswith(" ")]
    named = [line for line in lines if ": " in line]
    return [detail.strip(), *lines, *named][-1]


@dead.command("list")
@stage_option
@reason_option
@speaking
def list_(stage: str | None, reason: str | None, say: Say) -> None:
    """List the dead messages with their keys."""
    found = operate(say, lambda operation: _find(operation, stage, reason))
    if not found:
        click.echo(say("nothing_dead"))
        return
    table = Table()
    for name in ("key", "stage", "since", "names", "reason", "detail"):
        table.add_column(say(name), overflow="fold")
    for message in found:
        cells = (
            message.key,
            message.name,
            to_time(str(message.headers.get(DIED_AT) or "")),
            find_file_name(message.body),
            message.reason,
            find_error(message.detail),
        )
        table.add_row(*map(Text, cells))
    open_console().print(table)


@dead.command()
@click.argument("key")
@speaking
def show(key: str, say: Say) -> None:
    """Show the dead message KEY: reason, traceback, body."""
    found = operate(say, lambda operation: _find(operation, None, None, (key,)))
    require_known((key,), found, say)
    for message in found:
        click.echo(f"{message.name}: {message.reason}\n{message.detail}")
        click.echo(message.body.decode("utf-8", "replace"))


@dead.command()
@click.argument("keys", nargs=-1)
@stage_option
@reason_option
@speaking
def replay(keys: tuple[str, ...], stage: str | None, reason: str | None, say: Say) -> None:
    """Put dead messages back to work: those of KEYS, or all that match."""

    async def act(operation: Operation) -> int:
        found = await _find(operation, stage, reason, keys)
        require_known(keys, found, say)
        return await DeadLetters(operation.connection).replay({m.key for m in found})

    click.echo(say("replayed", count=operate(say, act)))


@dead.command()
@click.argument("keys", nargs=-1, required=True)
@speaking
def discard(keys: tuple[str, ...], say: Say) -> None:
    """Remove the dead messages KEYS for good."""

    async def act(operation: Operation) -> int:
        require_known(keys, await _find(operation, None, None, keys), say)
        return await DeadLetters(operation.connection).discard(set(keys))

    click.echo(say("discarded", count=operate(say, act)))
