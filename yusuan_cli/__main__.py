"""`python -m yusuan_cli`, installed as `yusuan`."""

from __future__ import annotations

import sys

from yusuan_cli.root import INTERRUPTED, root


def main() -> None:
    """Run the command line."""
    try:
        root(prog_name="yusuan")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
