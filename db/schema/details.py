"""What entries say: a table of typed columns for each kind, one row an entry whose content is here."""

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from db.schema.strict import STRICT, check, is_json, one_of, yes_or_no


def _rules(kind: str, *required: str) -> tuple[CheckConstraint, CheckConstraint]:
    """A detail says what it is about, unless it says that the thing was withdrawn."""
    filled = " AND ".join(f"{name} IS NOT NULL" for name in required)
    return yes_or_no(kind, "withdrawn"), check(kind, "is_whole", f"withdrawn = 1 OR ({filled})")


class _Detail(SQLModel):
    entry: int | None = Field(default=None, primary_key=True, foreign_key="entry.id")
    withdrawn: bool


class InspectionDetail(_Detail, table=True):
    """What describes the inspection."""

    __tablename__ = "inspection"
    __table_args__ = (
        *_rules("inspection", "id", "title", "framework_code", "framework_version"),
        one_of("inspection", "sample_method", "purposive", "random", "stratified"),
        is_json("inspection", "alert_contacts"),
        STRICT,
    )

    id: str | None
    title: str | None
    framework_code: str | None
    framework_version: str | None
    fieldwork_from: str | None
    fieldwork_to: str | None
    sample_method: str | None
    alert_contacts: str | None


class FrameworkDetail(_Detail, table=True):
    """The framework the answers are pinned to: its source."""

    __tablename__ = "framework"
    __table_args__ = (*_rules("framework", "code", "version", "text"), STRICT)

    code: str | None
    version: str | None
    text: str | None


class SiteDetail(_Detail, table=True):
    """A site under inspection."""

    __tablename__ = "site"
    __table_args__ = (
        *_rules("site", "code", "name"),
        one_of("site", "nation", "england", "wales", "scotland", "northern_ireland", "united_states"),
        check("site", "caseload", "caseload >= 0"),
        STRICT,
    )

    code: str | None
    name: str | None
    nation: str | None
    caseload: int | None


class PersonDetail(_Detail, table=True):
    """Someone on the team."""

    __tablename__ = "person"
    __table_args__ = (
        *_rules("person", "name", "role"),
        one_of("person", "role", "lead_inspector", "inspector", "local_assessor"),
        STRICT,
    )

    name: str | None
    role: str | None


class CaseDetail(_Detail, table=True):
    """The facts of a case."""

    __tablename__ = "case"
    __table_args__ = (
        *_rules("case", "reference", "site"),
        yes_or_no("case", "looked_after"),
        is_json("case", "disability"),
        Index("case_withdrawn", "entry", sqlite_where=text("withdrawn = 1")),
        STRICT,
    )

    reference: str | None
    site: str | None
    age_at_offence: int | None
    age_now: int | None
    gender: str | None
    ethnicity: str | None
    disability: str | None
    looked_after: bool | None
    disposal: str | None
    case_manager: str | None
    narrative: str | None


class DocumentDetail(_Detail, table=True):
    """A document of a case."""

    __tablename__ = "document"
    __table_args__ = (*_rules("document", "case_ref", "id"), check("document", "pages", "pages >= 0"), STRICT)

    case_ref: str | None
    id: str | None
    agency: str | None
    title: str | None
    date: str | None
    pages: int | None


class EventDetail(_Detail, table=True):
    """An event in a case's chronology."""

    __tablename__ = "event"
    __table_args__ = (
        *_rules("event", "case_ref", "id", "agency", "type"),
        yes_or_no("event", "open"),
        STRICT,
    )

    case_ref: str | None
    id: str | None
    agency: str | None
    type: str | None
    date: str | None
    until: str | None
    open: bool | None
    text: str | None
    document: str | None
    page: int | None


class JudgementDetail(_Detail, table=True):
    """A person's judgement of one question of one case, with the marks that make counting one GROUP BY."""

    __tablename__ = "judgement"
    __table_args__ = (
        *_rules("judgement", "case_ref", "review", "question", "framework_version"),
        check("judgement", "review", "review IN ('first', 'second')"),
        yes_or_no("judgement", "is_current"),
        check("judgement", "counts", "counts = 0 OR (counts = 1 AND is_current = 1 AND answer IS NOT NULL)"),
        is_json("judgement", "evidence"),
        yes_or_no("judgement", "insufficient_evidence"),
        Index("judgement_uncounted", "entry", sqlite_where=text("is_current = 1 AND counts = 0")),
        Index("judgement_counted", "question", "answer", "case_ref", sqlite_where=text("counts = 1")),
        Index("judgement_of_case", "case_ref", "question", "answer", sqlite_where=text("counts = 1")),
        STRICT,
    )

    case_ref: str | None
    review: str | None
    question: str | None
    answer: str | None
    framework_version: str | None
    rationale: str | None
    evidence: str | None
    insufficient_evidence: bool | None
    is_current: bool
    counts: bool


