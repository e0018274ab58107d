"""Who the case is about, in one line: reference, site, and the facts an inspector keeps in mind."""

from textual.content import Content

from reviewtui.casefile.case import Case
from reviewtui.services.reviews import ReviewSheet
from reviewtui.tui.text import plain


def case_line(sheet: ReviewSheet, *, wide: bool = False) -> Content:
    """`NOR-03 North · child 15, learning disability, referral order`; with the case manager when there is room."""
    case = sheet.case
    brief = ", ".join(part for part in (age(case), *case.disability, _lower(case.disposal)) if part)
    manager = f"case manager {case.case_manager}" if wide and case.case_manager else ""
    parts = [plain(part) for part in (brief, manager) if part]
    head = Content.assemble(plain(case.reference, "bold"), " ", plain(sheet.site.name))
    return Content(" · ").join([head, *parts])


def facts(sheet: ReviewSheet) -> str:
    """Everything the file says of the child and the order, for the row that opens the chronology. Untrusted."""
    case = sheet.case
    looked_after = {True: "looked after", False: "not looked after", None: ""}[case.looked_after]
    parts = (
        sheet.site.name,
        ", ".join(part for part in (age(case), case.gender, case.ethnicity) if part),
        ", ".join(case.disability),
        looked_after,
        case.disposal,
        f"case manager {case.case_manager}" if case.case_manager else "",
    )
    return " · ".join(part for part in parts if part)


def age(case: Case) -> str:
    """`child 15`, or the age at the offence when that is all the file says."""
    if case.age_now is not None:
        return f"child {case.age_now}"
    return f"child {case.age_at_offence} at the offence" if case.age_at_offence is not None else ""


def _lower(text: str | None) -> str:
    """A disposal reads on in the middle of a line: `referral order`."""
    return text[:1].lower() + text[1:] if text and not text[:2].isupper() else text or ""
