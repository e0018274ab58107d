"""Reads a REDCap data dictionary: one CSV file, a row a field."""

import csv
import io
from collections import Counter
from collections.abc import Mapping

from reviewtui.exchange.faults import faulty
from reviewtui.exchange.surveys.survey import Asked, Choice, Codes, Group, Survey, cleaned, without_empty

NAME, FORM, SECTION, TYPE, LABEL = (
    "variable / field name", "form name", "section header", "field type", "field label",
)  # fmt: skip
CHOICES = "choices, calculations, or slider labels"
NOTE, VALIDATION, BRANCHING, REQUIRED = (
    "field note", "text validation type or show slider number", "branching logic (show field only if...)",
    "required field?",
)  # fmt: skip
LEAST, MOST = "text validation min", "text validation max"
_FIXED = {
    "yesno": (("1", "yes", "Yes"), ("0", "no", "No")),
    "truefalse": (("1", "true", "True"), ("0", "false", "False")),
}
_UNUSED = {"field annotation": "field annotations", "matrix group name": "matrix groups", "identifier?": "identifiers"}


def is_dictionary(data: bytes) -> bool:
    """Whether the first line has a dictionary's headings."""
    first = data[:2000].decode("utf-8-sig", "replace").partition("\n")[0].casefold()
    return "field name" in first and "field type" in first


def read_dictionary(data: bytes, name: str) -> Survey:
    """The dictionary: each form a group, each section header a group within it. Raises FaultyFile."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise faulty(name, "This data dictionary is not UTF-8: save it as UTF-8.") from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        raise faulty(name, "This data dictionary cannot be read: its quotation marks do not fit.") from None
    headings = [heading.strip().casefold() for heading in rows[0]]
    reader = _Dictionary()
    for row in rows[1:]:
        reader.add({heading: cell.strip() for heading, cell in zip(headings, row, strict=False) if cell.strip()})
    groups = without_empty(reader.groups())
    if not groups:
        raise faulty(name, "Nothing in this dictionary can be asked here: no field with choices, and no whole number.")
    title = groups[0].title["en"] if len(groups) == 1 else "A new framework"
    return Survey("REDCap data dictionary", title, "", ("en",), groups, reader.left_out())


class _Dictionary:
    """Sorts the fields into forms and sections."""

    def __init__(self) -> None:
        self._codes = Codes()
        self._forms: dict[str, dict[str, list[Asked]]] = {}
        self._section: dict[str, str] = {}
        self._odd: list[str] = []
        self._notes: Counter[str] = Counter()
        self._guidance = ""

    def left_out(self) -> tuple[str, ...]:
        """What could not be taken over."""
        return (*self._odd, *(f"{what} ({times})" for what, times in self._notes.items()))

    def add(self, row: Mapping[str, str]) -> None:
        """One field."""
        if not row:
            return
        form, name = row.get(FORM, "") or "Questions", row.get(NAME, "")
        if row.get(SECTION):
            self._section[form] = cleaned(row[SECTION])
        place = self._forms.setdefault(form, {}).setdefault(self._section.get(form, ""), [])
        for heading, what in _UNUSED.items():
            self._notes[what] += heading in row
        if row.get(TYPE) == "descriptive":
            self._guidance = cleaned(row.get(LABEL, ""))
            self._notes["descriptive fields: the text of each is in the guidance of the question after it"] += 1
            return
        kind, number = row.get(TYPE, ""), row.get(VALIDATION, "") in ("integer", "number")
        choices = _choices(kind, row.get(CHOICES, ""))
        if not choices and not (kind == "text" and number):
            self._odd.append(f"field “{cleaned(name)}”: {cleaned(kind) or 'a field without a type'} has no place here")
            return
        least, most = _whole(row.get(LEAST, ""), 0), _whole(row.get(MOST, ""), 9999)
        hint = " ".join(part for part in (self._guidance, cleaned(row.get(NOTE, ""))) if part)
        self._guidance = ""
        place.append(
            Asked(
                name,
                self._codes.make(name, "question"),
                {"en": cleaned(row.get(LABEL, "")) or name},
                {"en": hint},
                choices,
                "" if kind not in _FIXED else kind,
                least,
                max(least, most),
                row.get(REQUIRED, "").casefold() in ("y", "yes"),
                row.get(BRANCHING, ""),
            )
        )

    def groups(self) -> tuple[Group, ...]:
        """The forms, each with its sections."""
        self._notes += Counter()
        found = []
        for form, sections in self._forms.items():
            code = self._codes.make(form, "form")
            within = tuple(
                Group(self._codes.make(f"{code}_{place}", "section"), {"en": title}, tuple(asked))
                for place, (title, asked) in enumerate(sections.items(), start=1)
                if title
            )
            title = cleaned(form.replace("_", " ")).capitalize()
            found.append(Group(code, {"en": title}, tuple(sections.get("", ())), within))
        self._notes = Counter({what: times for what, times in self._notes.items() if times})
        return tuple(found)


def _choices(kind: str, text: str) -> tuple[Choice, ...]:
    """`1, Yes | 0, No` as choices; those of `yesno` and `truefalse` are always the same."""
    if kind in _FIXED:
        return tuple(Choice(raw, code, {"en": label}) for raw, code, label in _FIXED[kind])
    if kind not in ("radio", "dropdown"):
        return ()
    codes, found = Codes(("hidden",)), []
    for part in text.split("|"):
        raw, comma, label = part.strip().partition(",")
        if comma and raw.strip():
            found.append(Choice(raw.strip(), codes.make(raw, "answer"), {"en": cleaned(label) or raw.strip()}))
    return tuple(found)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else otherwise
