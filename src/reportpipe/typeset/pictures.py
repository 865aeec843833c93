"""The pictures of a memo, by the name that pages call their files: `timeline.svg`, `relations.svg`."""

from typing import NamedTuple

from reportpipe.model import Memo, Style
from reportpipe.typeset.figures import timeline_alt, timeline_svg
from reportpipe.typeset.network import relations_alt, relations_svg


class Picture(NamedTuple):
    """A drawing, and what it shows in words."""

    name: str
    svg: str
    alt: str


def pictures(memo: Memo, style: Style) -> dict[str, Picture]:
    """Those that there is enough to draw for."""
    drawn = (
        Picture("timeline", timeline_svg(memo, style), timeline_alt(memo, style)),
        Picture("relations", relations_svg(memo, style), relations_alt(memo, style)),
    )
    return {picture.name: picture for picture in drawn if picture.svg}
