"""The fonts of the PDF: the packaged faces first, then what the machine has for other scripts.

Fontconfig takes its configuration from a file only, named by FONTCONFIG_FILE. So the file is written to a private
temporary folder, read at once, and removed; nothing of the process's environment stays changed, but where nobody has
used Fontconfig before, it keeps this as the default of the process. System settings
(aliases, hinting, preferred families) are left out on purpose: they differ from machine to machine, and so would
the bytes of a PDF.
"""

import os
import tempfile
import threading
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")
FACES = ("Regular", "It", "Semibold")
"""Full static faces, TTF: smaller files than OTF, and every glyph in one file."""
SYSTEM_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")
_LOCK = threading.Lock()


@lru_cache(maxsize=1)
def configuration() -> Any:
    """One WeasyPrint FontConfiguration for the process: making one costs as much as a page."""
    from weasyprint.text.fonts import FontConfiguration

    with _LOCK, tempfile.TemporaryDirectory(prefix="reportpipe-") as folder:
        file = Path(folder) / "fonts.conf"
        file.write_text(fonts_conf(), encoding="utf8")
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            return FontConfiguration()
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def faces() -> tuple[Path, ...]:
    """The packaged font files in use."""
    folders = [Path(str(files(package) / "files")) for package in PACKAGES]
    return tuple(path for folder in folders for path in sorted(folder.glob("*.ttf")) if _style_of(path) in FACES)


def fonts_conf() -> str:
    """A fontconfig file that knows the packaged faces and the system's folders, and no system settings."""
    unused = [
        f"<glob>{escape(str(path))}</glob>"
        for package in PACKAGES
        for path in sorted(Path(str(files(package) / "files")).iterdir())
        if path not in faces()
    ]
    folders = [str(files(package) / "files") for package in PACKAGES]
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        + "".join(f"<dir>{escape(folder)}</dir>\n" for folder in (*folders, *SYSTEM_FOLDERS))
        + f"<selectfont><rejectfont>{''.join(unused)}</rejectfont></selectfont>\n"
        + '<cachedir>/var/cache/fontconfig</cachedir>\n<cachedir prefix="xdg">fontconfig</cachedir>\n'
        + '<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>\n</fontconfig>\n'
    )


def _style_of(path: Path) -> str:
    return path.stem.rpartition("-")[2]
