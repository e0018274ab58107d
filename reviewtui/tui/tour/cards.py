"""What the seven cards say, each on the screen that it is about."""

from typing import NamedTuple

from textual.message import Message

from reviewtui.tui.messages import Go, OpenReview

CASE = "NOR-03"
"""A case of the demo with a long chronology and an open alert."""


class Card(NamedTuple):
    """One card; `leads_to` is the screen it stands on, None for the one that is there."""

    heading: str
    text: str
    leads_to: Message | None = None


CARDS: tuple[Card, ...] = (
    Card(
        "These are the cases.",
        "Each line is one child's case: its site, its inspectors, how far it is, and a letter for each standard. "
        "The arrow keys move, and {list.choose} opens a case.",
    ),
    Card(
        "This is a review.",
        "The question is at the top, with its answers. Press the key of an answer. It is saved at once, and the "
        "program says when. Press {review.rationale} to write a rationale.",
        OpenReview(CASE),
    ),
    Card(
        "The case file is beside the question.",
        "The chronology lists what the agencies recorded. {review.link} links an event to your judgement as "
        "evidence. Press {review.timeline} for the timeline, {review.documents} for the documents and {review.note} "
        "to take a note.",
    ),
    Card(
        "An alert stays in sight until someone is told.",
        "The line under the title names the case and whom to phone. Press {everywhere.alert} to raise an alert. The "
        "program phones no one.",
    ),
    Card(
        "This is the summary.",
        "Each question has one letter a case. Press {summary.explain} on any line to see why it has its rating, and "
        "what would change it. {list.choose} shows the cases behind it.",
        Go("summary"),
    ),
    Card(
        "Go anywhere by typing.",
        "Press {everywhere.palette} and type a case, a question such as 2.4, a document, a person or an action. "
        "Press {everywhere.go_search} to search the texts of all cases.",
    ),
    Card(
        "Nothing you do in the demo affects real work.",
        "Press {review.undo} to undo your last change, and {everywhere.help} for the keys of the place you are at. "
        "You are back at the cases.",
        Go("cases"),
    ),
)
