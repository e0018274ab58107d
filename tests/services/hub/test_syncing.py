"""Stores that meet in a hub: the same union as by files, resumed, verified, and blind where a review is."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from reviewtui.services.cases.documents import mark
from reviewtui.services.errors import BadInput, BadUsage
from reviewtui.services.export.exporting import to_file
from reviewtui.services.hub import connecting, pulling, pushing, waiting
from reviewtui.services.hub.connecting import HubUnusable
from reviewtui.services.hub.sealing import Keys, keys_of
from reviewtui.services.hub.syncing import sync
from reviewtui.services.judging.judgements import record
from reviewtui.services.judging.notes import take
from reviewtui.services.lead import commentary
from reviewtui.services.lead.challenges import Said, challenge, challenges
from reviewtui.services.sharing.bundles import bundle_for
from reviewtui.services.sharing.merging import merge
from reviewtui.services.store import kept
from reviewtui.services.store.stores import Store
from reviewtui.services.team.allocations import allocate
from reviewtui.services.undoing import undo
from tests.conftest import Run
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, LEAD, OTHER
from .server import PASSWORD, Server

Sql = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def keys() -> Keys:
    """The inspection's key."""
    import pyrage

    return keys_of(str(pyrage.x25519.Identity.generate()))


@pytest.fixture
def laptops(store: Store, make_store: Callable[..., Store], tmp_path: Path) -> tuple[Store, Store, Store]:
    """Three laptops that begin alike, each with a judgement of its own; two of them disagree."""
    file = tmp_path / "start.json"
    file.write_bytes(to_bytes(store, None))
    others = make_store("one", file), make_store("two", file)
    for laptop, person, case, answer in zip(
        (store, *others), (LEAD, INSPECTOR, OTHER), ("NOR-1", "NOR-2", "NOR-2"), ("good", "good", "inadequate"),
        strict=True,
    ):  # fmt: skip
        record(laptop, person, case, "1.1", answer=answer, rationale=f"Told only by {person}.")
    return store, *others


def test_it_ends_as_by_files_in_whatever_order_they_meet(
    hub: str,
    keys: Keys,
    laptops: tuple[Store, Store, Store],
    make_store: Callable[..., Store],
    tmp_path: Path,
    sql: Sql,
) -> None:
    lead, one, two = laptops
    beginning = tmp_path / "lead.json"
    beginning.write_bytes(to_bytes(lead, None))
    fourth = make_store("fourth", beginning)
    record(fourth, LEAD, "GLA-1", "1.1", answer="good", rationale="Told only by a fourth.")
    files = []
    for number, laptop in enumerate((*laptops, fourth)):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_bytes(to_bytes(laptop, None))
    by_files = make_store("joined", files[0])
    merge(by_files, files[1:], LEAD)
    sent = sync(two, OTHER, hub, keys)
    assert (sent.pushed, sent.pulled) == (len(document(two)["history"]), 0)
    got = sync(one, INSPECTOR, hub, keys)
    assert (got.pushed, got.pulled) == (1, 1)
    assert sync(lead, LEAD, hub, keys).pulled == 2
    last = sync(fourth, LEAD, hub, keys)
    assert (last.pushed, last.pulled) == (1, 2)
    assert [sync(laptop, LEAD, hub, keys).pulled for laptop in (two, one, lead)] == [3, 2, 1]
    assert {to_bytes(laptop, None) for laptop in (*laptops, fourth)} == {to_bytes(by_files, None)}
    again = sync(lead, LEAD, hub, keys)
    assert (again.pushed, again.pulled, again.filled) == (0, 0, 0)
    assert again.sentence.startswith("Nothing new: ")
    # The hub sees headers, and nothing of what was said.
    (headers, sealed) = sql(
        "SELECT string_agg(header, ''), string_agg(encode(sealed, 'escape'), '') FROM reviewtui_entry"
    )[0]
    assert INSPECTOR in headers
    assert "Told only by" not in headers + sealed


def test_a_server_that_is_killed_loses_nothing_and_the_next_sync_goes_on(
    server: Server, hub: str, keys: Keys, laptops: tuple[Store, Store, Store], monkeypatch: pytest.MonkeyPatch, sql: Sql
) -> None:
    lead, one, _ = laptops
    for module in (pushing, pulling):
        monkeypatch.setattr(module, "BATCH", 4)
    killed = []

    def report(what: str, done: int, total: int) -> None:
        if what == "Sending" and done >= 9 and not killed:
            killed.append(done)
            server.kill()

    monkeypatch.setattr("reviewtui.services.steps.STEP", 1)
    with pytest.raises(HubUnusable, match=r"Nothing was lost"):
        sync(lead, LEAD, hub, keys, report)
    server.start()
    (number,) = sql("SELECT count(*) FROM reviewtui_entry")[0]
    total = len(document(lead)["history"])
    assert 0 < number < total
    assert sync(lead, LEAD, hub, keys).pushed == total - number
    sync(one, INSPECTOR, hub, keys)
    sync(lead, LEAD, hub, keys)
    assert to_bytes(lead, None) == to_bytes(one, None)


