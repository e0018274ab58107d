"""The language of a framework's texts: before the verb, by the environment, or as the person chose; text by text."""

from pathlib import Path

import pytest

from reviewtui.framework.shipped import source
from reviewtui.services.preferences import language, settings
from tests.conftest import Run


@pytest.fixture
def welsh(tmp_path: Path) -> Path:
    """The shipped framework with two of its texts in Welsh as well."""
    text = source("hsb-joint-2013@1").replace("languages: [en]", "languages: [en, cy]")
    text = text.replace(
        "title: Needs, history and risk", "title: {en: 'Needs, history and risk', cy: Anghenion a risg}"
    )
    file = tmp_path / "welsh.yaml"
    file.write_text(text.replace("label: Good, ", "label: {en: Good, cy: Da}, "), "utf-8")
    return file


def test_each_text_falls_back_by_itself(run: Run, welsh: Path) -> None:
    told = run("--language", "cy", "framework", "show", welsh).out
    assert "● Da (good)" in told
    assert "◐ Requires improvement (requires_improvement)" in told
    assert "● Good (good)" in run("framework", "show", welsh).out


def test_the_environment_says_it_too(run: Run, welsh: Path) -> None:
    assert "● Da (good)" in run("framework", "show", welsh, env={"REVIEWTUI_LANGUAGE": "cy"}).out


def test_what_a_person_chose_is_remembered(run: Run, welsh: Path, tmp_path: Path) -> None:
    language.remember("cy")
    language.use(None)
    assert settings.load().language == "cy"
    store = tmp_path / "s.store"
    run("new", store, "--plain", "--title", "T", "--framework", welsh, "--site", "N=North", "--lead", "Ada")
    run("case-add", "N-1", "North", store=store, person="Ada")
    run("judge", "N-1", "1.1", "2", store=store, person="Ada")
    assert "Anghenion a risg" in run("summary", store=store).out
    assert "Anghenion a risg" in run("explain", "1.1", store=store).out
    assert "Anghenion" not in run("--language", "en", "summary", store=store).out


def test_what_leaves_is_the_same_whatever_it_is_read_in(run: Run, welsh: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.store"
    run("new", store, "--plain", "--title", "T", "--framework", welsh, "--site", "N=North", "--lead", "Ada")
    run("case-add", "N-1", "North", store=store, person="Ada")
    run("judge", "N-1", "1.1", "2", store=store, person="Ada")
    assert run("--language", "cy", "export", "-", store=store).out == run("export", "-", store=store).out


def test_a_framework_without_the_language_asked_for_says_so_beside_the_data(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s.store"
    run("new", store, "--plain", "--title", "T", "--framework", "hsb-joint-2013", "--site", "N=North", "--lead", "Ada")
    told = run("--language", "cy", "cases", store=store)
    assert "The framework has no texts in Cymraeg: they are shown in English." in told.err
    assert told.out == run("cases", store=store).out
    assert "Cymraeg" not in run("--language", "en", "cases", store=store).err
    assert "Cymraeg" not in run("cases", store=store, env={"REVIEWTUI_LANGUAGE": "cy"}).err


def test_a_language_nobody_knows_is_bad_usage(run: Run) -> None:
    assert run("--language", "fr", "framework", "list").code == 2
