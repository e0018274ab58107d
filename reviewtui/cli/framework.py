"""`framework`: what inspections ask and how it rolls up, to list, read, check and try out without a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.sources import framework_text, read_bytes, read_framework_at
from reviewtui.cli.streams import narrate, print_document, print_lines, say, width
from reviewtui.services.errors import BadInput

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reviewtui.framework.reader import Fault


def complete_framework(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes of the shipped frameworks, and files."""
    from click.shell_completion import CompletionItem

    from reviewtui.framework.shipped import codes

    found = [CompletionItem(code) for code in codes() if code.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


@click.group("framework")
def verb() -> None:
    """List, show, check and try out frameworks.

    A framework is named by its code (`framework list`) or by the path of a file.
    """


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


@verb.command("show", short_help="Show all of a framework.")
@click.argument("framework", metavar="CODE_OR_FILE", shell_complete=complete_framework)
@JSON_OPTION
def show(framework: str, as_json: bool) -> None:
    """Show all of the framework CODE_OR_FILE: questions, answers, guidance and rules."""
    found = read_framework_at(framework)
    if as_json:
        from reviewtui.framework.plain import to_plain

        print_document(to_plain(found))
        return
    from reviewtui.report.framework import framework_lines

    print_lines(framework_lines(found, width()))


@verb.command("check", short_help="Read frameworks strictly and list every fault.")
@click.argument("frameworks", nargs=-1, required=True, metavar="CODE_OR_FILE…", shell_complete=complete_framework)
@JSON_OPTION
@click.pass_context
def check(context: click.Context, frameworks: tuple[str, ...], as_json: bool) -> None:
    """Read each CODE_OR_FILE strictly and list every fault with its line and key; exit code 1 when there is any."""
    checked = {name: _faults(name) for name in frameworks}
    if as_json:
        print_document({"files": {name: {"faults": found} for name, found in checked.items()}})
    else:
        for name, found in checked.items():
            for fault in found:
                say(_in_words(name, fault))
        narrate(f"Frameworks: {len(checked)}. Faults: {sum(map(len, checked.values()))}.")
    if any(checked.values()):
        context.exit(1)


@verb.command("try", short_help="Rate a table of answers without a store.")
@click.argument("framework", metavar="CODE_OR_FILE", shell_complete=complete_framework)
@click.argument("answers", metavar="ANSWERS.json", type=click.Path())
@JSON_OPTION
def try_(framework: str, answers: str, as_json: bool) -> None:
    """Rate the table in ANSWERS.json by the framework CODE_OR_FILE.

    The table is `{"cases": {"C1": {"site": "North", "answers": {"1.1": "good"}}}}`; `judged` and `given` may stand
    beside `cases`. `reviewtui docs json` describes it, and what is printed.
    """
    from reviewtui.rating.inspection import rate
    from reviewtui.rating.summary import as_json as document
    from reviewtui.rating.table import FaultyAnswers, read_table

    found = read_framework_at(framework)
    try:
        table = read_table(read_bytes(answers), found, answers)
    except FaultyAnswers as faulty:
        raise BadInput(f"{answers} cannot be rated.", [str(fault) for fault in faulty.faults]) from None
    summary = rate(found, table.cases, table.judged, table.given)
    if as_json:
        print_document(document(summary))
        return
    from reviewtui.report.trial import trial_lines

    print_lines(trial_lines(found, summary, width()))


def _faults(name: str) -> list[dict[str, Any]]:
    """Every fault of one framework, as `line`, `key` and `text`. Raises BadInput when there is no such framework."""
    from reviewtui.framework.reader import FaultyFramework, read_framework

    try:
        read_framework(framework_text(name), name)
    except FaultyFramework as faulty:
        return [_plain(fault) for fault in faulty.faults]
    except UnicodeDecodeError:
        return [{"line": None, "key": "", "text": "The file is not UTF-8: save it as UTF-8."}]
    return []


def _plain(fault: Fault) -> dict[str, Any]:
    return {"line": fault.line, "key": fault.key, "text": fault.text}


def _in_words(name: str, fault: dict[str, Any]) -> str:
    where = f"{name}:{fault['line']}" if fault["line"] is not None else name
    return ": ".join(part for part in (where, fault["key"], fault["text"]) if part)
