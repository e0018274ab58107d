"""Choosing what an inspection asks: a framework that comes with the program, or a file that passes its check."""

from typing import NamedTuple

from reviewtui.framework import shipped
from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.services.errors import BadInput
from reviewtui.services.sources import framework_text, read_framework_at


class Offered(NamedTuple):
    """A framework that comes with the program, as a person picks it from a list."""

    code: str
    title: str
    summary: str


def offered() -> tuple[Offered, ...]:
    """All that come with the program, sorted by code. Takes some tenths of a second: they are read in full."""
    read = (read_framework(shipped.source(code), code) for code in shipped.codes())
    return tuple(Offered(found.code, found.title, found.summary) for found in read)


def sound(code_or_file: str) -> tuple[str, Framework]:
    """The text of a framework and the framework, proved where it is a file of one's own.

    Raises BadInput with every fault that `framework check` finds.
    """
    found = read_framework_at(code_or_file)
    text = framework_text(code_or_file)
    if code_or_file not in shipped.codes():
        from reviewtui.rating.proof.paths import located
        from reviewtui.rating.proof.prove import prove

        faults = [
            ": ".join(part for part in (f"{code_or_file}:{fault.line}", fault.key, fault.text) if part)
            for fault in located(prove(found).faults, text)
        ]
        if faults:
            raise BadInput(f"{code_or_file} cannot be used: its rules have faults.", faults)
    return text, found
