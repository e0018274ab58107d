"""Commentary: written on a standard of a case, filed and chosen by the lead, counted, searched, listed, withdrawn."""

from pathlib import Path

import pytest

from tests.conftest import LEAD, Run
from tests.exported import read

WRITER = "Daniel Okafor"


@pytest.fixture
def said(run: Run, sample_store: Path) -> dict[str, str]:
    """Three commentaries: text to id."""
    texts = {
        "No plan named a date for review.": ("NOR-03", "2", "improve"),
        "School and police planned together.": ("NOR-04", "2", "well"),
        "Nobody asked what she wanted.": ("WLD-03", "1", "improve"),
    }
    found = {}
    for text, where in texts.items():
        ran = run("commentary", "add", *where, text, "--json", store=sample_store, person=WRITER)
        assert ran.code == 0, ran.err
        found[text] = ran.json["subject"].partition("/")[2]
    return found


def test_it_is_written_filed_counted_searched_and_withdrawn(
    run: Run, sample_store: Path, said: dict[str, str], tmp_path: Path
) -> None:
    drift, together, _ = said.values()
    for case, which, *words in (("NOR-03", drift, "Drift", "school"), ("NOR-04", together, "school", "--example")):
        ran = run("commentary", "tag", case, which, *words, store=sample_store, person=LEAD)
        assert ran.code == 0, ran.err
    assert (
        ran.out == "NOR-04 themes of the commentary on standard 2: school. A practice example, consent not recorded.\n"
    )
    listed = run("commentary", "list", "--theme", "SCHOOL", "--json", store=sample_store).json["commentary"]
    assert [(each["id"], each["themes"], each["example"]) for each in listed] == [
        (drift, ["drift", "school"], False), (together, ["school"], True),
    ]  # fmt: skip
    out = run("commentary", "list", "NOR-04", "--examples", store=sample_store).out
    assert "NOR-04 2 + ★ School and police planned together." in out
    view = run("summary", "--view", "commentary", "--json", store=sample_store).json
    assert [(row["case"], row["site"], row["standard"]) for row in view["rows"]] == [
        ("WLD-03", "WLD", "1"), ("NOR-04", "NOR", "2"), ("NOR-03", "NOR", "2"),
    ]  # fmt: skip
    assert view["cells"][1] == ["done_well", "School and police planned together.", ["school"], True, None, WRITER]
    page = " ".join(run("summary", "--view", "commentary", "--site", "North", store=sample_store).out.split())
    assert "2 Joint planning: 1 done well, 1 to improve NOR-04 North + ★ School and police planned together." in page
    assert "Themes drift: 0 done well, 1 to improve school: 1 done well, 1 to improve" in page
    assert "WLD-03" not in page
    assert "NOR-03" in run("search", "named a date", store=sample_store).out
    exported = run("export", "-", store=sample_store)
    items = [(one["case"], one["side"], one["inspector"]) for one in exported.json["commentary"]]
    assert sorted(items) == [
        ("NOR-03", "to_improve", WRITER), ("NOR-04", "done_well", WRITER), ("WLD-03", "to_improve", WRITER),
    ]  # fmt: skip
    assert run("report", tmp_path / "report.html", store=sample_store, person=LEAD).code == 0
    report = (tmp_path / "report.html").read_text("utf-8")
    assert "Practice examples" in report
    assert "2 Joint planning: School and police planned together." in report
    assert "No plan named a date" not in report
    (tmp_path / "all.json").write_text(exported.out, "utf-8")
    new = tmp_path / "new.store"
    assert run("new", new, "--plain").code == 0
    assert run("import", tmp_path / "all.json", store=new).code == 0
    assert run("export", "-", store=new).out == exported.out
    ran = run("commentary", "withdraw", "NOR-03", drift, "--reason", "said twice", store=sample_store, person=WRITER)
    assert ran.out == "NOR-03 commentary withdrawn.\n"
    assert len(run("commentary", "list", "--json", store=sample_store).json["commentary"]) == 2
    assert run("undo", store=sample_store, person=WRITER).code == 0
    assert len(run("commentary", "list", "--json", store=sample_store).json["commentary"]) == 3


def test_an_example_to_which_consent_was_refused_is_left_out_of_the_report(
    run: Run, sample_store: Path, said: dict[str, str], tmp_path: Path
) -> None:
    _, together, _ = said.values()

    def tag(*words: str) -> str:
        ran = run("commentary", "tag", "NOR-04", together, *words, store=sample_store, person=LEAD)
        assert ran.code == 0, ran.err
        return ran.out

    def report() -> str:
        assert run("report", tmp_path / "r.html", "--force", store=sample_store, person=LEAD).code == 0
        return (tmp_path / "r.html").read_text("utf-8")

    tag("--example")
    assert "School and police planned together. (consent not recorded)" in report()
    assert "A practice example, consent refused." in tag("--consent", "refused")
    assert "School and police planned together" not in report()
    assert "Examples left out because consent was refused: 1." in report()
    (listed,) = run("commentary", "list", "--examples", "--json", store=sample_store).json["commentary"]
    assert (listed["consent"], read(sample_store)["commentary"][1]["consent"]) == (
        "refused", "refused",
    )  # fmt: skip
    assert "consent refused" in run("commentary", "list", "NOR-04", store=sample_store).out
    tag("--consent", "given")
    assert "School and police planned together.<" in report()
    tag("--no-example")
    assert run("commentary", "list", "NOR-04", "--json", store=sample_store).json["commentary"][0]["consent"] is None
    ran = run("commentary", "tag", "NOR-04", together, "--consent", "given", store=sample_store, person=LEAD)
    assert (ran.code, "Choose the commentary as one" in ran.err) == (3, True)


@pytest.mark.parametrize(
    ("person", "words", "sentence"),
    [
        (WRITER, ("add", "NOR-03", "9", "well", "Told."), "Unknown standard “9”;"),
        (WRITER, ("add", "NOR-99", "1", "well", "Told."), "NOR-99"),
        (WRITER, ("add", "NOR-03", "1", "well", " "), "A commentary needs some text."),
        (WRITER, ("tag", "NOR-03", "x-1", "drift"), "Only the lead inspector files commentary"),
        (LEAD, ("tag", "NOR-03", "x-1", "drift"), "Unknown commentary “x-1”"),
        (LEAD, ("list", "--theme", "drift"), "Unknown theme “drift”: nothing is filed under a theme yet."),
    ],
)
def test_what_cannot_be_is_one_sentence(
    run: Run, sample_store: Path, person: str, words: tuple[str, ...], sentence: str
) -> None:
    ran = run("commentary", *words, store=sample_store, person=person)
    assert (ran.code, ran.out) == (3, "")
    assert sentence in ran.err


def test_before_there_is_an_inspection_none_is_listed(run: Run, new_store: Path) -> None:
    ran = run("commentary", "list", store=new_store)
    assert (ran.code, ran.out, ran.err) == (0, "", "Commentary: 0.\n")
