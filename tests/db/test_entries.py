"""Entries in and out: exactly as sealed, in any order of arrival, with what is current and what counts in step."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import entries
from db.appending import _SHARED_SUBJECTS
from db.problems import RecordRefused
from db.store import Store
from reviewtui.entries.canonical import canonical
from reviewtui.entries.chain import sealed
from reviewtui.entries.current import current as law_of_current
from reviewtui.entries.items import from_item, to_item
from reviewtui.entries.kinds import KINDS, case_kinds
from tests.db.rows import CONTENTS, HASH, appended, case, counts_in, example, judgement, row

SHARED = [
    "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of", "replaces", "salt", "reason",
    "content", "content_hash", "previous", "hash",
]  # fmt: skip


NESTED = {"b": [{"z": None, "a": ":null"}, None], "a": None, "é": "\n\u2028"}


def currently(store, kind="judgement", **narrowed):
    with store.read() as connection:
        return [entry.id for entry in entries.current(connection, kind, **narrowed)]


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_kind_comes_back_as_it_went_in(store, kind):
    rows = [
        example(1, kind, reason="because", person=None),
        example(2, kind, act="undo", of=1, replaces=("anna1-1", "zzzz-9")),
        row(3, kind, "withdrawn thing", {"withdrawn": True}),
        row(4, kind, "withheld thing", None),
    ]
    appended(store, *rows)
    with store.read() as connection:
        assert list(entries.history(connection)) == rows
        assert [entries.entry(connection, entry.id) for entry in rows] == rows


def test_absent_and_null_keys_are_the_same_and_empty_ones_are_not_lost(store):
    content = {"reference": "C1", "site": "NOR", "disability": [], "narrative": "", "age_now": None}
    appended(store, row(1, "case", "C1", content))
    with store.read() as connection:
        kept = entries.entry(connection, "anna1-1").content
    assert kept == {"reference": "C1", "site": "NOR", "disability": [], "narrative": ""}


def test_every_kind_has_an_example():
    assert set(CONTENTS) == set(KINDS)


@pytest.mark.parametrize("content", [*(content for _, content in CONTENTS.values()), NESTED, {"withdrawn": True}])
def test_a_content_is_kept_as_the_very_text_that_is_hashed(store, content):
    appended(store, row(1, "case", "C1", content))
    with store.read() as connection:
        (text,) = connection.execute("SELECT content FROM entry").fetchone()
    assert text.encode() == canonical(content)


@pytest.mark.parametrize("content", [{"reference": float("nan")}, {"reference": {"C1"}}])
def test_a_content_that_has_no_canonical_form_is_refused(store, content):
    with pytest.raises(RecordRefused, match="entry anna1-1"):
        appended(store, row(1, "case", "C1", content))
    with store.read() as connection:
        assert entries.history(connection) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"device": "A!"},
        {"sequence": 0, "previous": HASH},
        {"offset": 5000},
        {"subject": ""},
        {"act": "forget"},
        {"act": "undo"},
        {"of": 1},
        {"hash": "short"},
        {"content_hash": "short"},
        {"previous": HASH},
        {"salt": None, "reason": "kept"},
        {"kind": ""},
        {"kind": "Rumour"},
        {"salt": None},
        {"content": None},
    ],
)
def test_a_header_that_breaks_a_rule_is_refused(store, changes):
    with pytest.raises(RecordRefused):
        appended(store, judgement(1, "good")._replace(**changes))


def test_an_entry_that_is_here_already_is_refused(store):
    appended(store, judgement(1, "good"))
    with pytest.raises(RecordRefused, match="append-only"):
        appended(store, judgement(1, "good"))


def test_appending_nothing_changes_nothing(store):
    appended(store)
    with store.read() as connection:
        assert entries.heads(connection) == {}
        assert entries.last_of(connection, "anna1") == (0, "")


def test_one_entry_appended_is_the_same_as_a_list_of_one(store):
    with store.write() as writing:
        entries.append(writing, judgement(1, "good"))
        assert entries.last_of(writing.connection, "anna1") == (1, HASH)
    assert currently(store) == ["anna1-1"]


def test_the_record_can_be_asked_by_device_by_case_and_from_a_place_on(store):
    rows = [
        case(1, "C1"),
        judgement(2, "good"),
        case(3, "C10"),
        judgement(4, "good", case="C10"),
        case(5, "C1 b"),
        judgement(1, "good", device="bela2"),
        row(2, "site", "C1", CONTENTS["site"][1], device="bela2"),
    ]
    appended(store, *reversed(rows))
    with store.read() as connection:

        def ids(**asked):
            return [entry.id for entry in entries.history(connection, **asked)]

        assert ids() == [entry.id for entry in rows]
        assert ids(device="bela2") == ["bela2-1", "bela2-2"]
        assert ids(case="C1", kinds=case_kinds()) == ["anna1-1", "anna1-2", "bela2-1"]
        assert ids(after=("anna1", 4), limit=2) == ["anna1-5", "bela2-1"]
        assert [entry.id for entry in entries.current(connection, "judgement", case="C10")] == ["anna1-4"]
        assert [entry.id for entry in entries.current(connection, "case", subject="C1")] == ["anna1-1"]
        assert entries.heads(connection) == {"anna1": (5, HASH), "bela2": (2, HASH)}
        assert entries.entry(connection, "anna1-99") is None
        assert entries.entry(connection, "no id at all") is None


def test_history_by_pages_has_the_last_to_come_first(store):
    appended(store, case(1, "C1"), judgement(2, "good"), judgement(3, "good", question="1.2"), case(4, "C2"))
    with store.read() as connection:

        def page(case=None, about=None, offset=0, limit=2):
            rows, total = entries.history_page(
                connection, case=case, kinds=case_kinds(), about=about, offset=offset, limit=limit
            )
            return [entry.sequence for entry in rows], total

        assert page() == ([4, 3], 4)
        assert page(offset=2) == ([2, 1], 4)
        assert page("C1") == ([3, 2], 3)
        assert page(about=("judgement", "C1/first/1.2")) == ([3], 1)


def test_acts_are_one_persons_on_one_device(store):
    appended(
        store,
        row(1, "site", "NOR", CONTENTS["site"][1], act="import"),
        judgement(2, "good"),
        case(3, "C2", person=None),
        judgement(4, "good", question="1.2", person="Bea"),
        judgement(5, "good", question="1.3", act="undo", of=2),
        judgement(1, "good", device="bela2"),
    )
    with store.read() as connection:

        def latest(limit):
            return [entry.sequence for entry in entries.last_acts(connection, "anna1", "Ann Example", limit)]

        assert (latest(9), latest(1)) == ([2, 5], [5])
        assert entries.acts_made(connection, "anna1") == 3


def test_the_latest_acts_are_found_from_the_end_of_an_index(store):
    with store.read() as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT e.id FROM entry e "
            "WHERE e.device = ? AND e.person = ? AND e.act <> 'import' ORDER BY e.sequence DESC LIMIT ?",
            ("anna1", "Ann", 1),
        ).fetchall()
    assert [step[3] for step in plan] == ["SEARCH e USING INDEX entry_act (device=? AND person=?)"]


def test_what_shares_a_subject_is_looked_up_from_what_is_new(store):
    with store.read() as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {_SHARED_SUBJECTS}", (1, "judgement")).fetchall()
    assert [step[3] for step in plan][:2] == [
        "SEARCH n USING INTEGER PRIMARY KEY (rowid>?)",
        "SEARCH o USING COVERING INDEX entry_of_subject (kind=? AND subject=? AND is_current=?)",
    ]


def test_more_entries_than_are_fetched_at_once_come_back_in_order(store, monkeypatch):
    monkeypatch.setattr(entries, "AT_ONCE", 3)
    monkeypatch.setattr(entries, "BATCH", 2)
    rows = [judgement(sequence, "good", case=f"C{sequence}") for sequence in range(1, 9)]
    appended(store, *rows)
    with store.read() as connection:
        assert list(entries.each(connection)) == rows


def test_an_entry_comes_back_with_all_that_it_replaces_in_order(store):
    several = judgement(12, "good", replaces=("anna1-10", "anna1-9", "ben22-1"))
    appended(store, judgement(9, "good"), judgement(10, "inadequate"), several)
    with store.read() as connection:
        assert [row.replaces for row in entries.each(connection)] == [(), (), several.replaces]


def test_an_entry_replaced_by_one_that_came_before_it_is_not_current(store):
    appended(store, judgement(2, "good", replaces=("anna1-1",)))
    appended(store, judgement(1, "inadequate"))
    assert currently(store) == ["anna1-2"]
    assert counts_in(store) == {("1.1", "good"): 1}


def test_different_answers_count_as_unjudged_until_they_are_settled(store):
    appended(store, judgement(1, "good"), judgement(1, "inadequate", device="bela2"))
    assert currently(store) == ["anna1-1", "bela2-1"]
    assert counts_in(store) == {}
    appended(store, judgement(2, "good", replaces=("anna1-1", "bela2-1")))
    assert counts_in(store) == {("1.1", "good"): 1}


def test_the_same_answer_twice_counts_once_whatever_the_rationale(store):
    appended(store, judgement(1, "good", device="bela2"))
    appended(store, judgement(1, "good"))
    assert counts_in(store) == {("1.1", "good"): 1}


def test_an_answer_and_no_answer_differ(store):
    appended(store, judgement(1, "good"), judgement(1, None, device="bela2"))
    assert counts_in(store) == {}


def test_no_answer_a_withdrawn_one_and_a_second_review_count_nothing(store):
    appended(
        store,
        judgement(1, None),
        judgement(2, "withdrawn", question="1.2"),
        judgement(3, "good", question="1.3", review="second"),
    )
    assert counts_in(store) == {}


def test_taking_one_side_back_leaves_the_other_to_count(store):
    appended(store, judgement(1, "good"), judgement(1, "inadequate", device="bela2"))
    appended(store, judgement(2, "withdrawn", device="bela2", replaces=("bela2-1",)))
    assert currently(store) == ["anna1-1", "bela2-2"]
    assert counts_in(store) == {("1.1", "good"): 1}


def test_judgements_of_a_case_that_was_withdrawn_count_no_more(store):
    appended(store, case(1, "C1"), judgement(2, "good"))
    assert counts_in(store) == {("1.1", "good"): 1}
    appended(store, row(3, "case", "C1", {"withdrawn": True}, replaces=("anna1-1",)))
    assert counts_in(store) == {}


@st.composite
def records(draw):
    """Judgements of two devices on few subjects, each replacing some that were there, or that never were."""
    rows = []
    last = {"anna1": 0, "bela2": 0}
    for _ in range(draw(st.integers(1, 10))):
        device = draw(st.sampled_from(sorted(last)))
        last[device] += 1
        known = [entry.id for entry in rows] or ["zzzz-1"]
        rows.append(
            judgement(
                last[device],
                draw(st.sampled_from(("good", "inadequate", None, "withdrawn"))),
                question=draw(st.sampled_from(("1.1", "1.2"))),
                device=device,
                replaces=tuple(sorted(draw(st.sets(st.sampled_from(known), max_size=3)))),
            )
        )
    return draw(st.permutations(rows)), draw(st.lists(st.integers(1, 4), min_size=10, max_size=10))


def counted_by_law(rows):
    """What counts, worked out from the record alone."""
    found = {}
    for (_, subject), held in law_of_current(rows).items():
        answers = {entry.content.get("answer") for entry in held if not entry.content.get("withdrawn")}
        if len(answers) == 1 and None not in answers:
            found[subject.rpartition("/")[2], answers.pop()] = 1
    return found


@given(records())
@settings(max_examples=60, deadline=None)
def test_in_any_order_and_any_batches_the_store_agrees_with_the_laws_of_the_record(arrival):
    rows, sizes = arrival
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "s.store")
        left = list(rows)
        for size in sizes:
            appended(store, *left[:size])
            left = left[size:]
        appended(store, *left)
        as_entries = [from_item(to_item_of(entry)) for entry in rows]
        by_law = [entry.id for held in law_of_current(as_entries).values() for entry in held]
        assert currently(store) == by_law
        assert counts_in(store) == counted_by_law(as_entries)
        store.close()


def to_item_of(entry):
    return to_item(type("Item", (), {**{name: getattr(entry, name) for name in SHARED}}))


def test_a_sealed_entry_still_proves_itself_after_the_store(store):
    first = from_item(to_item_of(example(1, "judgement")))
    entry = sealed(first, "")
    appended(store, type(example(1, "judgement"))(**{name: getattr(entry, name) for name in SHARED}))
    with store.read() as connection:
        kept = entries.entry(connection, entry.id)
    assert sealed(from_item(to_item_of(kept)), "") == entry


def test_every_table_is_strict(store):
    with store.read() as connection:
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).fetchall()
    loose = {name for name, strict in tables if not strict}
    assert loose == {"alembic_version", "sqlite_schema"}


def test_a_step_backwards_in_time_never_wins(store):
    appended(store, judgement(1, "good", made_at="2030-01-01T00:00:00Z"))
    appended(store, judgement(1, "inadequate", device="bela2", made_at="2020-01-01T00:00:00Z"))
    assert counts_in(store) == {}


def test_the_kinds_of_a_case_are_those_whose_subject_begins_with_its_reference():
    assert {kind for kind, (subject, _) in CONTENTS.items() if subject.split("/")[0] == "C1"} == set(case_kinds())
