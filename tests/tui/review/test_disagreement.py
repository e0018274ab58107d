"""Where two laptops judged differently both sides stand, and an answer key settles it."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewtui.services.export.exporting import to_file
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, create
from reviewtui.tui.keys import PAUSE
from tests.tui.conftest import press, shown
from tests.tui.review.conftest import WHO, Review, at, state
from tests.tui.small import INSPECTION, case_file, put

OTHER = "Ruth Hallam"
TEAM = {**INSPECTION, "people": [{"name": WHO, "role": "inspector"}, {"name": OTHER, "role": "inspector"}]}


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Store]:
    """A case on which two laptops gave different answers to 1.1, and the same one with different words to 1.2."""
    folder = tmp_path / "files"
    folder.mkdir()
    put(folder / "inspection.json", TEAM)
    put(folder / "case.json", case_file("NOR-01", "NOR"))
    base = create(tmp_path / "base.store", plain=True)
    import_path(base, folder)
    whole = tmp_path / "base.json"
    to_file(base, whole, None)
    base.close()
    records = [
        _laptop(tmp_path, whole, WHO, "good", "They asked."),
        _laptop(tmp_path, whole, OTHER, "inadequate", "They [never] asked."),
    ]
    joined = create(tmp_path / "both.store", plain=True)
    for path in (whole, *records):
        import_path(joined, path)
    yield joined
    joined.close()


def _laptop(folder: Path, base: Path, who: str, answer: str, rationale: str) -> Path:
    """What one laptop did, as a record file."""
    store = create(folder / f"{answer}.store", plain=True)
    import_path(store, base)
    record(store, who, "NOR-01", "1.1", answer=answer, rationale=rationale, evidence=({"event": "e1"},))
    record(store, who, "NOR-01", "1.2", answer="good", rationale=rationale)
    to_file(store, folder / f"{answer}.json", None)
    whole: dict[str, Any] = json.loads((folder / f"{answer}.json").read_text("utf-8"))
    own = [item for item in whole["history"] if item["device"] == store.device]
    kept = {key: whole[key] for key in ("format", "format_version", "framework", "inspection")}
    heads = {store.device: whole["heads"][store.device]}
    store.close()
    return put(folder / f"record-{answer}.json", {**kept, "history": own, "heads": heads})


async def test_both_sides_stand_with_names_and_rationales(review: Review, both: Store) -> None:
    async with review("NOR-01", on=both, size=(120, 36)) as pilot:
        assert "≠ Two people answered differently" in shown(pilot)
        await press(pilot, "tab", "tab", "tab", "tab", "tab", "z")
        text = " ".join(shown(pilot).split())
        assert "≠ Two people answered differently. Answer to replace both." in text
        assert "Daniel Okafor: ● Good" in text
        assert "Ruth Hallam: ○ Inadequate" in text
        assert "They [never] asked." in text
        assert "≠2● Good" in text
        assert "≠4○ Inadequate" in text


async def test_an_answer_key_settles_it_and_keeps_what_each_side_wrote(review: Review, both: Store) -> None:
    async with review("NOR-01", on=both) as pilot:
        assert "1 ≠G··" in shown(pilot)
        assert "1 different" in shown(pilot)
        await press(pilot, "4")
        assert at(pilot) == "1.2"
        assert "1 IG··" in shown(pilot)
    found = state(both, "NOR-01", "1.1")
    assert found.judged is not None
    assert (found.sides, found.answer) == ((), "inadequate")
    assert set(found.judged.rationale.split("\n\n")) == {
        "Daniel Okafor (Good): They asked.",
        "Ruth Hallam (Inadequate): They [never] asked.",
    }
    assert [dict(piece) for piece in found.judged.evidence] == [{"event": "e1"}]


async def test_undo_brings_both_sides_back(review: Review, both: Store) -> None:
    async with review("NOR-01", on=both) as pilot:
        await press(pilot, "2", "u")
        assert at(pilot) == "1.1"
        assert "1 ≠G··" in shown(pilot)
    assert {side.answer for side in state(both, "NOR-01", "1.1").sides} == {"good", "inadequate"}


async def test_a_rationale_or_a_source_waits_until_it_is_settled(review: Review, both: Store) -> None:
    async with review("NOR-01", on=both) as pilot:
        await press(pilot, "r")
        assert "Enter an answer to replace both" in shown(pilot)
        await asyncio.sleep(PAUSE)
        await press(pilot, "j", "space")
        assert "Enter an answer to replace both" in shown(pilot)
    assert len(state(both, "NOR-01", "1.1").sides) == 2


async def test_the_same_answer_in_different_words_counts_and_shows_both(review: Review, both: Store) -> None:
    async with review("NOR-01", on=both) as pilot:
        await press(pilot, "right")
        text = " ".join(shown(pilot).split())
        assert "≠ Two people gave this answer" in text
        assert "▸ 2 ● Good" in text
        await press(pilot, "2")
    found = state(both, "NOR-01", "1.2")
    assert found.judged is not None
    assert set(found.judged.rationale.split("\n\n")) == {
        "Daniel Okafor (Good): They asked.",
        "Ruth Hallam (Good): They [never] asked.",
    }
