"""What a team does together, from any screen: each act opens its window, and says what came of it."""

from collections.abc import Callable, Container
from functools import partial
from typing import TYPE_CHECKING

from reviewtui.services.errors import ReviewtuiError
from reviewtui.tui.actions.team import OF_A_CASE
from reviewtui.tui.everywhere import Everywhere
from reviewtui.tui.messages import OpenReview

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.judging.comments import Comment
    from reviewtui.services.lead.signing_off import InTheWay
    from reviewtui.services.people.stage import Stage
    from reviewtui.services.reviewing.completeness import Missing
    from reviewtui.services.store.stores import Store
    from reviewtui.tui.team.job import Job
    from reviewtui.tui.team.signing_off import Sign
    from reviewtui.tui.team.writing_out import WayOut


class Teamwork(Everywhere, inherit_bindings=False):
    """An app whose screens lead to what a team does."""

    def action_team(self) -> None:
        """List what the team can do, with the case at hand and with all."""
        from reviewtui.tui.team.window import TeamWindow

        if self.store is not None:
            self._push(TeamWindow(self._case_at_hand()), self._do)

    def action_team_act(self, act: str) -> None:
        """Do one of these things: by its letter in the window, or by its name in the palette."""
        from reviewtui.tui.team.window import TeamWindow

        if act in OF_A_CASE and self._case_at_hand() is None:
            return
        if isinstance(window := self.screen, TeamWindow):
            window.dismiss(act)
        else:
            self._do(act)

    def _do(self, act: str | None) -> None:
        if act is not None and self.store is not None:
            getattr(self, f"begin_{act}")()

    def _case_at_hand(self) -> str | None:
        return screen.case_at_hand() if (screen := self.whole_screen) else None

    def _of_case(self, then: Callable[[str, str], None]) -> None:
        """Call `then` with the case at hand and who is working."""
        if (case := self._case_at_hand()) is not None:
            self.with_person(lambda person: then(case, person))

    def _carry_out(
        self, work: "Callable[[Store], Change]", failed: Callable[[ReviewtuiError], None] | None = None
    ) -> None:
        """Do something that needs no window, on behalf of the screen one is at."""
        if (screen := self.whole_screen) is None:
            return

        def done(change: "Change") -> None:
            self.say(change.shown)
            screen.reload()

        screen.act(work, done, failed)

    def _recorded(self, change: "Change | None") -> None:
        if change is not None:
            self.say(change.shown)

    # Signing off -----------------------------------------------------------------------------------------------------

    def begin_sign_off(self) -> None:
        """List what is in the way, and go to what is picked of it; sign off, or reopen what was signed off."""
        from reviewtui.tui.team.signing_off import Sign, SignOff

        def answered(picked: "InTheWay | Sign | str | None") -> None:
            if isinstance(picked, Sign):
                self.with_person(lambda person: self._sign_off(person, picked))
            elif isinstance(picked, str):
                self.with_person(self._reopen_inspection)
            elif picked is not None:
                self.post_message(OpenReview(picked.case, picked.question or None))

        self._push(SignOff(), answered)

    def _sign_off(self, person: str, wanted: "Sign") -> None:
        from reviewtui.services.lead.signing_off import sign_off

        self._carry_out(lambda store: sign_off(store, person, incomplete=True, seen=wanted.seen))

    def _reopen_inspection(self, person: str) -> None:
        from reviewtui.services.lead.signing_off import reopen
        from reviewtui.tui.team.windows import SayWhy

        work = lambda store, reason: reopen(store, person, reason)  # noqa: E731  # one call, for the window
        self._push(SayWhy("Reopen the inspection", "Why it is changed", work), self._recorded)

    # Screens ---------------------------------------------------------------------------------------------------------

    def begin_allocate(self) -> None:
        """Show who has which case."""
        from reviewtui.tui.team.allocating import AllocationScreen

        if not self._return_to("allocation"):
            self.push_screen(AllocationScreen())

    def begin_moderate(self) -> None:
        """Show the judgements that differ."""
        from reviewtui.tui.team.moderating import ModerationScreen

        if not self._return_to("moderation"):
            self.push_screen(ModerationScreen())

    # What leaves, and merging ----------------------------------------------------------------------------------------

    def begin_hand_in(self) -> None:
        """Write this laptop's record to a place, and say what it held when it was read back."""
        from reviewtui.tui.team.ways_out import handing_in

        self.with_person(lambda person: self._write_out(handing_in(person)))

    def begin_bundle(self) -> None:
        """Write what one inspector needs to a place."""
        from reviewtui.services.inspections import find_inspection
        from reviewtui.services.team.allocations import allocations
        from reviewtui.tui.team.allocating import load_of
        from reviewtui.tui.team.people import PickPeople
        from reviewtui.tui.team.ways_out import bundling

        def picked(names: "tuple[str, ...] | None") -> None:
            if names:
                self.with_person(lambda person: self._write_out(bundling(person, names[0])))

        def read(store: "Store") -> list[tuple[str, str]]:
            inspection, given = find_inspection(store), allocations(store)
            people = inspection.people if inspection else ()
            return [(person.name, load_of(person.name, given).words) for person in people]

        if (screen := self.whole_screen) is not None:
            whom = partial(PickPeople, "Write a bundle for", several=False, enter="choose")
            screen.ask(read, lambda people: self._push(whom(people), picked))

    def begin_export(self) -> None:
        """Write the whole inspection to a place."""
        from reviewtui.tui.team.ways_out import exporting

        self.with_person(lambda person: self._write_out(exporting(person)))

    def _write_out(self, way: "WayOut") -> None:
        from reviewtui.tui.team.writing_out import WriteOut

        self._push(WriteOut(way), lambda _: None)

    def begin_merge(self) -> None:
        """Join what other laptops handed in, once it was seen what would come in."""
        from reviewtui.tui.team.merging import Merge

        self._push(Merge(self.person), lambda _: None)

    # What is seldom done ---------------------------------------------------------------------------------------------

    def begin_upgrade(self) -> None:
        """Go over to another version of the framework, once its effects were shown."""
        from reviewtui.services.judging import drafts
        from reviewtui.tui.team.job import JobWindow
        from reviewtui.tui.team.jobs import upgrading

        def upgraded(_: object) -> None:
            of_questions = [key for key in self.typed_in_windows if drafts.is_of_a_question(key[1])]
            for key in of_questions:  # they are on the disk too, and there went to the questions' new codes
                del self.typed_in_windows[key]

        self.with_person(lambda person: self._push(JobWindow(upgrading(person)), upgraded))

    def begin_hand_over(self) -> None:
        """Copy the store for a new laptop; this one is only read from then on."""
        from reviewtui.tui.team.jobs import handing_over

        self.with_person(lambda person: self._open_job(handing_over(person)))

    def begin_draw(self) -> None:
        """Draw a sample from a caseload list."""
        from reviewtui.tui.team.jobs import drawing

        self._open_job(drawing())

    def begin_sync(self) -> None:
        """Exchange entries with a hub."""
        from reviewtui.tui.team.jobs import syncing

        self.with_person(lambda person: self._open_job(syncing(person)))

    def begin_withdraw(self) -> None:
        """Withdraw the case at hand from the sample, or return it."""
        from reviewtui.services.cases.withdrawing import is_withdrawn
        from reviewtui.tui.team.jobs import reinstating, withdrawing

        def ask(case: str, person: str) -> None:
            def found(is_out: bool) -> None:
                self._open_job(reinstating(person, case) if is_out else withdrawing(person, case))

            if (screen := self.whole_screen) is not None:
                screen.ask(lambda store: is_withdrawn(store, case), found)

        self._of_case(ask)

    def _open_job(self, job: "Job") -> None:
        from reviewtui.tui.team.job import JobWindow

        self._push(JobWindow(job), lambda _: None)

    # Comments --------------------------------------------------------------------------------------------------------

    def begin_comments(self) -> None:
        """List the open comments of all cases; go to the question of one, and show those on it."""
        from reviewtui.tui.team.comments import OpenCommentsDialog

        def picked(comment: "Comment | None", person: str) -> None:
            if comment is not None:
                self.post_message(OpenReview(comment.case, comment.question))
                self.call_later(self.show_comments, comment.case, comment.question, person)

        self.with_person(lambda person: self._push(OpenCommentsDialog(), lambda found: picked(found, person)))

    def show_comments(self, case: str, question: str, person: str) -> None:
        """Show the comments on a question."""
        from reviewtui.tui.team.comments import CommentsDialog

        self.push_screen(CommentsDialog(case, question, person))

    # The course of a review ------------------------------------------------------------------------------------------

    def begin_submit(self) -> None:
        """Submit the review of the case at hand; list what is missing, and go to what is picked of it."""
        self._of_case(lambda case, person: self._submit(case, person, incomplete=False))

    def _submit(self, case: str, person: str, *, incomplete: bool) -> None:
        from reviewtui.services.reviewing.completeness import OPEN_COMMENT, NotComplete
        from reviewtui.services.reviewing.submissions import submit
        from reviewtui.tui.team.windows import MissingDialog

        def answered(picked: "Missing | bool | None") -> None:
            if picked is True:
                self._submit(case, person, incomplete=True)
            elif picked:
                self.post_message(OpenReview(case, picked.question))
                if picked.what == OPEN_COMMENT:
                    self.call_later(self.show_comments, case, picked.question, person)

        def failed(error: ReviewtuiError) -> None:
            if isinstance(error, NotComplete):
                self._push(MissingDialog(case, error.missing), answered)
            else:
                self.complain(str(error))

        self._carry_out(lambda store: submit(store, person, case, incomplete=incomplete), failed)

    def _of_review(self, states: Container[str], then: Callable[[str, str, str], None]) -> None:
        """Call `then` with case, review and person: the review in one of these states, asked for where both are."""
        from reviewtui.services.people.stage import stages_in
        from reviewtui.tui.team.windows import WhichReview

        def found(case: str, person: str, stages: "dict[str, Stage]") -> None:
            fitting = [review for review, stage in stages.items() if stage.state in states] or ["first"]
            if len(fitting) == 1:
                then(case, fitting[0], person)
            else:
                go_on = lambda review: then(case, review, person) if review else None  # noqa: E731  # its answer's way
                self._push(WhichReview(case), go_on)

        def read(case: str, person: str) -> None:
            if (screen := self.whole_screen) is not None:
                screen.ask(lambda store: stages_in(store, case), lambda stages: found(case, person, stages))

        self._of_case(read)

    def begin_accept(self) -> None:
        """Accept the submitted review of the case at hand."""
        from reviewtui.services.reviewing.submissions import accept

        def carry_out(case: str, review: str, person: str) -> None:
            self._carry_out(lambda store: accept(store, person, case, review))

        self._of_review(("submitted",), carry_out)

    def begin_send_back(self) -> None:
        """Return the submitted review of the case at hand, with a comment."""
        from reviewtui.services.reviewing.submissions import send_back
        from reviewtui.tui.team.windows import SayWhy

        def ask(case: str, review: str, person: str) -> None:
            work = lambda store, reason: send_back(store, person, case, reason, review)  # noqa: E731  # one call, for the window
            heading, asks = f"Return {case} to its inspector", "What is to be done"
            self._push(SayWhy(heading, asks, work, case=case, item=review), self._recorded)

        self._of_review(("submitted",), ask)

    def begin_reopen(self) -> None:
        """Reopen the review of the case at hand, with a reason."""
        from reviewtui.services.reviewing.submissions import reopen
        from reviewtui.tui.team.windows import SayWhy

        def ask(case: str, review: str, person: str) -> None:
            work = lambda store, reason: reopen(store, person, case, reason, review)  # noqa: E731  # one call, for the window
            window = SayWhy(f"Reopen {case}", "Why it is changed", work, case=case, item=review)
            self._push(window, self._recorded)

        self._of_review(("submitted", "accepted"), ask)
