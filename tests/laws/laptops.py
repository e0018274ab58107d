"""A team at random, in memory: laptops judge, moderate and join each other's records, whole or as bundles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from random import Random

from reviewtui.entries.chain import chain_faults, sealed
from reviewtui.entries.current import current, disagreements
from reviewtui.entries.entry import Entry
from tests.entries.joined import union
from tests.entries.records import draft, withheld

Union = Callable[[Iterable[Entry], Iterable[Entry]], tuple[Entry, ...]]
"""How two records become one; the right one is `tests.entries.joined.union`, which is `fuller` entry by entry."""

MOST_LAPTOPS, MOST_ACTS = 5, 100
CASES, QUESTIONS = ("C1", "C2", "C3"), ("1.1", "1.2")
ANSWERS = ("good", "requires_improvement", "inadequate")
ACTS = ("judge",) * 6 + ("second", "moderate", "withdraw", "settle", "join", "join", "bundle")


@dataclass
class Laptop:
    """One device and its record."""

    device: str
    join: Union
    record: dict[str, Entry] = field(default_factory=dict)
    """By id."""
    last: str = ""
    """The hash of its own latest entry."""
    made: int = 0

    def say(self, kind: str, subject: str, content: dict[str, object], replaces: Iterable[Entry]) -> None:
        """Seal one more entry behind the last."""
        self.made += 1
        ids = tuple(sorted(entry.id for entry in replaces))
        said = {"kind": kind, "subject": subject, "content": content, "replaces": ids}
        entry = sealed(draft(self.device, self.made, **said), self.last)
        self.record[entry.id], self.last = entry, entry.hash

    def take_in(self, entries: Iterable[Entry]) -> None:
        """Join a record that came from elsewhere."""
        self.record = {entry.id: entry for entry in self.join(self.record.values(), entries)}

    def standing(self, kind: str, subject: str) -> list[Entry]:
        """What is current here of a subject."""
        own = [entry for entry in self.record.values() if entry.about == (kind, subject)]
        return list(current(own).get((kind, subject), ()))


def inspection(seed: int, join: Union = union) -> list[Laptop]:
    """A team that has worked apart: two to five laptops and up to a hundred acts, always the same of one seed."""
    draw = Random(seed)
    laptops = [Laptop(f"laptop{number}", join) for number in range(draw.randint(2, MOST_LAPTOPS))]
    for _ in range(draw.randint(0, MOST_ACTS)):
        _act(draw, draw.choice(laptops), laptops)
    return laptops


def come_together(seed: int, join: Union = union) -> None:
    """Join all that a team did, in different orders and groupings. Raises AssertionError where a law is broken."""
    laptops, draw = inspection(seed, join), Random(-seed - 1)
    handed_in = [tuple(laptop.record.values()) for laptop in laptops]
    everything = {entry.id: entry for record in handed_in for entry in record if entry.content is not None}
    joined = [_in_some_order(draw, handed_in, join) for _ in range(3)]
    joined.append(_in_two_groups(draw, handed_in, join))
    for one in joined:
        assert one == joined[0], "another order gives another record"
        assert {entry.id: entry for entry in one} == everything, "something is lost, or made up"
        assert join(one, draw.choice(handed_in)) == one, "the same record again changes something"
        assert chain_faults(one) == (), "a chain is broken"
    assert sum(laptop.made for laptop in laptops) == len(everything), "an entry is missing or counted twice"
    _nothing_wins_by_itself(joined[0])


def _nothing_wins_by_itself(record: tuple[Entry, ...]) -> None:
    """What was said is current until something replaces it, and differing things are all there."""
    replaced = {other for entry in record for other in entry.replaces}
    standing = {entry.id for kept in current(record).values() for entry in kept}
    assert standing == {entry.id for entry in record} - replaced, "something that nothing replaced is not current"
    for about, sides in disagreements(record).items():
        answers = {str(entry.content) for entry in record if entry.about == about and entry.id not in replaced}
        assert len(sides) == len(answers), "a side of a disagreement is gone"


def _act(draw: Random, laptop: Laptop, laptops: list[Laptop]) -> None:
    what, case, question = draw.choice(ACTS), draw.choice(CASES), draw.choice(QUESTIONS)
    other = draw.choice(laptops)
    if what == "join":
        laptop.take_in(tuple(other.record.values()))
    elif what == "bundle":
        kept = draw.choice(CASES)
        whole = list(other.record.values())
        laptop.take_in([entry if entry.subject.startswith(kept) else withheld(entry) for entry in whole])
    else:
        _say(draw, laptop, what, case, question)


def _say(draw: Random, laptop: Laptop, what: str, case: str, question: str) -> None:
    kind = "moderation" if what in ("moderate", "withdraw") else "judgement"
    review = {"second": "second", "moderate": "moderated", "withdraw": "moderated"}.get(what, "first")
    subject = f"{case}/{review}/{question}"
    standing = laptop.standing(kind, subject)
    if what == "withdraw" and not standing:
        return
    replaced = (
        standing if what != "judge" or draw.random() < 0.8 else draw.sample(standing, draw.randint(0, len(standing)))
    )
    content: dict[str, object] = {"withdrawn": True} if what == "withdraw" else {"answer": draw.choice(ANSWERS)}
    laptop.say(kind, subject, content, replaced)


def _in_some_order(draw: Random, records: list[tuple[Entry, ...]], join: Union) -> tuple[Entry, ...]:
    """One record after the other, each with its entries shuffled, some of them twice."""
    merged: tuple[Entry, ...] = ()
    order = [*records, *draw.sample(records, draw.randint(0, len(records)))]
    for record in draw.sample(order, len(order)):
        merged = join(merged, draw.sample(record, len(record)))
    return merged


def _in_two_groups(draw: Random, records: list[tuple[Entry, ...]], join: Union) -> tuple[Entry, ...]:
    """As where two leads join some each, and one takes in the other."""
    cut = draw.randint(0, len(records))
    shuffled = draw.sample(records, len(records))
    return join(*(_in_some_order(draw, group, join) for group in (shuffled[:cut], shuffled[cut:])))


def newest_wins(one: Iterable[Entry], other: Iterable[Entry]) -> tuple[Entry, ...]:
    """A broken merge: of one subject only what came last is kept."""
    kept: dict[tuple[str, str], Entry] = {}
    for entry in (*one, *other):
        kept[entry.about] = entry
    return tuple(sorted(kept.values(), key=lambda entry: entry.place))


def first_come_stays(one: Iterable[Entry], other: Iterable[Entry]) -> tuple[Entry, ...]:
    """A broken merge: what was here is never filled in from a fuller copy."""
    known: dict[tuple[str, int], Entry] = {}
    for entry in (*one, *other):
        known.setdefault(entry.place, entry)
    return tuple(entry for _, entry in sorted(known.items()))


def replaced_once(one: Iterable[Entry], other: Iterable[Entry]) -> tuple[Entry, ...]:
    """A broken merge: an entry forgets what it replaces where that did not come with it."""
    merged = union(one, other)
    here = {entry.id for entry in one}
    return tuple(
        entry if entry.id in here else replace(entry, replaces=tuple(each for each in entry.replaces if each in here))
        for entry in merged
    )


BROKEN: tuple[Union, ...] = (newest_wins, first_come_stays, replaced_once)
