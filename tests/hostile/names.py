"""File names and kinds of file that want something; made on the disk, since bytes alone cannot."""

import os
import socket

ARTICLE = (
    "The port of Nordhavn opens\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said that it "
    "would stay open. Talks resume in June 2022.\n"
)
GOOD = ("good-a.txt", "good-b.txt")
NAMES = (
    "-rf.txt",
    "--help.txt",
    "$(touch owned).txt",
    "`id`.txt",
    "; rm x;.txt",
    "a'b\"c.txt",
    "new\nline.txt",
    "tab\tin.txt",
    "bell\x07\x1b[2J.txt",
    "turned\u202efdp.txt",
    "invisible\u200b\u2060.txt",
    "%2e%2e%2fx.txt",
    "x..%c0%af.txt",
    "back\\slash.txt",
    "C:evil.txt",
    "con.txt",
    "trailing space .txt",
    "😀.txt",
    "é.txt",
    "e\u0301.txt",
    "Case.txt",
    "case.txt",
    "index.txt",
    "batch.txt",
    "<script>alert(1)<\u2215script>.txt",
    "[bold]markup.txt",
    "{{7*7}}.txt",
    "a" * 251 + ".txt",
    "ü" * 125 + ".txt",
    "no-ending",
    "two.endings.txt.exe",
)
NOT_UTF8 = (os.fsdecode(b"latin-\xe9.txt"), os.fsdecode(b"\xff\xfe.txt"))


def make_names(folder, lure):
    """Names that are merely odd give memos; kinds of file that are not articles give failures: (odd, bad)."""
    odd = list(NAMES)
    for name in odd:
        (folder / name).write_text(f"{ARTICLE}\nFrom {odd.index(name)}.\n", encoding="utf8")
    bad = {
        "link-out.txt": lambda path: path.symlink_to(lure.path),
        "link-loop.txt": lambda path: path.symlink_to(path.name),
        "link-nowhere.txt": lambda path: path.symlink_to("gone.txt"),
        "link-to-folder-out": lambda path: path.symlink_to(os.path.dirname(lure.path)),  # noqa: PTH120
        "pipe.txt": os.mkfifo,
        "socket.txt": _listen,
        "sparse.txt": _sparse,
        "empty.txt": lambda path: path.write_bytes(b""),
        "link-device.txt": lambda path: path.symlink_to("/dev/zero"),
        "link-memory.txt": lambda path: path.symlink_to("/proc/self/mem"),
    }
    if os.geteuid():
        bad["unreadable.txt"] = lambda path: (path.write_text(ARTICLE), path.chmod(0))
    for name, make in bad.items():
        make(folder / name)
    return odd, sorted(bad)


def _listen(path):
    here = os.getcwd()  # noqa: PTH109
    os.chdir(path.parent)  # the path of a socket has at most 107 bytes
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def _sparse(path):
    with path.open("wb") as file:
        file.truncate(10_000_000_000)
