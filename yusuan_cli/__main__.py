"""`python -m yusuan_cli`, installed as `yusuan`."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line."""
    try:
        from yusuan_cli.root import root

        root(prog_name="yusuan")
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
