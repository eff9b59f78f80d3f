"""What an institution costs in a first build, counted in calls of functions: the same on every machine and at any load."""

import subprocess
import sys

from samples import ROOT

MOST = 351_200
"""Calls an institution of the benchmark costs at most. Lower it where a build came to need fewer; raise it with a reason."""


def test_an_institution_costs_no_more_calls_than_it_did() -> None:
    command = [sys.executable, "benchmarks/calls.py", "--few", "2", "--many", "4", "--limit", str(MOST)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
