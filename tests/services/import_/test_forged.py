"""An export that was edited by hand is refused, whoever holds the original; one that says less is not."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from reviewtui.entries.items import HEADER_KEYS
from reviewtui.exchange import write
from reviewtui.services.errors import BadInput
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging import notes
from reviewtui.services.judging.judgements import record
from tests.exported import to_bytes

from ..conftest import INSPECTOR, put

Make = Callable[..., Store]


def edited(store: Store, change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(to_bytes(store, None))
    change(whole)
    return whole


def entry_of(whole: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in whole["history"] if item["kind"] == "judgement")
    return found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda whole: whole["judgements"][0].update(answer="inadequate"), "judgements: this does not agree"),
        (lambda whole: whole["cases"][0].update(narrative="Other."), "cases: this does not agree"),
        (
            lambda whole: whole["summary"]["questions"]["1.1"].update(rating="inadequate"),
            "summary: this does not agree",
        ),
        (lambda whole: whole["summary"]["progress"].update(judged=3), "summary: this does not agree"),
        (lambda whole: entry_of(whole)["content"].update(answer="inadequate"), "is damaged or was changed"),
        (lambda whole: entry_of(whole).update(made_at="2012-10-01T10:00:00Z"), "is damaged or was changed"),
        (lambda whole: whole["history"].pop(3), "is damaged or was changed"),
        (lambda whole: whole["heads"].clear(), "it may have been cut off"),
        (lambda whole: whole["heads"].update({next(iter(whole["heads"])): {"sequence": 1, "hash": "0" * 64}}), "heads"),
    ],
)
@pytest.mark.parametrize("lay_out", [write, lambda whole: json.dumps(whole).encode()], ids=["as written", "otherwise"])
def test_an_export_that_was_edited_is_refused(
    store: Store,
    make_store: Make,
    tmp_path: Path,
    change: Callable[[dict[str, Any]], None],
    words: str,
    lay_out: Callable[[dict[str, Any]], bytes],
) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    path = tmp_path / "edited.json"
    path.write_bytes(lay_out(edited(store, change)))
    second = make_store("second")
    before = second.changes()
    with pytest.raises(BadInput, match=words):
        import_path(second, path)
    assert second.changes() == before


HEADER: dict[str, Any] = {
    "device": "zzzz",
    "sequence": 900,
    "person": "Somebody Else",
    "made_at": "2001-01-01T00:00:00Z",
    "offset": 17,
    "kind": "note",
    "subject": "NOR-1/first/1.2",
    "act": "import",
    "of": 1,
    "replaces": ["zzzz-1"],
    "content_hash": "0" * 64,
    "previous": "1" * 64,
    "hash": "2" * 64,
}


def test_every_key_of_a_header_is_forged_below() -> None:
    assert tuple(HEADER) == HEADER_KEYS


@pytest.mark.parametrize(
    "forge",
    [
        *(pytest.param(lambda whole, key=key: entry_of(whole).update({key: HEADER[key]}), id=key) for key in HEADER),
        pytest.param(lambda whole: entry_of(whole).update(salt="pepper"), id="salt"),
        pytest.param(lambda whole: entry_of(whole).update(reason="Because."), id="reason"),
        pytest.param(lambda whole: entry_of(whole)["content"].update(rationale="Forged."), id="content"),
        pytest.param(lambda whole: whole["history"].pop(-2), id="dropped"),
        pytest.param(lambda whole: whole["history"].insert(2, whole["history"][1]), id="doubled"),
        pytest.param(lambda whole: whole["judgements"][0].update(rationale="Forged."), id="judgements"),
        pytest.param(lambda whole: whole["judgements"].pop(), id="judgements dropped"),
        pytest.param(lambda whole: whole["reviews"][0].update(state="judged"), id="reviews"),
        pytest.param(lambda whole: whole["summary"]["progress"].update(judged=3), id="summary"),
        pytest.param(lambda whole: whole["framework"].update(text="Forged."), id="framework"),
    ],
)
@pytest.mark.parametrize("lay_out", [write, lambda whole: json.dumps(whole).encode()], ids=["as written", "otherwise"])
def test_a_forged_record_is_refused_by_the_store_that_holds_the_original(
    store: Store,
    tmp_path: Path,
    forge: Callable[[dict[str, Any]], None],
    lay_out: Callable[[dict[str, Any]], bytes],
) -> None:
    for question in ("1.1", "1.2"):
        record(store, INSPECTOR, "NOR-1", question, answer="good", rationale="Seen.")
    original = to_bytes(store, None)
    (tmp_path / "original.json").write_bytes(lay_out(json.loads(original)))
    assert import_path(store, tmp_path / "original.json").sentence == "Nothing new: everything in it is here already."
    (tmp_path / "forged.json").write_bytes(lay_out(edited(store, forge)))
    with pytest.raises(BadInput) as refused:
        import_path(store, tmp_path / "forged.json")
    assert "forged.json" in "\n".join((str(refused.value), *refused.value.faults))
    assert to_bytes(store, None) == original


def test_what_is_withheld_from_an_export_says_nothing_against_what_is_here(store: Store, tmp_path: Path) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    notes.take(store, INSPECTOR, "NOR-1", "1.1", "Ask again.")
    (tmp_path / "without.json").write_bytes(to_bytes(store, None))
    assert import_path(store, tmp_path / "without.json").sentence == "Nothing new: everything in it is here already."
    for key in ("reviews", "judgements"):
        (tmp_path / "forged.json").write_bytes(write(edited(store, lambda whole, key=key: whole[key].pop())))
        with pytest.raises(BadInput, match=key):
            import_path(store, tmp_path / "forged.json")


def without(value: Any, names: Sequence[str]) -> Any:
    """The same without some keys, however deep."""
    if isinstance(value, dict):
        return {key: without(held, names) for key, held in value.items() if key not in names}
    return [without(held, names) for held in value] if isinstance(value, list) else value


LATER = ("sample", "timeliness", "missed_opportunities", "suggestions", "could_be", "flags", "agreed")


"""Parts of a summary that versions before this one did not write, or may not have."""


@pytest.mark.parametrize("names", [LATER, ("name",), ("judged",)])
def test_an_export_of_a_version_that_said_less_is_imported_and_still_may_not_be_edited(
    store: Store, make_store: Make, tmp_path: Path, names: Sequence[str]
) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    whole = json.loads(to_bytes(store, None))
    whole["summary"] = without(whole["summary"], names)
    assert "NOR-1" in whole["summary"]["cases"]
    second = make_store("second", put(tmp_path / "older.json", whole))
    assert to_bytes(second, None) == to_bytes(store, None)
    whole["summary"]["questions"]["1.1"]["rating"] = "inadequate"
    with pytest.raises(BadInput, match="summary: this does not agree"):
        import_path(make_store("third"), put(tmp_path / "edited.json", whole))


def test_a_record_by_somebody_who_is_not_on_the_team_is_refused(store: Store, make_store: Make, tmp_path: Path) -> None:
    (tmp_path / "before.json").write_bytes(to_bytes(store, None))
    other = make_store("other", tmp_path / "before.json")
    record(store, "Nobody Known", "NOR-1", "1.1", answer="good")
    (tmp_path / "strange.json").write_bytes(to_bytes(store, None))
    held = to_bytes(other, None)
    with pytest.raises(BadInput, match="“Nobody Known” recorded something there and is not on this inspection's team"):
        import_path(other, tmp_path / "strange.json")
    assert to_bytes(other, None) == held
