"""What a program answers reaches who reads it; who stops reading stops nothing."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TALKS = """
import sys
from shared.terminal import answer
for number in range(100_000):
    answer(f"line {number}")
sys.stderr.write("to the end")
"""


def test_an_answer_that_nobody_reads_any_more_stops_no_work() -> None:
    command = [sys.executable, "-c", TALKS]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.readline() == "line 0\n"
        program.stdout.close()
        assert program.stderr.read() == "to the end"
    assert program.returncode == 0
