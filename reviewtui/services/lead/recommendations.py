"""Recommendations: to whom, and the figures each rests on, as they were when it was written and as they are now."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.nearest import hint, meant
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.summary import NodeRating, QuestionRating, SharedRating, Summary
from reviewtui.services.acts import Change, acting
from reviewtui.services.cases.filters import NO_FILTER, Filter, cases_on
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.inspections import Inspection, as_read, inspection_on
from reviewtui.services.people.acting_person import require_lead
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.blindness import reading_figures
from reviewtui.services.record_keeping import WITHDRAWN, Content, is_live
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.store.verifying import require_counted
from reviewtui.services.summary.summaries import InspectionSummary, by_site_on, summary_on


class Figure(NamedTuple):
    """What a standard or a question comes to. What there is none of is None."""

    good: int | None
    """Cases with a good answer, where any answer is better than another."""
    applicable: int | None
    """Cases to which it applies and that have an answer."""
    rating: str | None


class RestsOn(NamedTuple):
    """A figure that a recommendation rests on."""

    node: str
    """Code of a standard or a question, or `overall`."""
    title: str
    """Empty for the whole, and for what the framework no longer has."""
    written: Figure
    """As it was when the recommendation was written."""
    now: Figure | None
    """None where there is none any more: the framework no longer has it."""
    filtered: Figure | None = None
    """What it comes to in the cases of a filter; None where nothing is left out."""

    @property
    def has_changed(self) -> bool:
        """Whether it is another figure than the recommendation was written on."""
        return self.now != self.written

    def as_json(self, *, is_filtered: bool) -> dict[str, Any]:
        """One of the `rests_on` of `recommend list --json`; of some cases with what it comes to in them."""
        now, said = self.now and self.now._asdict(), {"node": self.node, "title": self.title}
        found = {**said, "written": self.written._asdict(), "now": now, "changed": self.has_changed}
        return {**found, "filtered": self.filtered and self.filtered._asdict()} if is_filtered else found


class Recommendation(NamedTuple):
    """One recommendation that was not withdrawn. Its words and names are untrusted."""

    id: str
    to: str
    """Code of an agency, or who else in words."""
    text: str
    site: str | None
    """Code of the site whose figures it rests on; None for those of the inspection."""
    site_name: str | None
    rests_on: tuple[RestsOn, ...]
    inspector: str
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""

    def as_json(self, *, is_filtered: bool) -> dict[str, Any]:
        """As `recommend list --json` prints it."""
        return {**self._asdict(), "rests_on": [each.as_json(is_filtered=is_filtered) for each in self.rests_on]}


class Listed(NamedTuple):
    """The recommendations that touch the cases of a filter: those of their sites, and those of the whole inspection."""

    inspection: Inspection
    recommendations: tuple[Recommendation, ...]
    filter: Filter
    cases: int
    """How many the filter leaves."""

    def as_json(self) -> dict[str, Any]:
        """As `recommend list --json` prints it; with `filter` where some cases were chosen."""
        is_filtered = self.filter != NO_FILTER
        found = {"recommendations": [each.as_json(is_filtered=is_filtered) for each in self.recommendations]}
        return {**found, "filter": self.filter.as_json()} if is_filtered else found


def recommendations_on(
    connection: Connection, summary: InspectionSummary | None = None, filtered: InspectionSummary | None = None
) -> tuple[Recommendation, ...]:
    """Every recommendation, the oldest first, with the figures of today; `summary` where it was worked out already.

    With the summary of `filtered` cases those that touch these, with what their figures come to in them.
    """
    rows = [row for row in entries.current(connection, "recommendation") if is_live(row)]
    if not rows:
        return ()
    whole = summary or summary_on(connection, cases=False)
    figures, among, beside = _Figures(connection, whole), None, None
    if filtered is not None and filtered.filter is not None:
        among = cases_on(connection, filtered.filter)
        beside = _Figures(connection, filtered, among)
    found: dict[str, Recommendation] = {}
    for row in attributed(connection, rows):
        said, site = row.content or {}, (row.content or {}).get("site")
        if among is not None and site is not None and site not in among.values():
            continue
        found[row.subject] = Recommendation(
            said["id"],
            said["to"],
            said["text"],
            site,
            whole.inspection.site(site).name if site else None,
            tuple(_rests_on(whole.inspection.framework, figures, beside, site, each) for each in said["rests_on"]),
            row.person or "",
            row.made_at,
        )
    return tuple(sorted(found.values(), key=lambda one: (one.made_at, one.id)))


def listed(store: Store, wanted: Filter = NO_FILTER) -> Listed:
    """The same of a store. Raises BadInput where no case fits the filter, StillBlind."""
    with plain_sentences(), reading_figures(store) as connection:
        whole = summary_on(connection, as_read(inspection_on(connection)), cases=False)
        some = whole if wanted == NO_FILTER else summary_on(connection, whole.inspection, cases=False, wanted=wanted)
        found = recommendations_on(connection, whole, some)
        return Listed(whole.inspection, found, wanted, some.progress.cases)


def add(store: Store, person: str, to: str, text: str, nodes: Sequence[str], site: str | None = None) -> Change:
    """Recommend something to an agency or to somebody in words, resting on standards and questions (at one site).

    Raises BadInput for an unknown site, standard or question, without any, without words, and for who is not the lead.
    """
    with plain_sentences():
        require_counted(store)
    with plain_sentences(), acting(store, person) as act:
        summary = summary_on(act.connection, cases=False)
        require_lead(summary.inspection, person, "writes and withdraws recommendations")
        if not to.strip() or not text.strip():
            raise BadInput("A recommendation needs some text, and whom it is for.")
        where = None if site is None else summary.inspection.site_named(site).code
        figures = _Figures(act.connection, summary)
        which = act.next_id
        content: dict[str, Any] = {
            "id": which,
            "to": _agency(to),
            "text": text.strip(),
            **({"site": where} if where else {}),
            "rests_on": [_written(code, figures, where, act.framework) for code in dict.fromkeys(nodes)],
        }
        if not content["rests_on"]:
            raise BadInput("Name the standards or questions that the recommendation rests on.")
        entry = act.add("recommendation", which, content)
        return act.change(act.said(entry), entry)


def withdraw(store: Store, person: str, which: str, reason: str) -> Change:
    """Withdraw a recommendation, as an entry. Raises BadInput where there is none, no reason, or no lead."""
    with plain_sentences(), acting(store, person) as act:
        require_lead(inspection_on(act.connection), person, "writes and withdraws recommendations")
        before = [row for row in act.current("recommendation", which) if is_live(row)]
        if not before:
            known = [row.subject for row in entries.current(act.connection, "recommendation") if is_live(row)]
            tail = meant(which, known, "`reviewtui recommend list` lists them.")
            raise BadInput(f"Unknown recommendation {quoted(which)}{tail}")
        reason = require_reason(reason, "Say why the recommendation is withdrawn.")
        entry = act.add("recommendation", which, WITHDRAWN, replaces=before, reason=reason)
        return act.change(act.said(entry, before[0].content), entry)


class _Figures:
    """What every standard and question comes to now, over all cases or at a site; or `among` some cases."""

    def __init__(
        self, connection: Connection, whole: InspectionSummary, among: Mapping[str, str] | None = None
    ) -> None:
        self._connection, self._whole, self._among = connection, whole, among
        self._sites: Mapping[str, Summary] = {}

    def of(self, node: str, site: str | None) -> Figure | None:
        """The figure of a node; None where the framework has no such node, or the inspection no such site."""
        framework = self._whole.inspection.framework
        if node not in _nodes(framework):
            return None
        if site is None:
            rated = self._whole.summary.node(node)
            return _figure(framework, node, rated, self._whole.decided.get(node, rated.rating))
        if not self._sites:
            sites = by_site_on(self._connection, self._whole.inspection, self._among)
            self._sites = {each.code: each.summary for each in sites}
        if site not in self._sites:
            return None
        rated = self._sites[site].node(node)
        return _figure(framework, node, rated, rated.rating)


def _figure(framework: Framework, node: str, rated: NodeRating, rating: str | None) -> Figure:
    if not isinstance(rated, SharedRating):
        return Figure(None, None, rating)
    has_good = not isinstance(rated, QuestionRating) or framework.is_graded(node)
    return Figure(rated.share.good if has_good else None, rated.share.applicable, rating)


def _nodes(framework: Framework) -> dict[str, str]:
    """Every standard and question with its title, and the whole."""
    standards = {standard.code: standard.title for standard in framework.standards}
    return {OVERALL: "", **standards, **{question.code: question.title for question in framework.questions()}}


def _written(node: str, figures: _Figures, site: str | None, framework: Framework) -> dict[str, Any]:
    figure = figures.of(node, site)
    if figure is None:
        raise BadInput(f"Unknown standard or question {quoted(node)}; {hint(node, _nodes(framework))}")
    return {"node": node, **{key: value for key, value in figure._asdict().items() if value is not None}}


def _rests_on(
    framework: Framework, figures: _Figures, beside: _Figures | None, site: str | None, said: Content
) -> RestsOn:
    node = said["node"]
    written = Figure(said.get("good"), said.get("applicable"), said.get("rating"))
    filtered = beside.of(node, site) if beside is not None else None
    return RestsOn(node, _nodes(framework).get(node, ""), written, figures.of(node, site), filtered)


def _agency(to: str) -> str:
    """The code of the agency that is meant by its code or name; any other words as they are."""
    wanted = to.strip().casefold()
    return next((each.code for each in AGENCIES.values() if wanted in (each.code, each.name.casefold())), to.strip())
