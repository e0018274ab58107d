"""Tries the laws on very many inspections: `python -m tests.laws [--examples N] [--from SEED]`."""

import click

from tests.laws.laptops import come_together


@click.command()
@click.option("--examples", default=10_000, show_default=True, help="How many inspections to try.")
@click.option("--from", "start", default=0, show_default=True, help="The seed of the first; each has the next one.")
def main(examples: int, start: int) -> None:
    """Join what two to five laptops did in up to 100 acts, in many orders. The seed of a broken law is named."""
    with click.progressbar(range(start, start + examples), label="Joining") as seeds:
        for seed in seeds:
            try:
                come_together(seed)
            except AssertionError as broken:
                raise SystemExit(f"\nWith seed {seed}, {broken}.") from broken
    click.echo(f"| records of 2 to 5 laptops joined in many orders | {examples:,} inspections | 0 laws broken |")


if __name__ == "__main__":
    main()
