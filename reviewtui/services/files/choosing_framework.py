"""Choosing what an inspection asks: a framework that comes with the program, or a file that passes its check."""

from typing import NamedTuple

from reviewtui.framework import shipped
from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import framework_text, read_framework_at


class Offered(NamedTuple):
    """A framework that comes with the program, as a person picks it from a list."""

    code: str
    title: str
    summary: str
    variant: str = ""
    """Code of the type of inspection; empty where the framework has but one."""


def offered() -> tuple[Offered, ...]:
    """All that come with the program, each type of inspection by itself. Takes some tenths of a second."""
    read = (read_framework(shipped.source(code), code) for code in shipped.codes())
    return tuple(each for found in read for each in _types(found))


def _types(framework: Framework) -> tuple[Offered, ...]:
    """A framework as it is offered: once for each type of inspection that rates a whole, or as it is."""
    types = tuple(
        Offered(framework.code, f"{framework.title}: {each.title}", each.summary, each.code)
        for each in framework.variants
        if each.overall
    )
    return types or (Offered(framework.code, framework.title, framework.summary),)


def sound(code_or_file: str, variant: str = "") -> tuple[str, Framework]:
    """The text of a framework and the framework, proved where it is a file of one's own.

    With a `variant` it is the framework of that type of inspection. Raises BadInput with every fault that
    `framework check` finds.
    """
    found = read_framework_at(code_or_file, variant)
    text = framework_text(code_or_file)
    if code_or_file not in (*shipped.codes(), *shipped.earlier()):
        from reviewtui.rating.proof.paths import located
        from reviewtui.rating.proof.prove import prove

        faults = [
            ": ".join(part for part in (f"{code_or_file}:{fault.line}", fault.key, fault.text) if part)
            for fault in located(prove(read_framework_at(code_or_file)).faults, text)
        ]
        if faults:
            raise BadInput(f"{code_or_file} cannot be used. Its rules have errors.", faults)
    return text, found
