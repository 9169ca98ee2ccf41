"""`make evaluate`: figures on messages kept apart from training, through the door that every evaluation uses."""

import json
import math
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bot.privacy.scrub import Scrubber
from bot.settings import ROOT

HERE = Path(__file__).parent
NATLYS = ROOT / ".venv/bin/natlys"
SHOWN_CONFUSIONS = 15
BINS = 10
COVERED = 0.8  # of the letters of a span

Line = dict[str, Any]


def main() -> int:
    sets = {path.stem: _read(path) for path in sorted(HERE.glob("*.jsonl"))}
    answers = _ask([line for lines in sets.values() for line in lines])
    for name in ("messages.da", "messages.en"):
        _understanding(name, sets[name], answers)
    _reliability(sets["messages.da"] + sets["messages.en"], answers)
    _agreement({line["id"]: line["expect"] for line in sets["messages.da"]})
    _language(sets["language"] + sets["messages.da"] + sets["messages.en"], answers)
    _danger(sets["danger"], answers)
    _lookalikes(sets["lookalikes"], answers)
    _ordinary(sets["messages.da"] + sets["messages.en"], answers)
    _dialogues(sets["dialogues"], answers)
    _danger_in_dialogues(sets["danger_dialogues"], answers)
    for name in ("scrub", "scrub_seen"):
        _scrubbing(name, sets[name], answers)
    return 0


