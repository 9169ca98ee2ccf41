"""The sets that measure are never trained on, not even in another spelling."""

import json
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from bot.content.library import read
from bot.settings import ROOT
from bot.triage.taxonomy import topics

HERE = Path(__file__).parent
LEARNT_FROM = ("nlu/topics/*.yml", "nlu/flows/*.yml", "stories/faq/**/*.yml")
# Below this many letters parents write the same words by themselves: “tak”, “hej hej”, “det hjalp ikke”.
SHORT = 18
CLOSE = 0.85  # of the letters alike
FEWEST = {"messages.da": 600, "messages.en": 150, "language": 150}


def sets() -> dict[str, list[dict]]:
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in HERE.glob("*.jsonl")
    }


def learnt_lines() -> list[str]:
    lines = []
    for pattern in LEARNT_FROM:
        for path in ROOT.glob(pattern):
            for item in read(path)["nlu"]:
                lines += [line.removeprefix("- ").strip().lower() for line in item["examples"].splitlines()]
    for path in (ROOT / "bot/safety/examples").glob("*.yml"):
        lines += [line.strip().lower() for block in read(path).values() for line in block.splitlines()]
    return lines


def test_no_line_is_close_to_a_line_that_is_trained_on():
    learnt = learnt_lines()
    assert len(learnt) > 10_000
    asked = [line["text"].lower() for lines in sets().values() for line in lines if len(line["text"]) >= SHORT]
    alike = cdist(
        asked, learnt, scorer=Levenshtein.normalized_similarity, score_cutoff=CLOSE, workers=-1, dtype=np.float32
    )
    close = [(asked[i], learnt[int(alike[i].argmax())]) for i in np.flatnonzero(alike.max(axis=1) >= CLOSE)]
    assert close == []


def test_the_sets_are_large_enough_and_of_the_taxonomy():
    read_sets = sets()
    for name, fewest in FEWEST.items():
        assert len(read_sets[name]) >= fewest, name
    ids = [line["id"] for lines in read_sets.values() for line in lines]
    assert len(ids) == len(set(ids))
    for name in ("messages.da", "messages.en"):
        assert {line["expect"]["topic"] for line in read_sets[name]} == topics()


def test_a_hundred_and_fifty_are_labelled_twice():
    known = {line["id"] for line in sets()["messages.da"]}
    twice = json.loads((HERE / "second_labels.json").read_text(encoding="utf-8"))
    assert len(twice) >= 150
    assert twice.keys() <= known
    assert {labels[who]["topic"] for labels in twice.values() for who in ("first", "second")} <= topics()


def test_few_lines_that_are_trained_on_are_nearly_the_same():
    by_label: dict[str, list[str]] = {}
    for pattern in LEARNT_FROM:
        for path in ROOT.glob(pattern):
            for item in read(path)["nlu"]:
                lines = [line.removeprefix("- ").strip().lower() for line in item["examples"].splitlines()]
                by_label.setdefault(item["intent"], []).extend(lines)
    near = total = 0
    for lines in by_label.values():
        alike = cdist(lines, lines, scorer=Levenshtein.normalized_similarity, score_cutoff=CLOSE, dtype=np.float32)
        np.fill_diagonal(alike, 0)
        near += int((alike.max(axis=1) >= CLOSE).sum())
        total += len(lines)
    assert near / total <= 0.05
