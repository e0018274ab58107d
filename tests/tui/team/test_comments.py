"""Comments in the screens: written, replied to, resolved, and found from anywhere."""

from reviewtui.services.export.subjects import about
from reviewtui.services.judging.comments import comment, comments
from reviewtui.services.store.stores import Store
from reviewtui.services.team.allocations import allocate
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import HOSTILE, INSPECTOR, LEAD, OTHER

CASE = "NOR-01"


def said(app: ReviewApp) -> list[tuple[str, str, bool]]:
    assert app.store is not None
    return [(each.question, each.text, each.is_open) for each in comments(app.store, CASE)]


async def test_a_comment_is_written_answered_and_resolved(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_review(OpenReview(CASE, "1.2"))
        await settle(pilot)
        await press(pilot, "}")
        assert "No comment is open on this case." in shown(pilot)
        await press(pilot, "m", "r")
        assert "No comment on this question yet. Press a to write one." in shown(pilot)
        await press(pilot, "a", "enter")
        assert "Enter the comment." in shown(pilot)
        assert app.screen.kept_as.endswith("/on/1.2")
        await type_text(pilot, "Which page?")
        await press(pilot, "enter")
        assert f"? {INSPECTOR}: Which page?" in shown(pilot)
        await press(pilot, "r")
        await type_text(pilot, "Page")
        await press(pilot, "escape")
        assert ["Page" in draft.text for draft in about(app.store, CASE).drafts] == [True]
        await press(pilot, "r")
        await type_text(pilot, " 4.")
        await press(pilot, "enter")
        assert f"↳ {INSPECTOR}: Page 4." in shown(pilot)
        assert said(app) == [("1.2", "Which page?", True), ("1.2", "Page 4.", False)]

        await press(pilot, "escape")
        assert "14 of 14 · 1 comment" in shown(pilot)
        await press(pilot, "right")
        assert app.screen.state.at == "1.3"
        await press(pilot, "}")
        assert app.screen.state.at == "1.2"
        await press(pilot, "{")
        assert "Only 1.2 has an open comment." in shown(pilot)
        await press(pilot, "M", "s")
        assert "│ 1.2     an open comment " in shown(pilot)
        await press(pilot, "enter")
        assert f"Comments on {CASE} 1.2" in shown(pilot)

        await press(pilot, "j", "x")
        assert said(app)[0] == ("1.2", "Which page?", False)
        assert f"✓ {INSPECTOR}: Which page?" in shown(pilot)
        await press(pilot, "escape")
        assert "comment" not in lines(pilot)[2]
        await press(pilot, "m", "x")
        assert said(app)[0] == ("1.2", "Which page?", True)


async def test_open_comments_of_all_cases_lead_to_their_questions_but_not_into_a_blind_review(
    app: ReviewApp, small_store: Store
) -> None:
    comment(small_store, LEAD, CASE, "2.1", HOSTILE)
    comment(small_store, LEAD, "GLA-01", "1.1", "Say why.")
    allocate(small_store, LEAD, ["GLA-01"], INSPECTOR, "second")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "c")
        assert "GLA-01" not in "\n".join(line for line in lines(pilot) if "Ada Lead:" in line)
        await press(pilot, "enter")
        assert f"Comments on {CASE} 2.1" in shown(pilot)
        assert "[bold]Report" in shown(pilot)
        assert "\x1b" not in shown(pilot)
        await press(pilot, "escape")
        assert app.screen.state.at == "2.1"
        assert any(line.lstrip(" ▸").startswith("G?2.1 ") for line in lines(pilot))
    app = ReviewApp(small_store, person=OTHER)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "c")
        assert "GLA-01 1.1" in shown(pilot)
