"""Going over to another version of the framework in mid-inspection: each question mapped, and versions never mixed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewtui.framework.question_map import question_map
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source, source_of
from reviewtui.services.errors import BadInput
from reviewtui.services.import_.importing import import_path
from reviewtui.services.inspections import inspection_of
from reviewtui.services.judging import drafts, notes
from reviewtui.services.judging.comments import comment
from reviewtui.services.judging.judgements import record
from reviewtui.services.judging.prompts import answer_prompt
from reviewtui.services.lead.challenges import Said, challenge, challenges
from reviewtui.services.lead.decisions import decide, panel_rows
from reviewtui.services.lead.moderation import moderate
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.sharing.merging import MergeRefused, merge
from reviewtui.services.standing.upgraded import answers_to_another_version
from reviewtui.services.store.stores import Store
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.team.allocations import allocate
from reviewtui.services.upgrading import upgrade
from reviewtui.services.upkeep.checking import check_store
from tests.exported import document, to_bytes

from .conftest import INSPECTION, INSPECTOR, LEAD, OTHER, put, write_files

NEW, OLD = "hsb-joint-2013", "hsb-joint-2013@1"
WORDS = ("1.2",)


def judged(store: Store, person: str, case: str, **answers: str) -> None:
    """Answers to questions, `q11="good"`, each with a rationale."""
    for name, answer in answers.items():
        record(store, person, case, f"{name[1]}.{name[2]}", answer=answer, rationale=f"Why {name}.")


def given(store: Store) -> dict[tuple[str, str], tuple[str, bool]]:
    """Case and question to the answer and whether it counts, of every answer that stands."""
    return {
        (each["case"], each["question"]): (each["answer"], each["counts"]) for each in document(store)["judgements"]
    }


def file_of(store: Store, path: Path) -> Path:
    """What a store exports, as a file."""
    path.write_bytes(to_bytes(store, None))
    return path


def upgraded_cases(store: Store) -> tuple[str, ...]:
    """The cases with answers that no upgrade has taken account of."""
    with store.read() as connection:
        return answers_to_another_version(connection)


def test_answers_carry_over_or_are_to_be_given_again_and_the_export_comes_back_the_same(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    judged(store, INSPECTOR, "NOR-1", q11="good", q12="inadequate", q32="outstanding")
    before = to_bytes(store, None)
    seen = upgrade(store, LEAD, NEW, WORDS, preview=True)
    assert to_bytes(store, None) == before
    assert seen.sentence.startswith("Would upgrade hsb-joint-2013 from version 1 to 2.")
    done = upgrade(store, LEAD, NEW, WORDS)
    assert done == seen._replace(preview=False)
    how = {each.question: each.how for each in done.questions}
    assert (how["1.1"], how["1.2"], how["3.2"], how["2.5"]) == ("changed", "wording", "wording", "added")
    assert [tuple(each) for each in done.again] == [("NOR-1", "first", "1.1", INSPECTOR)]
    assert inspection_of(store).framework.version == "2"
    assert given(store) == {("NOR-1", "1.2"): ("inadequate", True), ("NOR-1", "3.2"): ("outstanding", True)}
    state = open_review(store, INSPECTOR, "NOR-1").questions[0]
    assert state.judged is not None
    assert (state.question.code, state.judged.answer, state.judged.rationale) == ("1.1", None, "Why q11.")
    assert summarise(store).progress.judgements == 2
    assert all(check.ok for check in check_store(store))
    again = make_store("again", file_of(store, tmp_path / "out.json"))
    assert document(again) == document(store)
    assert summarise(again).as_json() == summarise(store).as_json()
    judged(store, INSPECTOR, "NOR-1", q11="good")
    assert given(store)["NOR-1", "1.1"] == ("good", True)


def test_versions_are_never_mixed_until_every_laptop_was_upgraded(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    other = make_store("other", file_of(store, tmp_path / "start.json"))
    judged(store, INSPECTOR, "NOR-1", q11="good", q12="good")
    judged(other, OTHER, "NOR-2", q11="inadequate", q12="inadequate")
    unready = file_of(other, tmp_path / "unready.json")
    upgrade(store, LEAD, NEW, WORDS)
    ready, before = file_of(store, tmp_path / "ready.json"), to_bytes(store, None)
    for into, file in ((store, unready), (other, ready)):
        with pytest.raises(MergeRefused, match=r"Run `reviewtui framework upgrade` there first\.") as refused:
            merge(into, [file], LEAD)
        assert not refused.value.merged.is_same_framework
        assert inspection_of(into).framework.version == ("2" if into is store else "1")
    assert to_bytes(store, None) == before
    upgrade(other, OTHER, NEW, WORDS)
    merge(store, [file_of(other, tmp_path / "upgraded.json")], LEAD)
    merge(other, [ready], LEAD)
    assert to_bytes(store, None) == to_bytes(other, None)
    assert given(store) == {("NOR-1", "1.2"): ("good", True), ("NOR-2", "1.2"): ("inadequate", True)}
    judged(other, OTHER, "NOR-2", q25="good")
    assert upgraded_cases(store) == upgraded_cases(other) == ()
    merge(store, [file_of(other, tmp_path / "later.json")], LEAD)
    assert given(store)["NOR-2", "2.5"] == ("good", True)


def test_a_laptop_without_answers_of_its_own_is_upgraded_by_what_comes(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    judged(store, INSPECTOR, "NOR-1", q11="good", q12="good")
    other = make_store("other", file_of(store, tmp_path / "start.json"))
    upgrade(store, LEAD, NEW, WORDS)
    import_path(other, file_of(store, tmp_path / "ready.json"))
    assert summarise(other).as_json() == summarise(store).as_json()
    assert to_bytes(other, None) == to_bytes(store, None)


def test_what_is_about_questions_that_are_gone_stays_in_the_record_alone(
    make_store: Callable[..., Store], tmp_path: Path
) -> None:
    files = write_files(tmp_path / "second")
    put(files / "inspection.json", {**INSPECTION, "framework": {"code": NEW, "version": "2"}})
    store = make_store("second", files)
    judged(store, INSPECTOR, "NOR-1", q25="good", q32="good")
    prompt = inspection_of(store).framework.question("2.5").prompts
    if prompt:
        answer_prompt(store, INSPECTOR, "NOR-1", "2.5", prompt[0].code, "yes")
    done = upgrade(store, LEAD, OLD)
    assert {each.question: each.how for each in done.questions}["2.5"] == "removed"
    assert done.answers["2.5"] == 1
    assert given(store) == {("NOR-1", "3.2"): ("good", True)}
    assert open_review(store, INSPECTOR, "NOR-1").questions
    assert "Why q25." in to_bytes(store, None).decode()
    again = make_store("again", file_of(store, tmp_path / "out.json"))
    assert to_bytes(again, None) == to_bytes(store, None)


@pytest.fixture
def renumbered(tmp_path: Path) -> str:
    """Version 1 with 1.1 and 1.2 each under the other's code, and 1.3 as 1.9 in other words."""
    text = source_of(NEW, "1").replace('version: "1"', 'version: "1a"', 1)
    for before, now in (
        ('"1.1"', '"?"'),
        ('"1.2"', '"1.1"'),
        ('"?"', '"1.2"'),
        ('"1.3"', '"1.9"'),
        ("Did the assessment seek out", "Did it seek out"),
    ):
        assert before in text
        text = text.replace(before, now)
    file = tmp_path / "renumbered.yaml"
    file.write_text(text, "utf-8")
    return str(file)


