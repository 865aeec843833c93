"""Where style packs lie: the user's folder, then the packaged shelf."""

import difflib
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from reportpipe.errors import StyleError
from reportpipe.styles.pack import SETTINGS_FILE, read


@dataclass(frozen=True)
class Listed:
    """One line of `style list`."""

    name: str
    folder: str
    description: str


def available() -> tuple[Listed, ...]:
    """Every style that a name finds, by name; the user's own hides a packaged one of the same name."""
    found: dict[str, Listed] = {}
    for shelf in shelves():
        for folder in sorted(shelf.iterdir()) if shelf.is_dir() else ():
            if (folder / SETTINGS_FILE).is_file() and folder.name not in found:
                found[folder.name] = Listed(folder.name, str(folder), _description(folder))
    return tuple(found[name] for name in sorted(found))


def _description(folder: Path) -> str:
    try:
        return str(read(folder).values.get("description", ""))
    except StyleError as error:  # one broken pack does not hide the others
        return f"(broken: {error.message})"


def shelves() -> tuple[Path, ...]:
    """Where names are looked up: the user's folder, then the packaged shelf."""
    config = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(config).expanduser() / "reportpipe" / "styles", packaged()


def packaged() -> Path:
    """The shelf that comes with the program: in the wheel, or the folder `styles` of a checkout."""
    package = Path(str(files("reportpipe")))
    shelf = package / "shelf"
    return shelf if shelf.is_dir() else package.parent.parent / "styles"


def folder_of(name: str) -> Path:
    """The folder of the pack of this name, or at this path, which holds a separator.

    Raises:
        StyleError: there is none.
    """
    if os.sep in name or name in {".", "..", "~"}:
        path = Path(name).expanduser()
        folder = path.parent if path.name == SETTINGS_FILE else path
        if not (folder / SETTINGS_FILE).is_file():
            raise StyleError(f"no {SETTINGS_FILE} in this folder.", where=name, hint="Give the folder of a style pack.")
        return folder
    for shelf in shelves():
        if (shelf / name / SETTINGS_FILE).is_file():
            return shelf / name
    names = [style.name for style in available()]
    near = difflib.get_close_matches(name, names, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    listed = f"Available: {', '.join(names)}."
    raise StyleError(f"unknown style {name!r}.", hint=f"{meant}{listed} A path needs a separator, as in ./{name}.")
