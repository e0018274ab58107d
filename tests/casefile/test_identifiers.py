"""What in a text is likely to identify somebody, and what only looks like it."""

import pytest

from reviewtui.casefile.identifiers import Identifier, finder


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        ("He was born on 12 March 1996 in York.", "date of birth", "born on 12 March 1996"),
        ("DOB: 12/03/96", "date of birth", "DOB: 12/03/96"),
        ("d.o.b. 1996-03-12,", "date of birth", "d.o.b. 1996-03-12"),
        ("Date of birth 1st Jan 1996", "date of birth", "Date of birth 1st Jan 1996"),
        ("lives at 4 High Street, SW1A 2AA", "postcode", "SW1A 2AA"),
        ("M1 1AE", "postcode", "M1 1AE"),
        ("(07700 900461)", "phone number", "07700 900461"),
        ("ring (020) 7946 0018", "phone number", "(020) 7946 0018"),
        ("+44 7700 900461", "phone number", "+44 7700 900461"),
        ("0161-496-0000", "phone number", "0161-496-0000"),
        ("NHS 943 476 5919", "NHS number", "943 476 5919"),
        ("UPN A123456789012", "pupil number", "A123456789012"),
        ("AB 12 34 56 C", "National Insurance number", "AB 12 34 56 C"),
        ("PNC 99/123456A", "PNC number", "99/123456A"),
        ("a.b+c@example.org.uk", "email address", "a.b+c@example.org.uk"),
        ("said Siân \n Jones twice", "name", "Siân \n Jones"),
    ],
)
def test_what_has_a_form_or_a_name_is_found(text: str, what: str, found: str) -> None:
    assert list(finder(("siân jones",))(text)) == [Identifier(what, found)]


@pytest.mark.parametrize(
    "text",
    [
        "", "on 12 March 2006", "12/03/2006", "2006-03-12T09:00:00Z", "e1 2nd event", "doc d4 p31", "NOR-03 1.2",
        "943 476 5918", "page 1234567890", "01-02-2006 03-04-2006", "born in York", "12/3 and 4/5", "Jonesy",
        "1,234,567 of 8,901,234", "grade A123", "0.123456789012", "@home", "the 24/7 line",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert list(finder(("Jones",))(text)) == []


def test_names_are_matched_by_whole_words_the_longest_first() -> None:
    find = finder(("Jones", "Siân Jones", " ", "O'Neil (aunt)"))
    assert [found.text for found in find("Siân Jones, Joneses, JONES and O'Neil (aunt).")] == [
        "Siân Jones", "JONES", "O'Neil (aunt)"
    ]  # fmt: skip
