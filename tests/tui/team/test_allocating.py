"""Who has which case, given on the screen: one, several, evenly, a second review, and back."""

from reviewtui.services.team.allocations import allocations
from reviewtui.services.team.custody import custody
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import INSPECTOR, LEAD, OTHER


def given(app: ReviewApp) -> dict[str, str]:
    assert app.store is not None
    return {f"{each.case}/{each.review}": ", ".join(each.inspectors) for each in allocations(app.store)}


async def test_cases_are_given_by_hand_several_at_once_and_evenly(app: ReviewApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "w")
        assert lines(pilot)[0].startswith(" Who has which case · A small inspection")
        await press(pilot, "t")
        assert "Nobody has it." in shown(pilot)
        await press(pilot, "a", "j", "enter")
        assert given(app)["GLA-01/first"] == INSPECTOR
        assert any(f"{INSPECTOR}  1 case" in line for line in lines(pilot))

        await press(pilot, "g", "space", "space")
        assert lines(pilot)[0].endswith("2 marked")
        await press(pilot, "g", "s")
        assert "marked" not in lines(pilot)[0]
        await press(pilot, "G", "s")
        assert lines(pilot)[0].endswith("3 marked")
        await press(pilot, "space")
        assert lines(pilot)[0].endswith("2 marked")
        await press(pilot, "a", "j", "j", "enter")
        assert [given(app)[f"NOR-0{n}/first"] for n in (1, 2, 3)] == [OTHER, OTHER, ""]
        assert "2 allocations changed." in shown(pilot)
        assert "marked" not in lines(pilot)[0]

        await press(pilot, "g")
        assert "No copy of this case was given out." in shown(pilot)
        await press(pilot, "c")
        await type_text(pilot, "laptop stolen")
        await press(pilot, "enter")
        assert [(each.case, each.holder, each.reason) for each in custody(app.store)] == [
            ("GLA-01", INSPECTOR, "laptop stolen")
        ]
        assert f"{INSPECTOR} holds a copy since" in shown(pilot)

        await press(pilot, "G", "space", "g", "space", "c")
        await type_text(pilot, "stolen too")
        await press(pilot, "enter")
        assert "GLA-01 is held by" in shown(pilot)
        assert [each.case for each in custody(app.store)] == ["GLA-01"], "all of them, or none"
        await press(pilot, "escape", "g", "space", "G", "space")
        assert "marked" not in lines(pilot)[0]
        await press(pilot, "g", "b", "enter")
        assert given(app)["GLA-01/second"] == LEAD
        await press(pilot, "e", "enter")
        assert "Press Space on each inspector who is to have some." in shown(pilot)
        await press(pilot, "space", "j", "space", "enter")
        assert [given(app)[f"{case}/first"] for case in ("GLA-02", "NOR-03")] == [LEAD, LEAD]
        assert "" not in given(app).values()

        await press(pilot, "g", "j", "t")
        assert "GLA-01/second" not in given(app)
        await press(pilot, "u")
        assert given(app)["GLA-01/second"] == LEAD
        await press(pilot, "enter")
        assert app.screen.CONTEXT == "review"
