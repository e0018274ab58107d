"""An event that two laptops corrected differently: both sides are told, and one more correction settles it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewtui.services.cases.casefiles import correct_event, withdraw_event
from reviewtui.services.export.exporting import to_file
from reviewtui.services.import_.importing import import_path
from reviewtui.services.store.stores import Store, create
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import WHO, Review, screen_of, sheet, told
from tests.tui.small import INSPECTION, case_file, put

OTHER = "Ruth Hallam"
TEAM = {**INSPECTION, "people": [{"name": name, "role": "inspector"} for name in (WHO, OTHER)]}


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Store]:
    """A case of which one laptop corrected the second event, and another took it out."""
    folder = tmp_path / "files"
    folder.mkdir()
    put(folder / "inspection.json", TEAM)
    put(folder / "case.json", case_file("NOR-01", "NOR"))
    base = create(tmp_path / "base.store", plain=True)
    import_path(base, folder)
    whole = tmp_path / "base.json"
    to_file(base, whole, None)
    base.close()
    joined = create(tmp_path / "both.store", plain=True)
    for path in (whole, _laptop(tmp_path, whole, WHO), _laptop(tmp_path, whole, OTHER)):
        import_path(joined, path)
    yield joined
    joined.close()


def _laptop(folder: Path, base: Path, who: str) -> Path:
    """What one laptop did, as a record file."""
    store = create(folder / f"{who}.store", plain=True)
    import_path(store, base)
    if who == WHO:
        correct_event(store, who, "NOR-01", "e2", "3/3/2011 police referral the day after", "the log says so")
    else:
        withdraw_event(store, who, "NOR-01", "e2", "another child")
    to_file(store, folder / f"{who}.json", None)
    written: dict[str, Any] = json.loads((folder / f"{who}.json").read_text("utf-8"))
    own = [item for item in written["history"] if item["device"] == store.device]
    kept = {key: written[key] for key in ("format", "format_version", "framework", "inspection")}
    heads = {store.device: written["heads"][store.device]}
    store.close()
    return put(folder / f"record-{who}.json", {**kept, "history": own, "heads": heads})


async def test_both_sides_are_told_and_a_correction_settles_it(review: Review, both: Store) -> None:
    async with review("NOR-01", on=both) as pilot:
        assert screen_of(pilot).panes.chronology.go_to("e2")
        await press(pilot, "j", "k")
        assert "≠" in shown(pilot)
        text = told(pilot, "event")
        assert "Two people changed this event differently" in text
        assert f"{WHO}: 3 March 2011 Police, referral. the day after (the log says so)" in text
        assert f"{OTHER}: withdrawn (another child)" in text
        await press(pilot, "E")
        screen_of(pilot).panes.entry.write("3/3/2011 police referral agreed")
        await press(pilot, "enter")
        await type_text(pilot, "we spoke")
        await press(pilot, "enter")
        assert "changed this event differently" not in told(pilot, "event")
    assert sheet(both, "NOR-01").disputed == {}
