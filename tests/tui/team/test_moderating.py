"""Moderation on the screen: both judgements with their reasons, and the answer that is agreed on."""

from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.challenges import Said, challenge, challenges, decide
from reviewtui.services.lead.moderation import compared
from reviewtui.services.reviewing.submissions import submit
from reviewtui.services.store.stores import Store
from reviewtui.services.team.allocations import allocate
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import HOSTILE, LEAD, OTHER

CASE = "NOR-01"


def judged_twice(store: Store) -> None:
    """A second review that differs on 1.1 and agrees on 1.2."""
    allocate(store, LEAD, [CASE], OTHER, "second")
    record(store, OTHER, CASE, "1.1", answer="inadequate", rationale=HOSTILE, evidence=({"event": "e2"},))
    record(store, OTHER, CASE, "1.2", answer="requires_improvement", rationale="As the file says.")
    for person in ("Siân Inspector", OTHER):
        submit(store, person, CASE, incomplete=True)


def challenged(store: Store) -> None:
    """Two questions judged once: of one a challenge was not upheld, of the other it waits for the lead."""
    for question in ("1.3", "1.4"):
        challenge(store, LEAD, CASE, Said("It was shared.", "North YOT", "2012-12-03", question))
    decide(store, LEAD, CASE, challenges(store)[0].id, "not_upheld", "The log shows nothing.")


async def test_an_answer_is_agreed_on_and_withdrawn(small_store: Store) -> None:
    judged_twice(small_store)
    challenged(small_store)
    app = ReviewApp(small_store, person=LEAD)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "d")
        assert lines(pilot)[0].rstrip().endswith("1 to moderate")
        row = next(line for line in lines(pilot) if "to decide" in line)
        assert "Good ≠ Inadequate" in row
        assert "Both files say so." in shown(pilot)
        assert "[bold]Report" in shown(pilot)
        assert "\x1b" not in shown(pilot)
        assert "§ 02/03/2011" in shown(pilot) or "§ " in shown(pilot)
        assert not any("1.3" in line or "1.4" in line for line in lines(pilot)), "nothing is to do about either"
        await press(pilot, "o")
        for question, state in (("1.2", "agree"), ("1.3", "not upheld"), ("1.4", "open")):
            assert any(question in line and state in line for line in lines(pilot))

        await press(pilot, "o", "a", "tab", "enter")
        assert "Choose the answer first." in shown(pilot)
        await press(pilot, "shift+tab", "j", "enter")
        assert "Choose the answer first." not in shown(pilot)
        await press(pilot, "enter")
        assert "Enter a reason." in shown(pilot)
        assert app.screen.kept_as.endswith("/on/1.1"), "an upgrade knows what it is about"
        await type_text(pilot, "The police file decides")
        await press(pilot, "enter")
        (one, *_) = compared(small_store, LEAD)
        assert (one.question, one.moderated.answer, one.moderated.reason) == ("1.1", "good", "The police file decides")
        assert lines(pilot)[0].rstrip().endswith("0 to moderate")
        assert "Moderated: Good (Ada Lead" in shown(pilot)

        await press(pilot, "D")
        assert app.screen.kept_as.endswith("/on/1.1")
        await type_text(pilot, "not agreed after all")
        await press(pilot, "enter")
        assert compared(small_store, LEAD)[0].moderated is None
        await press(pilot, "enter")
        assert (app.screen.CONTEXT, app.screen.state.at) == ("review", "1.1")