def test_what_was_said_of_a_renumbered_question_goes_to_its_code_and_stays_its_authors(
    store: Store, make_store: Callable[..., Store], tmp_path: Path, renumbered: str
) -> None:
    def said(store: Store) -> dict[str, tuple[str, str, str]]:
        listed = document(store)["judgements"]
        return {each["question"]: (each["answer"], each["inspector"], each["made_at"]) for each in listed}

    judged(store, INSPECTOR, "NOR-1", q11="good", q13="good")
    judged(store, OTHER, "NOR-1", q12="inadequate")
    answer_prompt(store, INSPECTOR, "NOR-1", "1.1", "a", "yes")
    comment(store, LEAD, "NOR-1", "1.1", "Which meeting?")
    before, other = said(store), make_store("other", file_of(store, tmp_path / "start.json"))
    untold = upgrade(store, LEAD, renumbered, preview=True)
    assert {(each.was, each.question) for each in untold.questions if each.was} == {("1.1", "1.2"), ("1.2", "1.1")}
    assert {each.how for each in untold.questions if each.question in ("1.3", "1.9")} == {"removed", "added"}
    assert "1.2      was 1.1, same: 1 answer kept" in untold.lines
    for wrong, told in (
        ("1.4=1.9=2", "is not a question of version 1a"),
        ("7=1.9", "“7” is not a question of version 1:"),
        ("1.3", "is not a question of version 1a"),
    ):
        with pytest.raises(BadInput, match=told):
            upgrade(store, LEAD, renumbered, renamed=[wrong])
    done = upgrade(store, LEAD, renumbered, renamed=["1.3=1.9"])
    assert (done.again, {each.how for each in done.questions}) == ((), {"same", "wording"})
    assert said(store) == {"1.2": before["1.1"], "1.1": before["1.2"], "1.9": before["1.3"]}
    state = {each.question.code: each for each in open_review(store, INSPECTOR, "NOR-1").questions}["1.2"]
    assert (state.answer, dict(state.prompts)) == ("good", {"a": "yes"})
    (asked,) = open_review(store, INSPECTOR, "NOR-1").comments
    assert (asked.question, asked.inspector) == ("1.2", LEAD)
    assert all(check.ok for check in check_store(store))
    upgrade(other, LEAD, renumbered, renamed=["1.3=1.9"])
    merge(store, [file_of(other, tmp_path / "other.json")], LEAD)
    assert summarise(store).progress.disagreements == 0
    assert said(store) == {"1.2": before["1.1"], "1.1": before["1.2"], "1.9": before["1.3"]}
    again = make_store("again", file_of(store, tmp_path / "out.json"))
    assert to_bytes(again, None) == to_bytes(store, None)


