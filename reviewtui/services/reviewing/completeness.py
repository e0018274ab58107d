"""What stands between a review and its submission."""

from typing import NamedTuple

from db.store import Store
from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.people.own_review import FIRST
from reviewtui.services.people.parts import parts_on
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import plain_sentences

OPEN_COMMENT, NOT_SUBMITTED = "an open comment", "standard not submitted"


class Missing(NamedTuple):
    """One thing that stands between a review and its submission."""

    question: str
    what: str
    """`not answered`, `rationale missing`, …"""
    by: str = ""
    """Who was given its standard, where that is somebody else than has the case."""

    @property
    def words(self) -> str:
        """`not answered (Ruth Hallam)`"""
        return f"{self.what} ({self.by})" if self.by else self.what

    @property
    def sentence(self) -> str:
        """`1.2: not answered.`"""
        return f"{self.question}: {self.words}."

    def as_json(self) -> dict[str, str]:
        """As `submit --json` prints it: whose it is only where a standard was given to somebody else."""
        return {key: value for key, value in self._asdict().items() if value}


def missing(store: Store, person: str, case: str) -> tuple[Missing, ...]:
    """What a review lacks, in the order of its questions; standards of others that they did not submit come last.

    Raises BadInput for an unknown case.
    """
    sheet = open_review(store, person, case)
    with plain_sentences(), store.read() as connection:
        parts = parts_on(connection, case) if sheet.review == FIRST else ()
    by = {part.standard: part.inspector for part in parts}
    waiting = {comment.question for comment in sheet.comments if comment.is_open}
    found = []
    for state in sheet.asked:
        lacks = (
            ("different judgements", bool(state.sides)),
            ("not answered", state.answer is None and not state.sides),
            ("rationale missing", state.owes_rationale),
            ("evidence missing", state.owes_evidence),
            ("to review again", bool(state.second_look)),
            (OPEN_COMMENT, state.question.code in waiting),
        )
        whose = by.get(state.standard.code, "")
        found += [Missing(state.question.code, what, whose) for what, is_so in lacks if is_so]
    return (
        *found,
        *(Missing(part.standard, NOT_SUBMITTED, part.inspector) for part in parts if not part.stage.is_closed),
    )


class NotComplete(ReviewtuiError):
    """A review that lacks something is not submitted unless that is asked for."""

    exit_code = 1

    def __init__(self, case: str, missing: tuple[Missing, ...]) -> None:
        """`missing` is what it lacks."""
        super().__init__(f"{case} was not submitted. Missing: {len(missing):,}.")
        self.missing = missing