class PromptDetail(_Detail, table=True):
    """What a person answered to one prompt under a question: counted, never rated."""

    __tablename__ = "prompt"
    __table_args__ = (
        *_rules("prompt", "case_ref", "review", "question", "prompt", "answer", "framework_version"),
        check("prompt", "review", "review IN ('first', 'second')"),
        one_of("prompt", "answer", "yes", "no", "not_applicable"),
        STRICT,
    )

    case_ref: str | None
    review: str | None
    question: str | None
    prompt: str | None
    answer: str | None
    framework_version: str | None


class PanelDetail(_Detail, table=True):
    """What a ratings panel decided on one node of the framework, beside what was worked out."""

    __tablename__ = "panel"
    __table_args__ = (
        *_rules("panel", "node", "decision", "sat", "held_on", "reason", "framework_version"),
        one_of("panel", "decision", "judged", "discretion", "left"),
        check("panel", "rating_goes_with_a_decision", "withdrawn = 1 OR (decision = 'left') = (rating IS NULL)"),
        is_json("panel", "sat"),
        STRICT,
    )

    node: str | None
    decision: str | None
    rating: str | None
    computed: str | None
    sat: str | None
    held_on: str | None
    reason: str | None
    framework_version: str | None


class AlertDetail(_Detail, table=True):
    """A case that must be escalated, and who was told."""

    __tablename__ = "alert"
    __table_args__ = (
        *_rules("alert", "case_ref", "category", "text"),
        one_of("alert", "category", "child_at_risk", "others_at_risk", "conduct"),
        STRICT,
    )

    case_ref: str | None
    category: str | None
    text: str | None
    told: str | None
    told_at: str | None
    done: str | None


class ReadingDetail(_Detail, table=True):
    """How far a document of a case has been read, or that the site still owes it."""

    __tablename__ = "reading"
    __table_args__ = (
        *_rules("reading", "case_ref", "document", "state"),
        one_of("reading", "state", "not_read", "part_read", "read", "requested", "not_supplied"),
        STRICT,
    )

    case_ref: str | None
    document: str | None
    state: str | None


class NoteDetail(_Detail, table=True):
    """A working note of one inspector, waiting under its question until it is used."""

    __tablename__ = "note"
    __table_args__ = (
        *_rules("note", "case_ref", "id", "question", "text"),
        check("note", "page", "page IS NULL OR (page >= 1 AND document IS NOT NULL)"),
        yes_or_no("note", "used"),
        STRICT,
    )

    case_ref: str | None
    id: str | None
    question: str | None
    text: str | None
    document: str | None
    page: int | None
    used: bool | None


class AbsenceDetail(_Detail, table=True):
    """That something was looked for in a case and no evidence of it was found."""

    __tablename__ = "absence"
    __table_args__ = (*_rules("absence", "case_ref", "id", "type"), STRICT)

    case_ref: str | None
    id: str | None
    type: str | None
    agency: str | None
    since: str | None
    until: str | None
    text: str | None


class FindingDetail(_Detail, table=True):
    """What an inspector decided about a missed opportunity that a check found."""

    __tablename__ = "finding"
    __table_args__ = (
        *_rules("finding", "case_ref", "id", "check_code", "events", "decision", "sentence", "framework_version"),
        one_of("finding", "decision", "confirmed", "dismissed", "open"),
        check("finding", "dismissed_with_a_reason", "decision <> 'dismissed' OR reason IS NOT NULL"),
        is_json("finding", "events"),
        STRICT,
    )

    case_ref: str | None
    id: str | None
    check_code: str | None
    events: str | None
    decision: str | None
    sentence: str | None
    reason: str | None
    framework_version: str | None


class SuggestionDetail(_Detail, table=True):
    """What an inspector did with the answer that a measure suggested."""

    __tablename__ = "suggestion"
    __table_args__ = (
        *_rules("suggestion", "case_ref", "question", "measure", "answer", "why", "done", "framework_version"),
        one_of("suggestion", "done", "taken", "set_aside"),
        STRICT,
    )

    case_ref: str | None
    question: str | None
    measure: str | None
    answer: str | None
    why: str | None
    given: str | None
    done: str | None
    framework_version: str | None
