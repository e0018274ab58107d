"""Both sides of a fork are kept: one as it is, the other under a device that follows from what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.entries.chain import chain_faults, sealed
from reviewtui.entries.refile import refile
from tests.entries.joined import union
from tests.entries.records import DEVICES, chain, draft, whole_records, withheld

ANSWERS = ("good", "inadequate")


@st.composite
def forks(draw):
    """A record, and what two copies of it made of it, each as devices it had and perhaps as one of its own."""
    shared = draw(whole_records(DEVICES[:2]))
    return shared, *(continued(draw, shared, (*DEVICES[:2], own)) for own in ("fora4", "forb5"))


def continued(draw, record, devices):
    """A record with some more judgements of some devices, each of which may replace what was there."""
    entries = list(record)
    for _ in range(draw(st.integers(0, 5))):
        device = draw(st.sampled_from(devices))
        own = [entry for entry in entries if entry.device == device]
        previous = max(own, key=lambda entry: entry.sequence).hash if own else ""
        replaced = draw(st.lists(st.sampled_from([entry.id for entry in entries]), unique=True)) if entries else []
        evidence = [{"event": name} for name in replaced]
        content = {"answer": draw(st.sampled_from(ANSWERS)), "evidence": evidence, "rationale": "as anna1-1 said"}
        salt = str(draw(st.integers(0, 3)))
        fresh = draft(device, len(own) + 1, replaces=tuple(replaced), content=content, salt=salt)
        entries.append(sealed(fresh, previous))
    return tuple(entries)


def joined(known, other):
    """What is known with everything that the other record says."""
    runs, rest = refile(known, other)
    return union(known, [*rest, *(entry for run in runs for entry in run.entries)])


def essence(entry):
    """What an entry says, whatever device it is filed under."""
    content = {key: value for key, value in entry.content.items() if key != "evidence"}
    return (entry.person, entry.made_at, entry.subject, entry.salt, str(content), len(entry.replaces))


@given(forks())
def test_nothing_of_either_side_is_lost_and_the_chains_hold(three):
    _, one, other = three
    both = joined(one, other)
    assert chain_faults(both) == ()
    assert {entry.place for entry in one} <= {entry.place for entry in both}
    hashes = {entry.hash for entry in one}
    unknown = [essence(entry) for entry in other if entry.hash not in hashes]
    filed = [essence(entry) for entry in both if entry.hash not in hashes]
    assert sorted(unknown) == sorted(filed)


@given(forks())
def test_what_is_named_is_there_under_that_name(three):
    _, one, other = three
    both = joined(one, other)
    names = {entry.id for entry in both}
    for entry in both:
        evidence = entry.content.get("evidence", [])
        assert {*entry.replaces, *(item["event"] for item in evidence)} <= names
        assert not evidence or {item["event"] for item in evidence} == {*entry.replaces}
        assert entry.content.get("rationale", "as anna1-1 said") == "as anna1-1 said"


@given(forks(), st.integers(0, 5))
def test_filing_a_side_again_or_further_along_files_nothing_twice(three, more):
    shared, one, other = three
    both = joined(one, other)
    assert joined(both, other) == both
    assert joined(joined(one, other[: len(shared) + more]), other) == both


@given(forks())
def test_where_nothing_forked_nothing_is_filed_anew(three):
    shared, one, _ = three
    runs, rest = refile(shared, one)
    assert runs == ()
    assert set(union(shared, rest)) == set(one)


def test_an_undo_of_what_was_filed_too_says_so_and_one_of_what_was_there_is_an_act_of_its_own():
    shared = chain({})
    one = sealed(draft(sequence=2, content={"answer": "inadequate"}), shared[0].hash)
    mine = sealed(draft(sequence=2), shared[0].hash)
    theirs = [*shared, one, *later(one, {"act": "undo", "of": 2}, {"act": "undo", "of": 1})]
    ((run,), rest) = refile([*shared, mine], theirs)
    assert (run.device, run.since, rest) == ("anna1", 2, ())
    assert [(entry.act, entry.of) for entry in run.entries] == [("do", None), ("undo", 1), ("do", None)]


def later(entry, *changes):
    """Entries that follow one of `anna1`."""
    for number, particular in enumerate(changes, start=entry.sequence + 1):
        entry = sealed(draft(sequence=number, **particular), entry.hash)
        yield entry


@pytest.mark.parametrize(
    ("subject", "filed"), [("C1/anna1-2", "C1/{new}-1"), ("C1/late:anna1-2+E3", "C1/late:{new}-1+E3")]
)
def test_what_is_named_after_its_entry_is_renamed_with_it(subject, filed):
    mine, theirs = chain({}, {}), chain({}, {"subject": subject, "content": {"id": subject[3:], "text": "of anna1-2"}})
    ((run,), _) = refile(mine, theirs)
    (entry,) = run.entries
    assert entry.subject == filed.format(new=entry.device)
    assert entry.content == {"id": entry.subject[3:], "text": "of anna1-2"}


def test_what_is_withheld_stays_so_and_can_be_filled_in():
    mine, theirs = chain({}, {}), chain({}, {"content": {"answer": "inadequate"}})
    ((whole,), _) = refile(mine, theirs)
    ((bare,), _) = refile(mine, [withheld(entry) for entry in theirs])
    assert chain_faults(bare.entries) == ()
    assert union(bare.entries, whole.entries) == whole.entries
    assert bare.entries == tuple(withheld(entry) for entry in whole.entries)
