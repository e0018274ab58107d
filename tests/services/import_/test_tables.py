"""Tables brought into a store: new cases, additions to those that are here, and the same table once more."""

from pathlib import Path

import pytest

from db.store import Store
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.tables import cell
from reviewtui.services.cases.casefiles import correct_event
from reviewtui.services.errors import BadInput, BadUsage
from reviewtui.services.import_.imported import Imported
from reviewtui.services.import_.importing import import_paths
from reviewtui.services.reviewing.reviews import open_review
from tests.exported import to_bytes

from ..conftest import INSPECTOR, case_file, put

MAP = """
cases:
  file: cases.csv
  columns: {reference: Ref, site: Team, disposal: Outcome}
events:
  file: events*.csv
  dates: [DD/MM/YYYY]
  columns: {case: Ref, date: Date, until: End, agency: Who, type: What, document: Doc, page: Page}
  open_ended: [placement]
"""
CASES = "Ref,Team,Outcome\nNOR-8,North,Referral order\n"
HEADS = "Ref,Date,End,Who,What,Doc,Page\n"
EVENTS = HEADS + "NOR-8,03/04/2012,,police,referral,,\nNOR-8,05/04/2012,,school,placement,,\n"


def bring(store: Store, folder: Path, *, preview: bool = False, **files: str) -> Imported:
    """Import some tables, given as text by their names."""
    by = folder / "map.yaml"
    by.write_text(MAP, "utf-8")
    paths = [folder / f"{name}.csv" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, "utf-8")
    return import_paths(store, paths, INSPECTOR, preview=preview, table_map=by)


def test_cases_and_events_come_in_and_the_same_again_brings_nothing(store: Store, tmp_path: Path) -> None:
    assert bring(store, tmp_path, cases=CASES, events=EVENTS).sentence == "Imported 1 case, 2 events."
    before = to_bytes(store, None)
    assert bring(store, tmp_path, cases=CASES, events=EVENTS).entries == 0
    assert bring(store, tmp_path, events=EVENTS).entries == 0
    assert to_bytes(store, None) == before
    assert [event.open for event in open_review(store, INSPECTOR, "NOR-8").chronology] == [False, True]


def test_a_map_says_which_words_stand_for_contact_that_failed(store: Store, tmp_path: Path) -> None:
    by = tmp_path / "map.yaml"
    by.write_text(MAP.replace("  dates:", "  words: {type: {Seen: contact, DNA: failed_contact}}\n  dates:"), "utf-8")
    table = tmp_path / "events.csv"
    table.write_text(HEADS + "NOR-1,03/04/2012,,yot,Seen,,\nNOR-1,10/04/2012,,yot,DNA,,\n", "utf-8")
    import_paths(store, [table], INSPECTOR, table_map=by)
    brought = open_review(store, INSPECTOR, "NOR-1").chronology[-2:]
    assert [event.type for event in brought] == ["contact", "failed_contact"]


def test_a_preview_of_tables_writes_nothing(store: Store, tmp_path: Path) -> None:
    before = to_bytes(store, None)
    seen = bring(store, tmp_path, preview=True, cases=CASES, events=EVENTS)
    assert seen.lines == ("NOR-8, new.",)
    assert to_bytes(store, None) == before


def test_events_alone_are_additions_to_a_case_and_may_cite_its_documents(store: Store, tmp_path: Path) -> None:
    done = bring(store, tmp_path, events=HEADS + "NOR-1,03/04/2012,,police,arrest,d1,7\n")
    assert done.sentence == "Imported 1 event. Amended 1 case."
    found = open_review(store, INSPECTOR, "NOR-1").chronology
    assert [(event.type, event.document, event.page) for event in found][-1] == ("arrest", "d1", 7)
    assert len(found) == 4


NOTES = MAP.replace("page: Page}", "page: Page, text: Notes}")
NOTE_HEADS = HEADS.replace("\n", ",Notes\n")


def noted(*texts: str) -> str:
    """A table with an event for each text, all of one day."""
    return NOTE_HEADS + "".join(f'NOR-1,03/04/2012,,police,referral,,,"{text}"\n' for text in texts)


