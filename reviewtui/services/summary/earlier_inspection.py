"""The figures of an earlier inspection, read from the file that `export` wrote: nothing proves what it says."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reviewtui.exchange.faults import FaultyFile
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import read_bytes


class Node(NamedTuple):
    """One inspection's figures on a standard or question."""

    rating: str | None
    """The calculated one."""
    good: int | None = None
    """None where it is not rated from a share."""
    applicable: int | None = None

    @property
    def share(self) -> float | None:
        """From 0 to 1."""
        return self.good / self.applicable if self.good is not None and self.applicable else None


class Earlier(NamedTuple):
    """What a file says of an inspection."""

    id: str
    title: str
    nodes: Mapping[str, Node]
    method: str
    population: int | None
    times: Mapping[str, tuple[int, ...]]
    """By measure, the value of each case that has one."""


def read_earlier(path: str, framework: Framework) -> Earlier:
    """What a file holds. Raises BadInput for one that cannot be read or has no summary, and for another framework."""
    from reviewtui.exchange.reader import read_document
    from reviewtui.exchange.text import INSPECTION_CAP

    try:
        document = read_document(read_bytes(path, INSPECTION_CAP), path)
    except FaultyFile as faulty:
        raise BadInput(f"{path} cannot be compared with.", [str(fault) for fault in faulty.faults]) from None
    asked = document["framework"]
    if (asked["code"], asked["version"]) != (framework.code, framework.version):
        raise BadInput(
            f"{path} uses {asked['code']} version {asked['version']}, and this store {framework.code} version "
            f"{framework.version}. Only inspections under the same framework can be compared."
        )
    if "summary" not in document:
        raise BadInput(f"{path} has no summary. Name a file that `export` wrote.")
    summary = document["summary"]
    listed = {OVERALL: summary["overall"], **summary["standards"], **summary["questions"]}
    known = (OVERALL, *(each.code for each in framework.standards), *(each.code for each in framework.questions()))
    sample = summary.get("sample", {})
    described = document["inspection"]
    nodes = {code: _told(path, framework, code, listed[code]) for code in known if code in listed}
    population = _number(path, sample.get("population"))
    times = {measure.code: _values(path, summary, measure.code) for measure in framework.measures}
    most = max((*(node.applicable or 0 for node in nodes.values()), *map(len, times.values())), default=0)
    if population is not None and population < most:
        raise BadInput(f"{path}: the sample was drawn from {population:,} cases, and {most:,} are counted.")
    title, method = described.get("title") or described["id"], str(sample.get("method") or "")
    return Earlier(described["id"], title, nodes, method, population, times)


def _values(path: str, summary: Mapping[str, Any], measure: str) -> tuple[int, ...]:
    """What a file says that each case took. Raises BadInput."""
    said = summary.get("timeliness")
    one = said.get(measure) if isinstance(said, dict) else None
    cases = one.get("cases") if isinstance(one, dict) else None
    given = [case.get("value") for case in cases.values() if isinstance(case, dict)] if isinstance(cases, dict) else []
    return tuple(value for each in given if (value := _number(path, each, "what a case took")) is not None)


def _told(path: str, framework: Framework, code: str, said: Any) -> Node:
    """What a file says of a node, looked at before it is used: nothing proves it. Raises BadInput."""
    share = said.get("share") if isinstance(said, dict) else None
    rating = said.get("rating") if isinstance(said, dict) else None
    known = framework.inspection_scale(code).by_code
    if rating is not None and not (isinstance(rating, str) and rating in known):
        raise BadInput(f"{path}: the rating of {code} is not one of this framework.")
    if not isinstance(share, dict):
        return Node(rating)
    good, applicable = _number(path, share.get("good")), _number(path, share.get("applicable"))
    if good is None or applicable is None or good > applicable:
        raise BadInput(f"{path}: the counts of {code} are not numbers of cases.")
    return Node(rating, good, applicable)


def _number(path: str, value: Any, what: str = "a number of cases") -> int | None:
    if value is None:
        return None
    if type(value) is not int or value < 0:
        raise BadInput(f"{path}: {what} is not a whole number.")
    return value
