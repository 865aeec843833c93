"""Read and set files one by one under watch: `python observe.py FOLDER SETTINGS RESULTS`, names on standard input.

Every file that Python opens, every connection and every program started is recorded; each file has its time and its
memory. One line of JSON a file goes to RESULTS.
"""

import json
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
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    from reportpipe import pipeline
    from reportpipe.errors import ReportpipeError
    from reportpipe.settings import Settings

    settings = Settings.model_validate_json(sys.argv[2])
    for sample in (b"The port opens\n\nThe ministry opened the port.\n", b"<html><body><p>The ministry opened it.</p>"):
        pipeline.publish([sample], settings)  # what libraries do when they are loaded is not a file's doing
    sys.addaudithook(watch)
    signal.signal(signal.SIGALRM, _too_long)
    with results.open("w", encoding="utf8") as file:
        for name in json.loads(sys.stdin.read()):
            EVENTS.clear()
            made = {}
            started = time.monotonic()
            signal.alarm(SECONDS)
            try:
                made = {item.format: item.data for item in pipeline.publish([folder / name], settings).outputs}
                outcome = "done"
            except ReportpipeError as error:
                outcome = error.code
                outcome += "" if error.message else " without a message"
            except (Exception, SystemExit) as error:  # noqa: BLE001 - what escapes is what we are looking for
                outcome = f"escaped: {type(error).__name__}: {error}"[:300]
            signal.alarm(0)
            events = [event for event in EVENTS if event[1] != str(folder / name)]
            for form, data in made.items():
                Path(f"{results}.{name}.{form}").write_bytes(data)
            line = {"name": name, "outcome": outcome, "seconds": round(time.monotonic() - started, 2), "events": events}
            line["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            file.write(json.dumps(line) + "\n")
            file.flush()


def _too_long(number, frame):
    raise TimeoutError(f"longer than {SECONDS} s")


if __name__ == "__main__":
    main()
