"""What one measure of one case says to whoever reads a document."""

import pytest

from reviewtui.casefile.measured import Measured, Verdict

STATED = {"within", "late", "undetermined", "no_limit", "invalid"}


@pytest.mark.parametrize("verdict", Verdict)
def test_a_document_knows_five_verdicts(verdict: Verdict) -> None:
    measured = Measured("first", "e1", "e2", 3, 3, "calendar_days", verdict, "It is for other cases.")
    assert measured.as_json()["verdict"] in STATED
