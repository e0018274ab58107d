"""How an act is carried out: asked for, saved in a thread, and shown as saved only once it is on the disk."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reviewtui.services import judgements
from reviewtui.services.acts import Change
from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.tui.review.desk_screen import DeskScreen
from reviewtui.tui.review.wanted import Wanted

if TYPE_CHECKING:
    from reviewtui.services.stores import Store

UNSETTLED = "Two laptops disagree on this question: choose an answer to settle it first."


class Acting(DeskScreen):
    """Judgements, and acts that are not judgements."""

    writing: str | None = None
    """Code of the question whose rationale is being written."""

    def stand_at(self, code: str) -> None:
        """Go to a question."""
        raise NotImplementedError

    def back_from_field(self) -> None:
        """Leave the rationale."""
        raise NotImplementedError

    @property
    def is_unsettled(self) -> bool:
        """Whether the question at hand waits for an answer that settles a disagreement; if so, says so."""
        desk = self.desk
        if desk is None or not desk.here.sides or desk.here.answer is not None or desk.is_asked(desk.at):
            return False
        self.complain(UNSETTLED)
        return True

    def begin_act(self) -> None:
        """Something other than a judgement is on its way to the disk; what went wrong before it is in the past."""
        self.settle()
        self.acts_begun += 1
        self.acts_under_way += 1

    def end_act(self, change: Change | None = None) -> None:
        """It is there, or was given up."""
        self.acts_under_way -= 1
        if change is not None:
            self.note_saved(change.made_at)
        self.show_saving()
        self.read_if_due()

    def act_failed(self, error: ReviewtuiError) -> None:
        """It was given up: say why."""
        self.end_act()
        self.complain(str(error))

    def perform(
        self,
        work: "Callable[[Store, str], Change]",
        then: Callable[[Change], None] | None = None,
        failed: Callable[[ReviewtuiError], None] | None = None,
    ) -> None:
        """Carry out an act that is no judgement, as whoever is acting; read the sheet again and say what was done."""
        self.host.with_person(lambda person: self._perform(lambda store: work(store, person), then, failed))

    def _perform(
        self,
        work: "Callable[[Store], Change]",
        then: Callable[[Change], None] | None,
        failed: Callable[[ReviewtuiError], None] | None,
    ) -> None:
        def performed(change: Change) -> None:
            self.end_act(change)
            if then is not None:
                then(change)
            self.reload()
            self.say(change.sentence)

        def refused(error: ReviewtuiError) -> None:
            if failed is None:
                self.act_failed(error)
            else:
                self.end_act()
                failed(error)

        self.begin_act()
        self.act(work, performed, refused)
        self.show_saving()

    def record_as_acting(
        self, code: str, after: Wanted, failed: Callable[[ReviewtuiError], None] | None = None, **given: Any
    ) -> None:
        """Ask for one judgement by whoever is acting."""
        self.host.with_person(lambda person: self.record(person, code, after, failed, **given))

    def record(
        self,
        person: str,
        code: str,
        after: Wanted,
        failed: Callable[[ReviewtuiError], None] | None = None,
        **given: Any,
    ) -> None:
        """Ask for one judgement; what is not given stays as it was."""
        desk, reference = self.desk, self.reference
        assert desk is not None
        self.acts_begun += 1
        self.forget_refusals()
        self.settle()
        self.desk = desk.asking(code, after)
        with_rationale = "rationale" in given
        self.act(
            lambda store: judgements.record(store, person, reference, code, **given),
            lambda change: self._saved(code, after, change, person, with_rationale),
            lambda error: self._not_saved(code, error, failed),
        )
        self.paint()

    def _saved(self, code: str, after: Wanted, change: Change, person: str, with_rationale: bool) -> None:
        """It is on the disk: show it as such."""
        assert self.desk is not None
        self.desk = self.desk.saved(code, after, change, person, keeps_draft=not with_rationale)
        self.note_saved(change.made_at)
        if with_rationale and self.writing != code:
            self.typed.pop(code, None)
        self.failures.pop(code, None)
        self.paint_now()
        if self.desk.may_suggest(code):
            self.reload()
        self.read_if_due()

    def _not_saved(self, code: str, error: ReviewtuiError, failed: Callable[[ReviewtuiError], None] | None) -> None:
        """Say so, keep what was typed, and show again what stands."""
        assert self.desk is not None
        self.desk = self.desk.failed(code)
        if failed is not None:
            failed(error)
        elif isinstance(error, BadInput) and code not in self.typed:
            self._refused(code, str(error).removeprefix(f"{self.reference} "))
        else:
            self.failures[code] = str(error)
            self.complain(f"{code} is not saved: {error}")
            if self.writing is None:
                self.stand_at(code)
        self.paint_now()
        self.read_if_due()

    def forget_refusals(self) -> None:
        """Say no more why an answer cannot stand."""
        if self.refused:
            self.refused.clear()
            self.settle()

    def _refused(self, code: str, why: str) -> None:
        """It cannot stand beside what was answered before: go back to the question, and say why there in full."""
        if self.writing == code:
            self.back_from_field()
        if self.writing is None and self.entry.asking is None:
            self.stand_at(code)
        self.refused[code] = why.removeprefix(f"{code}: ")
        self.complain(self.refusal_lines(code)[-1], whole=False)
