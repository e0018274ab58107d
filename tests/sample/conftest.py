"""The sample as it lies in its folder: read with plain JSON and YAML, by none of the product's own code."""

import json
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_cases"
FRAMEWORK = ROOT / "reviewtui" / "framework" / "shipped" / "hsb-joint-2013.yaml"


@pytest.fixture(scope="session")
def cases() -> list[dict]:
    files = sorted(SAMPLE.glob("*.json"))
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    return [document for document in documents if document["format"] == "reviewtui/case"]


@pytest.fixture(scope="session")
def inspection() -> dict:
    return json.loads((SAMPLE / "inspection.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def questions() -> list[dict]:
    framework = yaml.safe_load(FRAMEWORK.read_text(encoding="utf-8"))
    return [question for standard in framework["standards"] for question in standard["questions"]]
