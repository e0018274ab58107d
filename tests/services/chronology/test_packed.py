"""What is kept of sentences is read back as it was said, and takes little room."""

import pytest

from reviewtui.services.chronology.packed import packed, unpacked

LATE = (
    "46 working days from the social care referral of 1 May 2013 (e2) to the social care assessment of 8 July 2013 "
    "(e3), over the limit of 45 working days."
)


@pytest.mark.parametrize("sentences", [[], [""], [LATE], [LATE, "“Gwen” said:\n\tdim byd — 😀"], ["x" * 100_000]])
def test_sentences_are_read_back_as_they_were_said(sentences: list[str]) -> None:
    assert unpacked(packed(tuple(sentences))) == sentences


def test_one_sentence_takes_less_than_half_its_room() -> None:
    assert len(packed((LATE,))) < len(LATE) / 2
