"""Help: every verb and option explains itself, and listing the verbs reads none of them."""

import shlex

import click
import pytest

from reviewtui.cli.group import group
from reviewtui.cli.verbs import VERBS
from tests.conftest import Run
from tests.docs.verbs_guide import commands

PATHS = list(commands())
DESIGNED = (
    "demo", "new", "import", "cases", "case-add", "judge", "review", "undo", "summary", "explain", "export", "history",
    "alert", "framework", "casefile", "docs",
)  # fmt: skip


def test_every_verb_of_this_version_is_there() -> None:
    assert set(DESIGNED) <= set(VERBS)


@pytest.mark.parametrize("path", PATHS)
def test_every_verb_and_every_option_has_help(path: str) -> None:
    command, context = commands()[path]
    assert command.help
    options = [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option)]
    assert all(option.help for option in options), [option.name for option in options if not option.help]


def test_no_sentence_in_a_list_of_commands_is_cut_short() -> None:
    for path, (command, context) in commands().items():
        assert "..." not in command.get_help(context).partition("Commands:")[2], path


def test_an_option_without_its_value_leads_to_the_help_of_its_own_command(run: Run) -> None:
    ran = run("alert", "told", "--when")
    assert ran.code == 2
    assert ran.err == "Option “--when” requires an argument. See `reviewtui alert told --help`.\n"


@pytest.mark.parametrize("path", PATHS)
def test_help_goes_to_stdout_and_is_no_error(run: Run, path: str) -> None:
    for flag in ("--help", "-h"):
        ran = run(*path.split()[1:], flag)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"Usage: {path}")


@pytest.mark.parametrize("path", PATHS)
def test_every_argument_is_named_in_the_help_of_its_verb(path: str) -> None:
    command, context = commands()[path]
    arguments = [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Argument)]
    for argument in arguments:
        named = argument.make_metavar(context).strip("[]…. ")
        assert named in (command.help or ""), f"{path} does not say what {named} is"


@pytest.mark.parametrize("path", PATHS[1:])
def test_every_help_ends_with_an_example_that_can_be_typed(path: str) -> None:
    command, context = commands()[path]
    *_, heading, example = command.get_help(context).splitlines()
    assert heading.strip() == "Example:"
    assert example.startswith("    reviewtui ")
    words = shlex.split(example.split(">")[0])[1:]
    with group.make_context("reviewtui", words) as given:
        called = _called(given)
    assert called == path or called.startswith(f"{path} ")


def _called(context: click.Context) -> str:
    """The verb that a command line calls, all its options and arguments read; nothing is run."""
    command = context.command
    rest = [*context._protected_args, *context.args]
    if not isinstance(command, click.Group) or (command.invoke_without_command and not rest):
        return context.command_path
    name, found, words = command.resolve_command(context, rest)
    assert found is not None
    with found.make_context(name, words, parent=context) as given:
        return _called(given)


def test_the_list_of_verbs_shows_each_with_one_line(run: Run) -> None:
    listed = run("--help").out
    for verb, (_, line) in VERBS.items():
        assert f"  {verb}" in listed
        assert line in listed
        assert len(line) <= 66


def test_the_version_is_the_package_s(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").out == f"reviewtui {version('reviewtui')}\n"


def test_a_group_without_its_sub_verb_shows_its_help_on_stderr(run: Run) -> None:
    ran = run("framework")
    assert (ran.code, ran.out) == (2, "")
    assert "check" in ran.err


@pytest.mark.parametrize("name", ["case", "inspection"])
def test_the_schema_of_each_format_is_printed_as_it_is_shipped(run: Run, name: str) -> None:
    from reviewtui.exchange.schema import schema

    ran = run("schema", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == schema(f"reviewtui/{name}")
