"""`config`: the settings in force, as a file that can be kept and changed."""

import tomllib
from pathlib import Path

from reviewtui.services.config import SETTINGS, parse
from tests.conftest import Run


def written(run: Run, text: str) -> Path:
    path = Path(run("config", "--path").out.strip())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_what_it_prints_is_a_sound_file_that_states_every_setting(run: Run) -> None:
    ran = run("config")
    assert ran.code == 0
    assert parse(ran.out).faults == ()
    assert {*tomllib.loads(ran.out)} == {*SETTINGS, "keys"}
    assert '# "review.note" = ["w"]  # ' in ran.out


def test_it_prints_what_the_file_states(run: Run) -> None:
    written(run, 'theme = "light"\n[keys]\n"review.note" = ["f12"]\n')
    out = tomllib.loads(run("config").out)
    assert (out["theme"], out["keys"]) == ("light", {"review.note": ["f12"]})


def test_a_line_that_cannot_be_used_is_bad_input_with_its_number(run: Run) -> None:
    path = written(run, 'theme = "light"\nmove = true\n')
    ran = run("config")
    assert ran.code == 3
    assert f"{path}:2: “move” is not a setting. Did you mean “move_on”?" in ran.err.replace("\n", "")


def test_all_faulty_lines_are_listed(run: Run) -> None:
    path = written(run, 'move = true\n[keys]\n"cases.ad" = "a"\n')
    ran = run("config")
    assert ran.code == 3
    assert "2 lines of" in ran.err
    assert f"{path}:3: “cases.ad”" in ran.err.replace("\n", "")
