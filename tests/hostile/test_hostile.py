"""No article can read a file, reach the network, run a program, hang or hurt its neighbours."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import lxml.html
import pytest

from reportpipe.places import readable

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import corpus as hostile  # noqa: E402 - tests have no packages; the folder is put on the path first
import names as odd_names  # noqa: E402

SECRET = "CANARY-7f3a9c"
SECONDS = 60
"""Longest that one file may take here, on a busy machine; a batch has document_seconds."""
MEMORY = 1_500_000
"""Kilobytes: the limit that the watched run is under."""
NEVER_OPENED = re.compile(
    r"secret\.txt|/etc/passwd|/etc/shadow|^/proc/(?!self/(status|maps|fd|mountinfo|cgroup)|cpuinfo|meminfo|stat)"
)
NAMES = json.loads((HERE / "names.json").read_text(encoding="utf8"))
KNOWN: dict[str, str] = {}
"""Defects that are known and wait for their repair: name -> why."""


def parameters():
    return [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=KNOWN[name])) if name in KNOWN else name
        for name in NAMES
    ]


def test_there_are_enough_of_them():
    assert len(NAMES) + len(odd_names.NAMES) >= 150


def test_the_list_of_names_is_complete(corpus):
    """`python tests/hostile/listing.py` writes it again."""
    assert sorted(path.name for path in corpus.iterdir()) == NAMES


@pytest.mark.parametrize("name", parameters())
def test_a_hostile_file_has_a_clear_outcome(watched, lure, name):
    """Read or refused by an error of the tree, in bounded time and memory, without reaching for anything.

    Nobody comes to the server: not Python, nor a library in C, nor a program that was started.
    """
    line = watched(name)
    assert line["outcome"] in hostile.expected(name)
    assert line["seconds"] < SECONDS
    assert line["memory"] < MEMORY
    reached = [event for event in line["events"] if event[0] not in {"open", "run"}]
    assert reached == []
    programs = {Path(event[1]).name for event in line["events"] if event[0] == "run"}
    assert programs <= {"pandoc"}
    opened = [event[1] for event in line["events"] if event[0] == "open"]
    assert not [path for path in opened if NEVER_OPENED.search(path)]
    written = [event[1] for event in line["events"] if event[0] == "open" and set(event[2]) & set("wax+")]
    assert set(written) <= {tempfile.gettempdir()}  # a file without a name
    if line["outcome"] == "done":
        check_page(watched.made(name, "html"))
        assert SECRET not in watched.made(name, "json").decode("utf8")
    assert lure.visits == []


def check_page(data):
    """Nothing of the source is more than words: no script, no handler, no address but those that are allowed."""
    text = data.decode("utf8")
    assert SECRET not in text
    tree = lxml.html.document_fromstring(data)
    scripts = tree.xpath("//script")
    assert len(scripts) <= 1
    assert not [script for script in scripts if "alert(" in (script.text or "")]
    assert not tree.xpath("//iframe | //object | //embed | //form | //input | //base | //link[@rel='stylesheet']")
    assert not tree.xpath("//meta[@http-equiv='refresh' or @http-equiv='Refresh']")
    for element in tree.iter():
        if isinstance(element.tag, str):
            assert not [attribute for attribute in element.attrib if attribute.lower().startswith("on")]
            for attribute in (
                "href",
                "src",
                "data",
                "action",
                "srcset",
                "poster",
                "{http://www.w3.org/1999/xlink}href",
            ):
                address = element.get(attribute)
                assert address is None or re.match(r"(#|https?://|mailto:|data:(image|font)/|\./)", address), address
    style = " ".join(tree.xpath("//style/text() | //@style"))
    assert not re.search(r"@import|expression\(|url\(\s*['\"]?(?!data:|#)", style)


def test_odd_names_and_bad_kinds_of_file_leave_their_neighbours_alone(lure, tmp_path):
    """One batch over odd names, pipes, links and a few bombs: each its entry, the good ones as if they were alone."""
    inbox, alone = tmp_path / "inbox", tmp_path / "quiet" / "inbox"
    inbox.mkdir()
    alone.mkdir(parents=True)
    odd, bad = odd_names.make_names(inbox, lure)
    for name in odd_names.GOOD:
        for folder in (inbox, alone):
            (folder / name).write_text(f"{odd_names.ARTICLE}\nThis is {name}.\n", encoding="utf8")
    run = batch(tmp_path, "inbox", "out")
    assert run.returncode == 7, run.stderr
    documents = {Path(entry["source"]).name: entry for entry in json.loads(run.stdout)["documents"]}
    missing = {readable(name) for name in (*odd, *bad, *odd_names.GOOD)} - documents.keys()
    assert missing == set()
    failed = {name: entry["error"]["code"] for name, entry in documents.items() if entry["state"] == "failed"}
    assert sorted(failed) == bad
    assert set(failed.values()) == {"input", "input.empty", "input.too_large"}
    paths = [made["path"] for entry in documents.values() for made in entry["outputs"]]
    assert len(set(paths)) == 2 * (len(odd) + len(odd_names.GOOD))
    assert all((tmp_path / path).is_file() for path in paths)
    assert all(len(Path(path).name.encode()) <= 220 for path in paths)
    assert not re.search(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069]", "".join(paths))
    assert not [path for path in tmp_path.rglob("owned*") if "touch" not in path.name]
    assert SECRET not in "".join(path.read_text("utf8", "replace") for path in (tmp_path / "out").glob("[!.]*"))
    assert "\x1b" not in run.stderr + run.stdout
    assert batch(tmp_path / "quiet", "inbox", "out").returncode == 0
    for name in odd_names.GOOD:
        for form in ("json", "html"):
            there = (tmp_path / "out" / name).with_suffix(f".{form}").read_bytes()
            assert there == (tmp_path / "quiet" / "out" / name).with_suffix(f".{form}").read_bytes()
    again = batch(tmp_path, "inbox", "out")
    totals = json.loads(again.stdout)["totals"]
    assert (totals["unchanged"], totals["done"]) == (len(odd) + len(odd_names.GOOD), 0)


def test_a_name_that_is_not_utf8_is_a_name_like_any_other(tmp_path):
    (tmp_path / "inbox").mkdir()
    for name in odd_names.NOT_UTF8:
        (tmp_path / "inbox" / name).write_text(odd_names.ARTICLE)
    run = batch(tmp_path, "inbox", "out")
    assert run.returncode == 0, run.stderr


def batch(folder, inbox, out):
    program = [sys.executable, "-c", "from reportpipe.cli import main; main()", "batch", inbox, "-o", out, "--json"]
    options = ["--formats", "json,html", "--workers", "2", "--set", "dated=2021-06-01", "--set", "max_bytes=5000000"]
    return subprocess.run([*program, *options], cwd=folder, capture_output=True, text=True, timeout=300, check=False)
