"""Recommendations on the screen: to whom, the figures they rest on as they are now, and the way to what is behind."""

from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.recommendations import listed
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import INSPECTOR, LEAD


async def test_a_recommendation_follows_its_figures_which_open(small_store: Store) -> None:
    app = ReviewApp(small_store, person=LEAD)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await press(pilot, "S", "d", "G", "k", "enter")
        assert "No recommendation yet. Press a to add one." in shown(pilot)
        await press(pilot, "a")
        await type_text(pilot, "police")
        await press(pilot, "enter")
        await type_text(pilot, "Share each plan")
        await press(pilot, "enter")
        await type_text(pilot, "1.1, 9.9")
        await press(pilot, "enter", "enter")
        assert "Unknown standard or question “9.9”" in shown(pilot)
        app.screen.query_one("#on").write("1.1, 1")
        await press(pilot, "enter")
        assert " Recommendation to Police saved." in lines(pilot), "no id"
        ((one),) = listed(small_store)[1]
        assert (one.to, one.text, [each.node for each in one.rests_on]) == ("police", "Share each plan", ["1.1", "1"])
        assert "as written" in shown(pilot)
        assert "When this was written" not in shown(pilot)
        await press(pilot, "L")
        assert " Recommendation to Police …" in shown(pilot), "nor in the record"
        await press(pilot, "u")
        assert any(line.startswith(" Undone: ") for line in lines(pilot)), "nor in what was undone elsewhere"
        await press(pilot, "U", "q")

        record(small_store, INSPECTOR, "GLA-02", "1.1", answer="inadequate", rationale="Nobody asked.")
        app.tell_screens()
        await settle(pilot)
        assert "1 of 2 changed" in shown(pilot)
        assert lines(pilot)[0].startswith(" Recommendations · 1 changed ")
        assert "When this was written" in shown(pilot)
        await press(pilot, "enter")
        assert lines(pilot)[0].startswith(" 1.1 ")
        await press(pilot, "q", "n", "enter")
        assert lines(pilot)[0].startswith(" 1 ")
        await press(pilot, "q", "f", *"glannau", "enter")
        assert "filter: site Glannau Môr · 2 cases" in lines(pilot)[0]
        assert "It rests on figures of all cases:" in shown(pilot)
        assert "In the filtered cases:" in shown(pilot)
        await press(pilot, "enter")
        assert "Glannau" in lines(pilot)[0]
        await press(pilot, "q", "c", "D")
        await type_text(pilot, "said elsewhere")
        await press(pilot, "enter")
        assert listed(small_store)[1] == ()
