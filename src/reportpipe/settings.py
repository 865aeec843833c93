"""One frozen Settings, merged from reportpipe.toml, the environment, the command line and keywords, in that order."""

import datetime as dt
import difflib
import tomllib
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from reportpipe.errors import UsageError
from reportpipe.model import Contents, Evidence, Layout, OptionalSection, Paper
from reportpipe.overrides import Listed, Overrides, gazetteer_in, overrides_in

Format = Literal["pdf", "docx", "html", "json"]
PREFIX = "REPORTPIPE_"
LLM_KEY = "REPORTPIPE_LLM_KEY"
"""The variable of the key to a language model: no setting, so that no file, memo or ledger ever holds it."""


class Settings(BaseModel):
    """Everything a user can decide. Unknown names and impossible values raise UsageError when merged."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    organisation: str | None = None
    """Printed in the header block."""
    to: str | None = None
    from_: Annotated[str | None, Field(alias="from")] = None
    subject: str | None = None
    """None: the article's title."""
    handling: str | None = None
    dated: dt.date | None = None
    """The DATE line. None: the commands put in today; the library leaves the line to be filled in."""
    published: dt.date | None = None
    """Overrides the publication date of every article of the run."""
    style: str = "memo"
    """Name of a style pack, or the path of its folder."""
    formats: tuple[Format, ...] = ("pdf", "docx", "html", "json")
    sections: tuple[OptionalSection, ...] = ()
    """Which optional sections a memo shows."""
    paper: Paper = "A4"
    evidence: Evidence = "comments"
    contents: Contents = "auto"
    """A table of contents in the DOCX; `auto`: in long memos."""
    embed_fonts: bool | None = None
    """The packaged faces in the DOCX, 0.5 MB; None: where the style keeps all to one page."""
    boilerplate: Literal["grey", "omit"] = "grey"
    draft: bool = False
    max_points: Annotated[int, Field(ge=1, le=12)] = 5
    """Key points, besides the bottom line."""
    max_actors: Annotated[int, Field(ge=1, le=40)] = 10
    max_events: Annotated[int, Field(ge=1, le=40)] = 12
    max_quotes: Annotated[int, Field(ge=1, le=40)] = 4
    max_figures: Annotated[int, Field(ge=1, le=40)] = 6
    names: str = "packaged"
    """Who finds the names: `packaged`, `spacy:` and a pipeline's name or folder, or one that another package adds."""
    actors: Overrides = Overrides()
    """What a person decides about actors."""
    gazetteer: tuple[Listed, ...] = ()
    """Names that the user knows, besides those of the program's own lists."""
    max_bytes: Annotated[int, Field(ge=1)] = 50_000_000
    """Largest source that is read; a container's unzipped size may be ten times that."""
    max_pages: Annotated[int, Field(ge=1)] = 500
    """Most pages of a PDF that is read."""
    pandoc_seconds: Annotated[float, Field(gt=0)] = 60.0
    """Longest that one call of pandoc may take."""
    document_seconds: Annotated[float, Field(gt=0)] = 300.0
    """Longest that one document of a batch may take, on the clock and in processor time."""
    document_bytes: Annotated[int, Field(ge=200_000_000)] = 2_000_000_000
    """Most memory that one document of a batch may take; a program that reading starts may take as much again."""

    fetch_seconds: Annotated[float, Field(gt=0)] = 60.0
    """Longest that one address may take when articles are fetched, redirects included."""
    fetch_private: bool = False
    """Whether addresses of this machine and of private networks may be fetched."""

    llm_base_url: str | None = None
    """Address of an OpenAI-compatible server that may write the summary, for instance `http://127.0.0.1:11434/v1`."""
    llm_model: str | None = None
    """Name of the model there. Both or none: without them the summary is in the words of the source."""
    llm_seconds: Annotated[float, Field(gt=0)] = 60.0
    """Longest that the model may take for one article."""

    @model_validator(mode="after")
    def _model_has_an_address(self) -> Self:
        if (self.llm_base_url is None) != (self.llm_model is None):
            raise ValueError("llm_base_url and llm_model: set both, or neither")
        if self.llm_base_url is not None and not self.llm_base_url.startswith(("http://", "https://")):
            raise ValueError("llm_base_url: an address that begins with http:// or https://")
        return self

    @field_validator("formats", "sections", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """A list may come as one text with commas, as a command line and an environment have it."""
        return (
            [part for each in value.split(",") if (part := each.strip().lower())] if isinstance(value, str) else value
        )

    @field_validator("formats")
    @classmethod
    def _one_at_least(cls, value: tuple[Format, ...]) -> tuple[Format, ...]:
        if not value:
            raise ValueError("name one at least")
        return value

    @field_validator("gazetteer", mode="before")
    @classmethod
    def _rows(cls, value: object) -> object:
        """A table `kind = ["name, alias, alias"]` as rows."""
        if not isinstance(value, Mapping):
            return value
        lines = (
            f"{kind} | {name} | {aliases}" for kind, names in value.items() for name, aliases in map(_parted, names)
        )
        return gazetteer_in("\n".join(lines))

    @property
    def layout(self) -> Layout:
        return Layout(
            style=self.style,
            paper=self.paper,
            evidence=self.evidence,
            contents=self.contents,
            embed_fonts=self.embed_fonts,
            boilerplate=self.boilerplate,
            draft=self.draft,
        )

    @classmethod
    def merged(
        cls,
        toml: str = "",
        environment: Mapping[str, str] | None = None,
        read: Callable[[str], str] | None = None,
        *,
        file: str = "reportpipe.toml",
        **options: object,
    ) -> Self:
        """Settings from the text of a reportpipe.toml, `REPORTPIPE_*` variables and options (None: not given).

        `read` gives the text of a file, where `actors` or `gazetteer` is a path; without it, a path is refused. `file`
        is what the first text is called in an error.

        Raises:
            UsageError: the text is not TOML, a name is unknown, or a value is not allowed.
        """
        try:
            values: dict[str, Any] = tomllib.loads(toml)
        except tomllib.TOMLDecodeError as error:
            curly = "Texts stand in straight quotation marks. " if any(mark in toml for mark in "“”„‘’") else ""
            hint = f"{curly}docs/settings.md shows what such a file looks like."
            raise UsageError(f"not valid TOML: {error}.", where=file, hint=hint) from error
        given = dict.fromkeys(values, file)
        for name, text in sorted((environment or {}).items()):
            if name.startswith(PREFIX) and name != LLM_KEY:
                values[name.removeprefix(PREFIX).lower()] = text
                given[name.removeprefix(PREFIX).lower()] = name
        chosen = {name.rstrip("_"): value for name, value in options.items() if value is not None}
        values |= chosen
        given |= dict.fromkeys(chosen, "settings")
        for name, parse in _IN_FILES.items():
            path = values.get(name)
            if read is not None and isinstance(path, str):
                values[name] = _parsed(parse, read(path), path)
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            raise UsageError(_explain(error), where=_places(error, given), hint=_advice(cls, error)) from error


def chosen(settings: Settings | None) -> Settings:
    """The settings that a call was given, or the default ones.

    Raises:
        UsageError: it was given something else, such as a dictionary.
    """
    if not isinstance(settings, Settings | None):
        raise UsageError(f"settings are Settings, not {type(settings).__name__}.", hint=_SETTINGS_HINT)
    return settings or Settings()


_SETTINGS_HINT = 'Write Settings(to="The Minister"), from reportpipe.settings.'


_IN_FILES: dict[str, Callable[[str], object]] = {"actors": overrides_in, "gazetteer": gazetteer_in}
"""Settings that may be the path of a file, and what makes a value of its text."""


def _parsed(parse: Callable[[str], object], text: str, path: str) -> object:
    try:
        return parse(text)
    except ValueError as error:
        raise UsageError(f"{error}.", where=path, hint="docs/actors.md shows what such a file looks like.") from error


def _parted(names: object) -> tuple[str, str]:
    name, _, aliases = str(names).partition(",")
    return name, aliases


def _places(error: ValidationError, given: Mapping[str, str]) -> str:
    """Where the settings that are wrong were given: the file, a variable, or `settings` for all else."""
    names = (str(item["loc"][0]) if item["loc"] else "" for item in error.errors())
    return ", ".join(dict.fromkeys(given.get(name, "settings") for name in names))


def _explain(error: ValidationError) -> str:
    return "; ".join(_said(dict(item)) for item in error.errors()) + "."


def _said(item: dict[str, Any]) -> str:
    """What is wrong with one setting, in words that name it."""
    name = ".".join(part for part in item["loc"] if isinstance(part, str))
    if item["type"] == "extra_forbidden":
        return f"{name}: there is no such setting"
    if item["type"].startswith("date"):
        return f"{name}: {item['input']!r} is no day"
    words = str(item["msg"]).removeprefix("Value error, ")
    return f"{name}: {words}, not {item['input']!r}" if name else words


def _advice(cls: type[Settings], error: ValidationError) -> str:
    kinds = {item["type"] for item in error.errors()}
    strange = (item["loc"] for item in error.errors() if item["type"] == "extra_forbidden")
    unknown = [str(place[0]) for place in strange if len(place) == 1]
    if unknown:
        names = sorted(field.alias or name for name, field in cls.model_fields.items())
        near = [name for each in unknown for name in difflib.get_close_matches(each, names, n=1)]
        meant = f"Did you mean {' and '.join(near)}? " if near else ""
        return f"{meant}Settings are: {', '.join(names)}."
    if any(kind.startswith("date") for kind in kinds):
        return "Write a day as 2024-11-30."
    return "docs/settings.md explains each setting."
