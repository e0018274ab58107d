"""Columns: text in exactly its width, whatever it holds."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from reviewtui.report.cells import apart
from reviewtui.report.cells import cell as text_cell
from reviewtui.report.columns import cell, drawn, labelled, paragraph, site_label


@given(st.text(), st.integers(0, 40), st.booleans())
def test_a_cell_has_exactly_its_width(text: str, width: int, right: bool) -> None:
    assert cell(text, width, right=right).cell_len == width


def test_a_cell_that_is_cut_says_so() -> None:
    assert cell("Communication", 8).plain == "Communi…"
    assert cell("12", 4, right=True).plain == "  12"


def test_a_line_in_print_ends_with_a_whole_word() -> None:
    assert cell("Outstanding work", 14).plain == "Outstanding … "
    assert drawn([text_cell("Referral without a strategy discussion")], 24).plain == " Referral without a …"


@given(st.text(), st.integers(5, 60), st.integers(0, 3))
def test_no_line_of_a_paragraph_is_wider_than_asked(text: str, width: int, indent: int) -> None:
    lines = paragraph(text, width, indent=indent)
    assert lines
    assert all(each.cell_len <= width for each in lines)


@given(st.text(alphabet="ab \n"), st.integers(2, 20))
def test_a_paragraph_keeps_every_word_in_order(text: str, width: int) -> None:
    joined = "".join(each.plain for each in paragraph(text, width, indent=0))
    assert joined.replace(" ", "") == "".join(text.split())


def test_a_paragraph_keeps_its_own_line_ends_and_breaks_long_words() -> None:
    assert [each.plain for each in paragraph("one\n\ntwo three", 7)] == [" one", " ", " two", " three"]
    assert [each.plain for each in paragraph("abcdefghij", 5)] == [" abcd", " efgh", " ij"]


def test_further_lines_stand_under_the_first_and_beside_the_label() -> None:
    assert [each.plain for each in labelled(Text("1.2"), "one two three", 13)] == [" 1.2 one two", "     three"]


def test_a_line_is_cut_at_its_width_and_has_no_spaces_at_its_end() -> None:
    assert drawn(apart([text_cell("a"), text_cell("b", 4)]), 20).plain == " a b"
    assert drawn([text_cell("abcdef")], 4).plain == " ab…"


def test_text_that_could_steer_a_terminal_is_shown_as_marks_and_markup_is_only_text() -> None:
    shown = paragraph("[red]\x1b[2J[/]\u202e", 40)[0]
    assert shown.plain == " [red]␛[2J[/]⟨U+202E⟩"
    assert not [span for span in shown.spans if span.style]
    assert cell_len(shown.plain) == shown.cell_len


def test_a_site_whose_name_does_not_fit_is_named_by_its_code() -> None:
    assert site_label("Northumberland", "NLD", 14) == "Northumberland"
    assert site_label("Northumberland", "NLD", 13) == "NLD"
    assert site_label("Northumberland", "", 13) == "Northumberland"
