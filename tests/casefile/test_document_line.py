"""One typed line names a document to ask for."""

import pytest

from reviewtui.casefile.document_line import DocumentLine, parse_document_line
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import BadLine


@pytest.mark.parametrize(
    ("line", "agency", "title", "date", "pages"),
    [
        ("police custody record, 12/3/2006", "police", "custody record", "2006-03-12", None),
        ("csc core assessment, part 2, 2009-02, 54 pages", "social_care", "core assessment, part 2", "2009-02", 54),
        ("police custody record, 12 March 2006, 8 pages", "police", "custody record", "2006-03-12", 8),
        ("police notes, march 2006 visit", "police", "notes, march 2006 visit", None, None),
        ("school pupil file, 1 page", "school", "pupil file", None, 1),
        ("other letter, 2009, 3pp", "other", "letter", "2009", 3),
        ("police report 2009", "police", "report 2009", None, None),
        ("yot 2009", "yot", "2009", None, None),
    ],
)
def test_agency_and_title_then_date_and_pages(line, agency, title, date, pages):
    assert parse_document_line(line) == DocumentLine(agency, title, PartialDate(date) if date else None, pages)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "agency is missing"),
        ("polise record", "did you mean “police”"),
        ("police", "title is missing"),
        ("police , 2009", "title is missing"),
        ("police record, 31/2/2009", "not a real date"),
        ("police record, 0 pages", "1 to 999,999 pages"),
        ("police record, 99999999999999999999 pages", "1 to 999,999 pages"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_in_a_sentence(line, words):
    with pytest.raises(BadLine) as refused:
        parse_document_line(line)
    assert words in str(refused.value)
