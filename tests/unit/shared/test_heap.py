from __future__ import annotations

import platform
import subprocess
import sys

import pytest

# Frees a long block, from which the C library learns to keep the next one, and that one too.
PROGRAM = """
import re
from pathlib import Path
from shared.heap import map_long_blocks

def measure():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

{call}
before = measure()
for _ in range(3):
    block = b"x" * 16_000_000
    del block
print(measure() - before)
"""


def measure_growth(call: str) -> int:
    program = PROGRAM.format(call=call)
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_a_long_block_is_returned_as_soon_as_it_is_freed():
    assert measure_growth("") > 10_000
    assert measure_growth("map_long_blocks()") < 1_000
