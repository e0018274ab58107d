"""The guides: nothing a person can type is missing from them, and nothing in them is out of date."""

import json
import re
from pathlib import Path

import pytest

from reviewtui.cli.verbs import VERBS
from reviewtui.framework.shipped import codes
from tests.conftest import Run
from tests.docs.verbs_guide import BLOCK, GUIDE, commands, refreshed
from tests.test_words import FORBIDDEN

DOCS = GUIDE.parent
GUIDES = (
    "casefile",
    "checklist",
    "commands",
    "frameworks",
    "import",
    "json",
    "keys",
    "laptops",
    "record",
    "reliability",
    "report",
    "screens",
    "security",
    "settings",
    "start",
    "tables",
    "training",
    "working",
)

PLAIN = (
    "casefile",
    "checklist",
    "commands",
    "frameworks",
    "import",
    "json",
    "keys",
    "laptops",
    "record",
    "reliability",
    "report",
    "screens",
    "security",
    "settings",
    "start",
    "tables",
    "training",
    "working",
)
"""The guides of short sentences: at most 25 words, and no semicolon."""

MEANT_OTHERWISE = (
    "what to do when",
    "a minute",
    "published source",
    "a source",
    "its source",
    "limits and sources",
    "is no longer",
)
"""Words around one that the glossary replaced, where it means something else."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a guide, without headings, tables, pictures and what is typed; a colon ends one as well."""
    without = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    lines = [line for line in without.splitlines() if not line.startswith(("    ", "|", "#", "<!--"))]
    joined = re.sub(r"\n\s*(?:[-*]|\d+\.) ", "\n\n", "\n" + "\n".join(lines))
    shortened = re.sub(r"“[^”]*”", "quoted", re.sub(r"`[^`]*`", "typed", joined))
    return [each for part in shortened.split("\n\n") for each in re.split(r"(?<=[.?!:])\s+", " ".join(part.split()))]


@pytest.mark.parametrize("guide", PLAIN)
def test_a_guide_keeps_to_the_glossary(guide: str) -> None:
    sentences = sentences_of((DOCS / f"{guide}.md").read_text("utf-8"))
    said = [each for each in sentences if not any(words in each for words in MEANT_OTHERWISE)]
    assert [(found[0], each) for each in said if (found := FORBIDDEN.search(each))] == []


def test_the_readme_is_short_and_keeps_to_the_glossary() -> None:
    text = (DOCS.parents[1] / "README.md").read_text("utf-8")
    sentences = sentences_of(text)
    assert len(text.encode()) < 6_000
    assert [each for each in sentences if FORBIDDEN.search(each) or len(each.split()) > 25 or ";" in each] == []


@pytest.mark.parametrize("guide", PLAIN)
def test_the_sentences_of_a_guide_are_short(guide: str) -> None:
    sentences = sentences_of((DOCS / f"{guide}.md").read_text("utf-8"))
    assert [each for each in sentences if len(each.split()) > 25 or ";" in each] == []


def test_every_verb_and_sub_verb_stands_in_the_verbs_guide_with_its_help() -> None:
    assert [block[1] for block in BLOCK.finditer(GUIDE.read_text("utf-8"))] == list(commands())


def test_the_help_in_the_verbs_guide_is_what_the_program_says() -> None:
    text = GUIDE.read_text("utf-8")
    assert refreshed(text) == text, "run `python -m tests.docs.verbs_guide`"


def test_the_guides_are_there_and_listed(run: Run) -> None:
    assert {path.stem for path in DOCS.glob("*.md")} == set(GUIDES)
    assert [line.split()[0] for line in run("docs").out.splitlines()] == list(GUIDES)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_prints_as_it_is_written(run: Run, guide: str) -> None:
    assert run("docs", guide).out == (DOCS / f"{guide}.md").read_text("utf-8")


def test_an_unknown_guide_is_bad_input_that_names_the_guides(run: Run) -> None:
    ran = run("docs", "nonsense")
    assert (ran.code, ran.out) == (3, "")
    assert "start" in ran.err


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_fits_a_narrow_page_and_names_no_verb_that_is_not_there(guide: str) -> None:
    text = (DOCS / f"{guide}.md").read_text("utf-8")
    assert max(len(line) for line in text.splitlines()) <= 120
    named = re.findall(r"(?:^ {4}|`)reviewtui (?:--\S+ (?:\"[^\"]*\"|[^\s`]+) )*([a-z][a-z-]*)", text, re.MULTILINE)
    assert set(named) <= set(VERBS)


def test_what_is_written_for_contributors_fits_a_narrow_page_and_names_files_that_are_there() -> None:
    folder = DOCS.parents[1] / ".github"
    texts = {file.name: file.read_text("utf-8") for file in folder.glob("*.md")}
    assert set(texts) == {"CONTRIBUTING.md", "SECURITY.md"}
    for text in texts.values():
        assert max(len(line) for line in text.splitlines()) <= 120
        assert set(re.findall(r"reviewtui docs ([a-z]+)", text)) <= set(GUIDES)
        assert all((folder / link).is_file() for link in re.findall(r"\]\((.+?)\)", text))
        assert all((folder.parent / path).exists() for path in re.findall(r"`?(tests/\w+/\w+\.py|sample_cases/)", text))


def test_the_framework_named_in_the_guides_is_shipped() -> None:
    assert set(re.findall(r"hsb-[a-z0-9-]+", (DOCS / "frameworks.md").read_text("utf-8"))) <= set(codes())


def test_the_case_file_in_the_json_guide_is_one_the_program_reads(run: Run, tmp_path: Path) -> None:
    section = (DOCS / "json.md").read_text("utf-8").partition("## `reviewtui/case`")[2]
    example = next(block for block in section.split("\n\n") if block.startswith("    {"))
    file = tmp_path / "case.json"
    file.write_text(example, "utf-8")
    ran = run("casefile", "check", file, "--json")
    assert ran.json["files"][str(file)]["faults"] == []


def test_the_table_of_answers_in_the_json_guide_can_be_rated(run: Run, tmp_path: Path) -> None:
    section = (DOCS / "json.md").read_text("utf-8").partition("## `framework try`")[2]
    example = json.loads(next(block for block in section.split("\n\n") if block.startswith("    {")))
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({**example, "judged": {}}), "utf-8")
    assert run("framework", "try", "hsb-joint-2013", file, "--json").code == 0


def test_what_the_guide_of_the_case_file_tells_can_be_typed(run: Run, sample_store: Path) -> None:
    from shlex import split

    text = (DOCS / "casefile.md").read_text("utf-8").replace("\\\n", "")
    lines = re.findall(r"^ {4}reviewtui --store s\.store (.*)$", text, re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        ran = run(*split(line), store=sample_store)
        assert ran.code == 0, f"{line}: {ran.err}"