def bring_bytes(store: Store, folder: Path, text: str) -> Imported:
    (folder / "notes.yaml").write_text(NOTES, "utf-8")
    (folder / "events.csv").write_bytes(text.encode())
    return import_paths(store, [folder / "events.csv"], INSPECTOR, table_map=folder / "notes.yaml")


def test_a_row_is_the_same_row_when_another_program_saves_it(store: Store, tmp_path: Path) -> None:
    bring_bytes(store, tmp_path, noted("Si\u00e2n said\nno"))
    for again in ("Si\u00e2n said\r\nno", "Sia\u0302n said\nno", "Si\u00e2n said \t\rno", " Si\u00e2n said\nno\u00a0"):
        done = bring_bytes(store, tmp_path, noted(again))
        assert (done.entries, done.lines) == (0, ())


def test_a_row_that_was_kept_in_another_spelling_before_is_known_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("Sia\u0302n said\r\nno", "Sia\u0302n said\r\nno", "as it was")
    with monkeypatch.context() as as_before:
        as_before.setattr(cell, "one_spelling", lambda text: text)
        assert bring_bytes(store, tmp_path, noted(*texts)).events == 3
    for again in (noted(*texts), noted("Si\u00e2n said\nno", "Si\u00e2n said\nno", "as it was")):
        done = bring_bytes(store, tmp_path, again)
        assert (done.entries, done.lines) == (0, ())


