"""A case from hand to hand by keys alone, through four stores: given out, judged apart, joined, agreed, signed off."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.services.import_.importing import import_paths
from reviewtui.services.store.stores import Store, create, open_store
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import INSPECTOR, LEAD, OTHER

CASE = "NOR-02"


@asynccontextmanager
async def working(store: Store, person: str) -> AsyncIterator[Pilot[None]]:
    """Somebody at work on the case, in the list of cases."""
    async with ReviewApp(store, person=person).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *"/nor-02", "enter")
        yield pilot


@contextmanager
def laptop(folder: Path, bundle: Path) -> Iterator[Store]:
    """An inspector's own store, with what the bundle brought."""
    store = create(folder / f"{bundle.stem}.store", plain=True)
    import_paths(store, [bundle])
    yield store
    store.close()


async def hand_in(pilot: Pilot[None], stick: str) -> None:
    await press(pilot, "H")
    await type_text(pilot, stick)
    await press(pilot, "enter")
    assert "was read back" in " ".join(shown(pilot).split())
    await press(pilot, "enter")


async def merge(pilot: Pilot[None], stick: str) -> None:
    await press(pilot, "M", "m")
    await type_text(pilot, stick)
    await press(pilot, "enter", "enter")
    assert "Merged " in shown(pilot)
    await press(pilot, "enter")


async def export(pilot: Pilot[None], file: str) -> None:
    await press(pilot, "M", "e")
    await type_text(pilot, file)
    await press(pilot, "enter")
    assert f"{file} was written" in shown(pilot)
    await press(pilot, "enter")


async def judge(pilot: Pilot[None], key: str, stick: str) -> None:
    """Answer the first question, submit the case as it is, and hand in."""
    await press(pilot, "enter", key)
    await type_text(pilot, "As the file says.")
    await press(pilot, "escape", "C", "M", "s", "G", "enter")
    await hand_in(pilot, stick)


async def test_a_case_goes_its_whole_way_by_keys(
    small_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a path is typed letter by letter
    for name in ("out", "stick", "back", "last"):
        Path(name).mkdir()
    store = open_store(small_path)
    async with working(store, LEAD) as pilot:
        await press(pilot, "M", "w", *"jjj", "a", "j", "enter", "b", *"jj", "enter")
        for down in ("j", "jj"):
            await press(pilot, "M", "b", *down, "enter")
            await type_text(pilot, "out")
            await press(pilot, "enter", "enter")
        await export(pilot, "start.json")
    with (
        laptop(tmp_path, tmp_path / "out" / "small-for-siân-inspector.json") as first,
        laptop(tmp_path, tmp_path / "out" / "small-for-cai-inspector.json") as second,
        laptop(tmp_path, tmp_path / "start.json") as deputy,
    ):
        async with working(first, INSPECTOR) as pilot:
            await press(pilot, "!", "1")
            await type_text(pilot, "Not safe at home.")
            await press(pilot, "enter", "enter")
            await judge(pilot, "2", "stick")
        async with working(second, OTHER) as pilot:
            await judge(pilot, "4", "stick")
        async with working(store, LEAD) as pilot:
            await merge(pilot, "stick")
            await press(pilot, "M", "r", "enter")
            await type_text(pilot, "Name the page.")
            await press(pilot, "enter")
            await hand_in(pilot, "back")
        async with working(first, INSPECTOR) as pilot:
            await merge(pilot, "back")
            await press(pilot, "M")
            assert "Returned by Ada Lead" in shown(pilot)
            assert "Name the page." in shown(pilot)
            await press(pilot, "s", "G", "enter")
            await hand_in(pilot, "stick")
        async with working(store, LEAD) as pilot:
            await merge(pilot, "stick")
            await press(pilot, "M", "a", "enter", "M", "a")
            await press(pilot, "M", "d")
            assert next(line for line in lines(pilot) if f"▸{CASE}" in line).split()[:3] == [f"▸{CASE}", "1.1", "to"]
            await press(pilot, "a", "j", "enter")
            await type_text(pilot, "Both read the file again.")
            await press(pilot, "enter", "q", "M", "i", "G", "enter")
            assert " · Signed off" in lines(pilot)[0]
            await export(pilot, "whole.json")
            await hand_in(pilot, "last")
        async with working(deputy, LEAD) as pilot:
            for inspector in (second, first):  # not as the lead did
                await merge(pilot, str(max(Path("stick").glob(f"*-{inspector.device}-*.json"))))
            await merge(pilot, "last")
            await export(pilot, "deputy.json")
    store.close()
    assert (tmp_path / "deputy.json").read_bytes() == (tmp_path / "whole.json").read_bytes()
    whole = json.loads((tmp_path / "whole.json").read_bytes())
    assert [(each["case"], each["text"]) for each in whole["alerts"]][-1] == (CASE, "Not safe at home.")
    judged = [(each["review"], each["answer"]) for each in whole["judgements"] if each["case"] == CASE]
    assert judged == [("first", "good"), ("second", "inadequate")]
    assert [(each["case"], each["answer"]) for each in whole["moderation"]] == [(CASE, "good")]
    states = [
        each["content"]["state"]
        for each in whole["history"]
        if each["kind"] == "submission" and each["subject"].startswith(CASE)
    ]
    assert sorted(states) == ["accepted", "accepted", "returned", "submitted", "submitted", "submitted"]
