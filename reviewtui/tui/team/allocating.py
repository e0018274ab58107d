"""Who has which case: given by hand, several at once, or shared out evenly; and how many each person has."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from reviewtui.report.cells import Column, Piece
from reviewtui.services.inspections import Person, find_inspection
from reviewtui.services.people.own_review import FIRST, SECOND
from reviewtui.services.people.parts import standards_words
from reviewtui.services.reviewing.standards import allocate_standards, take_back_standards
from reviewtui.services.team.allocations import Allocation, allocate, allocations, take_back_reviews
from reviewtui.services.team.custody import Held, claim_reviews, custody
from reviewtui.services.team.sharing_out import allocate_evenly
from reviewtui.tui.actions import bindings
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.moments import day_and_time
from reviewtui.tui.team.people import PickPeople
from reviewtui.tui.team.windows import SayWhy
from reviewtui.tui.text import cut, fitted, plain

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.store.stores import Store

NAME = "Who has which case"
NO_CASES = "No cases yet."
MARK = "●"
NOBODY, WHOEVER = "nobody", "Whoever has the case"
NO_COPY = "No copy of this case was given out."
CASE, SITE, REVIEW = 12, 14, 6
LEAST_NAME = 12


class Given(NamedTuple):
    """A review of a case as the list shows it."""

    allocation: Allocation
    is_marked: bool

    @property
    def key(self) -> str:
        """`NOR-03/second`."""
        return f"{self.allocation.case}/{self.allocation.review}"


class Known(NamedTuple):
    """What is read of the store."""

    title: str
    people: tuple[Person, ...]
    allocations: tuple[Allocation, ...]
    held: tuple[Held, ...] = ()
    """Who holds a copy of which case."""
    standards: tuple[tuple[str, str], ...] = ()
    """Code and title of every standard."""


class AllocationScreen(ListAndDetail[Given]):
    """Lines are reviews of cases; beside them, how many each person has."""

    CONTEXT = "allocation"
    BINDINGS = bindings("allocation")

    def __init__(self) -> None:
        """Nothing is known until the store has answered."""
        super().__init__(columns)
        self._known = Known("", (), ())
        self._marked: frozenset[str] = frozenset()

    def reload(self) -> None:
        """Read who has which case."""
        self.ask(_read, self._show, latest="allocations")

    def review_at(self, row: Given) -> OpenReview:
        """The review of the line."""
        return OpenReview(row.allocation.case)

    def show_detail(self, row: Given) -> None:
        """Who holds a copy of the case, and how many cases each person has."""
        held = [plain(in_words(each)) for each in self._known.held if each.case == row.allocation.case]
        nobody = Content.styled(NO_COPY, "$tone-quiet")
        lines = [*(held or [nobody]), Content(""), loads(self._known, self.detail_width)]
        self.set_detail(Content("\n").join(lines))

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the line, or no longer, and go on to the next."""
        if (row := self.row) is not None:
            self._rows.action_move(1)
            self._mark(self._marked ^ {row.key})

    def action_mark_site(self) -> None:
        """Mark every first review of the line's site; where all are, none of them."""
        if (row := self.row) is not None:
            site = {
                Given(each, is_marked=False).key
                for each in self._known.allocations
                if each.site == row.allocation.site and each.review == FIRST
            }
            self._mark(self._marked - site if site <= self._marked else self._marked | site)

    def action_give(self) -> None:
        """Give what is marked, or the line, to an inspector."""
        self._give(FIRST)

    def action_give_second(self) -> None:
        """Give a second review of the cases."""
        self._give(SECOND)

    def action_give_standards(self) -> None:
        """Give standards of what is marked, or of the line, to another inspector, or back to whoever has the case."""
        cases = list(dict.fromkeys(each.case for each in self._wanted))

        def picked(codes: "tuple[str, ...] | None") -> None:
            if codes:
                heading = f"Give {standards_words(codes)} of {_named(cases)} to"
                self._pick(heading, lambda names: given(codes, names), several=False, also=((WHOEVER, ""),))

        def given(codes: Sequence[str], names: "tuple[str, ...] | None") -> None:
            if names == (WHOEVER,):
                self._carry_out(lambda store, person: take_back_standards(store, person, cases, codes))
            elif names:
                self._carry_out(lambda store, person: allocate_standards(store, person, cases, codes, names[0]))

        if cases:
            what = f"Which standards of {_named(cases)}"
            self.app.push_screen(PickPeople(what, self._known.standards, several=True, enter="go on"), picked)

    def action_take_back(self) -> None:
        """Leave what is marked, or the line, with nobody."""
        wanted = [each for each in self._wanted if each.inspectors]
        if not wanted:
            self.complain("Nobody has it.")
            return

        reviews = [(each.case, each.review) for each in wanted]
        self._carry_out(lambda store, person: take_back_reviews(store, person, reviews))

    def action_claim(self) -> None:
        """Claim what is marked, or the line, from whoever holds a copy, as when a laptop is lost."""
        wanted = self._wanted
        if not wanted:
            return
        case = wanted[0].case if len(wanted) == 1 else ""
        heading = f"Claim {case or f'{len(wanted):,} cases'}, as when a laptop is lost"

        def ask(person: str) -> None:
            def work(store: "Store", reason: str) -> "Change":
                return claim_reviews(store, person, [(each.case, each.review) for each in wanted], reason)[-1]

            self.app.push_screen(SayWhy(heading, "Why", work, case=case), self._claimed)

        self.host.with_person(ask)

    def action_evenly(self) -> None:
        """Share out every case that nobody has."""

        def picked(names: "tuple[str, ...] | None") -> None:
            if names:
                self._carry_out(lambda store, person: allocate_evenly(store, person, names))

        self._pick("Share out the cases that nobody has, to", picked, several=True)

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _wanted(self) -> list[Allocation]:
        """What is marked, else the line under the cursor."""
        if self._marked:
            return [each for each in self._known.allocations if Given(each, is_marked=True).key in self._marked]
        return [self.row.allocation] if self.row is not None else []

    def _give(self, review: str) -> None:
        cases = list(dict.fromkeys(each.case for each in self._wanted))
        if not cases:
            return

        def picked(names: "tuple[str, ...] | None") -> None:
            if names:
                self._carry_out(lambda store, person: allocate(store, person, cases, names[0], review))

        what = _named(cases)
        second = "a second review of " if review == SECOND else ""
        self._pick(f"Give {second}{what} to", picked, several=False)

    def _pick(
        self,
        heading: str,
        then: "Callable[[tuple[str, ...] | None], None]",
        *,
        several: bool,
        also: Sequence[tuple[str, str]] = (),
    ) -> None:
        found = self._known.allocations
        people = [(person.name, load_of(person.name, found).words) for person in self._known.people]
        self.app.push_screen(PickPeople(heading, [*people, *also], several=several), then)

    def _carry_out(self, work: "Callable[[Store, str], tuple[Change, ...]]") -> None:
        def done(changes: "tuple[Change, ...]") -> None:
            made = [change for change in changes if change.entry]
            self._marked = frozenset()
            self.say(made[0].sentence if len(made) == 1 else f"{len(made):,} allocations changed.")
            self.reload()

        self.host.with_person(lambda person: self.act(lambda store: work(store, person), done))

    def _claimed(self, change: "Change | None") -> None:
        if change is not None:
            self._marked = frozenset()
            self.say(change.shown)

    def _mark(self, marked: frozenset[str]) -> None:
        self._marked = marked
        self._show(self._known)

    def _show(self, known: Known) -> None:
        self._known = known
        marked = f"{len(self._marked):,} marked" if self._marked else ""
        self.set_title(Content.assemble((NAME, "bold"), " · ", plain(known.title)), Content(marked))
        rows = [Given(each, is_marked=False) for each in known.allocations]
        self.show_rows([row._replace(is_marked=row.key in self._marked) for row in rows], lambda row: row.key, NO_CASES)
        self.say_again()


