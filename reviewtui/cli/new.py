"""`new`: a store, empty or with an inspection begun in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from reviewtui.cli.examples import example
from reviewtui.cli.framework import complete_framework
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, say
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadUsage

NATIONS = ("england", "wales", "scotland", "northern_ireland", "united_states")
METHODS = ("purposive", "random", "stratified")
MOST_DIGITS = 6
NOBODY_CAN_HELP = (
    "No recovery key was named. If the passphrase is forgotten, nobody can open this store or its backups. "
    "To change that, name one with `reviewtui unlock --recovery`."
)
HELPED = "The holder of the recovery key can set a new passphrase with `reviewtui unlock --recover`."


@example('new s.store --title "Joint inspection" --site NOR=North --lead "Ann Lee"')
@click.command("new")
@click.argument("path", type=click.Path(readable=False))
@click.option("--plain", is_flag=True, help="Make a store that is not encrypted, for training only.")
@click.option("--recovery", metavar="AGE_KEY", help="Who can help when the passphrase is forgotten: an age key, age1….")
@click.option("--title", type=WORDS, metavar="TEXT", help="Begin an inspection of this title.")
@click.option("--id", "identity", type=WORDS, metavar="ID", help="Its name in files; made from the title unless given.")
@click.option(
    "--framework",
    metavar="CODE_OR_FILE",
    default="hsb-joint-2013",
    show_default=True,
    shell_complete=complete_framework,
    help="What the inspection asks.",
)
@click.option(
    "--variant",
    metavar="TYPE",
    default="",
    help="The type of inspection, where the framework has several: which of its standards are rated.",
)
@click.option("--site", "sites", type=WORDS, multiple=True, metavar="CODE=NAME", help="A site; repeat for each.")
@click.option(
    "--caseload", "caseloads", type=WORDS, multiple=True, metavar="CODE=CASES", help="How many cases a site has in all."
)
@click.option("--nation", type=click.Choice(NATIONS), default="england", show_default=True, help="Where the sites are.")
@click.option("--lead", "leads", type=WORDS, multiple=True, metavar="NAME", help="A lead inspector; repeat for each.")
@click.option(
    "--inspector", "inspectors", type=WORDS, multiple=True, metavar="NAME", help="An inspector; repeat for each."
)
@click.option(
    "--ring", "contacts", type=WORDS, multiple=True, metavar="NAME=PHONE", help="Whom to phone about an alert."
)
@click.option("--sample", type=click.Choice(METHODS), help="How the cases were chosen.")
@with_session
def verb(session: Session, path: str, plain: bool, recovery: str | None, title: str | None, **given: Any) -> None:
    """Make a store at PATH, which must not exist.

    It is encrypted, by a passphrase that is typed twice or read from the file that REVIEWTUI_PASSPHRASE_FILE names.
    With --recovery the holder of that age key can set a new one when it is forgotten. --plain makes a store that
    anybody who has the file can read: for training, never for a real case.

    With --title an inspection is begun in it; sites, team and contacts may be named along with it. Otherwise the
    store is empty, and `import` brings the inspection.
    """
    from reviewtui.cli.passphrase import new_passphrase
    from reviewtui.services.store.stores import create

    if plain and recovery:
        raise BadUsage("A plain store has no passphrase to recover: leave out --plain or --recovery.")
    document = _document(title, **given)
    store = create(Path(path), plain=plain, passphrase=None if plain else new_passphrase(), recipient=recovery)
    if not plain:
        narrate(HELPED if recovery else NOBODY_CAN_HELP)
    try:
        if document is not None:
            from reviewtui.services.new_inspection import begin

            begin(store, document)
        say(f"Made {path}.")
    finally:
        store.close()


def _document(title: str | None, *, framework: str, variant: str, nation: str, **given: Any) -> Any:
    """The description of the inspection; None for an empty store. Raises BadUsage, BadInput."""
    if title is None:
        if variant or any(given.values()) or any(map(_is_said, ("framework", "nation"))):
            raise BadUsage("An inspection needs --title as well.")
        return None
    from reviewtui.services.files.choosing_framework import sound
    from reviewtui.services.new_inspection import described, framework_item, identity_of

    text, known = sound(framework, variant)
    rating_a_whole = [each for each in known.variants if each.overall]
    if rating_a_whole and not variant:
        types = ", ".join(f"{each.code} ({each.title})" for each in rating_a_whole)
        narrate(f"All standards of {known.code} are rated. A type of inspection is selected with --variant: {types}.")
    sites = _pairs("--site", given["sites"])
    caseloads = _caseloads(dict(sites), given["caseloads"])
    people = [("lead_inspector", name) for name in given["leads"]] + [("inspector", n) for n in given["inspectors"]]
    return described(
        {
            "framework": framework_item(text, known),
            "inspection": {
                "id": given["identity"] or identity_of(title),
                "title": title,
                "sample_method": given["sample"],
                "alert_contacts": [{"name": n, "phone": p} for n, p in _pairs("--ring", given["contacts"])],
            },
            "sites": [{"code": c, "name": n, "nation": nation, "caseload": caseloads.get(c)} for c, n in sites],
            "people": [{"name": name, "role": role} for role, name in people],
        }
    )


def _is_said(option: str) -> bool:
    """Whether an option that has a default was given."""
    source = click.get_current_context().get_parameter_source(option)
    return source is ParameterSource.COMMANDLINE


def _caseloads(sites: dict[str, str], values: tuple[str, ...]) -> dict[str, int]:
    """Site to how many cases it has. Raises BadUsage."""
    found = {}
    for site, cases in _pairs("--caseload", values):
        if site not in sites:
            raise BadUsage(f"--caseload names a site that no --site does: “{site}”.")
        if not (cases.isascii() and cases.isdigit()) or len(cases) > MOST_DIGITS:
            raise BadUsage(f"--caseload takes a whole number of cases, not “{cases}”.")
        found[site] = int(cases)
    return found


def _pairs(option: str, values: tuple[str, ...]) -> list[tuple[str, str]]:
    """`NOR=North` as its two sides. Raises BadUsage."""
    pairs = []
    for value in values:
        left, sign, right = value.partition("=")
        if not (sign and left.strip() and right.strip()):
            raise BadUsage(f"{option} takes two parts with = between them, not “{value}”.")
        pairs.append((left.strip(), right.strip()))
    return pairs
