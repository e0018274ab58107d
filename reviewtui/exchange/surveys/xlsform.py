"""Reads an XLSForm workbook: its sheets `survey`, `choices` and `settings`."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.exchange.faults import FaultyFile, faulty
from reviewtui.exchange.surveys.survey import Asked, Choice, Codes, Group, Survey, Texts, cleaned, without_empty
from reviewtui.exchange.tables.cell import words_of
from reviewtui.exchange.tables.workbook import Workbook

Record = Mapping[str, str]
_LANGUAGE = re.compile(r"(?P<column>[a-z_]+)\s*::\s*(?P<name>[^()]*?)\s*(?:\((?P<code>[A-Za-z-]+)\))?$", re.IGNORECASE)
_NAMED = {"english": "en", "welsh": "cy", "cymraeg": "cy"}
_BOUNDS = re.compile(r"\.\s*(>=|<=|>|<)\s*(\d{1,4})(?![\d.])")
_YES = ("yes", "y", "1", "true")
_USUAL = {"yes_no": "yes no", "yn": "yes no", "yesno": "yes no", "yes_no_na": "yes no na", "yn_na": "yes no na"}
"""Lists that need no sheet of choices to be understood, and a form that lost it still names."""
_UNUSED = ("calculation", "constraint", "appearance", "default", "choice_filter", "trigger", "read_only", "image")
_BEGIN = ("begin_group", "begin_repeat")
_END = ("end_group", "end_repeat")


def read_form(data: bytes, name: str) -> Survey:
    """The form in a workbook. Raises FaultyFile where it has no sheet `survey`, or asks nothing."""
    rows = _records(data, name, "survey") or _records(data, name, "")
    if rows is None or not any("type" in row and "name" in row for row in rows):
        raise faulty(name, "This workbook is not an XLSForm: it has no sheet “survey” with columns “type” and “name”.")
    settings = next(iter(_records(data, name, "settings") or ()), {})
    form = _Form(rows, _records(data, name, "choices") or [], settings)
    groups = without_empty(form.groups())
    if not groups:
        raise faulty(name, "Nothing in this form can be asked here: no question with choices, and no whole number.")
    title = cleaned(settings.get("form_title", "")) or "A new framework"
    version = cleaned(settings.get("version", ""))
    return Survey("XLSForm workbook", title, version, form.languages, groups, form.left_out())


def _records(data: bytes, name: str, sheet: str) -> list[Record] | None:
    """The rows of a sheet by their headings, of the only sheet for no name; None where there is no such sheet."""
    try:
        book = Workbook(data, name)
        rows = book.sheet(book.chosen(sheet)[0], 1).rows
    except FaultyFile as fault:
        if any("has no sheet" in each.text or "say in the map which one" in each.text for each in fault.faults):
            return None
        raise
    if not rows:
        return []
    headings = [words_of(cell).casefold() for cell in rows[0].cells]
    found: list[Record] = []
    for row in rows[1:]:
        pairs = ((heading, words_of(row.at(place))) for place, heading in enumerate(headings) if heading)
        record = {heading: text for heading, text in pairs if text}
        if record:
            found.append(record)
    return found


class _Open(NamedTuple):
    """A group that is still being read."""

    code: str
    title: Texts
    relevant: str
    repeat: bool
    asked: list[Asked]
    groups: list[Group]

    def closed(self) -> Group:
        return Group(self.code, self.title, tuple(self.asked), tuple(self.groups), self.relevant)


class _Form:
    """Walks the rows with the groups around them in hand."""

    def __init__(self, rows: list[Record], choices: list[Record], settings: Record) -> None:
        self._rows = rows
        self._codes = Codes()
        self._notes: Counter[str] = Counter()
        self._odd: list[str] = []
        headings = {heading for row in (*rows, *choices) for heading in row}
        self._columns = _columns(headings, settings.get("default_language", ""))
        self.languages = ("en", "cy") if any(language == "cy" for _, language in self._columns) else ("en",)
        others = sorted({found["name"] for h in headings if (found := _LANGUAGE.match(h)) and not _language(found)})
        self._odd += [f"the texts in {cleaned(other)}: only English and Welsh can be shown" for other in others]
        self._lists: dict[str, list[Record]] = {}
        for choice in choices:
            key = choice.get("list_name") or choice.get("list name") or ""
            self._lists.setdefault(key, []).append(choice)

    def left_out(self) -> tuple[str, ...]:
        """What could not be taken over."""
        return (*self._odd, *(f"{what} ({times})" for what, times in self._notes.items()))

    def groups(self) -> tuple[Group, ...]:
        """The groups at the top; what stands in none is in one of its own."""
        top = _Open("", {}, "", False, [], [])
        around = [top]
        hint = ""
        for row in self._rows:
            kind = re.sub(r"\s+", " ", row.get("type", "")).strip()
            joined = kind.casefold().replace(" ", "_")
            if joined in _BEGIN:
                around.append(self._begun(row, repeat=joined == "begin_repeat"))
            elif joined in _END:
                if len(around) > 1:
                    self._end(around)
            elif joined == "note":
                hint = self._texts(row, "label").get("en", "")
                self._notes["notes: the text of each is in the guidance of the question after it"] += 1
            elif kind:
                asked = self._asked(row, kind, hint)
                if asked is not None:
                    around[-1].asked.append(asked)
                    hint = ""
        while len(around) > 1:
            self._end(around)
        alone = Group(self._codes.make("general", "general"), {"en": "General"}, tuple(top.asked))
        return (*((alone,) if top.asked else ()), *top.groups)

    def _begun(self, row: Record, *, repeat: bool) -> _Open:
        code = self._codes.make(row.get("name", ""), "group")
        title = self._texts(row, "label")
        return _Open(code, title if title.get("en") else {"en": code}, row.get("relevant", ""), repeat, [], [])

    def _end(self, around: list[_Open]) -> None:
        closed = around.pop()
        if closed.repeat:
            self._odd.append(f"the repeated group “{closed.code}”: a case answers each question once")
        else:
            around[-1].groups.append(closed.closed())

    def _asked(self, row: Record, kind: str, note: str) -> Asked | None:
        word, _, rest = kind.partition(" ")
        name = row.get("name", "")
        for column in row:
            if column.partition("::")[0] in _UNUSED and not (word == "integer" and column == "constraint"):
                self._notes[f"the column “{column}”"] += 1
        found: tuple[Choice, ...] = ()
        list_name = rest.split(" ")[0]
        if word == "select_one":
            if "or_other" in rest.split(" "):
                self._notes["“or other”, with its free text"] += 1
            found = self._choices(list_name)
        if word != "integer" and not found:
            if word not in ("start", "end", "today", "deviceid", "username", "calculate", "hidden", "end_group"):
                why = "its list of choices is not there" if word == "select_one" else f"{word} has no place here"
                self._odd.append(f"question “{cleaned(name)}”: {why}")
            return None
        least, most = _bounds(row.get("constraint", "")) if word == "integer" else (0, 9999)
        text = self._texts(row, "label")
        hint = self._texts(row, "hint")
        more = " ".join(
            part for part in (note, hint.get("en", ""), self._texts(row, "guidance_hint").get("en", "")) if part
        )
        return Asked(
            name, self._codes.make(name, "question"), text if text.get("en") else {"en": name}, {**hint, "en": more},
            found, list_name, least, most, row.get("required", "").casefold() in (*_YES, "true()"),
            row.get("relevant", ""),
        )  # fmt: skip

    def _choices(self, list_name: str) -> tuple[Choice, ...]:
        rows = self._lists.get(list_name, [])
        if not rows:
            words = _USUAL.get(list_name.casefold().replace("-", "_"), "")
            labels = {"yes": "Yes", "no": "No", "na": "Not applicable"}
            if words:
                self._notes[
                    f"the list “{cleaned(list_name)}” has no choices in the workbook: taken for yes and no"
                ] += 1
            return tuple(Choice(word, word, {"en": labels[word]}) for word in words.split())
        codes = Codes(("hidden",))
        found = []
        for row in rows:
            raw = row.get("name") or row.get("value") or ""
            label = self._texts(row, "label")
            found.append(Choice(raw, codes.make(raw, "answer"), label if label.get("en") else {"en": raw}))
        return tuple(found)

    def _texts(self, row: Record, column: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for (heading, language), known in self._columns.items():
            if known == column and row.get(heading):
                found.setdefault(language, cleaned(row[heading]))
        if found and "en" not in found:
            found["en"] = next(iter(found.values()))
        return found


def _columns(headings: set[str], default: str) -> dict[tuple[str, str], str]:
    """Heading and language of each column of texts, to what the column is."""
    found = {}
    for heading in sorted(headings, key=lambda each: ("::" not in each, each)):
        match = _LANGUAGE.match(heading)
        column = match["column"].casefold() if match else heading
        if column in ("label", "hint", "guidance_hint"):
            language = _language(match) if match else _NAMED.get(default.split(" ")[0].casefold(), "en")
            if language:
                found[heading, language] = column
    return found


def _language(found: re.Match[str]) -> str:
    code = (found["code"] or "").casefold().partition("-")[0]
    return code if code in ("en", "cy") else _NAMED.get(found["name"].casefold(), "") if not code else ""


def _bounds(constraint: str) -> tuple[int, int]:
    """The least and the most that a constraint such as `. >= 0 and . <= 20` allows."""
    least, most = 0, 9999
    for operator, number in _BOUNDS.findall(constraint):
        value = int(number)
        if operator.startswith(">"):
            least = value + (operator == ">")
        else:
            most = value - (operator == "<")
    return (least, most) if 0 <= least <= most else (0, 9999)
