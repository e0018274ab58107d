"""The README and the guides on screens and keys show the program as it is."""

import re

from reviewtui.cli.verbs import VERBS
from tests.readme.blocks import README, filled


def test_the_pictures_and_the_keys_are_what_the_program_makes() -> None:
    for file, text in filled().items():
        assert file.read_text("utf-8") == text, "run `python -m tests.readme.blocks`"


def test_the_readme_is_short_and_shows_one_picture() -> None:
    text = README.read_text("utf-8")
    assert len(text.encode()) < 6000
    assert text.count("```text") == 1


def test_every_verb_the_readme_names_is_there() -> None:
    text = README.read_text("utf-8")
    named = set(
        re.findall(r"(?:^ {4}|`)reviewtui (?:--\S+ (?:\"[^\"]*\"|[^\s`]+) )*([a-z][a-z-]*)", text, re.MULTILINE)
    )
    assert named <= set(VERBS)
