"""What can go wrong, and the exit code that each kind of failure owns.

ReportpipeError            1   anything below, and what nobody foresaw
├── UsageError             2   an option, a setting or a name that does not exist
├── InputError             3   a source that cannot be read at all
│   ├── EmptySource            no text in it
│   ├── NotText                a program, a picture, an archive: nothing that reads as an article
│   ├── NoTextLayer            a scanned PDF
│   ├── Encrypted              a password is needed
│   ├── Malformed              a damaged or truncated file
│   └── TooLarge               over a limit on size, nesting or pages
├── StyleError             4   a style pack that lacks a part or does not render
├── ToolError              5   pandoc or Pango missing, too old, too slow or broken
├── MemoError              6   a memo.json that does not follow the schema, or is stale
├── BatchError             7   some documents of a run failed; the others are done
└── FaultyFile             8   a finished file that was checked breaks a rule

A message says what is wrong and where; the hint says what to do now.
"""

from typing import ClassVar


class ReportpipeError(Exception):
    """A failure that a user can act on: `code` for programs, `message`, `where` and `hint` for people."""

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "error"

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.message}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Cross process borders whole: the default drops keyword arguments."""
        return _rebuild, (type(self), self.message, self.where, self.hint)


def _rebuild(kind: type[ReportpipeError], message: str, where: str | None, hint: str | None) -> ReportpipeError:
    return kind(message, where=where, hint=hint)


class UsageError(ReportpipeError):
    exit_code = 2
    code = "usage"


class InputError(ReportpipeError):
    exit_code = 3
    code = "input"


class EmptySource(InputError):
    code = "input.empty"


class NotText(InputError):
    code = "input.not_text"


class NoTextLayer(InputError):
    code = "input.no_text_layer"


class Encrypted(InputError):
    code = "input.encrypted"


class Malformed(InputError):
    code = "input.malformed"


class TooLarge(InputError):
    code = "input.too_large"


class StyleError(ReportpipeError):
    exit_code = 4
    code = "style"


class ToolError(ReportpipeError):
    exit_code = 5
    code = "tool"


class MemoError(ReportpipeError):
    exit_code = 6
    code = "memo"


class BatchError(ReportpipeError):
    exit_code = 7
    code = "batch"


class FaultyFile(ReportpipeError):
    exit_code = 8
    code = "faulty_file"
