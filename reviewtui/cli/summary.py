"""`summary`: where the inspection stands, as a page or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.filtering import filter_in, filter_options
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, print_lines, width
from reviewtui.services.errors import BadUsage
from reviewtui.services.views import VIEWS

if TYPE_CHECKING:
    from reviewtui.services.cases.filters import Filter, Written
    from reviewtui.services.chronology.timing_figures import TimingFigures
    from reviewtui.services.store.stores import Store
    from reviewtui.services.summary.summaries import SiteSummary

SORTS = ("site", "lowest", "pattern")
BEHIND = "The cases and events behind these figures: `timeliness MEASURE` and `missed CHECK`."


@example("summary --site North", ON_A_STORE)
@click.command("summary")
@filter_options
@click.option("--by-site", is_flag=True, help="Each site on its own, one after the other.")
@click.option("--responsible", is_flag=True, help="Whose work the answers are about: agency by question.")
@click.option("--sources", is_flag=True, help="What the answers rest on: people spoken to, documents, events.")
@click.option("--view", metavar="NAME", type=click.Choice([*VIEWS]), help="Show one view of the cases.")
@click.option("--sort", metavar="ORDER", type=click.Choice(SORTS), help="In the heat map, by site, lowest or pattern.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    chosen: Written | None,
    by_site: bool,
    responsible: bool,
    sources: bool,
    view: str | None,
    sort: str | None,
    as_json: bool,
) -> None:
    """Show the inspection's ratings, the answers they come from, and progress.

    With --view it shows one view of the cases. --site, --inspector, --group and --state together choose the cases, of
    the summary or of a view, and it says which it shows. --site alone shows the counts of one site.
    """
    is_filtered = chosen is not None and (chosen.inspector, chosen.state, chosen.groups) != (None, None, ())
    if (responsible or sources) and (by_site or chosen is not None or (responsible and sources)):
        option = "--sources" if sources else "--responsible"
        raise BadUsage(f"{option} covers the whole inspection. Leave out --by-site and what chooses cases.")
    if by_site and is_filtered:
        raise BadUsage("--by-site shows all cases of each site. Leave it out, or what chooses cases.")
    if view is not None and (by_site or responsible or sources):
        raise BadUsage("--view shows one view. Leave out --by-site, --responsible and --sources.")
    if sort is not None and view != "heatmap":
        raise BadUsage("--sort is for `--view heatmap`.")
    with session.reading() as store:
        if view is not None:
            person = session.signer(store) if VIEWS[view].for_leads else None
            _print_view(store, view, filter_in(store, chosen), person, sort, as_json)
        elif is_filtered:
            print_summary(store, as_json, filter_in(store, chosen))
        elif responsible:
            _print_responsible(store, as_json)
        elif sources:
            _print_sources(store, as_json)
        elif chosen is not None and chosen.site is not None:
            _print_sites(store, [_of(store, chosen.site)], as_json, alone=True)
        elif by_site:
            from reviewtui.services.summary.summaries import by_site as all_sites

            _print_sites(store, list(all_sites(store)), as_json, alone=False)
        else:
            print_summary(store, as_json)


def _print_view(store: Store, name: str, wanted: Filter, person: str | None, sort: str | None, as_json: bool) -> None:
    from reviewtui.services.views.heatmap import ordered
    from reviewtui.services.views.reading import view_of

    found = view_of(store, name, wanted, person)
    found = ordered(found, sort) if sort else found
    if as_json:
        print_document(found.as_json())
        return
    from reviewtui.report.views.page import view_lines

    print_lines(view_lines(found, width()))


def print_summary(store: Store, as_json: bool, wanted: Filter | None = None) -> None:
    """The inspection's summary on stdout, of all cases or of those of a filter."""
    from reviewtui.services.summary.summaries import summarise

    found = summarise(store, cases=as_json or wanted is not None, wanted=wanted)
    if as_json:
        print_document(found.as_json())
        return
    from reviewtui.report.summary.page import summary_lines

    framework, title = found.inspection.framework, found.inspection.title
    print_lines(
        summary_lines(
            framework,
            found.summary,
            found.progress,
            title=title,
            note=found.note,
            width=width(),
            panel_rows=found.panel_rows if found.decisions else (),
            margins=found.margins,
            filter_words=found.filter_words,
        )
    )
    from reviewtui.report.case_figures import case_figure_lines
    from reviewtui.services.summary.case_figures import case_figures

    print_lines(case_figure_lines(found.case_figures or case_figures(store), width()))
    if framework.measures or framework.checks:
        _print_timing(store, found.timing)


def _print_responsible(store: Store, as_json: bool) -> None:
    from reviewtui.services.reports.responsible import named_agencies

    found = named_agencies(store)
    if as_json:
        print_document({"responsible": {row.question: row.as_json() for row in found}})
        return
    from reviewtui.report.responsible import responsible_lines

    print_lines(responsible_lines(found, width()))


def _print_sources(store: Store, as_json: bool) -> None:
    from reviewtui.services.reports.sources_index import sources_index

    found = sources_index(store)
    if as_json:
        print_document({"sources": [one.as_json() for one in found]})
        return
    from reviewtui.report.sources_index import sources_lines

    print_lines(sources_lines(found, width()))


def _print_timing(store: Store, chosen: TimingFigures | None) -> None:
    """What the chronologies say over all cases, or the chosen: how long things took, and opportunities missed."""
    from reviewtui.report.columns import paragraph
    from reviewtui.report.missed import missed_lines
    from reviewtui.report.timeliness import timeliness_lines
    from reviewtui.services.chronology.timing_figures import counted_figures

    found = chosen.counted if chosen is not None else counted_figures(store)
    names = {site.code: site.name for site in found.inspection.sites}
    print_lines(timeliness_lines(found.measures, names, found.inspection.framework.min_to_rate, width()))
    print_lines(missed_lines(found.checks, names, width()))
    print_lines(paragraph(BEHIND, width(), "dim"))


def _of(store: Store, words: str) -> SiteSummary:
    """The figures of one site. Raises BadInput."""
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.summary.summaries import by_site

    code = inspection_of(store).site_named(words).code
    return next(site for site in by_site(store) if site.code == code)


def _print_sites(store: Store, sites: list[SiteSummary], as_json: bool, *, alone: bool) -> None:
    if as_json:
        print_document(_document(sites[0]) if alone else {"sites": {site.code: _document(site) for site in sites}})
        return
    from reviewtui.report.summary.sites import site_lines
    from reviewtui.services.inspections import inspection_of

    framework = inspection_of(store).framework
    for site in sites:
        print_lines(site_lines(framework, site, width()))


def _document(site: SiteSummary) -> dict[str, Any]:
    """The shape of `framework try`, plus which site it is."""
    from reviewtui.rating.summary import as_json

    return {**as_json(site.summary), "site": {"code": site.code, "name": site.name, "cases": site.cases}}