def test_nothing_said_of_a_question_is_about_a_new_one_under_its_old_code(store: Store, tmp_path: Path) -> None:
    text = source_of(NEW, "1").replace('version: "1"', 'version: "1a"', 1)
    block = text[text.index('      - code: "1.3"') : text.index('      - code: "1.4"')]
    new = block.replace("Did the assessment seek out", "Did anybody write down")
    assert new != block
    file = tmp_path / "shifted.yaml"
    file.write_text(text.replace(block, new + block.replace('"1.3"', '"1.9"')), "utf-8")
    judged(store, INSPECTOR, "NOR-1", q13="good")
    allocate(store, LEAD, ["NOR-2"], INSPECTOR)
    allocate(store, LEAD, ["NOR-2"], OTHER, "second")
    judged(store, INSPECTOR, "NOR-2", q13="good")
    judged(store, OTHER, "NOR-2", q13="inadequate")
    moderate(store, LEAD, "NOR-2", "1.3", "inadequate", "As the minutes say.")
    prompt = inspection_of(store).framework.question("1.3").prompts[0].code
    answer_prompt(store, INSPECTOR, "NOR-1", "1.3", prompt, "yes")
    comment(store, LEAD, "NOR-1", "1.3", "Which meeting?")
    challenge(store, OTHER, "NOR-1", Said(question="1.3", raised_by="Site", received="2026-01-02", passage="Not so."))
    notes.take(store, INSPECTOR, "NOR-1", "1.3", "Page 4.")
    drafts.keep(store, INSPECTOR, "NOR-1", "1.3", "Half")
    for purpose in ("1.3", "about/1.3", "agree NOR-1/on/1.3"):
        drafts.keep_line(store, INSPECTOR, "NOR-1", purpose, "A line")
    done = upgrade(store, LEAD, str(file))
    assert [line for line in done.lines if line.startswith(("1.3", "1.9"))] == [
        "1.3      added",
        "1.9      was 1.3, same: 3 answers kept",
    ]
    assert {each["question"] for each in document(store)["judgements"]} == {"1.9"}
    asked = summarise(store).summary.questions
    counted = {code: {answer: number for answer, number in asked[code].counts.items() if number} for code in asked}
    assert (counted["1.3"], counted["1.9"]) == ({}, {"good": 1, "inadequate": 1})
    states = {each.question.code: each for each in open_review(store, INSPECTOR, "NOR-1").questions}
    assert (states["1.3"].judged, dict(states["1.3"].prompts)) == (None, {})
    assert (states["1.9"].answer, dict(states["1.9"].prompts)) == ("good", {prompt: "yes"})
    assert (states["1.3"].draft, states["1.9"].draft) == (None, "Half")
    assert [*drafts.kept_lines(store, INSPECTOR, "NOR-1")] == ["1.3", "about/1.9", "agree NOR-1/on/1.9"]
    assert [each.question for each in open_review(store, INSPECTOR, "NOR-1").comments] == ["1.9"]
    assert [(each.question, each.inspector) for each in challenges(store)] == [("1.9", OTHER)]
    assert [each.question for each in notes.notes(store, INSPECTOR, "NOR-1")] == ["1.9"]
    assert notes.notes(store, LEAD, "NOR-1") == ()
    assert summarise(store).progress.judgements == 2
    assert all(check.ok for check in check_store(store))


