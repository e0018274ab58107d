"""What cases say in codes is shown over the summary, as it is printed."""

from db.store import Store
from reviewtui.services.cases.case_facts import set_facts
from reviewtui.tui.app import ReviewApp
from tests.conftest import LEAD
from tests.tui.conftest import press, shown
from tests.tui.summary.conftest import open_summary


async def test_nothing_recorded_is_said_so_and_the_same_key_closes(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "o")
        assert "No case has a coded disposal, needs, people harmed" in shown(pilot)
        await press(pilot, "o")
        assert "What cases say in codes" not in shown(pilot)


async def test_figures_are_shown_with_what_they_are_out_of(lead_app: ReviewApp, sample: Store) -> None:
    facts = ("disposal_type=referral_order", "needs=care", "harmed=2 under_5 sibling together", "complied=yes")
    set_facts(sample, LEAD, "NOR-01", facts, "closing report")
    async with lead_app.run_test(size=(80, 40)) as pilot:
        await open_summary(pilot, "o")
        for words in (
            "Complied: 1 of 1 case in which it is known",
            "Disposals · recorded in 1 of 24 cases",
            "Referral order: 1 of 1",
            "Needs · recorded in 1 of 24 cases",
            "People harmed · recorded in 1 of 24 cases",
            "Age: under 5 2",
        ):
            assert words in shown(pilot)
