"""However a workbook was spoilt, it is read or refused in a sentence: no error of a library comes through."""

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewtui.exchange.faults import FaultyFile

from .sheets import CASES, read, row, workbook

WHOLE = workbook([row(), row(date(2013, 5, 6), 17), row(notes="Seen again")], lambda sheet: sheet.merge_cells("H2:I2"))
PARTS = zipfile.ZipFile(io.BytesIO(WHOLE)).namelist()
NUMBERS = (
    "",
    "-1",
    "0",
    "9" * 30,
    "9" * 5_000,
    "1e999",
    "nan",
    "x",
    "A0",
    "rId9",
    "A1:XFD9999999",
    "s",
    "d",
    "\0",
    "é",
)
"""What may stand where a spreadsheet program writes something else."""


def read_or_refused(data: bytes) -> list[str]:
    try:
        read(("cases.csv", CASES), ("events.xlsx", data))
    except FaultyFile as refused:
        return [str(fault) for fault in refused.faults]
    return []


def packed(part: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The workbook with something else in one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name), how)
    return made.getvalue()


def content_of(part: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(WHOLE)).read(part)


def test_what_is_spoilt_below_can_be_read() -> None:
    assert read_or_refused(WHOLE) == []


@given(st.integers(2, len(WHOLE) - 1))
def test_one_that_was_cut_short_is_refused_in_a_sentence(length: int) -> None:
    """What begins as an archive does; of less nobody could tell that it was one."""
    (said,) = read_or_refused(WHOLE[:length])
    assert said.endswith("This is not a workbook that Excel wrote (.xlsx), or it is damaged.")


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_bytes_that_were_changed_raise_nothing_else(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    assert all(said.startswith("events.xlsx") for said in read_or_refused(bytes(data)))


@given(st.sampled_from(PARTS), st.integers(0, 1_000), st.sampled_from(NUMBERS))
@example("xl/worksheets/sheet1.xml", 40, "9" * 5_000)
def test_what_a_part_says_instead_raises_nothing_else(part: str, place: int, said: str) -> None:
    """Any value of an attribute or between two tags."""
    content = content_of(part)
    values = [found.span(1) for found in re.finditer(rb'(?:(?<=")|(?<=>))([^"<>]+)(?:(?=")|(?=<))', content)]
    begin, end = values[place % len(values)]
    assert all(
        fault.startswith(("events.xlsx", "cases.csv"))
        for fault in read_or_refused(packed(part, content[:begin] + said.encode() + content[end:]))
    )


@given(st.sampled_from(PARTS), st.integers(0, 10_000))
def test_a_part_that_was_cut_short_raises_nothing_else(part: str, length: int) -> None:
    content = content_of(part)
    assert all(
        said.startswith("events.xlsx") for said in read_or_refused(packed(part, content[: length % len(content)]))
    )


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_one_that_no_spreadsheet_program_packed_is_refused(how: int) -> None:
    (said,) = read_or_refused(packed("", b"", how))
    assert said.endswith("This is not a workbook that Excel wrote (.xlsx), or it is damaged.")
