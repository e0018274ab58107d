"""The published rules of the Onsite Review Instrument's items, taken literally: nothing in them is settled.

The table is section 4's of the domain's facts, row by row; the wording of questions is beside the point here.
"""

from tests.rating.proof.written import HEAD, RULES, section, standard

ONE_YES_NO_NO = "any_yes({0}) and none_no({0})", "any_no({0})"
CONCERNS = (
    "A in (yes, not_applicable) and B in (yes, not_applicable) and C in (yes, not_applicable)"
    " and D in (no, not_applicable) and E in (no, not_applicable) and F in (no, not_applicable)"
)
GOAL = (
    "A2 in (yes, not_applicable) and B in (yes, not_applicable) and C in (yes, not_applicable) and"
    " (D == no and E == no or D == yes and F == yes or D == no and E == yes and F == yes"
    " or (D == yes or E == yes) and F == no and G == yes)"
)
RELATIVE = (
    "A1 == yes and A2 == yes or (A1 == no or A2 == no) and B in (yes, not_applicable) and C in (yes, not_applicable)"
)
ITEMS = {
    "1": ("A# B# C", "A == 0 and B == 0 or (A > 0 or B > 0) and C == yes", "(A > 0 or B > 0) and C == no"),
    "2": (
        "A B",
        "A == yes and B == not_applicable or A == no and B == yes",
        "A == no and B in (no, not_applicable)",
    ),
    "3": ("A B C D E F", CONCERNS, "any_no(A, B, C) or any_yes(D, E, F)"),
    "4": (
        "A# B C",
        "A == 1 and C == yes or A > 1 and B == yes and C == yes",
        "A == 1 and C == no or A > 1 and (B == no or C == no)",
    ),
    "5": ("A2 B C D E F G", GOAL, "any_no(A2, B, C) or (D == yes or E == yes) and F == no and G == no"),
    "6": ("B C", "B == yes or C == yes", "B == no or C == no"),
    "7": ("A B", "A == yes or A == no and B == yes", "A == no and B == no"),
    "8": ("A B C D E F", *(rule.format("A, B, C, D, E, F") for rule in ONE_YES_NO_NO)),
    "9": (
        "A C D",
        "A == yes and C in (yes, not_applicable) and D in (yes, not_applicable)",
        "A == no or C == no or D == no",
    ),
    "10": ("A1 A2 B C", RELATIVE, "(A1 == no or A2 == no) and (B == no or C == no)"),
    "11": ("A B", *(rule.format("A, B") for rule in ONE_YES_NO_NO)),
    "13": ("A B C", *(rule.format("A, B, C") for rule in ONE_YES_NO_NO)),
    "14": ("A B", "A == yes and B == yes", "A == no or B == no"),
    "15": ("A B C D", *(rule.format("A, B, C, D") for rule in ONE_YES_NO_NO)),
    "16": ("A B", "A == yes and B in (yes, not_applicable)", "any_no(A, B)"),
    "17": ("A1 A2 B1 B2 B3", *(rule.format("A1, A2, B1, B2, B3") for rule in ONE_YES_NO_NO)),
    "18": ("A B C", *(rule.format("A, B, C") for rule in ONE_YES_NO_NO)),
}
"""Item to its sub-questions (`#` marks a count), when it is a Strength, and when an Area Needing Improvement."""


def literal(*items: str, forbid: str = "") -> str:
    """A framework of these items alone, or of all; `forbid` narrows down what is asked about."""
    sections = [_section(code, forbid) for code in items or ITEMS]
    return HEAD + "standards:\n" + standard("S", sections) + RULES


def _section(code: str, forbid: str) -> str:
    letters, *whens = ITEMS[code]
    lines = zip(("strength", "needs_improvement"), whens, strict=True)
    rule = "cases:\n" + "".join(f'  - {{rating: {rating}, when: "{when}"}}\n' for rating, when in lines)
    if forbid:
        rule += f'forbid:\n  - {{when: "{forbid}", why: not asked about}}\n'
    questions = {code + letter.strip("#"): "number" if "#" in letter else "yes_no" for letter in letters.split()}
    return section(code, rule, questions)
