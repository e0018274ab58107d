"""`handover`: a store goes to a new laptop with all that is in it, and the one that stays is only read."""

from contextlib import closing
from pathlib import Path

import pytest

from reviewtui.services.errors import NotWritten
from reviewtui.services.judging.drafts import draft_subject, keep
from reviewtui.services.judging.judgements import record
from reviewtui.services.people.acting_person import acting, choose
from reviewtui.services.store.stores import open_store
from tests.conftest import INSPECTOR, LEAD, Run
from tests.keyed import PASSPHRASE

CASE = "NOR-01"
JUDGE = ("judge", CASE, "1.1", "inadequate", "--rationale", "Seen.", "--replace")


def test_all_of_it_moves_and_the_old_one_says_so_and_takes_nothing(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    with closing(open_store(sample_store)) as store:
        choose(store, INSPECTOR)
        keep(store, INSPECTOR, CASE, "1.2", "Half a thought")
    assert run(*JUDGE, store=sample_store, person=INSPECTOR).code == 0
    before = run("export", "-", store=sample_store).out
    new = tmp_path / "stick" / "new.store"
    new.parent.mkdir()
    done = run("handover", new, "--json", store=sample_store, person=INSPECTOR)
    assert (done.code, done.json["file"], done.json["key_file"], done.json["not_handed_in"]) == (0, str(new), None, 1)

    told = run("cases", store=sample_store)
    assert told.code == 0
    assert f"This store was handed over to {new} on " in told.err
    assert f" by {INSPECTOR}. It can be read and takes no changes." in told.err
    assert run("export", "-", store=sample_store).out == before
    refused = run(*JUDGE, store=sample_store, person=LEAD)
    assert refused.code == 5
    assert "Nothing was written" in refused.err
    assert run("handover", tmp_path / "again.store", store=sample_store, person=LEAD).code == 5
    assert not (tmp_path / "again.store").exists()

    assert run("export", "-", store=new).out == before
    assert run("cases", store=new).err == "Cases: 24.\n"
    with closing(open_store(new)) as store:
        person = acting(store)
        assert person is not None
        assert person.name == INSPECTOR
        from reviewtui.services.reviewing.reviews import open_review

        states = {state.question.code: state.draft for state in open_review(store, INSPECTOR, CASE).questions}
        assert states["1.2"] == "Half a thought"
        assert draft_subject(CASE, "1.2")
    assert run("judge", CASE, "1.2", "good", "--rationale", "x", "--replace", store=new, person=INSPECTOR).code == 0

    back = run("handover", "--cancel", store=sample_store)
    assert back.out.startswith("This store takes changes again.")
    assert run("judge", CASE, "1.3", "good", "--rationale", "y", "--replace", store=sample_store, person=LEAD).code == 0
    assert run("handin", tmp_path / "in.json", store=new, person=INSPECTOR).code == 0
    assert run("merge", tmp_path / "in.json", store=sample_store, person=LEAD).code == 0
    assert run("handover", "--cancel", store=sample_store).code == 3


def test_a_window_that_was_open_writes_no_more_where_nobody_can_tell_that_it_was(
    run: Run, sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.holders.PROCESSES", tmp_path / "none")
    with closing(open_store(sample_store)) as window:
        record(window, INSPECTOR, CASE, "1.1", answer="good", rationale="Seen.", replace=True)
        assert run("handover", tmp_path / "new.store", store=sample_store, person=LEAD).code == 0
        with pytest.raises(NotWritten, match=r"^Nothing was written. This store was handed over to "):
            record(window, INSPECTOR, CASE, "1.2", answer="good", rationale="Seen.", replace=True)
        assert run("handover", "--cancel", store=sample_store).code == 0
        record(window, INSPECTOR, CASE, "1.2", answer="good", rationale="Seen.", replace=True)


def test_an_encrypted_store_goes_with_its_key_and_nothing_is_written_over(
    run: Run, keyed: Path, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    (tmp_path / "passphrase").chmod(0o600)
    monkeypatch.setenv("REVIEWTUI_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    assert run("import", sample_folder / "inspection.json", store=keyed).code == 0
    new = tmp_path / "new.store"
    new.write_text("mine", "utf-8")
    refused = run("handover", new, store=keyed, person=LEAD)
    assert (refused.code, new.read_text("utf-8")) == (3, "mine")
    assert "exists already. A store is never written over" in refused.err
    new.unlink()
    nowhere = run("handover", tmp_path / "nowhere" / "new.store", store=keyed, person=LEAD)
    assert (nowhere.code, "Nothing was handed over." in nowhere.err) == (3, True)
    done = run("handover", new, "--json", store=keyed, person=LEAD)
    assert (done.code, done.json["key_file"]) == (0, f"{new}.key")
    assert run("export", "-", "--plain", store=new).json == run("export", "-", "--plain", store=keyed).json
    assert run("handover", store=keyed).code == 2
    assert run("handover", new, "--cancel", store=keyed).code == 2
