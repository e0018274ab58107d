"""Checking case files without a store: faults, and with a framework what its measures and checks say of each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.exchange import FaultyFile, read_case
from reviewtui.exchange.contents import case_contents
from reviewtui.exchange.faults import Fault
from reviewtui.exchange.json_text import parsed
from reviewtui.exchange.text import INSPECTION_CAP, decoded
from reviewtui.framework.measure import CALENDAR_OF
from reviewtui.services.files.sources import opened

if TYPE_CHECKING:
    from reviewtui.casefile.missed import Finding
    from reviewtui.casefile.timeliness import Measured
    from reviewtui.exchange.case_model import CaseDocument
    from reviewtui.framework.model import Framework

BESIDE = "inspection.json"
"""The file in a case file's folder that describes the inspection, and so the nation of its site."""


class CheckedFile(NamedTuple):
    """What is to be said of one case file."""

    reference: str | None
    """None where the file cannot be read."""
    faults: tuple[Fault, ...]
    measures: "tuple[Measured, ...]" = ()
    findings: "tuple[Finding, ...]" = ()

    def as_json(self) -> dict[str, Any]:
        """As `casefile check` prints it."""
        return {
            "reference": self.reference,
            "faults": [{"line": fault.line, "key": fault.key, "text": fault.text} for fault in self.faults],
            "measures": [measured.as_json() for measured in self.measures],
            "findings": [finding.as_json() for finding in self.findings],
        }


def check_files(
    files: Iterable[tuple[str, bytes]], framework: "Framework | None" = None
) -> Iterator[tuple[str, CheckedFile]]:
    """Each case file's faults or, where it has none, what the framework's measures and checks say of it."""
    known: dict[Path, _Surroundings] = {}
    for file, data in files:
        try:
            case = read_case(data, file)
        except FaultyFile as faulty:
            yield file, CheckedFile(None, faulty.faults)
            continue
        if framework is None:
            yield file, CheckedFile(case["reference"], ())
            continue
        folder = Path(file).parent
        if folder not in known:
            known[folder] = _surroundings(folder)
        yield file, _looked_at(case, framework, known[folder])


class _Surroundings(NamedTuple):
    """What the inspection described beside case files says that bears on them."""

    nations: Mapping[str, str]
    """Code and name of each site to its nation."""
    inspected_from: date | None
    inspected_to: date | None


def _looked_at(case: "CaseDocument", framework: "Framework", around: _Surroundings) -> CheckedFile:
    from reviewtui.casefile.day_range import DayRange
    from reviewtui.casefile.event import Event
    from reviewtui.casefile.missed import checked_case, findings
    from reviewtui.casefile.missed.before_18 import eighteenth
    from reviewtui.casefile.timeliness import measured

    events = [Event.from_content(content) for content in case_contents(case, case["site"]).events]
    nation = around.nations.get(case["site"])
    nations = (nation,) if nation else framework.nations
    inspected = None
    if around.inspected_from and around.inspected_to:
        inspected = DayRange(around.inspected_from, around.inspected_to)
    coded = {"disposal_type": case.get("disposal_type"), "needs": case.get("needs")}
    facts: dict[str, Any] = {**case.get("characteristics", {}), **coded}
    turns_18 = eighteenth(case.get("characteristics", {}), events, inspected)
    checked = checked_case(events, nations, around.inspected_to, turns_18)
    return CheckedFile(
        reference=case["reference"],
        faults=(),
        measures=tuple(measured(measure, events, nations, facts) for measure in framework.measures),
        findings=findings(framework.checks, checked),
    )


def _surroundings(folder: Path) -> _Surroundings:
    """What the inspection.json of a folder says; nothing where there is none, or none that is JSON.

    It is not among the files to be checked, so whatever else is wrong with it is passed over.
    """
    try:
        with opened(folder / BESIDE) as file:
            data = file.read(INSPECTION_CAP + 1)
        described, _ = parsed(data, decoded(data, BESIDE, INSPECTION_CAP), BESIDE)
    except (OSError, FaultyFile):
        return _Surroundings({}, None, None)
    sites = [site for site in _part(described, "sites", list) or () if _part(site, "nation", str) in CALENDAR_OF]
    nations = {_part(site, key, str): site["nation"] for key in ("name", "code") for site in sites}
    inspection = _part(described, "inspection", dict)
    return _Surroundings(nations, *(_day(_part(inspection, f"fieldwork_{end}", str)) for end in ("from", "to")))


def _part(value: Any, key: str, kind: type) -> Any:
    """What stands under a key, if it is of a kind; else None."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, kind) else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
