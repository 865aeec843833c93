"""The pictures of a memo, by the name that pages call their files: `timeline.svg`, `relations.svg`."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from reportpipe.model import Memo, Style
from reportpipe.typeset.figures import timeline_alt, timeline_svg
from reportpipe.typeset.network import relations_alt, relations_svg


class Picture(NamedTuple):
    """A drawing, and what it shows in words."""

    name: str
    svg: str
    alt: str


@lru_cache(maxsize=2)  # PDF, DOCX and HTML of a memo show the same
def pictures(memo: Memo, style: Style) -> Mapping[str, Picture]:
    """Those that there is enough to draw for."""
    drawn = (
        Picture("timeline", timeline_svg(memo, style), timeline_alt(memo, style)),
        Picture("relations", relations_svg(memo, style), relations_alt(memo, style)),
    )
    return {picture.name: picture for picture in drawn if picture.svg}