def test_a_correction_by_hand_of_a_row_that_comes_in_another_spelling_stands_without_a_word(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as as_before:
        as_before.setattr(cell, "one_spelling", lambda text: text)
        bring_bytes(store, tmp_path, noted("she said\r\nno"))
    event = open_review(store, INSPECTOR, "NOR-1").chronology[-1]
    correct_event(store, INSPECTOR, "NOR-1", event.id, "3/4/2012 police referral she said yes", "misheard")
    done = bring_bytes(store, tmp_path, noted("she said\nno"))
    assert (done.entries, done.lines) == (0, ())


def test_a_case_is_found_however_its_accents_are_kept(store: Store, tmp_path: Path) -> None:
    put(tmp_path / "nfd.json", case_file("Cafe\u0301", events=[]))
    import_paths(store, [tmp_path / "nfd.json"])
    for reference in ("Cafe\u0301", "Caf\u00e9"):
        done = bring_bytes(store, tmp_path, noted("a").replace("NOR-1", reference))
        assert done.new_cases == ()
    assert len(open_review(store, INSPECTOR, "Cafe\u0301").chronology) == 1
    assert bring_bytes(store, tmp_path, noted("a").replace("NOR-1", "Cafe\u0301")).entries == 0


LONG = "The school wrote twice and rang once about his absence"


@pytest.mark.parametrize(
    ("first", "then"), [("Rang – no reply.", "rang - no reply"), (LONG, LONG[:-9]), (LONG[:-9], LONG)]
)
def test_a_new_row_that_nearly_says_what_another_says_is_pointed_out(
    store: Store, tmp_path: Path, first: str, then: str
) -> None:
    bring_bytes(store, tmp_path, noted(first, "something else"))
    (said,) = bring_bytes(store, tmp_path, noted(first, then)).alike
    assert said == (
        f"NOR-1, event of 2012-04-03, {quoted(then)} looks like {quoted(first)}, which is here already; "
        "each is an event of its own."
    )
    assert bring_bytes(store, tmp_path, noted(first, then)).alike == ()


def test_an_end_that_became_known_amends_its_event(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, cases=CASES, events=EVENTS)
    done = bring(store, tmp_path, events=EVENTS.replace("05/04/2012,,", "05/04/2012,09/09/2012,"))
    assert "until nothing → “2012-09-09”" in done.lines[0]
    assert "open yes → nothing" in done.lines[0]
    assert len(open_review(store, INSPECTOR, "NOR-8").chronology) == 2


def test_what_a_table_has_no_column_for_stays(store: Store, tmp_path: Path) -> None:
    done = bring(store, tmp_path, cases="Ref,Team,Outcome\nNOR-1,North,Referral order\n")
    assert done.lines == ("NOR-1, case, changed: disposal nothing → “Referral order”.",)
    case = open_review(store, INSPECTOR, "NOR-1").case
    assert (case.age_at_offence, case.disability, case.narrative[:4]) == (14, ("autism",), "Gwên")


def test_an_empty_cell_keeps_what_is_there_and_is_named(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, cases=CASES, events=EVENTS.replace("05/04/2012,,", "05/04/2012,09/09/2012,"))
    done = bring(store, tmp_path, cases=CASES.replace("Referral order", ""))
    assert done.lines == ("NOR-8, case, not in the file, and kept as it is: disposal “Referral order”.",)
    assert done.entries == 0
    assert open_review(store, INSPECTOR, "NOR-8").case.disposal == "Referral order"


def test_a_case_file_knows_nothing_of_a_tables_events(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, events=HEADS + "NOR-1,03/04/2012,,police,arrest,d1,7\n")
    again = import_paths(store, [put(tmp_path / "again.json", case_file("NOR-1"))])
    assert (again.entries, again.lines) == (0, ())


@pytest.mark.parametrize(
    ("cases", "events", "said"),
    [
        (CASES.replace("North", "Nroth"), EVENTS, "cases.csv, row 2, column “Team”: “Nroth” is not a site"),
        (CASES, EVENTS.replace("NOR-8", "NOR-9"), "events.csv, row 2, column “Ref”: There is no case “NOR-9”"),
        (CASES, HEADS + "NOR-1,03/04/2012,,police,arrest,d7,\n", "row 2, column “Doc”: The case has no document “d7”"),
        (
            CASES,
            HEADS + "NOR-8,2012-04-03,,police,arrest,,\n",
            "row 2, column “Date”: “2012-04-03” does not match a date format",
        ),
    ],
)
def test_one_fault_in_one_table_changes_nothing(
    store: Store, tmp_path: Path, cases: str, events: str, said: str
) -> None:
    before = store.changes()
    with pytest.raises(BadInput) as refused:
        bring(store, tmp_path, cases=cases, events=events)
    assert said in "\n".join([str(refused.value), *refused.value.faults])
    assert store.changes() == before


def test_a_table_needs_a_map_and_a_map_a_table(store: Store, tmp_path: Path) -> None:
    table, by = tmp_path / "events.csv", tmp_path / "map.yaml"
    table.write_text(EVENTS, "utf-8")
    by.write_text(MAP, "utf-8")
    with pytest.raises(BadUsage, match=r"events\.csv is a table, and is read by a map"):
        import_paths(store, [table])
    with pytest.raises(BadUsage, match="A map reads tables, and no table is named"):
        import_paths(store, [put(tmp_path / "case.json", case_file("NOR-9"))], table_map=by)
    with pytest.raises(BadUsage, match=r"map\.yaml is YAML, as maps are: name a map with `--map`"):
        import_paths(store, [by])
    with pytest.raises(BadInput, match="There is no file or folder"):
        import_paths(store, [table], table_map=tmp_path / "none.yaml")
    with pytest.raises(BadInput, match="There is no file or folder"):
        import_paths(store, [tmp_path / "none.csv"], table_map=by)


def test_tables_and_files_come_in_together_or_not_at_all(store: Store, tmp_path: Path) -> None:
    by, table = tmp_path / "map.yaml", tmp_path / "cases.csv"
    by.write_text(MAP, "utf-8")
    table.write_text(CASES, "utf-8")
    whole = put(tmp_path / "nine.json", case_file("NOR-9"))
    assert import_paths(store, [table, whole], table_map=by).cases == 2
    clash = put(tmp_path / "eight.json", case_file("NOR-8"))
    with pytest.raises(BadInput, match="“NOR-8” is already the reference of"):
        import_paths(store, [clash, table], table_map=by)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("03/04/2098", "NOR-1, event: 3 April 2098 is in the future; is the year right?"),
        ("03/04/1912", "NOR-1, event: 3 April 1912 is more than 60 years ago; is the year right?"),
    ],
)
def test_days_that_are_hardly_meant_are_named(store: Store, tmp_path: Path, day: str, said: str) -> None:
    table = HEADS + f"NOR-1,{day},,police,referral,,\nNOR-1,03/04/2012,,police,contact,,\n"
    assert said in bring(store, tmp_path, preview=True, events=table).lines
    done = bring(store, tmp_path, events=table)
    assert done.notes == (said,)
    assert done.as_json()["notes"] == [said]
    assert bring(store, tmp_path, events=table).notes == ()


