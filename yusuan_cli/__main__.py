"""`python -m yusuan_cli`, installed as `yusuan`."""

from __future__ import annotations

from shared.registry import load_all
from yusuan_cli.root import root


def main() -> None:
    """Run the command line."""
    load_all("yusuan_cli.commands")
    root(prog_name="yusuan")


if __name__ == "__main__":
    main()
