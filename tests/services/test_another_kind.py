"""A kind of entry declared in one module, and nowhere else: appended, exported, read back, told and undone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from reviewtui.entries.kinds import KINDS
from reviewtui.exchange.schema import write_schemas
from reviewtui.services.acts import acting
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import items, page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.undoing import redo, undo
from tests.entries.kinds.commentary import COMMENTARY
from tests.exported import document, to_bytes

from .conftest import LEAD, OTHER

NARROW = {"id": "r1", "question": "1.1", "how": "narrow", "text": "Only what was known at the time."}
WIDE = {**NARROW, "how": "wide", "until": "2026-06-30"}


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, COMMENTARY.name, COMMENTARY)


def rule(store: Store, content: dict[str, Any], person: str = LEAD) -> None:
    """Record commentary in the place of what stands of it."""
    with acting(store, person) as act:
        subject = str(COMMENTARY.subject_of(content))
        act.add(COMMENTARY.name, subject, content, replaces=act.current(COMMENTARY.name, subject))


def standing(store: Store) -> list[str]:
    """How all current commentary is to be read."""
    return [each["how"] for each in document(store)["commentary"]]


def told(store: Store, number: int) -> list[str]:
    """The latest entries in words, the first of them first."""
    return [line.sentence for line in reversed(page(store, limit=number).lines)]


def test_it_is_appended_and_listed_in_the_export(store: Store) -> None:
    rule(store, WIDE)
    (commentary,) = document(store)["commentary"]
    assert commentary == {
        **WIDE,
        "inspector": LEAD,
        "made_at": commentary["made_at"],
        "entry": f"{store.device}-{last(store)}",
    }
    assert list(commentary) == ["id", "question", "how", "text", "until", "inspector", "made_at", "entry"]


def last(store: Store) -> int:
    """The sequence of the latest entry."""
    return int(items(store)[-1]["sequence"])


def test_its_export_goes_into_a_new_store_and_comes_out_the_same(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    rule(store, NARROW)
    rule(store, WIDE)
    written = to_bytes(store, None)
    (tmp_path / "out.json").write_bytes(written)
    assert to_bytes(make_store("new", tmp_path / "out.json"), None) == written


def test_the_history_tells_it_in_words(store: Store) -> None:
    rule(store, NARROW)
    rule(store, WIDE)
    line = page(store, limit=1).lines[0]
    assert told(store, 2) == [
        "r1 question 1.1 is to be read narrowly.",
        "r1 question 1.1 is to be read widely from now on.",
    ]
    assert (line.detail, line.case, line.kind) == (NARROW["text"], None, "commentary")


def test_it_is_undone_and_done_again(store: Store) -> None:
    rule(store, NARROW)
    rule(store, WIDE)
    assert undo(store, LEAD).sentence == "r1 undone: question 1.1 is to be read narrowly from now on."
    assert standing(store) == ["narrow"]
    assert undo(store, LEAD).sentence == "r1 undone: commentary taken back."
    assert standing(store) == []
    redo(store, LEAD)
    assert standing(store) == ["narrow"]


def test_two_that_disagree_are_both_listed_and_equals_once(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    (tmp_path / "start.json").write_bytes(to_bytes(store, None))
    laptops = [make_store(name, tmp_path / "start.json") for name in ("a", "b", "c")]
    for laptop, content, person in zip(laptops, (NARROW, WIDE, WIDE), (LEAD, OTHER, LEAD), strict=True):
        rule(laptop, content, person)
        (tmp_path / f"{person}{laptop.device}.json").write_bytes(to_bytes(laptop, None))
    (tmp_path / "start.json").unlink()
    joined = make_store("joined")
    for file in sorted(tmp_path.glob("*.json")):
        import_path(joined, file)
    assert sorted(standing(joined)) == ["narrow", "wide"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"how": "loosely"}, "commentary, how: This is not what can be kept here."),
        ({"text": " "}, "commentary, text: This must not be blank."),
        ({"why": "x"}, "commentary, why: This is not what can be kept here."),
    ],
)
def test_what_does_not_fit_is_not_recorded(store: Store, wrong: dict[str, str], said: str) -> None:
    with pytest.raises(BadInput) as refused:
        rule(store, {**NARROW, **wrong})
    assert str(refused.value) == f"Nothing was recorded. {said}"
    assert standing(store) == []


@pytest.mark.parametrize(
    ("place", "key", "value", "said"),
    [("content", "how", "loosely", "how"), ("header", "subject", "r2", "The content is about “r1”")],
)
def test_a_file_that_holds_a_faulty_one_is_refused(
    store: Store, make_store: Callable[..., Store], tmp_path: Path, place: str, key: str, value: str, said: str
) -> None:
    rule(store, NARROW)
    whole = json.loads(to_bytes(store, None))
    entry = whole["history"][-1]
    (entry["content"] if place == "content" else entry)[key] = value
    (tmp_path / "out.json").write_text(json.dumps(whole), "utf-8")
    with pytest.raises(BadInput, match=said):
        make_store("new", tmp_path / "out.json")


def test_the_schema_has_its_content_and_its_list(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    made = json.loads((tmp_path / "inspection.schema.json").read_text("utf-8"))
    assert made["$defs"]["CommentaryContent"]["required"] == ["id", "question", "how", "text"]
    assert made["properties"]["commentary"]["items"] == {"$ref": "#/$defs/CommentaryItem"}