def test_very_many_days_that_are_hardly_meant_are_counted(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"NOR-1,03/04/{year},,police,referral,,\n" for year in range(2060, 2099))
    notes = bring(store, tmp_path, events=HEADS + rows).notes
    assert (len(notes), notes[-1]) == (21, "19 more days like these.")


def test_coded_facts_and_outcomes_come_in_by_columns_and_stay_when_the_table_comes_again(
    store: Store, tmp_path: Path
) -> None:
    by = tmp_path / "map.yaml"
    by.write_text(
        "cases:\n  file: cases.csv\n  lists: ';'\n  columns: {reference: Ref, site: Team, disposal_type: Type, "
        "needs: Needs, complied: Kept to it, as_of: At, persistent_offender: PYO}\n"
        "  words: {complied: {Y: yes, N: no, '?': not_known}}\n",
        "utf-8",
    )
    table = tmp_path / "cases.csv"
    table.write_text(
        "Ref,Team,Type,Needs,Kept to it,At,PYO\nNOR-8,North,referral_order,care;language,Y,2013-02,yes\n", "utf-8"
    )
    import_paths(store, [table], INSPECTOR, table_map=by)
    case = open_review(store, INSPECTOR, "NOR-8").case
    assert (case.disposal_type, case.needs) == ("referral_order", ("care", "language"))
    assert case.persistent_offender is True
    assert case.outcome == {"complied": "yes", "as_of": "2013-02"}
    before = to_bytes(store, None)
    import_paths(store, [table], INSPECTOR, table_map=by)
    assert to_bytes(store, None) == before
    table.write_text(table.read_text("utf-8").replace(",Y,", ",?,"), "utf-8")
    import_paths(store, [table], INSPECTOR, table_map=by)
    assert open_review(store, INSPECTOR, "NOR-8").case.outcome == {"complied": "not_known", "as_of": "2013-02"}


HARMED_MAP = """
cases:
  file: cases.csv
  lists: ';'
  columns: {reference: Ref, site: Team, harmed: Who was harmed}
"""


def test_who_was_harmed_comes_in_by_a_column_and_stays_when_the_table_comes_again(store: Store, tmp_path: Path) -> None:
    by, table = tmp_path / "map.yaml", tmp_path / "cases.csv"
    by.write_text(HARMED_MAP, "utf-8")
    table.write_text("Ref,Team,Who was harmed\nNOR-8,North,2 under_5 Sibling together; adult stranger apart\n", "utf-8")
    import_paths(store, [table], INSPECTOR, table_map=by)
    assert open_review(store, INSPECTOR, "NOR-8").case.harmed == (
        {"age_band": "under_5", "relation": "sibling", "lives_with": True, "count": 2},
        {"age_band": "adult", "relation": "stranger", "lives_with": False},
    )
    before = to_bytes(store, None)
    import_paths(store, [table], INSPECTOR, table_map=by)
    assert to_bytes(store, None) == before


def test_who_was_harmed_may_be_told_in_the_tables_own_words_and_never_by_name(store: Store, tmp_path: Path) -> None:
    by, table = tmp_path / "map.yaml", tmp_path / "cases.csv"
    by.write_text(f"{HARMED_MAP}  words: {{harmed: {{small sister: under_5 sibling, neighbour: adult}}}}\n", "utf-8")
    table.write_text("Ref,Team,Who was harmed\nNOR-8,North,Small sister;neighbour\n", "utf-8")
    import_paths(store, [table], INSPECTOR, table_map=by)
    assert open_review(store, INSPECTOR, "NOR-8").case.harmed == (
        {"age_band": "under_5", "relation": "sibling"},
        {"age_band": "adult"},
    )
    by.write_text(HARMED_MAP, "utf-8")
    table.write_text("Ref,Team,Who was harmed\nNOR-9,North,under_5 Jane\n", "utf-8")
    with pytest.raises(BadInput, match="row 2, column “Who was harmed”: “Jane” is not a value of harmed; use one of"):
        import_paths(store, [table], INSPECTOR, table_map=by)
