"""Which answers rest on each person spoken to, on the documents and events of each agency, and on what is missing."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from db import queries
from db.store import Store
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.framework.model import Framework
from reviewtui.services.export.export_lists import lists
from reviewtui.services.frameworks import framework_on
from reviewtui.services.judging.evidence import SOURCES, Evidence
from reviewtui.services.people.blindness import reading_figures
from reviewtui.services.store.stores import plain_sentences

PERSON, DOCUMENT, EVENT, ABSENCE = "person", "document", "event", "absence"
KINDS = (PERSON, DOCUMENT, EVENT, ABSENCE)
_Agencies = Mapping[tuple[str, str, str], str]
"""Kind of evidence, case and id to the agency that it is of."""


class RestsOn(NamedTuple):
    """The answers that rest on one source; whole numbers of judgements that count."""

    kind: str
    """`person`, `document`, `event`, or `absence` of any evidence."""
    source: str
    """The person as recorded, which is untrusted; else the code of the agency, empty where none is known."""
    answers: int
    good: int
    cases: int
    at: tuple[tuple[str, str], ...]
    """Each case and question, once."""

    def as_json(self) -> dict[str, Any]:
        """As `summary --sources --json` has it."""
        at = [{"case": case, "question": question} for case, question in self.at]
        return {**self._asdict(), "at": at}


def sources_index(store: Store) -> tuple[RestsOn, ...]:
    """Every source that an answer rests on: people first, then agencies. Raises BadInput without an inspection."""
    with plain_sentences(), reading_figures(store) as connection:
        framework = framework_on(connection)
        agencies = {
            (kind, each["case"], each["id"]): each.get("agency") or ""
            for kind in (DOCUMENT, EVENT, ABSENCE)
            for each in queries.standing(connection, kind)
        }
        counted = [item for item in lists(connection)["judgements"] if item["counts"] and item["answer"]]
    return _indexed(framework, counted, agencies)


def _indexed(framework: Framework, items: Iterable[Mapping[str, Any]], agencies: _Agencies) -> tuple[RestsOn, ...]:
    found: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}
    for item in items:
        good = item["answer"] in framework.scale_of(framework.question(item["question"])).good_codes
        pieces = (_source(piece, item["case"], agencies) for piece in item["evidence"])
        for source in dict.fromkeys(pieces):
            found.setdefault(source, []).append((item["case"], item["question"], good))
    order = {name: place for place, name in enumerate((*SOURCES, *AGENCIES))}
    listed = sorted(found, key=lambda source: (KINDS.index(source[0]), order.get(source[1], len(order)), source[1]))
    return tuple(_of(*source, found[source]) for source in listed)


def _source(piece: Evidence, case: str, agencies: _Agencies) -> tuple[str, str]:
    kind = next(kind for kind in (DOCUMENT, EVENT, ABSENCE, "source") if kind in piece)
    if kind == "source":
        return PERSON, str(piece["source"])
    return kind, agencies.get((kind, case, str(piece[kind])), "")


def _of(kind: str, source: str, answers: list[tuple[str, str, bool]]) -> RestsOn:
    at = tuple((case, question) for case, question, _ in answers)
    return RestsOn(kind, source, len(answers), sum(good for *_, good in answers), len({case for case, _ in at}), at)
