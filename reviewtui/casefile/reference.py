"""The name of a case: short, seen as it is, and fit to stand before a slash in the record."""

from reviewtui.casefile.visible import visible

LONGEST_REFERENCE = 40


class BadReference(ValueError):
    """This text cannot name a case."""


def checked_reference(text: str) -> str:
    """The text itself. Raises BadReference with one sentence for one that is blank, too long or not plainly seen."""
    if not text.strip():
        raise BadReference("This must not be blank.")
    if len(text) > LONGEST_REFERENCE:
        raise BadReference(f"A reference has at most {LONGEST_REFERENCE} characters; this has {len(text)}.")
    if "/" in text:
        raise BadReference("A reference must not hold a slash (/).")
    if text != text.strip():
        raise BadReference("A reference must not begin or end with a space.")
    if text != visible(text):
        raise BadReference("A reference must not hold control or other unseen characters.")
    return text
