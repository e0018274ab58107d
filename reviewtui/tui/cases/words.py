"""The order and the narrowing of the list in words."""

from reviewtui.services.cases.caselist import CaseQuery, Facets

ORDERS = {
    "reference": "reference",
    "site": "site",
    "state": "state",
    "progress": "progress",
    "worst": "lowest rating",
    "missing": "what is missing",
}
PARTS = (
    ("site", "Site", "sites"),
    ("state", "State", "states"),
    ("rating", "Rating", "ratings"),
    ("wanting", "Needs work", "wanting"),
    ("person", "Person", "people"),
    ("course", "Review", "courses"),
)
"""Field of CaseQuery, its heading, and the field of Facets with its values."""


def next_order(order: str) -> str:
    """The order after this one, round and round."""
    names = tuple(ORDERS)
    return names[(names.index(order) + 1) % len(names)]


def order_in_words(query: CaseQuery) -> str:
    """`By site, last first`."""
    return f"By {ORDERS[query.sort]}{', last first' if query.descending else ''}"


def in_words(query: CaseQuery, facets: Facets | None) -> str:
    """What the list is narrowed to: `site North, state Started`; blank for all cases."""
    words = [f"“{query.text}”"] if query.text else []
    for part, title, name in PARTS:
        code = getattr(query, part)
        if code is not None:
            labels = dict(getattr(facets, name)) if facets else {}
            words.append(f"{title.lower()} {labels.get(code, code)}")
    return ", ".join(words)
