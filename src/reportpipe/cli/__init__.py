"""The command line: one command a verb, each of which parses its arguments, calls the library and reports."""

import sys
from io import TextIOWrapper

from reportpipe.cli import checking, feeding, looking, making, revising, styling
from reportpipe.cli.app import app, standard_output

__all__ = ["app", "main"]

making.register(app)
feeding.register(app)
looking.register(app)
revising.register(app)
checking.register(app)
app.add_typer(styling.app, name="style")


def main() -> None:
    """Run the command line; the entry point of the `reportpipe` program.

    A letter that the terminal's encoding lacks is shown as an escape.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    with standard_output():  # help and version are printed before a command begins
        app()
