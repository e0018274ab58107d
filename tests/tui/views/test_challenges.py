"""The factual accuracy check on the screen: a challenge is added and decided; only moderating changes a judgement."""

from datetime import date

import pytest

from reviewtui.services.export.subjects import about
from reviewtui.services.judging.drafts import keep_window, kept_window
from reviewtui.services.lead.challenges import Said, challenge, challenges
from reviewtui.services.lead.moderation import judged
from reviewtui.services.store.stores import Store
from reviewtui.tui import dialog
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.review.conftest import told
from tests.tui.small import HOSTILE, INSPECTOR, LEAD

PASSAGE = f"The plan was shared on 3 March. {HOSTILE}"


async def test_a_challenge_is_added_decided_and_leads_to_moderation(small_store: Store) -> None:
    before = judged(small_store, LEAD, "NOR-01", "1.1")
    app = ReviewApp(small_store, person=LEAD)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await press(pilot, "S", "d", "G", "enter")
        assert lines(pilot)[0].startswith(" Challenges · 0 open")
        assert "No challenge. Press a to add one." in shown(pilot)

        await press(pilot, "a")
        await type_text(pilot, "NOR-01")
        await press(pilot, "enter", "enter", "enter", "enter")
        await type_text(pilot, "1.1")
        await press(pilot, "enter", "enter")
        assert "Enter the passage, and what is not accurate." in shown(pilot)
        app.screen.query_one("#passage").write(PASSAGE)
        await settle(pilot)
        assert "The plan was shared on 3 March. [bold" in shown(pilot)
        await press(pilot, "enter")
        await type_text(pilot, "North YOT")
        await press(pilot, "enter")
        assert f"› {date.today():%d/%m/%Y}" in shown(pilot), "as dates are typed"
        await press(pilot, "enter", "enter", "enter")
        assert challenges(small_store)[0].received == date.today().isoformat()
        (one,) = challenges(small_store)
        assert (one.case, one.question, one.raised_by, one.outcome) == ("NOR-01", "1.1", "North YOT", None)
        assert lines(pilot)[0].startswith(" Challenges · 1 open")
        assert "[bold]Report" in shown(pilot)
        assert "\x1b" not in shown(pilot)
        assert "m moderate" not in lines(pilot)[-1]

        await press(pilot, "x", "j", "enter", "enter")
        assert "Enter a reason." in shown(pilot)
        await type_text(pilot, "The log shows it")
        await press(pilot, "enter")
        assert [(each.outcome, each.reason) for each in challenges(small_store)] == [
            ("partly_upheld", "The log shows it")
        ]
        await press(pilot, "u")
        assert challenges(small_store)[0].outcome is None
        await press(pilot, "U")
        now = judged(small_store, LEAD, "NOR-01", "1.1")
        assert (now.sides, now.moderated, now.is_challenged) == (before.sides, None, True)
        assert lines(pilot)[0].startswith(" Challenges · 0 open")
        await press(pilot, "o")
        assert "No challenge is open. Press o to list all." in shown(pilot)
        await press(pilot, "o", "m", "G", "enter")
        await type_text(pilot, "upheld in part")
        await press(pilot, "enter")
        after = judged(small_store, LEAD, "NOR-01", "1.1")
        assert (after.sides, after.moderated.answer) == (before.sides, "inadequate")
        await pilot.resize_terminal(120, 36)
        await settle(pilot)
        assert f"{INSPECTOR}: Good" in shown(pilot), "the judgement stands beside what is challenged of it"
        assert "upheld in part" in shown(pilot)
        challenge(small_store, LEAD, "GLA-01", Said("Another passage.", "East YOT", "2026-05-12"))
        await press(pilot, "enter")
        assert (app.screen.CONTEXT, app.screen.state.at) == ("review", "1.1")
        assert "Challenge by North YOT: partly upheld. Press V to read it." in told(pilot, "rationale"), (
            "beside the question"
        )
        await press(pilot, "right")
        assert "Challenge by" not in shown(pilot)
        await press(pilot, "left", "V")
        assert (app.screen.CONTEXT, app.screen.row.case) == ("challenges", "NOR-01"), "at that challenge"
        await press(pilot, "u", "u", "u", "q")
        assert "Challenge by North YOT: open. Press V to read it." in told(pilot, "rationale")
        await press(pilot, "U", "U", "M", "d")
        assert "Challenge by North YOT" in shown(pilot)


async def test_only_the_lead_decides(small_store: Store) -> None:
    app = ReviewApp(small_store, person=INSPECTOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "S", "d", "G", "enter", "x")
        assert app.screen.CONTEXT == "challenges"
        assert "x decide" not in lines(pilot)[-1]
        await press(pilot, "d", "G", "k", "enter")
        assert "No recommendation yet." in shown(pilot)
        assert "a add" not in lines(pilot)[-1]


async def test_a_challenge_half_written_outlives_the_program(
    small_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog, "KEEP_SECONDS", 0.001)
    async with ReviewApp(small_store, person=LEAD).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "S", "d", "G", "enter", "a")
        await type_text(pilot, "nor-01")
        await press(pilot, "enter")
        await type_text(pilot, "Half a sentence")
        await settle(pilot)
    (kept,) = about(small_store, "NOR-01").drafts
    assert "Half a sentence" in kept.text, "it is told of with the rest of the case"
    name = kept.subject.partition("/line/")[2]
    had = {**kept_window(small_store, LEAD, name), "gone": "Of a field that the window had in another version."}
    keep_window(small_store, LEAD, "NOR-01", name, had)
    async with ReviewApp(small_store, person=LEAD).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "S", "d", "G", "enter", "a")
        assert "› nor-01" in shown(pilot)
        assert "Half a sentence" in shown(pilot)
        pilot.app.screen.query_one("#case").write("NOR-01")
        pilot.app.screen.query_one("#raised_by").write("North YOT, " * 12)
        await settle(pilot)
        assert "› North YOT, North YOT" in shown(pilot), "no bar lies over a text longer than its line"
        pilot.app.screen.query_one("#raised_by").write("")
        await press(pilot, "enter", "enter")
        await type_text(pilot, "North YOT")
        await press(pilot, "enter", "enter", "enter", "enter")
        assert [each.passage for each in challenges(small_store)] == ["Half a sentence"]
        await press(pilot, "a")
        assert pilot.app.screen.query_one("#passage").text == ""
        for day in ("2026-05-12", "2026-05-13"):
            challenge(small_store, LEAD, "NOR-01", Said("Not so.", "North YOT", day, "1.1"))
        await press(pilot, "escape")
        pilot.app.open_review(OpenReview("NOR-01", "1.1"))
        await settle(pilot)
        assert "2 challenges, 2 open. Press V to read them." in told(pilot, "rationale")
    assert about(small_store, "NOR-01").drafts == ()
