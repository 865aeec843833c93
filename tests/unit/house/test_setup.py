"""`make memo` on a machine where apt fails: one clear line, no talk of make's or apt's own."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts" / "system-libraries"


@pytest.fixture
def machine(tmp_path: Path):
    """Runs the script where the libraries are missing, the user is root and `apt-get` is a script of the test's."""

    def run(apt: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
        calls = tmp_path / "calls"
        for name, script in (
            ("apt-get", f'echo "$@" >> {calls}\n{apt}'),
            ("python3", f"test -e {tmp_path}/installed"),
            ("id", "echo 0"),
        ):
            (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf8")
            (tmp_path / name).chmod(0o755)
        environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "APT_PAUSE": "0"}
        ended = subprocess.run(["/bin/sh", str(SCRIPT)], env=environment, capture_output=True, text=True, check=False)
        return ended, calls.read_text(encoding="utf8").splitlines()

    return run


def test_apt_that_fails_ends_in_one_line_that_says_what_to_install(machine):
    ended, _ = machine("echo 'E: Could not get lock' >&2; exit 100")
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "missing system libraries: on Debian or Ubuntu run: sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
    ]


def test_another_apt_is_waited_for(machine, tmp_path: Path):
    ended, calls = machine(
        f"case $1 in update) test -e {tmp_path}/asked || {{ touch {tmp_path}/asked; exit 100; }};; "
        f"*) touch {tmp_path}/installed;; esac"
    )
    assert ended.returncode == 0, ended.stderr
    assert [call.split()[0] for call in calls] == ["update", "update", "-o"]
    assert "DPkg::Lock::Timeout=120 install" in calls[-1]
