"""`framework`: what inspections ask and how it rolls up, to list, read, check and try out without a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, say, width
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.services.errors import BadInput, listed
from reviewtui.services.files.sources import framework_text, read_bytes, read_framework_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.shell_completion import CompletionItem

    from reviewtui.framework.model import Framework
    from reviewtui.rating.proof.finding import Finding


def complete_framework(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes of the shipped frameworks, and files."""
    from click.shell_completion import CompletionItem

    from reviewtui.framework.shipped import codes

    found = [CompletionItem(code) for code in codes() if code.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


VARIANT_OPTION = click.option(
    "--variant", metavar="TYPE", default="", help="Of this type of inspection alone, where it has several."
)


@example("framework list")
@click.group("framework", cls=VerbGroup)
def verb() -> None:
    """List, show, check and try out frameworks.

    A framework is named by its code (`framework list`) or by the path of a file.
    """


@example("framework list --json")
@verb.command("list")
@JSON_OPTION
def list_(as_json: bool) -> None:
    """List the frameworks that come with the program."""
    from reviewtui.framework.shipped import codes

    frameworks = [read_framework_at(code) for code in codes()]
    if as_json:
        keys = ("code", "version", "title", "summary")
        print_document({"frameworks": [{key: getattr(found, key) for key in keys} for found in frameworks]})
        return
    for found in frameworks:
        say(f"{found.code}  version {found.version}")
        say(f"    {found.title}")
        say(f"    {found.summary}")
        for variant in found.variants:
            say(f"    --variant {variant.code}: {variant.title}")


@example("framework show hsb-joint-2013")
@verb.command("show", short_help="Show all of a framework.")
@click.argument("framework", metavar="CODE_OR_FILE", shell_complete=complete_framework)
@VARIANT_OPTION
@JSON_OPTION
def show(framework: str, variant: str, as_json: bool) -> None:
    """Show all of the framework CODE_OR_FILE: questions, answers, guidance and rules."""
    found = read_framework_at(framework, variant)
    if as_json:
        from reviewtui.framework.plain import to_plain

        print_document(to_plain(found))
        return
    from reviewtui.report.framework import framework_lines
    from reviewtui.services.preferences.language import shown

    print_lines(framework_lines(shown(found), width()))


@example("framework check my-framework.yaml")
@verb.command("check", short_help="Read frameworks strictly, prove them, and list every error.")
@click.argument("frameworks", nargs=-1, required=True, metavar="CODE_OR_FILE…", shell_complete=complete_framework)
@JSON_OPTION
@click.pass_context
def check(context: click.Context, frameworks: tuple[str, ...], as_json: bool) -> None:
    """Read each CODE_OR_FILE strictly, then prove its rules; exit code 1 when there is any error.

    The proof covers every combination of answers: each gives exactly one rating, or is forbidden. What does not is
    listed with an example, its line and its key. Warnings are not errors.
    """
    checked = {name: _checked(name) for name in frameworks}
    if as_json:
        print_document({"files": checked})
    else:
        for name, found in checked.items():
            for line in _in_words(name, found):
                say(line)
        narrate(f"Frameworks: {len(checked)}. Errors: {sum(len(found['faults']) for found in checked.values())}.")
    if any(found["faults"] for found in checked.values()):
        context.exit(1)


@example("framework new my-framework.yaml")
@verb.command("new", short_help="Write a commented framework to start from.")
@click.argument("path", metavar="PATH", type=click.Path(readable=False))
@click.option("--code", metavar="CODE", help="The new framework's code; without it, the file's own name.")
@click.option(
    "--from",
    "survey",
    metavar="SURVEY",
    type=click.Path(readable=False),
    help="A checklist of another tool to make it from: XLSForm (.xlsx), REDCap (.csv) or CISO Assistant (.yaml).",
)
def new(path: str, code: str | None, survey: str | None) -> None:
    """Write a framework with comments to the file PATH, to start a new one from.

    It passes `framework check` as it is. With --from it asks what a checklist of another tool asks, and what could not
    be imported is listed. `reviewtui docs frameworks` teaches the rest.
    """
    from pathlib import Path

    from reviewtui.services.files.sources import write_new_file

    text, left_out = _start(_code(code, Path(path).stem), survey)
    write_new_file(path, text)
    say(f"Wrote {path}. Check it with `reviewtui framework check {path}`.")
    for line in left_out:
        say(f"Not imported: {line}.")


@example("framework try hsb-joint-2013 ANSWERS.json --json")
@verb.command("try", short_help="Rate a table of answers without a store.")
@click.argument("framework", metavar="CODE_OR_FILE", shell_complete=complete_framework)
@click.argument("answers", metavar="ANSWERS.json", type=click.Path(readable=False))
@VARIANT_OPTION
@JSON_OPTION
def try_(framework: str, answers: str, variant: str, as_json: bool) -> None:
    """Rate the table in ANSWERS.json by the framework CODE_OR_FILE.

    The table is `{"cases": {"C1": {"site": "North", "answers": {"1.1": "good"}}}}`; `judged` and `given` can
    be added beside `cases`. `reviewtui docs json` describes it, and what is printed.
    """
    from reviewtui.rating.inspection import rate
    from reviewtui.rating.summary import as_json as document
    from reviewtui.rating.table import FaultyAnswers, read_table
    from reviewtui.services.preferences.language import shown

    found = read_framework_at(framework, variant)
    try:
        table = read_table(read_bytes(answers), found, answers)
    except FaultyAnswers as faulty:
        raise BadInput(f"{answers} cannot be rated.", [str(fault) for fault in faulty.faults]) from None
    found = found if as_json else shown(found)
    summary = rate(found, table.cases, table.judged, table.given)
    if as_json:
        print_document(document(summary))
        return
    from reviewtui.report.trial import trial_lines

    print_lines(trial_lines(found, summary, width()))


@example("framework upgrade hsb-joint-2013 --wording 1.2,2.4 --preview", SIGNED)
@verb.command("upgrade", short_help="Change to another version of the store's framework.")
@click.argument("framework", metavar="CODE_OR_FILE", shell_complete=complete_framework)
@click.option("--wording", "codes", multiple=True, metavar="CODE", help="A question whose meaning is the same.")
@click.option("--renamed", multiple=True, metavar="OLD=NEW", help="A question that has another code now; repeatable.")
@click.option("--preview", is_flag=True, help="Show what would happen to each question. Write nothing.")
@JSON_OPTION
@with_session
def upgrade(
    session: Session, framework: str, codes: tuple[str, ...], renamed: tuple[str, ...], preview: bool, as_json: bool
) -> None:
    """Change to the version of the store's framework that CODE_OR_FILE holds, during an inspection.

    Answers carry over to each question whose text is the same, or that --wording names because its words alone have
    changed. Any other question that reads differently is to be answered again: its answers are withdrawn, and their
    rationale and evidence stay. Where a question has another code now, its answers move to that code: --renamed
    names it, unless its words are the same. Answers to a question that was removed stay in the record alone. The change
    is an entry of the record, and work on the earlier version is not merged until its laptop is upgraded too.

    A backup is made first.
    """
    from reviewtui.services.upgrading import upgrade as upgraded

    wording, pairs = (
        [part.strip() for each in given for part in each.split(",") if part.strip()] for given in (codes, renamed)
    )
    with session.store() as store:
        person = session.signer(store) if preview else session.person(store)
        done = upgraded(store, person, framework, wording, renamed=pairs, preview=preview)
    if as_json:
        print_document(done.as_json())
        return
    for line in done.lines:
        say(line)
    say(done.sentence)


def _start(code: str, survey: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of a new framework, and what of the checklist it is made from could not be taken over."""
    if survey is None:
        from reviewtui.framework.starter import starter

        return starter(code), ()
    from reviewtui.services.files.surveys import start_of

    start = start_of(survey, code)
    return start.text, start.left_out


def _code(asked: str | None, stem: str) -> str:
    """The code that was asked for, else one made from the file's name. Raises BadInput for what cannot be a code."""
    from reviewtui.framework.scale_reader import CODE

    if asked is None:
        return stem if CODE.fullmatch(stem) else "my-framework"
    if not CODE.fullmatch(asked):
        raise BadInput(f"“{asked}” cannot be a code: use letters, digits, `.`, `_` and `-`, at most 40.")
    return asked


def _checked(name: str) -> dict[str, Any]:
    """What is wrong with one framework, and what was proved of it. Raises BadInput when there is no such framework."""
    from pathlib import Path

    from reviewtui.framework.reader import FaultyFramework, read_framework
    from reviewtui.services.files.surveys import is_survey

    if Path(name).is_file() and is_survey(name):
        return _checked_survey(name)
    try:
        text = framework_text(name)
        framework = read_framework(text, name)
    except FaultyFramework as faulty:
        return _unread([{"line": fault.line, "key": fault.key, "text": fault.text} for fault in faulty.faults])
    except UnicodeDecodeError:
        return _unread([{"line": None, "key": "", "text": "The file is not UTF-8: save it as UTF-8."}])
    return _proved(framework, text)


def _checked_survey(name: str) -> dict[str, Any]:
    """What a framework made from a checklist of another tool proves, and what of it could not be taken over."""
    from reviewtui.framework.reader import read_framework
    from reviewtui.services.files.surveys import start_of

    try:
        start = start_of(name, "start")
    except BadInput as refused:
        text = " ".join((str(refused), *refused.faults))
        return _unread([{"line": None, "key": "", "text": text}])
    found = _proved(read_framework(start.text, name), start.text)
    left_out = [{"line": None, "key": "", "text": f"not imported: {line}"} for line in start.left_out]
    advice = f"reviewtui framework new mine.yaml --from {name}"
    return found | {"warnings": left_out, "start": {"questions": start.questions, "made_by": advice}}


def _unread(faults: list[dict[str, Any]]) -> dict[str, Any]:
    return {"faults": faults, "warnings": [], "proof": None}


def _proved(framework: Framework, text: str) -> dict[str, Any]:
    from reviewtui.rating.proof.paths import located
    from reviewtui.rating.proof.prove import prove

    proof = prove(framework)
    nodes = {
        node.code: {
            "rule": node.rule,
            "combinations": node.combinations,
            "how": node.how,
            "reduced": node.how == "reduced",
            "ratings": list(node.ratings),
        }
        for node in proof.nodes
    }
    return {
        "faults": [_plain(finding) for finding in located(proof.faults, text)],
        "warnings": [_plain(finding) for finding in located(proof.warnings, text)],
        "proof": {"combinations": proof.combinations, "nodes": nodes},
    }


def _plain(finding: Finding) -> dict[str, Any]:
    plain: dict[str, Any] = {"line": finding.line, "key": finding.key, "text": finding.text}
    if finding.example:
        plain |= {"example": dict(finding.example), "combinations": finding.combinations}
    return plain


def _in_words(name: str, found: dict[str, Any]) -> Iterator[str]:
    """The faults and warnings, each on a line of its own, and what was covered when there is no fault."""
    for kind, mark in (("faults", ""), ("warnings", "warning")):
        yield from listed([_of_one(name, mark, one) for one in found[kind]])
    if "start" in found:
        start = found["start"]
        yield (
            f"{name}: a checklist of another tool: `{start['made_by']}` makes a sound start from it; "
            f"questions: {start['questions']}."
        )
    elif not found["faults"]:
        yield f"{name}: sound: {_covered(found['proof'])}."


def _of_one(name: str, mark: str, one: dict[str, Any]) -> str:
    """Where it is, what it is of, and what it says."""
    where = f"{name}:{one['line']}" if one["line"] is not None else name
    return ": ".join(part for part in (where, mark, one["key"], one["text"]) if part)


def _covered(proof: dict[str, Any]) -> str:
    """How many combinations the proof covered, and where they were too many to go through one by one."""
    nodes = proof["nodes"]
    if not nodes:
        return "no rule rates a single case, so that there are no combinations to cover"
    rated = f"{len(nodes)} {'rating' if len(nodes) == 1 else 'ratings'} of a case"
    many = f"{proof['combinations']:,} {'combination' if proof['combinations'] == 1 else 'combinations'}"
    words = f"{many} of answers covered over {rated}; none is left open and none gives two"
    reduced = [code for code, node in nodes.items() if node["reduced"]]
    return f"{words}; reduced, as too many to go through one by one: {', '.join(reduced)}" if reduced else words
