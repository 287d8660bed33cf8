"""`yusuan schema`: the JSON Schemas of documents and events."""

from __future__ import annotations

import click

from shared.schemas import MODELS, IncompatibleChange, build_schema, to_text, write_schemas
from yusuan_cli.root import Say, root, speaking


@root.command()
@click.argument("name", type=click.Choice(list(MODELS)), default="yusuan.document.1")
@click.option("--list", "only_names", is_flag=True, help="Only the names of the schemas.")
@click.option("--write", is_flag=True, help="Write all schemas into the source tree.")
@speaking
def schema(name: str, only_names: bool, write: bool, say: Say) -> None:
    """Print the JSON Schema of NAME, the document's when none is given."""
    if only_names:
        click.echo("\n".join(MODELS))
    elif write:
        try:
            paths = write_schemas()
        except IncompatibleChange as error:
            raise click.ClickException(say("incompatible", detail=error)) from error
        click.echo(say("written", path=", ".join(path.name for path in paths)))
    else:
        click.echo(to_text(build_schema(name)), nl=False)
