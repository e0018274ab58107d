"""The settings file a person writes: what is sound is used, what is not is said with its line."""

from pathlib import Path

import pytest

from reviewtui.services.preferences.config import NOTHING, SETTINGS, Fault, config_path, parse, read_config
from reviewtui.services.preferences.settings import Settings, load, save
from reviewtui.tui.actions import CONTEXTS
from reviewtui.tui.actions.own_keys import checked
from reviewtui.tui.themes import NAMES


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    config_path().parent.mkdir(parents=True, exist_ok=True)


def write(text: str) -> None:
    config_path().write_text(text, "utf-8")


def test_without_a_file_nothing_is_stated() -> None:
    assert read_config() == NOTHING
    assert load() == Settings()


def test_what_the_file_states_comes_before_what_a_key_chose() -> None:
    save(Settings(theme="dark", language="cy"))
    write('theme = "light"\nmove_on = false\n')
    assert (load().theme, load().language, load().move_on) == ("light", "cy", False)


def test_what_only_the_file_states_is_forgotten_with_it() -> None:
    save(Settings(theme="mono"))
    write('theme = "light"\n')
    save(load())
    config_path().unlink()
    assert load().theme == "mono"


def test_a_key_in_the_program_still_chooses_for_the_time_without_the_file() -> None:
    write('theme = "light"\n')
    save(Settings(theme="high-contrast"))
    assert load().theme == "light"
    config_path().unlink()
    assert load().theme == "high-contrast"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\nthme = "dark"', 2, "“thme” is not a setting. Did you mean “theme”?"),
        ('# x\ntheme = "licht"', 2, "“licht” is not a theme. Did you mean “light”?"),
        ('move_on = "yes"', 1, "move_on must be one of: true, false."),
        ("move_on = 1", 1, "move_on must be one of: true, false."),
        ("lock_minutes = 1", 1, "lock_minutes must be a whole number from 2 to 60."),
        ("lock_minutes = 61", 1, "lock_minutes must be a whole number from 2 to 60."),
        ("lock_minutes = 5.0", 1, "lock_minutes must be a whole number from 2 to 60."),
        ('lock_minutes = "5"', 1, "lock_minutes must be a whole number from 2 to 60."),
        ('date_style = "us"', 1, "“us” is not a date_style. Use one of: british, iso."),
        ("\nflash = 1", 2, "flash must be one of: true, false."),
        ("checklist_width = 19", 1, "checklist_width must be a whole number from 20 to 60, or 0"),
        ("# wide\n\nchronology_width = 61", 3, "chronology_width must be a whole number from 25 to 60, or 0"),
        ("lock_minutes = true", 1, "lock_minutes must be a whole number from 2 to 60."),
        ('theme = "dark', 1, "This is not TOML: "),
        ("[keys]\n\n'cases.add' = 3", 3, "“cases.add” must be a key in quotation marks, or a list of them."),
        ('[keys]\n"cases.add" = []', 2, "“cases.add” must be a key in quotation marks, or a list of them."),
        ("[themes]\na = 1", 1, "“themes” is not a setting."),
    ],
)
def test_a_line_that_cannot_be_used_is_named(text: str, line: int, said: str) -> None:
    (fault,) = parse(text).faults
    assert fault.line == line
    assert fault.text.startswith(said)


def test_the_minutes_of_the_lock_are_taken() -> None:
    write("lock_minutes = 5\n")
    assert load().lock_minutes == 5
    save(load())
    config_path().unlink()
    assert load().lock_minutes is None


def test_the_sound_lines_beside_a_faulty_one_are_used() -> None:
    write('theme = "licht"\nlanguage = "cy"\n')
    assert (load().theme, load().language) == (None, "cy")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a" * 200_000])
def test_a_file_that_cannot_be_read_is_said_and_not_used(content: bytes) -> None:
    config_path().write_bytes(content)
    (fault,) = read_config().faults
    assert fault.line == 1
    assert "It is not used." in fault.text
    assert load() == Settings()


def test_a_folder_in_its_place_is_no_file() -> None:
    config_path().mkdir()
    assert read_config() == NOTHING


def faults_of(keys: str) -> tuple[Fault, ...]:
    return checked(parse(f"[keys]\n{keys}").keys)[1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"cases.ad" = "a"', "“cases.ad” is not the id of an action. Did you mean “cases.add”?"),
        ('"cases.add" = "%%"', "“%%” is not a key."),
        ('"cases.add" = "ctrl+m"', "“ctrl+m” is the same as another key in a terminal."),
        ('"review.note" = "3"', "“3” is a key of the framework's answers."),
        ('"review.answer" = "z"', "“review.answer” has the keys of the framework's answers."),
        ('"review.note" = "e"', "“review.note” cannot have a key of “review.explain”"),
        ('"review.note" = "S"', "“review.note” cannot have a key of “everywhere.go_summary”"),
        ('"everywhere.theme" = "e"', "“everywhere.theme” cannot have a key of “"),
    ],
)
def test_keys_are_held_against_the_table_of_actions(line: str, said: str) -> None:
    (fault,) = faults_of(line)
    assert fault.line == 2
    assert fault.text.startswith(said)


def test_two_actions_may_change_their_keys_for_each_other() -> None:
    own, faults = checked(parse('[keys]\n"review.note" = "e"\n"review.explain" = ["w"]').keys)
    assert faults == ()
    assert own == {"review.note": ("e",), "review.explain": ("w",)}


def test_every_key_of_the_table_may_be_written_down_as_it_is() -> None:
    actions = [action for context in CONTEXTS.values() for action in context.actions if "{key}" not in action.verb]
    lines = [f"'{action.id}' = {list(action.keys)}" for action in actions]
    own, faults = checked(parse("[keys]\n" + "\n".join(lines)).keys)
    assert faults == ()
    assert own == {action.id: action.keys for action in actions}


def test_the_themes_are_those_of_the_screens() -> None:
    assert SETTINGS["theme"].values == NAMES
