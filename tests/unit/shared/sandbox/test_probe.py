from __future__ import annotations

import json
import subprocess
import sys

from shared.sandbox.isolation import CODE
from shared.sandbox.probe import DOORS

ATTEMPT = "from shared.sandbox.probe import try_doors; print(try_doors(b'', {}).decode())"


def test_the_probe_finds_every_door_open_where_nothing_is_isolated():
    command = [sys.executable, "-c", ATTEMPT]
    done = subprocess.run(command, cwd=CODE, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == list(DOORS)
