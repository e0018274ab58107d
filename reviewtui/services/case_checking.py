"""Checking case files without a store: faults, and with a framework what its measures and checks say of each."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.exchange import FaultyFile, read_case, read_document
from reviewtui.exchange.contents import case_contents
from reviewtui.exchange.faults import Fault
from reviewtui.exchange.text import INSPECTION_CAP

if TYPE_CHECKING:
    from reviewtui.casefile.missed import Finding
    from reviewtui.casefile.timeliness import Measured
    from reviewtui.exchange.case_model import CaseDocument
    from reviewtui.exchange.inspection_model import InspectionDocument
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
    beside: dict[Path, InspectionDocument | None] = {}
    for file, data in files:
        try:
            case = read_case(data, file)
        except FaultyFile as faulty:
            yield file, CheckedFile(None, faulty.faults)
            continue
        folder = Path(file).parent
        if framework is not None and folder not in beside:
            beside[folder] = _inspection_in(folder)
        yield file, _looked_at(case, framework, beside[folder]) if framework else CheckedFile(case["reference"], ())


def _looked_at(case: "CaseDocument", framework: "Framework", inspection: "InspectionDocument | None") -> CheckedFile:
    from reviewtui.casefile.event import Event
    from reviewtui.casefile.missed import checked_case, findings
    from reviewtui.casefile.timeliness import measured

    events = [Event.from_content(content) for content in case_contents(case, case["site"]).events]
    nations = _nations(case["site"], inspection) or framework.nations
    checked = checked_case(events, nations, _fieldwork_to(inspection))
    return CheckedFile(
        reference=case["reference"],
        faults=(),
        measures=tuple(measured(measure, events, nations) for measure in framework.measures),
        findings=findings(framework.checks, checked),
    )


def _inspection_in(folder: Path) -> "InspectionDocument | None":
    """The inspection described in a folder; None where there is none, or none that can be read."""
    try:
        with (folder / BESIDE).open("rb") as opened:
            return read_document(opened.read(INSPECTION_CAP + 1), BESIDE)
    except (OSError, FaultyFile):
        return None


def _nations(site: str, inspection: "InspectionDocument | None") -> tuple[str, ...]:
    """The nation of a site named by code or name; none where nobody says."""
    sites = inspection.get("sites", ()) if inspection else ()
    return tuple(known["nation"] for known in sites if site in (known["code"], known["name"]))[:1]


def _fieldwork_to(inspection: "InspectionDocument | None") -> date | None:
    day = inspection["inspection"].get("fieldwork_to") if inspection else None
    return date.fromisoformat(day) if day else None
