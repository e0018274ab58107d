"""Every view of the cases as it looks, compared with pictures that were looked at, and whole in the smallest room."""

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from reviewtui.report.views.distribution import NO_VALUES
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead import commentary
from reviewtui.services.lead.challenges import Said, challenge
from reviewtui.services.reviewing.submissions import submit
from reviewtui.services.store.stores import Store
from reviewtui.services.team.allocations import allocate
from reviewtui.services.views import VIEWS
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.views.plot import PlotScreen
from tests.tui.conftest import lines, press, shown
from tests.tui.summary.conftest import LEAD, open_summary
from tests.tui.test_pictures import SIZES

FIRST, SECOND = "Daniel Okafor", "Ruth Hallam"
WHILE_SHOWN = {"heatmap": ("j", "right", "o"), "sites": ("j", "right"), "commentary": ("j",)}
"""Keys before the picture of a view is taken."""


@pytest.fixture
def told(sample: Store) -> None:
    """What the sample lacks: commentary, a challenge, and a case that was reviewed twice."""
    commentary.add(sample, FIRST, "NOR-03", "2", "to_improve", "No plan named a date.")
    commentary.add(sample, FIRST, "NOR-03", "2", "done_well", "The school was told the same day.")
    said = Said(
        "“No meeting was held in March.” One was, on the 3rd.", "North YOT", "2026-05-12", "2.2", "Its minutes."
    )
    challenge(sample, LEAD, "NOR-03", said)
    allocate(sample, LEAD, ["NOR-01"], SECOND, "second")
    for question, answer in (("1.1", "good"), ("1.2", "good"), ("2.2", "requires_improvement")):
        record(
            sample,
            SECOND,
            "NOR-01",
            question,
            answer=answer,
            rationale="As the file says.",
            evidence=({"event": "e1"},),
        )
    submit(sample, SECOND, "NOR-01", incomplete=True)


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_view(lead_app: ReviewApp, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    pictures: dict[str, str] = {}
    async with lead_app.run_test(size=size) as pilot:
        await open_summary(pilot)
        for name, (title, *_) in VIEWS.items():
            await press(pilot, "d", "enter")
            assert lines(pilot)[0].startswith(f" {title} ")
            await press(pilot, *WHILE_SHOWN.get(name, ()))
            pictures[name] = lead_app.export_screenshot(simplify=True)
            if name == "timeliness":
                await press(pilot, "enter")
                pictures["plot"] = lead_app.export_screenshot(simplify=True)
                await press(pilot, "q")
        await press(pilot, "f")
        pictures["filter"] = lead_app.export_screenshot(simplify=True)
        await press(pilot, "escape", "d", "G", "enter")
        pictures["challenges"] = lead_app.export_screenshot(simplify=True)
    different = [
        name for name, picture in pictures.items() if snapshot(name=name, extension_class=SVGImageExtension) != picture
    ]
    assert not different


async def test_nothing_is_cut_in_the_smallest_room_and_enter_is_offered_where_it_opens(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(60, 18)) as pilot:
        await open_summary(pilot, "d", "j", "j", "enter")
        assert "Enter open" not in lines(pilot)[-1]
        await press(pilot, "j")
        assert "Enter open" in lines(pilot)[-1]

        await press(pilot, "d", "enter", "enter")
        for _ in range(5):
            assert isinstance(lead_app.screen, PlotScreen)
            drawn = any(line.lstrip().startswith("0 ") for line in lines(pilot)[4:-2])
            said = any(line.startswith(" ● cases, by ") and line.endswith(".") for line in lines(pilot))
            assert (drawn and said) or NO_VALUES in shown(pilot)
            await press(pilot, "right")

        await press(pilot, "q", "d", "enter")
        assert "Enter open" not in lines(pilot)[-1]
        assert "? Referral without a strategy discussion" in shown(pilot)
        assert "…" not in "".join(lines(pilot)[2:-1])

        await press(pilot, "d", "enter")
        assert {"started", "judgements", "missing"} <= set(shown(pilot).split())
        assert "…" not in "".join(lines(pilot)[2:-1])
