"""A second review on the screen: it opens empty for whoever was given it, and says what it is."""

from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.team.allocations import allocate
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.tui.conftest import lines, press, settle, shown
from tests.tui.small import INSPECTOR, OTHER

CASE = "NOR-03"


async def test_a_second_review_is_blind_on_the_screen(app: ReviewApp) -> None:
    assert app.store is not None
    record(app.store, OTHER, CASE, "1.1", answer="good", rationale="Each agency was asked.")
    allocate(app.store, OTHER, [CASE], INSPECTOR, "second")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_review(OpenReview(CASE, "1.1"))
        await settle(pilot)
        assert lines(pilot)[0].startswith(f" {CASE} North · Second review · ")
        assert "Each agency was asked." not in shown(pilot)
        await press(pilot, "3")
        first, second = (open_review(app.store, person, CASE).questions[0] for person in (OTHER, INSPECTOR))
        assert (first.judged.inspector, second.judged.inspector) == (OTHER, INSPECTOR)  # type: ignore[union-attr]
        await press(pilot, "escape", "S")
        assert f"{INSPECTOR} has the second review of {CASE}, and may not see the first" in " ".join(
            shown(pilot).split()
        )
        assert "Good" not in shown(pilot)
        await pilot.resize_terminal(120, 36)
        await press(pilot, "C", "G")
        beside = " ".join(" ".join(line.partition("│")[2] for line in lines(pilot)).split())
        assert "your second review: 1 answered" in beside
