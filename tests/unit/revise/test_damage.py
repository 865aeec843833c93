"""A Word file damaged in any way is an error of errors.py or is read as far as it goes; never a traceback."""

import random
from contextlib import suppress

import pytest

from reportpipe.check.docx import check
from reportpipe.errors import InputError, ReportpipeError
from reportpipe.ooxml.package import Package
from reportpipe.revise import revision


def bend_elements(data, dice):
    """Elements taken out, put elsewhere, their attributes made nonsense."""
    package = Package.read(data)
    elements = [element for element in package.tree("word/document.xml").iter() if element.getparent() is not None]
    for _ in range(dice.randrange(1, 12)):
        element, other = dice.choice(elements), dice.choice(elements)
        deed = dice.randrange(4)
        if deed == 0 and element.getparent() is not None:
            element.getparent().remove(element)
        elif deed == 1 and element is not other and element not in other.iterancestors():
            other.append(element)
        elif deed == 2:
            for name in list(element.attrib):
                element.attrib[name] = "x"
        else:
            element.text = f"{element.text or ''}zz"
    return package.write()


def bend_part(data, dice):
    package = Package.read(data)
    name = dice.choice(package.names())
    package.parts[name] = bend_bytes(package.parts[name], dice)
    return package.write()


def bend_bytes(data, dice):
    bent = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        bent[dice.randrange(len(bent))] = dice.randrange(256)
    return bytes(bent)


@pytest.mark.parametrize("bend", [bend_elements, bend_part, bend_bytes])
def test_damage_is_an_error_or_does_no_harm(memo, data, bend):
    dice = random.Random(7)  # noqa: S311 - the same damage every time
    refused = 0
    for _ in range(80):
        bent = bend(data, dice)
        with suppress(InputError):
            check(bent)
        try:
            found = revision(memo, bent)
        except ReportpipeError:
            refused += 1
        else:
            assert found.memo.revision == memo.revision + bool(found.edits)
    assert refused < 80 or bend is not bend_elements
