"""What a lead seldom does, by keys alone: shown first where it changes much, then done, and said."""

import json
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from reviewtui.services.cases.withdrawing import is_withdrawn
from reviewtui.services.export.subjects import about
from reviewtui.services.inspections import inspection_of
from reviewtui.services.judging.drafts import is_of_a_question
from reviewtui.services.judging.judgements import record
from reviewtui.services.steps import tell_nobody
from reviewtui.services.store.stores import Store, open_store
from reviewtui.services.team.allocations import allocations
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.team.job import JobWindow
from reviewtui.tui.team.jobs import drawing, handing_over, reinstating, syncing, upgrading, withdrawing
from tests.tui.conftest import press, settle, shown, type_text
from tests.tui.small import INSPECTOR

from .test_joining import words

CODE = "hsb-joint-2013"


async def test_a_case_is_withdrawn_a_sample_drawn_the_framework_upgraded_and_the_store_handed_over(
    app: ReviewApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = app.store
    assert store is not None
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text("case,site\n" + "".join(f"A-{n},{'N' if n % 2 else 'S'}\n" for n in range(8)))
    record(store, INSPECTOR, "NOR-02", "1.1", answer="good", rationale="Each agency was asked.")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "x", "enter")
        assert "Enter a reason." in shown(pilot)
        case = app.whole_screen.case_at_hand()  # type: ignore[union-attr]
        await type_text(pilot, "aged 18")
        await press(pilot, "escape")
        assert "aged 18" in about(store, str(case)).drafts[0].text, "a reason half typed is kept with the case"
        await press(pilot, "M", "x", "tab")
        assert "Esc close, keep the text" in shown(pilot)
        await type_text(pilot, "NOR-9")
        await press(pilot, "enter")
        assert "NOR-9" in words(pilot) and not is_withdrawn(store, str(case))
        await press(pilot, *["backspace"] * 5, "enter")
        assert f"{case} withdrawn" in words(pilot) and is_withdrawn(store, str(case))
        assert about(store, str(case)).drafts == ()
        await press(pilot, "7")  # what was done stays said, and the keys are those that it has
        assert f"{case} withdrawn" in words(pilot) and "Enter close" in shown(pilot)
        await press(pilot, "enter")

        await press(pilot, "M", "p")
        await type_text(pilot, "list.csv")
        for typed in ("", "4", "1", "autumn", "sample.json"):
            await press(pilot, "tab")
            await type_text(pilot, typed)
        await press(pilot, "enter")
        assert "Drew 4 of 8 cases with seed autumn." in words(pilot)
        drawn = json.loads(Path("sample.json").read_text())
        assert [len(each["sample"]) for each in drawn["strata"]] == [2, 2]
        await press(pilot, "enter")

        await press(pilot, "M", "y", "enter")
        assert "Enter the hub's address." in shown(pilot)
        await type_text(pilot, "postgresql://nobody@127.0.0.1:9/none")
        await press(pilot, "tab")
        await type_text(pilot, "no.key")
        await press(pilot, "enter")
        assert "The identity file no.key cannot be read" in words(pilot)
        await press(pilot, "escape")

        await press(pilot, "M", "f")
        await type_text(pilot, "no-such-framework")
        await press(pilot, "enter")
        assert "no-such-framework" in words(pilot)
        app.typed_in_windows[INSPECTOR, "agree NOR-02/on/1.1"] = {"reason": "kept by the code that it had"}
        await press(pilot, "escape", "M", "f")
        assert "no-such-framework" in shown(pilot)
        assert [about for _, about in app.typed_in_windows if is_of_a_question(about)] == []
        await press(pilot, "end", "ctrl+u")
        await type_text(pilot, CODE)
        await press(pilot, "tab", "tab")
        await type_text(pilot, "9.9=1.1")
        await press(pilot, "enter")
        assert "“9.9” is not a question of version 1" in words(pilot)
        await press(pilot, "end", "ctrl+u", "enter", *["pagedown"] * 6)
        assert "Answer again: NOR-0" in words(pilot)
        assert inspection_of(store).framework.version == "1"
        await press(pilot, "enter")
        assert f"Upgraded {CODE} from version 1 to 2." in words(pilot)
        assert inspection_of(store).framework.version == "2"
        await press(pilot, "enter", "M", "n")
        await type_text(pilot, "new.store")
        await press(pilot, "enter")
        assert "Then this store can be read and takes no changes." in words(pilot)
        assert not Path("new.store").exists()
        await press(pilot, "enter")
        assert "Handed over" in words(pilot)
        await press(pilot, "enter", "enter", "1")
        assert store.is_read_only
    copy = open_store(Path("new.store"))
    assert inspection_of(copy).framework.version == "2"
    copy.close()


def test_syncing_says_first_where_to_and_for_which_keys(small_store: Store, tmp_path: Path) -> None:
    key, other = Identity.generate(), str(Identity.generate().to_public())
    file = tmp_path / "inspection.key"
    file.write_text(str(key))
    file.chmod(0o600)
    typed = {"address": "postgresql://ruth:secret@office/reviews", "identity": str(file), "to": other}
    look = syncing(INSPECTOR).look
    assert look is not None
    first, _, _, *keys = look(small_store, typed, tell_nobody)
    assert first.startswith("What postgresql://office/reviews lacks of this store is sent there")
    assert keys == [str(key.to_public()), other]


def test_esc_is_offered_only_where_it_stops_the_work() -> None:
    jobs = (upgrading(INSPECTOR), drawing(), withdrawing(INSPECTOR, "NOR-01"), reinstating(INSPECTOR, "NOR-01"))
    assert [JobWindow(job).HINT_WORKING for job in jobs] == [""] * len(jobs)
    assert [JobWindow(job).HINT_WORKING for job in (syncing(INSPECTOR), handing_over(INSPECTOR))] == [
        "{dialog.cancel} stop"
    ] * 2


async def test_standards_of_a_case_are_given_to_another_and_left_with_whoever_has_it(app: ReviewApp) -> None:
    store = app.store
    assert store is not None

    def given() -> dict[str, tuple[str, ...]]:
        return next(dict(each.standards) for each in allocations(store) if each.standards or each.case == "NOR-03")

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "w", "o", "space", "enter")
        assert "Give standard 1 of" in words(pilot)
        await press(pilot, "enter")
        (names,) = given().values()
        assert f" · 1: {names[0]}" in words(pilot)
        assert ", 1 standard" in words(pilot)
        await press(pilot, "o", "space", "enter", "G", "enter")
        assert "goes back to whoever has the case" in words(pilot)
        assert given() == {}