def test_where_another_question_has_the_code_of_one_that_is_gone_a_challenge_is_of_the_case(
    store: Store, tmp_path: Path
) -> None:
    text = source_of(NEW, "1").replace('version: "1"', 'version: "1a"', 1)
    block = text[text.index('      - code: "1.3"') : text.index('      - code: "1.4"')]
    file = tmp_path / "shifted.yaml"
    file.write_text(text.replace(block, "").replace('"1.2"', '"1.3"'), "utf-8")
    challenge(store, LEAD, "NOR-1", Said(question="1.3", raised_by="Site", received="2026-01-02", passage="Not so."))
    notes.take(store, INSPECTOR, "NOR-1", "1.3", "Page 4.")
    for question in ("1.2", "1.3"):
        drafts.keep(store, INSPECTOR, "NOR-1", question, f"Half of {question}")
    upgrade(store, LEAD, str(file))
    assert [(each.question, each.passage) for each in challenges(store)] == [(None, "Not so.")]
    assert notes.notes(store, INSPECTOR, "NOR-1") == ()
    states = {each.question.code: each.draft for each in open_review(store, INSPECTOR, "NOR-1").questions}
    assert (states["1.3"], "1.2" in states) == ("Half of 1.2", False)


def test_what_a_panel_decided_on_a_question_goes_to_its_new_code(
    make_store: Callable[..., Store], tmp_path: Path
) -> None:
    files, text = write_files(tmp_path / "judged"), source("jtai-tracking")
    version = read_framework(text, "jtai").version
    put(files / "inspection.json", {**INSPECTION, "framework": {"code": "jtai-tracking", "version": version}})
    store, file = make_store("judged", files), tmp_path / "shifted.yaml"
    for node, rating in (("6.2", "strength"), ("6.3", "mixed")):
        decide(store, OTHER, node, "judged", rating=rating, sat=[LEAD], held_on="12/3/2006", reason="So.")
    shifted = text.replace(f'version: "{version}"', 'version: "1a"', 1).replace('"6.2"', '"?"')
    file.write_text(shifted.replace('"6.3"', '"6.2"').replace('"?"', '"6.3"'), "utf-8")
    upgrade(store, LEAD, str(file))
    decided = {row.node: row.decision for row in panel_rows(store) if row.decision}
    assert {node: (found.rating, found.recorded_by) for node, found in decided.items()} == {
        "6.2": ("mixed", OTHER),
        "6.3": ("strength", OTHER),
    }


