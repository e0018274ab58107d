"""REDCap dictionaries and CISO Assistant libraries become sound starts too, by verb as well."""

from pathlib import Path

import pytest

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.surveys import kind_of, read_survey
from reviewtui.framework.reader import read_framework
from tests.conftest import Run
from tests.exchange.surveys.made import dictionary, form, made

LIBRARY = """\
urn: urn:example:library:audit
locale: en
ref_id: audit
name: Case audit
version: 3
objects:
  framework:
    ref_id: audit
    name: Audit of cases
    max_score: 5
    requirement_nodes:
    - {urn: "u:1", assessable: false, depth: 1, ref_id: "1", name: Assessment, translations: {cy: {name: Asesu}}}
    - {urn: "u:1.1", assessable: true, depth: 2, ref_id: '1.10', name: Seen, description: Was the child seen?}
    - {urn: "u:1.2", assessable: false, depth: 2, ref_id: '1.2', name: Risk}
    - {urn: "u:1.2.1", assessable: true, depth: 3, ref_id: '1.2.1', description: Was risk weighed?, threats: [a]}
    - {urn: "u:2", assessable: true, depth: 1, name: Was there a plan?, annotation: Look for it.}
"""


def test_forms_become_standards_sections_stay_and_branching_becomes_a_gate() -> None:
    data = dictionary(
        {"Variable": "seen", "Form": "first_contact", "Field Type": "yesno", "Field Label": "Seen?", "Required": "y"},
        {"Variable": "how", "Form": "first_contact", "Section": "Quality", "Field Type": "radio", "Field Label": "How?",
         "Choices": "1, Good | 2, Fair | 3, Poor", "Branching": "[seen] = '1'", "Field Note": "Judge it."},
        {"Variable": "times", "Form": "later", "Field Type": "text", "Field Label": "Times?",
         "Text Validation Type": "integer", "Text Validation Min": "0", "Text Validation Max": "20"},
        {"Variable": "some", "Form": "later", "Field Type": "checkbox", "Field Label": "Some?",
         "Choices": "1, A | 2, B"},
        {"Variable": "more", "Form": "later", "Field Type": "yesno", "Field Label": "More?",
         "Branching": "[some(1)] = '1'"},
    )  # fmt: skip
    framework, start = made(data)
    assert [one.title for one in framework.standards] == ["First contact", "Later"]
    assert [section.title for section in framework.standards[0].sections] == ["Quality"]
    assert str(framework.question("how").applies) == "seen == yes"
    assert framework.question("how").guidance == "Judge it."
    assert framework.scale_of(framework.question("times")).most == 20
    assert [answer.code for answer in framework.offered(framework.question("seen"))] == ["yes", "no"]
    said = " ".join(start.left_out)
    assert "some" in said
    assert "when “more” is asked" in said


@pytest.mark.parametrize(
    ("choices", "glyphs"),
    [
        ("1, Good | 2, Fair | 3, Poor", ["●", "◕", "○"]),
        ("1, Poor | 2, Fair | 3, Good", ["○", "◕", "●"]),
        ("1, Red | 2, Amber | 3, Green", ["●", "◕", "○"]),
    ],
)
def test_the_fullest_mark_is_the_good_end_s_whichever_comes_first(choices: str, glyphs: list[str]) -> None:
    framework, _ = made(
        dictionary({"Variable": "how", "Form": "f", "Field Type": "radio", "Field Label": "How?", "Choices": choices})
    )
    assert [answer.glyph for answer in framework.scale_of(framework.question("how")).answers[:3]] == glyphs


def test_a_librarys_requirements_stand_under_their_headings() -> None:
    framework, start = made(LIBRARY.encode())
    assert framework.title == "Audit of cases"
    assert [(one.code, one.title) for one in framework.standards] == [("general", "General"), ("1", "Assessment")]
    assert [question.code for question in framework.questions()] == ["requirement", "1.10", "1.2.1"]
    assert framework.question("1.10").text == "Was the child seen?"
    assert framework.question("requirement").guidance == "Look for it."
    assert framework.in_language("cy").standard("1").title == "Asesu"
    assert [answer.code for answer in framework.offered(framework.question("1.10"))] == [
        "compliant", "partially_compliant", "non_compliant", "not_applicable",
    ]  # fmt: skip
    said = " ".join(start.left_out)
    assert "scores" in said
    assert "threats" in said


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"requirement_nodes: [", "not well-formed YAML"),
        (b"requirement_nodes: []", "not a checklist that can be read here"),
        (b"\xff requirement_nodes:", "not UTF-8"),
        (LIBRARY.replace("assessable: true", "assessable: false").encode(), "Nothing in this library is assessed"),
        (dictionary({"Variable": "a", "Field Type": "notes"}), "Nothing in this dictionary can be asked"),
        (b"PK\x03\x04 spoilt", "not a workbook"),
    ],
)
def test_what_is_no_such_checklist_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(FaultyFile, match=says):
        read_survey(data, "f")


def test_a_framework_is_no_checklist() -> None:
    assert kind_of(b"framework: mine\nversion: '1'\n") == ""


SURVEYS = {
    "form.xlsx": form([("type", "name", "label"), ("select_one yn", "seen", "Seen?")]),
    "dictionary.csv": dictionary({"Variable": "seen", "Form": "a", "Field Type": "yesno", "Field Label": "Seen?"}),
    "library.yaml": LIBRARY.encode(),
}


@pytest.mark.parametrize("name", SURVEYS)
def test_new_makes_a_start_that_passes_its_check(run: Run, tmp_path: Path, name: str) -> None:
    survey, start = tmp_path / name, tmp_path / "start.yaml"
    survey.write_bytes(SURVEYS[name])
    made_by_verb = run("framework", "new", start, "--from", survey)
    assert made_by_verb.code == 0
    assert ("Not imported:" in made_by_verb.out) == (name == "library.yaml")
    assert read_framework(start.read_text("utf-8"), "start.yaml").code == "start"
    assert run("framework", "check", start).code == 0


@pytest.mark.parametrize("name", SURVEYS)
def test_check_says_what_can_be_made_of_it(run: Run, tmp_path: Path, name: str) -> None:
    survey = tmp_path / name
    survey.write_bytes(SURVEYS[name])
    checked = run("framework", "check", survey)
    assert checked.code == 0
    assert f"`reviewtui framework new mine.yaml --from {survey}` makes a sound start" in " ".join(checked.out.split())


@pytest.mark.parametrize("verb", [("framework", "show"), ("new", "x.store", "--plain", "--title", "T", "--framework")])
def test_a_workbook_given_as_a_framework_gets_advice_that_works(
    run: Run, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    survey = tmp_path / "form.xlsx"
    survey.write_bytes(SURVEYS["form.xlsx"])
    refused = run(*verb, survey)
    assert refused.code == 3
    assert f"`reviewtui framework new mine.yaml --from {survey}`" in " ".join(refused.err.split())


def test_a_checklist_that_is_not_there_or_asks_nothing_writes_no_file(run: Run, tmp_path: Path) -> None:
    start, empty = tmp_path / "start.yaml", tmp_path / "empty.xlsx"
    empty.write_bytes(form([("type", "name", "label"), ("text", "a", "A?")]))
    for survey in (tmp_path / "gone.xlsx", empty):
        refused = run("framework", "new", start, "--from", survey)
        assert refused.code == 3
        assert not start.exists()
