"""What rating costs to import, and the small words its sentences are made of."""

import subprocess
import sys

import pytest

from reviewtui.rating.words import listed


def test_rating_counts_loads_no_explanation() -> None:
    code = "import sys, reviewtui.rating.inspection; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert not {f"reviewtui.rating.{late}" for late in ("explain", "changes", "reach", "table")} & loaded
    assert "reviewtui.figures.fewest" not in loaded
    assert not {"reviewtui.rating.case_view", "reviewtui.framework.expression"} & loaded
    assert not {"yaml", "difflib", "fractions", "typing_extensions", "pydantic"} & loaded


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcd"), "a, b and 2 more"),
    ],
)
def test_a_list_in_a_sentence_is_short(words: str, shown: str) -> None:
    assert listed(list(words), limit=2 if len(words) > 3 else 6) == shown