def _read(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _ask(lines: list[Line]) -> dict[str, Line]:
    questions = "".join(json.dumps({k: v for k, v in line.items() if k != "expect"}) + "\n" for line in lines)
    done = subprocess.run([NATLYS, "ask", "--jsonl"], input=questions, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return {answer["id"]: answer for answer in answers}


def _share(label: str, hits: int, of: int) -> None:
    low, high = interval(hits, of)
    print(f"  {label:<42} {hits:>4}/{of:<4} {hits / of if of else 0:6.3f}  95 % [{low:.3f}, {high:.3f}]")


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def _understanding(name: str, lines: list[Line], answers: dict[str, Line]) -> None:
    print(f"\n{name}")
    told = [(line["expect"], answers[line["id"]]) for line in lines if "topic" in line["expect"]]
    answered = [(e, a) for e, a in told if a["route"] != "clarify"]
    routed = [(e, a) for e, a in told if "route" in e]
    _share("topic right", sum(e["topic"] == a["topic"] for e, a in told), len(told))
    _share("answered, not asked back", len(answered), len(told))
    _share("topic right when answered", sum(e["topic"] == a["topic"] for e, a in answered), len(answered))
    _share("route right", sum(e["route"] == a["route"] for e, a in routed), len(routed))
    outside = [(e, a) for e, a in told if e["topic"] == "out_of_scope"]
    inside = [(e, a) for e, a in told if e["topic"] != "out_of_scope"]
    _share("out of scope found", sum(a["topic"] == "out_of_scope" for _, a in outside), len(outside))
    _share("real questions lost to out of scope", sum(a["topic"] == "out_of_scope" for _, a in inside), len(inside))
    for field in ("topic", "route"):
        print(f"  by {field}:")
        for value in sorted({e[field] for e, _ in told if field in e}):
            those = [(e, a) for e, a in told if e.get(field) == value]
            _share(f"  {value}", sum(e[field] == a[field] for e, a in those), len(those))
    confused = Counter((e["topic"], a["topic"]) for e, a in told if e["topic"] != a["topic"])
    print("  confusions (meant → taken for):")
    for (meant, taken), count in confused.most_common(SHOWN_CONFUSIONS):
        print(f"    {count:>3}  {meant} → {taken}")


def _reliability(lines: list[Line], answers: dict[str, Line]) -> None:
    """How often the topic is right at each confidence, and the expected calibration error over all."""
    print("\nreliability (confidence in the topic → share right)")
    told = [(line["expect"]["topic"] == answers[line["id"]]["topic"], answers[line["id"]]) for line in lines]
    sure = [(right, a["confidence"]) for right, a in told if a["confidence"] is not None]
    error = 0.0
    for number in range(BINS):
        those = [(right, c) for right, c in sure if number / BINS <= c < (number + 1) / BINS + (number == BINS - 1)]
        if those:
            right, claimed = sum(r for r, _ in those), sum(c for _, c in those) / len(those)
            _share(f"  {number / BINS:.1f}-{(number + 1) / BINS:.1f}, {claimed:.2f} on average", right, len(those))
            error += abs(right - claimed * len(those)) / len(sure)
    print(f"  expected calibration error {error:.3f}")


def _agreement(expected: dict[str, Line]) -> None:
    """Two people labelled the same messages apart, without the labels of whoever wrote them: the ceiling."""
    print("\nagreement of two labellers")
    twice = json.loads((HERE / "second_labels.json").read_text(encoding="utf-8"))
    for field in ("topic", "route"):
        pairs = [(both["first"][field], both["second"][field], expected[i].get(field)) for i, both in twice.items()]
        _share(f"{field}: each other", sum(a == b for a, b, _ in pairs), len(pairs))
        known = [(a, b, meant) for a, b, meant in pairs if meant]
        _share(f"{field}: the first and the writer", sum(a == meant for a, _, meant in known), len(known))
        _share(f"{field}: the second and the writer", sum(b == meant for _, b, meant in known), len(known))


def _language(lines: list[Line], answers: dict[str, Line]) -> None:
    print("\nlanguage")
    told = [
        (line["expect"]["language"], answers[line["id"]]["language"]) for line in lines if "language" in line["expect"]
    ]
    _share("language right", sum(meant == got for meant, got in told), len(told))


def _danger(lines: list[Line], answers: dict[str, Line]) -> None:
    print("\ndanger")
    told = [(line["expect"], answers[line["id"]]) for line in lines]
    certain = [(e, a) for e, a in told if e.get("level") == "certain"]
    heard = [(e, a) for e, a in told if a["acute_kind"] and a["urgency"] >= 2]
    _share("certain danger carded", sum(a["route"] == "acute" for _, a in certain), len(certain))
    _share("all danger heard", len(heard), len(told))
    _share("right kind when heard", sum(e["acute_kind"] == a["acute_kind"] for e, a in heard), len(heard))


def _lookalikes(lines: list[Line], answers: dict[str, Line]) -> None:
    print("\nlook-alikes")
    told = [answers[line["id"]] for line in lines]
    _share("carded", sum(a["route"] == "acute" for a in told), len(told))
    _share("heard", sum(bool(a["acute_kind"]) for a in told), len(told))


def _ordinary(lines: list[Line], answers: dict[str, Line]) -> None:
    print("\nordinary questions")
    told = [answers[line["id"]] for line in lines if not line["expect"].get("acute_kind")]
    _share("carded", sum(a["route"] == "acute" for a in told), len(told))
    _share("heard", sum(bool(a["acute_kind"]) for a in told), len(told))


def _danger_in_dialogues(lines: list[Line], answers: dict[str, Line]) -> None:
    print("\ndanger that shows over several turns")
    told = [(line["expect"], answers[line["id"]]) for line in lines]
    danger = [(e, a) for e, a in told if e["acute_kind"]]
    certain = [a for e, a in danger if e.get("level") == "certain"]
    none = [a for e, a in told if not e["acute_kind"]]
    _share("heard when it must be", sum(bool(a["acute_kind"]) for _, a in danger), len(danger))
    _share("right kind of those", sum(e["acute_kind"] == a["acute_kind"] for e, a in danger), len(danger))
    _share("certain danger carded", sum(a["route"] == "acute" for a in certain), len(certain))
    _share("heard where there is none", sum(bool(a["acute_kind"]) for a in none), len(none))


def _dialogues(lines: list[Line], answers: dict[str, Line]) -> None:
    print("\ndialogues (every expected field of a turn)")
    hits = sum(
        all(answers[line["id"]].get(k) == v for k, v in line["expect"].items() if k != "level") for line in lines
    )
    _share("turns right", hits, len(lines))


def _scrubbing(name: str, lines: list[Line], answers: dict[str, Line]) -> None:
    """`scrub_seen` is the set that the rules were written with an eye on; `scrub` was never looked at."""
    print(f"\n{name}")
    told = [(line["expect"]["removed"], answers[line["id"]]["removed"]) for line in lines]
    spans = [(span, removed) for meant, removed in told for span in meant]
    _share("identifying spans found", sum(_covered(*one) for one in spans), len(spans))
    for kind in sorted({span["kind"] for span, _ in spans}):
        those = [one for one in spans if one[0]["kind"] == kind]
        _share(f"  {kind}", sum(_covered(*one) for one in those), len(those))
    harmless = [removed for meant, removed in told if not meant]
    _share("harmless messages damaged", sum(bool(removed) for removed in harmless), len(harmless))
    scrubber, taken = Scrubber(), []
    scrubber.scrub(name)  # reads the lists
    for line in lines:
        begun = time.perf_counter()
        scrubber.scrub(line["text"])
        taken.append(1000 * (time.perf_counter() - begun))
    print(f"  ms a message: p50 {statistics.median(taken):.2f}, p99 {statistics.quantiles(taken, n=100)[98]:.2f}")


def _covered(span: Line, removed: list[Line]) -> bool:
    """Whether nearly all of it was taken out: an inflection or a point may stay."""
    taken = sum(max(0, min(span["end"], r["end"]) - max(span["start"], r["start"])) for r in removed)
    return bool(taken >= COVERED * (span["end"] - span["start"]))


if __name__ == "__main__":
    sys.exit(main())
