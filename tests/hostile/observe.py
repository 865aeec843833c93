"""Read and set files one by one under watch: `python observe.py FOLDER SETTINGS RESULTS`.

Each line on standard input is a file's name as JSON, each line on standard output what happened with it: every file
that Python opened, every connection and program started, the time and the memory. What it made lies in RESULTS.
"""

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

EVENTS = []
WATCHED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.sendto",
    "socket.bind",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)
MEMORY = 1_500_000_000
SECONDS = 60


def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str | bytes):
        EVENTS.append(("open", str(arguments[0]), arguments[1] or ""))
    elif event == "subprocess.Popen":
        EVENTS.append(("run", str(arguments[0]), ""))
    elif event in WATCHED:
        EVENTS.append((event, repr(arguments[1:]), ""))


def main():
    folder, results = Path(sys.argv[1]), Path(sys.argv[3])
    answers = os.fdopen(os.dup(1), "w", encoding="utf8")
    os.dup2(2, 1)  # what a library prints is no answer
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    from reportpipe import pipeline
    from reportpipe.settings import Settings

    settings = Settings.model_validate_json(sys.argv[2])
    for sample in (b"The port opens\n\nThe ministry opened the port.\n", b"<html><body><p>The ministry opened it.</p>"):
        pipeline.publish([sample], settings)  # what libraries do when they are loaded is not a file's doing
    sys.addaudithook(watch)
    signal.signal(signal.SIGALRM, _too_long)
    for line in sys.stdin:
        name = json.loads(line)
        EVENTS.clear()
        started = time.monotonic()
        outcome, made = _published(folder / name, settings)
        seconds = round(time.monotonic() - started, 2)
        events = [event for event in EVENTS if event[1] != str(folder / name)]
        for item in made:
            (results / f"{name}.{item.format}").write_bytes(item.data)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        told = {"name": name, "outcome": outcome, "seconds": seconds, "events": events, "memory": memory}
        answers.write(json.dumps(told) + "\n")
        answers.flush()


def _published(path, settings):
    """What came of it in a word, and the files made."""
    from reportpipe import pipeline
    from reportpipe.errors import ReportpipeError

    signal.alarm(SECONDS)
    try:
        return "done", pipeline.publish([path], settings).outputs
    except ReportpipeError as error:
        return error.code if error.message else f"{error.code} without a message", ()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - what escapes is what we are looking for
        return f"escaped: {type(error).__name__}: {error}"[:300], ()
    finally:
        signal.alarm(0)


def _too_long(number, frame):
    raise TimeoutError(f"longer than {SECONDS} s")


if __name__ == "__main__":
    main()
