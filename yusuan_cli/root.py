"""The command `yusuan` itself, which the modules of `commands` register with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click

from yusuan_cli.messages import Language, default_language, say

Say = Callable[..., str]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