def test_others_write_while_it_waits_for_the_hub_and_what_is_sent_meanwhile_comes_next(
    hub: str, keys: Keys, laptops: tuple[Store, Store, Store]
) -> None:
    lead, one, _ = laptops
    sync(one, INSPECTOR, hub, keys)
    judged = Thread(target=record, args=(lead, LEAD, "GLA-1", "1.1"), kwargs={"answer": "good", "rationale": "Seen."})

    def report(what: str, done: int, total: int) -> None:
        if (what, done) == ("Receiving", 0) and not judged.ident:
            record(one, INSPECTOR, "NOR-1", "2.1", answer="good", rationale="Seen.")
            sync(one, INSPECTOR, hub, keys)
            judged.start()
            judged.join(30)

    assert sync(lead, LEAD, hub, keys, report).pulled == 1
    assert not judged.is_alive()
    assert sync(lead, LEAD, hub, keys).pulled == 1
    sync(one, INSPECTOR, hub, keys)
    assert to_bytes(one, None) == to_bytes(lead, None)


def test_what_is_too_much_to_hold_lies_sealed_beside_the_store_while_it_waits(
    hub: str, keys: Keys, laptops: tuple[Store, Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, one, _ = laptops
    sync(one, INSPECTOR, hub, keys)
    monkeypatch.setattr(kept, "HELD", 1)
    before = {*lead.path.parent.iterdir()}
    assert sync(lead, LEAD, hub, keys).pulled == 1
    assert {*lead.path.parent.iterdir()} == before
    with waiting.Waiting(lead.path.parent) as batches:
        for number in (1, 2):
            batches.add(waiting.Batch("dev1", [(number, "{}", None)], {str(number): b"Told only by"}))
        batches._kept._file.seek(0)
        assert b"Told" not in batches._kept._file.read()
        assert [(each.device, each.packs) for each in batches] == [
            ("dev1", {str(number): b"Told only by"}) for number in (1, 2)
        ]


def test_notes_stay_and_a_second_review_stays_blind_until_both_are_submitted(
    hub: str, keys: Keys, laptops: tuple[Store, Store, Store], sql: Sql
) -> None:
    lead, one, two = laptops
    take(one, INSPECTOR, "NOR-2", "1.1", "To myself alone.")
    allocate(lead, LEAD, ["NOR-1", "NOR-2"], INSPECTOR)
    allocate(lead, LEAD, ["NOR-1", "NOR-2"], OTHER, "second")
    for laptop, person in ((lead, LEAD), (one, INSPECTOR), (two, OTHER)):
        sync(laptop, person, hub, keys)
    (bare,) = sql("SELECT count(*) FROM reviewtui_entry WHERE kind = 'note' AND sealed_with IS NULL")[0]
    assert bare == 1
    told = f"Told only by {INSPECTOR}.".encode()
    assert told in to_bytes(one, None)
    assert told not in to_bytes(two, None)
    sync(lead, LEAD, hub, keys)
    assert told in to_bytes(lead, None)
    challenge(lead, LEAD, "NOR-1", Said("The plan was made in time.", "North YOT", "2026-01-02", "1.1"))
    which = commentary.add(two, OTHER, "NOR-1", "1", "done_well", "Well told.").subject.split("/")[1]
    mark(two, OTHER, "NOR-1", "d1", "part_read")
    for laptop, person in ((two, OTHER), (lead, LEAD)):
        sync(laptop, person, hub, keys)
    commentary.tag(lead, LEAD, "NOR-1", which, ["telling"])
    mark(lead, LEAD, "NOR-1", "d1", "read")
    undo(lead, LEAD)
    for laptop, person in ((lead, LEAD), (one, INSPECTOR), (two, OTHER)):
        sync(laptop, person, hub, keys)
    assert [len(challenges(laptop)) for laptop in laptops] == [1, 1, 0], "it is about the first review"
    kinds = ("commentary", "reading")
    known = {
        laptop: str(
            [each["content"] for each in document(laptop)["history"] if each["kind"] in kinds and "content" in each]
        )
        for laptop in laptops
    }
    assert "Well told." in known[lead] and "Well told." in known[two]
    assert known[one] == "[]"


SPOILT: dict[str, tuple[str, str]] = {
    "a header changed": (
        "UPDATE reviewtui_entry SET header = replace(header, 'Inspector', 'Inspectoress') WHERE kind = 'judgement'",
        "cannot be trusted: its header was changed after it was made",
    ),
    "an entry lost": ("DELETE FROM reviewtui_entry WHERE kind = 'judgement'", "does not end where heads says it does"),
    "what it says lost": (
        "UPDATE reviewtui_entry SET sealed_with = 1000 WHERE kind = 'judgement'",
        "the hub lost its content",
    ),
    "bytes of nothing": ("UPDATE reviewtui_entry SET sealed = 'x' WHERE sealed IS NOT NULL", "was changed"),
    "a header that is none": (
        "UPDATE reviewtui_entry SET header = '[]' WHERE kind = 'judgement'",
        "an entry without a valid header",
    ),
}


@pytest.mark.parametrize("how", list(SPOILT))
def test_what_a_hub_changed_or_lost_is_named_and_nothing_is_taken(
    hub: str, keys: Keys, laptops: tuple[Store, Store, Store], sql: Sql, how: str
) -> None:
    lead, one, _ = laptops
    sync(one, INSPECTOR, hub, keys)
    statement, said = SPOILT[how]
    sql(statement)
    before = to_bytes(lead, None)
    with pytest.raises(BadInput) as refused:
        sync(lead, LEAD, hub, keys)
    told = " ".join([str(refused.value), *refused.value.faults])
    assert said in told
    assert "postgresql://127.0.0.1/" in told
    assert to_bytes(lead, None) == before


def test_an_answer_that_was_changed_by_somebody_with_the_key_is_named(
    hub: str, keys: Keys, laptops: tuple[Store, Store, Store], sql: Sql
) -> None:
    import pyrage

    lead, one, _ = laptops
    sync(one, INSPECTOR, hub, keys)
    (number, sealed) = sql("SELECT sequence, sealed FROM reviewtui_entry WHERE kind = 'judgement'")[0]
    text = pyrage.decrypt(bytes(sealed), [keys.identity]).decode()
    changed = text.replace('"good"', '"inadequate"')
    assert changed != text
    sql(
        "UPDATE reviewtui_entry SET sealed = %s WHERE kind = 'judgement'",
        pyrage.encrypt(changed.encode(), keys.recipients),
    )
    before = to_bytes(lead, None)
    with pytest.raises(BadInput) as refused:
        sync(lead, LEAD, hub, keys)
    told = " ".join([str(refused.value), *refused.value.faults])
    assert f"Entry {one.device}-{number} cannot be trusted: its content was changed after it was made." in told
    assert to_bytes(lead, None) == before


def test_what_a_bundle_withheld_is_completed_by_whoever_has_it(
    hub: str, keys: Keys, laptops: tuple[Store, Store, Store], make_store: Callable[..., Store], tmp_path: Path
) -> None:
    lead, *_ = laptops
    allocate(lead, LEAD, ["NOR-2"], INSPECTOR)
    file = tmp_path / "bundle.json"
    to_file(lead, file, LEAD, bundle=bundle_for(lead, INSPECTOR))
    bundled = make_store("bundled", file)
    assert sync(bundled, INSPECTOR, hub, keys).pushed > 0
    assert sync(lead, LEAD, hub, keys).pushed == 0
    assert sync(bundled, INSPECTOR, hub, keys).filled > 0
    assert to_bytes(bundled, None) == to_bytes(lead, None)


def test_a_hub_that_went_back_is_told_of_and_brought_up_to_date(
    hub: str, keys: Keys, laptops: tuple[Store, Store, Store], sql: Sql
) -> None:
    lead, *_ = laptops
    sync(lead, LEAD, hub, keys)
    sql("DELETE FROM reviewtui_entry WHERE device = %s", lead.device)
    sql("DELETE FROM reviewtui_head WHERE device = %s", lead.device)
    done = sync(lead, LEAD, hub, keys)
    assert done.lost == {lead.device: done.pushed}
    assert f"The hub had lost entries that it had before: {done.pushed:,} of {lead.device}." in done.sentence
    assert sync(lead, LEAD, hub, keys).lost == {}


def test_it_is_done_by_verb_too(
    run: Run, hub: str, laptops: tuple[Store, Store, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyrage

    key = tmp_path / "inspection.key"
    key.write_text(f"# made for the tests\n{pyrage.x25519.Identity.generate()}\n", "utf-8")
    key.chmod(0o600)
    lead, one, _ = laptops
    sent = run("sync", hub, "--identity", key, "--json", store=lead.path, person=LEAD)
    assert sent.code == 0, sent.err
    assert (sent.json["pulled"], sent.json["lost"]) == (0, {})
    assert PASSWORD.split()[0] not in sent.json["hub"]
    done = run("sync", hub, "--identity", key, store=one.path, person=INSPECTOR)
    assert done.out.startswith("Sent 1 entry to postgresql://127.0.0.1/")
    left = run("history", "--access", "--json", store=one.path).json
    assert "postgresql://127.0.0.1/" in str(left)
    assert run("sync", hub, "--identity", tmp_path / "none.key", store=one.path, person=INSPECTOR).code == 3
    monkeypatch.setitem(sys.modules, "psycopg", None)
    without = run("sync", hub, "--identity", key, store=one.path, person=INSPECTOR)
    assert (without.code, without.err) == (2, "Syncing with a hub needs `pip install 'reviewtui[hub]'`.\n")


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=lambda ending: ending.name)
def test_watching_brings_what_another_laptop_sent_until_it_is_ended(
    hub: str, keys: Keys, laptops: tuple[Store, Store, Store], tmp_path: Path, ending: signal.Signals
) -> None:
    key = tmp_path / "inspection.key"
    key.write_text(f"{keys.identity}\n", "utf-8")
    key.chmod(0o600)
    lead, one, two = laptops
    sync(one, INSPECTOR, hub, keys)
    arguments = ("--store", str(lead.path), "--as", LEAD, "sync", hub, "--identity", str(key), "--watch")
    watching = subprocess.Popen(
        [sys.executable, "-c", WATCH, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert watching.stdout is not None
        assert watching.stdout.readline().endswith(" and received 1.\n")
        sync(two, OTHER, hub, keys)
        assert watching.stdout.readline().startswith("Sent 0 entries to ")
        watching.send_signal(ending)
        out, err = watching.communicate(timeout=60)
    finally:
        watching.kill()
    assert (watching.returncode, out, err.strip()) == (130, "", "")
    assert {f"Told only by {person}." for person in (LEAD, INSPECTOR, OTHER)} <= {
        entry["content"].get("rationale") for entry in document(lead)["history"]
    }


WATCH = """
from reviewtui.cli import main, sync
sync.PAUSE = 0.2
main()"""


def test_what_cannot_be_synced_with_is_one_sentence(
    server: Server, hub: str, keys: Keys, laptops: tuple[Store, Store, Store], monkeypatch: pytest.MonkeyPatch, sql: Sql
) -> None:
    import psycopg
    import pyrage

    lead, one, _ = laptops
    before = to_bytes(lead, None)

    def refused(kind: type[Exception], url: str, by: Keys = keys) -> str:
        with pytest.raises(kind) as problem:
            sync(lead, LEAD, url, by)
        assert "\n" not in str(problem.value)
        assert "seven" not in str(problem.value)
        return str(problem.value)

    name = hub.rpartition("/")[2]
    assert "refused the name or the password" in refused(HubUnusable, server.address(name, "wrong"))
    assert "has no such database" in refused(HubUnusable, server.address("nothing"))
    assert "does not answer" in refused(HubUnusable, hub.replace(str(server.port), "1"))
    assert "not at “sqlite”" in refused(BadUsage, "sqlite:///here")
    assert "not the address of a hub" in refused(BadUsage, "the office")
    sync(one, INSPECTOR, hub, keys)
    stranger = keys_of(str(pyrage.x25519.Identity.generate()))
    assert "was encrypted for another key than this identity" in refused(BadInput, hub, stranger)
    sync(lead, LEAD, hub, keys)
    record(lead, LEAD, "GLA-1", "1.1", answer="good", rationale="Seen.")
    before = to_bytes(lead, None)
    monkeypatch.setitem(connecting.LINE, "options", "-c lock_timeout=50ms -c statement_timeout=5s")
    with psycopg.connect(hub) as other:  # another laptop that sends, and is slow
        other.execute("SELECT 1 FROM reviewtui_head FOR UPDATE")
        assert "Another laptop is sending the same" in refused(HubUnusable, hub)
        monkeypatch.setitem(connecting.LINE, "options", "-c statement_timeout=50ms")
        assert "is too busy to answer in time" in refused(HubUnusable, hub)
    sql("DROP TABLE reviewtui_head, reviewtui_entry")
    sql("CREATE TABLE reviewtui_head (other text)")
    assert "is the hub of another program or version" in refused(HubUnusable, hub)
    assert sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [("reviewtui_head",)]
    assert to_bytes(lead, None) == before
    with pytest.raises(BadInput, match="no age secret key"):
        keys_of("age1nothing")
