"""The command `yusuan` itself, which the modules of `commands` register with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from shared.registry import load_all
from shared.settings import WrongSettings
from yusuan_cli.help_texts import speak_chinese
from yusuan_cli.messages import Language, default_language, say

Say = Callable[..., str]
COMMANDS = "yusuan_cli.commands"


class Commands(click.Group):
    """Imports a command's module when it is called for: no command waits for another's imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command's name."""
        load_all(COMMANDS)
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, first from the module that is named like it."""
        if cmd_name not in self.commands and cmd_name.isidentifier():
            if find_spec(f"{COMMANDS}.{cmd_name}") is None:
                load_all(COMMANDS)
            else:
                import_module(f"{COMMANDS}.{cmd_name}")
        command = super().get_command(ctx, cmd_name)
        if command is None or default_language() == "en":
            return command
        return speak_chinese(command, ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the help in the person's language."""
        if default_language() != "en":
            speak_chinese(self, ctx)
        super().format_help(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; settings it cannot run with are wrong usage."""
        try:
            return super().invoke(ctx)
        except WrongSettings as error:
            message = say(default_language(), "settings_wrong", detail=error)
            raise click.UsageError(message) from error


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name=None, version="0.1.0", prog_name="yusuan")
def root() -> None:
    """Departmental budgets and final accounts as checked, structured data."""


def speaking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--lang`, and `say`, which speaks that language."""

    @click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default=None,
        help="Language of what is shown; that of the locale when not given.",
    )
    @wraps(command)
    def spoken(lang: Language | None, **values: Any) -> Any:
        return command(say=partial(say, lang or default_language()), **values)

    return spoken


store_option = click.option(
    "--store",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="SQLite file of the documents; its blobs lie beside it. [default: var/yusuan.sqlite]",
)
