"""The summary and the lead's views of many cases.

`python -m tests.benchmarks.summary [RUNS] [--cases N] [--questions N]`: every question of the larger store is answered.
"""

import tempfile
from functools import partial
from pathlib import Path

import click

from reviewtui.services.cases.filters import Filter
from reviewtui.services.store.stores import Store, open_store
from reviewtui.services.store.verifying import require_counted
from reviewtui.services.summary.explaining import explain
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.views import VIEWS
from reviewtui.services.views.heatmap import ordered
from reviewtui.services.views.reading import view_of
from reviewtui.services.views.view import View
from reviewtui.tui.views.map_grid import MapGrid
from tests.benchmarks.make_store import make_store
from tests.benchmarks.timing import medians, worked
from tests.benchmarks.verdict import Verdict, exit_code, table

FEW, MANY, ASKED = 500, 10_000, 60
RUNS = 9
WIDTH = 120
SCAN = "SELECT question, answer, count(*) FROM counted WHERE counts = 1 GROUP BY question, answer"
"""What every summary has to read: the answers that count, off the index that holds them."""
NOTE = (
    "Processor time of this process, in turn in the same run. The floor is SQLite's own scan of the index of the same\n"
    "answers; that of a repaint is one line of text. A view is read in a thread: it has a second to appear."
)


def scan(store: Store) -> None:
    """The floor."""
    with store.read() as connection:
        connection.execute(SCAN).fetchall()


def repaint(view: View, case: int) -> None:
    """Every line of the heat map, with the cursor on a case."""
    grid = MapGrid.of(view, WIDTH, case)
    grid.heading(case, by_site=True)
    for place, question in enumerate(view.inspection.framework.questions()):
        grid.line(place, question, case if place == 0 else None)


def verdicts(few: Store, many: Store, runs: int) -> list[Verdict]:
    """Measure a store of some cases and one of many."""
    for store in (few, many):  # held against the record, once
        require_counted(store)
    views = [name for name, view in VIEWS.items() if not view.for_leads]
    heat = view_of(many, "heatmap")
    number = f"{len(heat.rows):,} cases"
    filters = {"state": Filter(state="judged"), "site": Filter(site=heat.rows[0]["site"])}.items()
    found = medians(
        {
            "few scan": worked(lambda: scan(few)),
            "few": worked(lambda: summarise(few, cases=False)),
            "scan": worked(lambda: scan(many)),
            "many": worked(lambda: summarise(many, cases=False)),
            **{f"by {name}": worked(partial(summarise, many, cases=False, wanted=each)) for name, each in filters},
            **{f"why {name}": worked(partial(explain, many, wanted=each)) for name, each in filters},
            "line": worked(lambda: MapGrid.of(heat, WIDTH, 0)),
            "repaint": worked(lambda: repaint(heat, len(heat.rows) // 2)),
            "sort": worked(lambda: ordered(heat, "pattern")),
            **{name: worked(lambda name=name: view_of(many, name)) for name in views},  # type: ignore[misc]  # a default
        },
        runs,
    )
    return [
        Verdict(f"the summary of {FEW} cases", found["few"], found["few scan"], most=0.100),
        Verdict(f"the summary of {number}", found["many"], found["scan"], most_times=1.5),
        *(
            Verdict(f"{number}: the summary filtered by {name}", found[f"by {name}"], found["scan"], most=0.100)
            for name, _ in filters
        ),
        *(
            Verdict(f"{number}: the overall explained by {name}", found[f"why {name}"], found["scan"], most=0.100)
            for name, _ in filters
        ),
        Verdict(f"{number}: the heat map painted anew", found["repaint"], found["line"], most=0.100),
        Verdict(f"{number}: the heat map in another order", found["sort"], found["scan"], most=0.100),
        *(Verdict(f"{number}: the view {name}", found[name], found["scan"], most=1.0) for name in views),
    ]


@click.command()
@click.option("--cases", type=click.IntRange(min=1), default=MANY, help="How many cases the larger store has.")
@click.option("--questions", type=click.IntRange(min=22), default=ASKED, help="How many are answered in each of them.")
@click.argument("runs", type=click.IntRange(min=1), default=RUNS)
@click.pass_context
def main(context: click.Context, cases: int, questions: int, runs: int) -> None:
    """Measure, print the table, and exit 0 when every limit holds, else 1."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "few.store", Path(folder) / "many.store"]
        make_store(paths[0], FEW)
        make_store(paths[1], cases, questions=questions)
        stores = [open_store(path) for path in paths]
        try:
            found = verdicts(*stores, runs)
        finally:
            for store in stores:
                store.close()
    click.echo(f"{NOTE}\n{table(found)}")
    context.exit(exit_code(found))


if __name__ == "__main__":
    main()
