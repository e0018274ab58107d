"""What the files of cases say of the facts by which a framework chooses the questions that it asks of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from db import queries
from db.entries import Connection
from reviewtui.framework.model import Framework

Facts = Mapping[str, Any]


def facts_of(connection: Connection, framework: Framework, cases: Iterable[str]) -> dict[str, Facts]:
    """Case to what is said of it; nothing is read where the framework asks the same of every case."""
    if not framework.asked_when:
        return {}
    read = {wanted.fact for facts in framework.asked_when.values() for wanted in facts}
    said = queries.live(connection, "case", cases)
    return {case: {fact: content.get(fact) for fact in read} for case, content in said.items()}
