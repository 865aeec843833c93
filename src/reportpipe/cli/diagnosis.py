"""What `reportpipe doctor` checks: pandoc, Pango, the packaged fonts, the style packs."""

import subprocess
from collections.abc import Callable
from importlib.resources import files
from typing import NamedTuple

from reportpipe import pandoc
from reportpipe.errors import ReportpipeError

PANGO_PACKAGES = "libpangoft2-1.0-0 libharfbuzz-subset0"


class Check(NamedTuple):
    name: str
    ok: bool
    found: str
    mend: str
    """What to do when it is not ok."""


def diagnose() -> list[Check]:
    """Every check, in the order in which a memo needs them."""
    return [_pandoc(), _pango(), *_fonts(), *_styles()]


def _pandoc() -> Check:
    mend = "Reinstall the package pypandoc_binary, or set PYPANDOC_PANDOC to a pandoc 3."

    def find() -> str:
        path = pandoc.program()
        run = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20, check=True)
        return f"{run.stdout.splitlines()[0]} ({path})"

    return _check("pandoc", find, mend)


def _pango() -> Check:
    def find() -> str:
        import weasyprint
        from weasyprint.text.ffi import pango

        number = pango.pango_version()
        return f"Pango {number // 10000}.{number // 100 % 100}.{number % 100}, WeasyPrint {weasyprint.__version__}"

    return _check("Pango", find, f"On Debian or Ubuntu: apt-get install {PANGO_PACKAGES}")


def _fonts() -> list[Check]:
    def find(package: str) -> Callable[[], str]:
        return lambda: f"{sum(1 for face in (files(package) / 'files').iterdir() if face.name.endswith('.ttf'))} faces"

    faces = (("Source Serif Pro", "font_source_serif_pro"), ("Source Sans Pro", "font_source_sans_pro"))
    return [_check(name, find(package), f"Reinstall the package {package}.") for name, package in faces]


def _styles() -> list[Check]:
    from reportpipe.styles import available, check, find

    def state(name: str) -> Callable[[], str]:
        def look() -> str:
            errors = [note.message for note in check(find(name)) if note.level == "error"]
            if errors:
                raise ReportpipeError(" ".join(errors))
            return find(name).folder

        return look

    names = [pack.name for pack in available()]
    return [_check(f"style {name}", state(name), f"See `reportpipe style check {name}`.") for name in names]


def _check(name: str, find: Callable[[], str], mend: str) -> Check:
    try:
        return Check(name, ok=True, found=find(), mend=mend)
    except Exception as error:  # noqa: BLE001 - a broken library fails in ways of its own; each is a finding
        return Check(name, ok=False, found=str(error).splitlines()[0] if str(error) else repr(error), mend=mend)
