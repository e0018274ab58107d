"""What a file says of a child and an order, in words for a line."""

from reviewtui.casefile import case_codes
from reviewtui.casefile.case import Case


def facts(case: Case, site: str) -> str:
    """Everything the file says of the child and the order, with the name of the site. Untrusted."""
    looked_after = {True: "looked after", False: "not looked after", None: ""}[case.looked_after]
    parts = (
        site,
        ", ".join(part for part in (age(case), case.gender, case.ethnicity) if part),
        ", ".join(case.disability),
        looked_after,
        "persistent offender" if case.persistent_offender else "",
        case.disposal,
        ", ".join(map(case_codes.plain, case.needs or ())),
        f"harmed: {'; '.join(map(case_codes.person_in_words, case.harmed))}" if case.harmed else "",
        case_codes.outcome_in_words(case.outcome or {}),
        f"case manager {case.case_manager}" if case.case_manager else "",
    )
    return " · ".join(part for part in parts if part)


def age(case: Case) -> str:
    """`child 15`, or the age at the offence when that is all the file says."""
    if case.age_now is not None:
        return f"child {case.age_now}"
    return f"child {case.age_at_offence} at the offence" if case.age_at_offence is not None else ""