def test_another_text_of_the_same_version_may_change_words_alone(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    other, text = make_store("other", file_of(store, tmp_path / "start.json")), source_of(NEW, "1")
    words, meaning = (tmp_path / name for name in ("words.yaml", "meaning.yaml"))
    words.write_text(text.replace("Make your own list first", "First make your own list"), "utf-8")
    meaning.write_text(text.replace("Did the assessment seek out", "Did anybody write down"), "utf-8")
    judged(store, INSPECTOR, "NOR-1", q13="good")
    judged(other, OTHER, "NOR-2", q13="inadequate")
    with pytest.raises(BadInput, match=r"may change words alone: 1\.3\. Name in --wording what means the same"):
        upgrade(store, LEAD, str(meaning))
    done = upgrade(store, LEAD, str(words))
    assert done.sentence.startswith("Upgraded hsb-joint-2013 from version 1 to another text of it. ")
    assert {each.question for each in done.questions if each.how == "wording"} == {"1.3"}
    merge(store, [file_of(other, tmp_path / "unready.json")], LEAD)
    merge(other, [file_of(store, tmp_path / "ready.json")], OTHER)
    for each in (store, other):
        assert given(each) == {("NOR-1", "1.3"): ("good", True), ("NOR-2", "1.3"): ("inadequate", True)}
        assert "First make your own list" in inspection_of(each).framework.question("1.3").guidance
        assert all(check.ok for check in check_store(each))
    with pytest.raises(BadInput, match="asks version 1 of hsb-joint-2013 already"):
        upgrade(store, LEAD, str(words))


def test_another_scale_has_changed_the_meaning_whatever_anybody_says() -> None:
    text = source_of(NEW, "1")
    old = read_framework(text, "old")
    same = question_map(old, read_framework(text.replace('version: "1"', 'version: "1a"', 1), "same"))
    assert {each.how for each in same} == {"same"}
    assert old.question("1.4").not_applicable == "excluded"
    others = {
        "1.4": old.question("1.4")._replace(not_applicable="forbidden", text="Other words?"),
        "1.2": old.question("1.2")._replace(text="Other words?"),
        "1.3": old.question("1.3")._replace(text="Other words?"),
    }
    standards = tuple(
        standard._replace(own_questions=tuple(others.get(each.code, each) for each in standard.own_questions))
        for standard in old.standards
    )
    mapped = {each.question: each.how for each in question_map(old, old._replace(standards=standards), ("1.4", "1.2"))}
    assert (mapped["1.4"], mapped["1.2"], mapped["1.3"]) == ("changed", "wording", "changed")


@pytest.mark.parametrize(
    ("framework", "wording", "said"),
    [
        (OLD, (), "This store asks version 1 of hsb-joint-2013 already."),
        ("cfsr-osri", (), "“cfsr-osri” is another framework."),
        (NEW, ("9.9",), "“9.9” is not a question that changed"),
        (NEW, ("3.2",), "“3.2” is not a question that changed"),
        ("nowhere.yaml", (), "nowhere.yaml: there is no such file."),
    ],
)
def test_what_cannot_be_upgraded_is_said_and_nothing_is_changed(
    store: Store, framework: str, wording: tuple[str, ...], said: str
) -> None:
    before = to_bytes(store, None)
    with pytest.raises(BadInput) as refused:
        upgrade(store, LEAD, framework, wording)
    assert said in str(refused.value)
    assert to_bytes(store, None) == before
