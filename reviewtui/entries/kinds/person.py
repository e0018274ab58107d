"""A person of the inspection's team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.entries.kinds.kind import Kind, Listed, Shape

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import Filled, Role


class PersonContent(Shape):
    """What a `person` entry holds."""

    name: Filled
    role: Role


PERSON = Kind(
    "person",
    PersonContent,
    "{name}",
    say=lambda telling: f"person: {telling.content['role'].replace('_', ' ')}.",
    withheld="a person",
    listed=(Listed("people", PersonContent, lambda content, _: content),),
)
