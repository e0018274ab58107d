"""The tones of grades: by their place in their scale, and none where nothing is good."""

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.tui.marks import mark, tone


def tones(framework: str, scale: str) -> dict[str, str]:
    found = next(each for each in read_framework(source(framework), f"{framework}.yaml").scales if each.code == scale)
    return {answer.code: tone(answer, found) for answer in found.answers}


def test_the_tones_run_from_best_to_bad() -> None:
    assert tones("cfsr-osri", "yes_no") == {"yes": "$tone-best", "no": "$tone-bad", "not_applicable": "$tone-quiet"}


def test_a_plain_fact_is_neither_green_nor_red() -> None:
    assert set(tones("cfsr-osri", "fact").values()) <= {"$foreground", "$tone-quiet"}
    framework = read_framework(source("cfsr-osri"), "cfsr-osri.yaml")
    fact = next(scale for scale in framework.scales if scale.code == "fact")
    assert mark(fact.answers[0].code, fact).plain.strip()
