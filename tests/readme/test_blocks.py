"""The README shows the program as it is."""

import re

from reviewtui.cli.verbs import VERBS
from tests.readme.blocks import README, filled


def test_the_pictures_and_the_key_table_are_what_the_program_makes() -> None:
    text = README.read_text("utf-8")
    assert filled(text) == text, "run `python -m tests.readme.blocks`"


def test_every_verb_the_readme_names_is_there() -> None:
    text = README.read_text("utf-8")
    named = set(
        re.findall(r"(?:^ {4}|`)reviewtui (?:--\S+ (?:\"[^\"]*\"|[^\s`]+) )*([a-z][a-z-]*)", text, re.MULTILINE)
    )
    assert named <= set(VERBS)
