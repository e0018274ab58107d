"""What a kind of entry says of itself: all that the record, the files, the history, undo and the screens ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.casefile.phrases import capital

if TYPE_CHECKING:
    from reviewtui.entries.entry import Entry
    from reviewtui.entries.kinds.values import Moment
    from reviewtui.framework.model import Framework

Content = Mapping[str, Any]


ABSENT: Any = None
"""The default of a key that may be absent, and may not be null."""


class Shape:
    """What keys a content or an item of a list has, and what each holds: one with a default may be absent.

    Such a class is read and never made: contents are plain mappings. Its annotations name the values of `values`, and
    are looked up by `shape` when something is first checked.
    """


class SignedItem(Shape):
    """Who made an entry that a list of an export shows, when, and its id: after all that it holds.

    `class NoteItem(SignedItem, NoteContent)`.
    """

    inspector: str | None = None
    made_at: Moment
    entry: str


class Telling(NamedTuple):
    """An entry that is put into words; what is said of it is made of untrusted text."""

    content: Content
    before: Content | None
    """What the entry replaced, where that is one thing that was not withdrawn."""
    act: str
    framework: Framework
    """Whose questions, answers and checks the content names by their codes."""


class Signed(NamedTuple):
    """Who made an entry that an export lists, when, and its id."""

    person: str | None
    made_at: str
    entry: str


Near = Mapping[int, "Entry"]
"""The entries of one device by sequence."""
Together = Callable[["Entry", "Entry", Near], bool]
"""Whether an entry (the first given) was made in the same act as the one before it (the second)."""


def in_full(content: Content, signed: Signed) -> dict[str, Any]:
    """What a list of an export shows of an entry: all that it holds, and who made it when."""
    who = {} if signed.person is None else {"inspector": signed.person}
    return {**content, **who, "made_at": signed.made_at, "entry": signed.entry}


class Listed(NamedTuple):
    """A list of an export that shows what stands of a kind."""

    key: str
    """Its key at the top of the document."""
    shape: type
    """What one item of it holds, a Shape."""
    item: Callable[[Content, Signed], Mapping[str, Any]] = in_full
    """An item of it from a content, its keys in order, and who signed it."""
    shows: Callable[[Content], bool] = lambda _: True
    """Whether a content belongs in it."""
    every_entry: bool = False
    """Whether two entries that say the same of one subject are two items; elsewhere they are one."""


class Searched(NamedTuple):
    """How an entry of a kind is listed where all cases are searched; what is found in it are its long texts."""

    place: int
    """Where it is listed among what is found in one case."""
    title: Callable[[Content, str], str]
    """What it is, from its content and by whom it is: ` of Ruth Hallam`, or nothing."""
    words: Callable[[Content], tuple[str, ...]] = lambda _: ()
    """What a list calls it, which is searched as well."""
    shown: Callable[[Content], str] | None = None
    """What is shown of it where that is not its long texts."""
    piece: Callable[[Content], Mapping[str, Any] | None] = lambda _: None
    """What to stand at in the case, as evidence names it."""


@dataclass(frozen=True)
class Kind:
    """One kind of entry; everything that depends on the kind of an entry is asked here."""

    name: str
    content: type
    """What it holds, a Shape."""
    subject: str
    """How its content names what it is about, `{case}/{id}`; empty where it is the case and the entry's own id."""
    say: Callable[[Telling], str]
    """The sentence of an entry that says something, without its place."""
    withheld: str
    """What it is called where its content is not here, `a note`."""
    withdrawn: str = "withdrawn."
    """The sentence of an entry that takes its subject away."""
    named: Callable[[Content], str] | None = None
    """What a thing is called that an undo makes come and go, `document Crime report`; None where it does not."""
    again: Callable[[Content], str] | None = None
    """What an undo or a redo of such a thing brought back, where that is more than the thing itself."""
    texts: Callable[[Content], Iterable[str | None]] = lambda _: ()
    """The long texts it holds, which the history shows under its sentence."""
    shown_texts: Callable[[Content], Iterable[str | None]] | None = None
    """The same as they are shown, where a day in them is shown as a person wants it."""
    contradictions: Callable[[Content], Iterable[tuple[str, str]]] = lambda _: ()
    """What no single value of a content shows to be wrong: the key at fault, and a sentence."""
    of_case: bool = False
    """Whether its subject begins with the reference of a case."""
    of_question: bool = False
    """Whether its subject goes on with a review and a question."""
    of_first: bool = False
    """Whether it is about first reviews, which reports show, whoever made it: its subject names none."""
    of_node: bool = False
    """Whether its subject is a standard, a question or the whole, as the framework calls it."""
    named_by_id: bool = False
    """Whether its subject is an id of the program's own, which verbs take and no screen shows."""
    evidence: bool = False
    """Whether a judgement may rest on it."""
    private: bool = False
    """Whether what it says stays on the laptop unless an export is asked for it."""
    graded: bool = False
    """Whether where a case stands in the list of cases is worked out from it."""
    answers: bool = False
    """Whether it is part of what a review answers: one that was submitted takes no more of it."""
    after_signoff: bool = False
    """Whether it is still recorded once the inspection is signed off: nothing that was signed rests on it."""
    timed: bool = False
    """Whether measures and checks are worked out from it."""
    listed: tuple[Listed, ...] = ()
    """The lists of an export that show what stands of it."""
    by_file: bool = True
    """Whether a file brought it, where no undo takes it back."""
    searched: Searched | None = None
    """How it is listed by a search of all cases; None where it is not searched."""
    sheet: tuple[str, ...] = ()
    """The fields of a review sheet that an entry of it touches; `question` stands for its own among the questions."""
    together: Mapping[str, Together] = field(default_factory=dict)
    """The kinds that one act makes just before it, each with how to tell that it did."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its content, in the order in which they are written."""
        return tuple(self.content.__annotations__)

    @property
    def names_review(self) -> bool:
        """Whether an entry of it says which of two reviews it is part of."""
        return self.of_first or "/{review}" in self.subject

    def subject_of(self, content: Content) -> str | None:
        """The subject of an entry as its content names it; None where the content does not tell."""
        try:
            return self.subject.format_map(content) or None
        except KeyError:
            return None

    def case_of(self, subject: str) -> str | None:
        """The case that an entry with this subject is about; None where it is about no case."""
        return subject.split("/", 1)[0] if self.of_case else None

    def question_of(self, subject: str) -> str | None:
        """The question that an entry with this subject is about; None where it is about none."""
        return subject.split("/")[2] if self.of_question else None

    def review_of(self, subject: str) -> str | None:
        """The review, first or second, that an entry with this subject is part of; None where it is part of none."""
        if self.of_first:
            return "first"
        return subject.split("/")[1] if self.names_review else None

    def place(self, subject: str) -> str:
        """Case and question, or whatever else an entry with this subject is about, as a sentence begins."""
        first, *rest = subject.split("/")
        if not self.of_question:
            return first
        review, question = rest[:2]
        return f"{first} second review {question}" if review == "second" else f"{first} {question}"

    def shown(self, subject: str, sentence: str) -> str:
        """The sentence of an entry with this subject as a screen shows it."""
        return capital(sentence.removeprefix(f"{subject} ")) if self.named_by_id else sentence


def same_subject(second: Entry, first: Entry, _: Near) -> bool:
    """Whether both are about the same thing, such as a document and how far it was read."""
    return first.subject == second.subject
