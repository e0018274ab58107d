"""Strict reading: a file is wholly sound, or refused with every fault found in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic_core import ErrorDetails

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.entries.kinds.shape import checked
from reviewtui.exchange.case_checks import case_flaws, with_ids
from reviewtui.exchange.case_model import CASE_FORMAT, CaseDocument
from reviewtui.exchange.faults import FaultyFile, Flaw, faulty, located
from reviewtui.exchange.inspection_checks import content_errors, inspection_flaws
from reviewtui.exchange.inspection_model import INSPECTION_FORMAT, InspectionDocument, inspection_shape
from reviewtui.exchange.json_text import parsed
from reviewtui.exchange.positions import lines_of
from reviewtui.exchange.schema import schema
from reviewtui.exchange.text import CASE_CAP, INSPECTION_CAP, check_size, decoded
from reviewtui.exchange.wording import kind_of_value, worded

FORMAT_VERSION = 1

Values = Mapping[str, Any]


def read_case(data: bytes, name: str, cap: int = CASE_CAP) -> CaseDocument:
    """The case in a file's bytes, ids filled in; `name` is what faults call the file. Raises FaultyFile."""
    return cast(CaseDocument, _read(_opened(data, name, cap), CASE_FORMAT))


def read_document(data: bytes, name: str, cap: int = INSPECTION_CAP) -> InspectionDocument:
    """The inspection, or a part of one, in a file's bytes. Raises FaultyFile with every fault found."""
    return cast(InspectionDocument, _read(_opened(data, name, cap), INSPECTION_FORMAT))


def read_any(
    data: bytes, name: str, case_cap: int = CASE_CAP, inspection_cap: int = INSPECTION_CAP
) -> CaseDocument | InspectionDocument:
    """Whichever of the two the file's `format` says it is. Raises FaultyFile with every fault found."""
    file = _opened(data, name, inspection_cap)
    wanted = _format_of(file)
    if wanted == CASE_FORMAT:
        check_size(len(data), name, case_cap)
    return cast(CaseDocument | InspectionDocument, _read(file, wanted))


def kind_of(data: bytes, name: str, cap: int = INSPECTION_CAP) -> str:
    """The `format` a file says it has. Raises FaultyFile if it is not JSON, or not one of our formats."""
    return _format_of(_opened(data, name, cap))


@dataclass(frozen=True)
class _Format:
    """What reading one of the formats takes."""

    shape: Callable[[], Any]
    settled: Callable[[Values], Values]
    """Fills in what a file may leave out."""
    errors: Callable[[Values], Iterable[ErrorDetails]]
    """Errors in parts that have a shape of their own."""
    flaws: Callable[[Values], Iterable[Flaw]]
    """Contradictions between parts."""


_FORMATS: Mapping[str, _Format] = {
    CASE_FORMAT: _Format(lambda: CaseDocument, with_ids, lambda case: (), case_flaws),
    INSPECTION_FORMAT: _Format(inspection_shape, lambda document: document, content_errors, inspection_flaws),
}


@dataclass(frozen=True)
class _Opened:
    """A file that is one JSON object; `flaws` are those of its text."""

    name: str
    text: str
    value: Values
    flaws: list[Flaw]


def _opened(data: bytes, name: str, cap: int) -> _Opened:
    text = decoded(data, name, cap)
    value, flaws = parsed(data, text, name)
    if not isinstance(value, dict):
        raise faulty(name, f"The file must be one object in braces, not {kind_of_value(value)}.")
    return _Opened(name, text, value, flaws)


def _format_of(file: _Opened) -> str:
    said = file.value.get("format")
    if not isinstance(said, str):
        raise _refused(file, Flaw(("format",), f"“format” is missing; {hint('', _FORMATS)}"))
    if said not in _FORMATS:
        raise _refused(file, Flaw(("format",), f"{quoted(said)} is not a format read here; {hint(said, _FORMATS)}"))
    return said


def _read(file: _Opened, wanted: str) -> Any:
    _check_format(file, wanted)
    known = _FORMATS[wanted]
    value = known.settled(file.value)
    result, errors = checked(known.shape(), value)
    flaws = [worded(error, schema(wanted)) for error in (*errors, *known.errors(value)) if _is_news(error, file)]
    flaws = list(dict.fromkeys([*flaws, *known.flaws(value)]))
    if flaws or file.flaws:
        raise _refused(file, *file.flaws, *flaws)
    return result


def _check_format(file: _Opened, wanted: str) -> None:
    """Refuse at once what is another document or a newer one: its other faults would be none."""
    said, version = file.value.get("format"), file.value.get("format_version")
    if isinstance(said, str) and said in _FORMATS and said != wanted:
        raise _refused(file, Flaw(("format",), f"This is a {said} and a {wanted} is expected here."))
    if type(version) is int and version > FORMAT_VERSION:
        said = f"The file has format version {version}, and this program reads {FORMAT_VERSION}; use a newer reviewtui."
        raise _refused(file, Flaw(("format_version",), said))


def _is_news(error: ErrorDetails, file: _Opened) -> bool:
    """A value that its text already faults (NaN) is of no right type either; once is enough."""
    return error["type"] == "extra_forbidden" or all(flaw.path != error["loc"] for flaw in file.flaws)


def _refused(file: _Opened, *flaws: Flaw) -> FaultyFile:
    wanted = {flaw.path[:length] for flaw in flaws for length in range(len(flaw.path) + 1)}
    return located(file.name, flaws, lines_of(file.text, wanted))
