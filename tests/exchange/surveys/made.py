"""Checklists of other tools, as those tools save them, and the frameworks that are made of them."""

import csv
import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from reviewtui.exchange.surveys import read_survey
from reviewtui.exchange.surveys.start import Start, start_from
from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.rating.proof.prove import prove

Table = Sequence[Sequence[object]]
YES_NO = [("list_name", "name", "label"), ("yn", "yes", "Yes"), ("yn", "no", "No")]


def form(survey: Table, choices: Table = YES_NO, **settings: str) -> bytes:
    """An XLSForm workbook."""
    book = Workbook()
    book.remove(book.active)
    sheets = {"survey": survey, "choices": choices, "settings": [tuple(settings), tuple(settings.values())]}
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


HEADINGS = (
    "Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
    "Choices, Calculations, OR Slider Labels", "Field Note", "Text Validation Type OR Show Slider Number",
    "Text Validation Min", "Text Validation Max", "Identifier?", "Branching Logic (Show field only if...)",
    "Required Field?",
)  # fmt: skip


def dictionary(*fields: Mapping[str, str]) -> bytes:
    """A REDCap data dictionary; each field by the first words of its headings."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(HEADINGS)
    for field in fields:
        writer.writerow(next((field[key] for key in field if heading.startswith(key)), "") for heading in HEADINGS)
    return written.getvalue().encode("utf-8-sig")


def made(data: bytes, name: str = "survey.file") -> tuple[Framework, Start]:
    """The framework that a checklist makes: it can be read, and it is proved."""
    start = start_from(read_survey(data, name), "made", name)
    framework = read_framework(start.text, "made.yaml")
    assert prove(framework).faults == ()
    return framework, start
