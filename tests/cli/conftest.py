"""Runs of the real program, in a process of their own."""

import json
import os
import subprocess
import sys
from typing import NamedTuple

import pytest


class Run(NamedTuple):
    code: int
    out: bytes
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def reportpipe(tmp_path):
    """`reportpipe("build", "a.txt")` runs the program in a folder of its own and gives code, output and messages."""

    def run(*arguments, stdin=b"", environment=None):
        program = [sys.executable, "-c", "from reportpipe.cli import main; main()"]
        variables = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", **(environment or {})}
        done = subprocess.run(
            [*program, *map(str, arguments)], input=stdin, capture_output=True, cwd=tmp_path, env=variables, check=False
        )
        return Run(done.returncode, done.stdout, done.stderr.decode("utf8", "replace"))

    return run