def _named(cases: Sequence[str]) -> str:
    return cases[0] if len(cases) == 1 else f"{len(cases):,} cases"


def in_words(held: Held) -> str:
    """`Siân Inspector holds a copy since 12/05/2026 09:00. Handed in 13/05/2026 10:00.`"""
    second = " of the second review" if held.review == SECOND else ""
    handed_in = f" Handed in {day_and_time(held.handed_in)}." if held.handed_in else ""
    reason = f" {held.reason}" if held.reason else ""
    return f"{held.holder} holds a copy{second} since {day_and_time(held.since)}.{handed_in}{reason}"


def columns(width: int) -> Sequence[Column[Given]]:
    """Mark, case, site, which review, and who has it."""
    name = max(width - (1 + CASE + SITE + REVIEW + 4), LEAST_NAME)
    return (
        Column("", 1, lambda row: (Piece(MARK if row.is_marked else "", "accent"),)),
        Column("Case", CASE, lambda row: (Piece(row.allocation.case, strong=True),)),
        Column("Site", SITE, lambda row: (Piece(row.allocation.site),)),
        Column("Review", REVIEW, lambda row: (Piece(row.allocation.review, "quiet"),)),
        Column("Inspector", name, _inspectors),
    )


class Load(NamedTuple):
    """How many reviews somebody has, and standards of others' cases."""

    first: int = 0
    second: int = 0
    standards: int = 0

    @property
    def words(self) -> str:
        """`8 cases, 2 second reviews, 1 standard`."""
        counted = ((self.first, "case"), (self.second, "second review"), (self.standards, "standard"))
        return ", ".join(f"{n:,} {what}{'' if n == 1 else 's'}" for n, what in counted if n or what == "case")


def load_of(name: str, found: Sequence[Allocation]) -> Load:
    """What a person has."""
    theirs = Counter(each.review for each in found if name in each.inspectors)
    standards = sum(name in names for each in found for names in each.standards.values())
    return Load(theirs[FIRST], theirs[SECOND], standards)


def loads(known: Known, width: int) -> Content:
    """A line a person, and how many cases nobody has."""
    nobody = sum(each.review == FIRST and not each.inspectors for each in known.allocations)
    named = max([LEAST_NAME, *(len(person.name) for person in known.people)])
    lines = [
        Content.assemble(fitted(person.name, named), "  ", load_of(person.name, known.allocations).words)
        for person in known.people
    ]
    rest = Content.assemble(fitted("Nobody", named, "$tone-quiet"), "  ", Load(nobody).words)
    return Content("\n").join([cut(each, width) for each in (*lines, rest)])


def _inspectors(row: Given) -> tuple[Piece, ...]:
    names, standards = row.allocation.inspectors, row.allocation.standards
    others = "".join(f" · {code}: {', '.join(whose)}" for code, whose in standards.items())
    return (Piece(", ".join(names)) if names else Piece(NOBODY, "quiet"), Piece(others, "quiet"))


def _read(store: "Store") -> Known:
    inspection = find_inspection(store)
    people = inspection.people if inspection else ()
    standards = tuple((each.code, each.title) for each in inspection.framework.standards) if inspection else ()
    title = inspection.title if inspection else ""
    return Known(title, people, allocations(store), custody(store), standards)
