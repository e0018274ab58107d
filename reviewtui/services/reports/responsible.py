"""Whose work the answers to each question are about: agency by question, with what it is out of."""

from collections import Counter
from typing import Any, NamedTuple

from db.store import Store
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case_codes import PHASES
from reviewtui.services.export.export_lists import lists
from reviewtui.services.inspections import inspection_on
from reviewtui.services.people.blindness import reading_figures
from reviewtui.services.store.stores import plain_sentences


class NamedAgencies(NamedTuple):
    """One question over all cases; whole numbers of judgements that count."""

    question: str
    answers: int
    named: int
    """Those that name an agency."""
    agencies: dict[str, int]
    """Every agency to how many name it; one judgement may name several."""
    phases: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """As `summary --responsible --json` has it, by question."""
        return {key: value for key, value in self._asdict().items() if key != "question"}


def named_agencies(store: Store) -> tuple[NamedAgencies, ...]:
    """Every question of the framework, in its order. Raises BadInput without an inspection."""
    with plain_sentences(), reading_figures(store) as connection:
        questions = [question.code for question in inspection_on(connection).framework.questions()]
        counted = [item for item in lists(connection)["judgements"] if item["counts"]]
    return tuple(_of(code, [item for item in counted if item["question"] == code]) for code in questions)


def _of(question: str, items: list[dict[str, Any]]) -> NamedAgencies:
    agencies = Counter(code for item in items for code in dict.fromkeys(item.get("responsible", ())))
    phases = Counter(item["phase"] for item in items if "phase" in item)
    return NamedAgencies(
        question,
        len(items),
        sum(1 for item in items if item.get("responsible")),
        {code: agencies[code] for code in AGENCIES},
        {code: phases[code] for code in PHASES},
    )
