#!/usr/bin/env python3
"""The figures of `report`, reckoned again with NumPy from the whole table: `report_figures.py QUIZDECK`.

A class of 150 sits 12 questions; then another one sits papers that differ, and some leave questions open."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

quizdeck = str(Path(sys.argv[1]).resolve())
place = Path(tempfile.mkdtemp(prefix="report-figures-"))
failures = []
random = np.random.default_rng(15)
PUPILS, QUESTIONS, PART = 150, 12, 0.27
POINTS = [1, 1, 2, 1, 3, 1, 1, 2, 1, 1, 1, 2]


def expect(is_so, what, found=""):
    if not is_so:
        failures.append(what)
        print(f"FAILED {what}: {found}")


def near(told, reckoned, what):
    is_near = told is not None and abs(told - reckoned) <= 1e-9 * max(1.0, abs(reckoned))
    expect(is_near, what, f"{told}, not {reckoned}")


deck = "[deck]\nid = 'figures'\n"
for at, points in enumerate(POINTS):
    tag = ["even", "odd"][at % 2]
    deck += f"\n[[question]]\nid = 'q{at}'\nprompt = 'Question {at}?'\nanswer = 'a'\n"
    deck += f"wrong = ['b', 'c', 'd']\npoints = {points}\ntags = ['{tag}']\n"
(place / "figures.toml").write_text(deck)


def result(name, asked, picks):
    questions = [
        {
            "deck": "figures",
            "id": f"q{at}",
            "digest": "",
            "kind": "choice",
            "form": "one",
            "points": POINTS[at] if picks[at] == 0 else 0,
            "of": POINTS[at],
            "verdict": ["right", "wrong", "wrong", "wrong", "skipped"][picks[at]],
            "given": [["a"], ["b"], ["c"], ["d"], []][picks[at]],
        }
        for at in asked
    ]
    points, of = (sum(question[key] for question in questions) for key in ("points", "of"))
    return {
        "quizdeck-exam": 1,
        "name": name,
        "decks": [{"id": "figures", "title": "Figures", "digest": ""}],
        "seed": 1,
        "variant": "A",
        "mark": "0000",
        "started": "2026-05-04T08:00:00Z",
        "ended": "2026-05-04T08:45:00Z",
        "handed-in": "learner",
        "pass": 50,
        "passed": 2 * points >= of,
        "points": points,
        "of": of,
        "percent": 100 * points / of,
        "questions": questions,
    }


def told(folder):
    env = {"HOME": str(place), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    command = [quizdeck, "report", folder, "--deck", "figures.toml", "--json"]
    done = subprocess.run(command, cwd=place, env=env, capture_output=True, text=True)
    expect(done.returncode == 0, f"quizdeck report {folder}", done.stderr)
    return json.loads(done.stdout)


def write(folder, results):
    (place / folder).mkdir()
    for at, one in enumerate(results):
        (place / folder / f"{at:03}.json").write_text(json.dumps(one))


def ends(scores, amounts):
    """Sums over the best and the weakest 27 %; who is equal at the border counts in part."""
    wanted = PART * len(scores)
    both = []
    for sign in (-1, 1):
        keys = np.round(sign * scores * 10000)
        left, total = wanted, 0.0
        for key in np.unique(keys):
            inside = amounts[keys == key]
            part = min(1.0, left / len(inside))
            total += part * inside.sum()
            left -= part * len(inside)
            if left <= 1e-12:
                break
        both.append(total)
    return both, wanted


def draw():
    ability = random.normal(size=PUPILS)
    slope, hardness = random.uniform(0.8, 2, QUESTIONS), random.normal(size=QUESTIONS)
    knows = 1 / (1 + np.exp(-slope * (ability[:, None] - hardness)))
    wrong = random.integers(1, 5, (PUPILS, QUESTIONS))
    return np.where(random.uniform(size=knows.shape) < knows, 0, wrong)


def compare(name, picks, is_asked):
    """Compares what the report tells of picks (0 is right, 4 is none) with what the table says."""
    write(name, [
        result(f"pupil {at}", [q for q in range(QUESTIONS) if is_asked[at, q]], picks[at])
        for at in range(PUPILS)
    ])
    report = told(name)
    worth = np.array(POINTS) * is_asked
    points = np.where(picks == 0, worth, 0)
    total, of = points.sum(axis=1), worth.sum(axis=1)
    scores = total / of
    near(report["scores"]["mean"], scores.mean(), f"{name}: mean")
    near(report["scores"]["deviation"], scores.std(ddof=1), f"{name}: deviation")
    expect(abs(report["scores"]["median"] - np.median(scores)) < 1e-4, f"{name}: median")
    expect(report["scores"]["passed"] == (scores >= 0.5).sum(), f"{name}: passed")
    for tag in report["tags"]:
        own = np.array([at % 2 == (tag["tag"] == "odd") for at in range(QUESTIONS)])
        has = (worth[:, own].sum(axis=1)) > 0
        shares = points[:, own].sum(axis=1)[has] / worth[:, own].sum(axis=1)[has]
        near(tag["mean"], shares.mean(), f"{name}: {tag['tag']}")
    expect(len(report["questions"]) == QUESTIONS, f"{name}: questions")
    for question in report["questions"]:
        at = int(question["id"][1:])
        on = is_asked[:, at]
        own = (picks[on, at] == 0).astype(float)
        rest = (total[on] - points[on, at]) / (of[on] - POINTS[at])
        what = f"{name}: {question['id']}"
        near(question["share-right"], own.mean(), f"{what} right")
        near(question["discrimination"], np.corrcoef(own, rest)[0, 1], f"{what} discrimination")
        (best, weakest), wanted = ends(scores[on], own)
        near(question["best-against-weakest"], (best - weakest) / wanted, f"{what} 27 %")
        expect(question["skipped"] == (picks[on, at] == 4).sum(), f"{what} skipped")
        for place_of, option in enumerate(question["options"]):
            picked = (picks[on, at] == "abcd".index(option["text"])).astype(float)
            expect(option["picked"] == picked.sum(), f"{what} {place_of}")
            near(option["correlation"], np.corrcoef(picked, rest)[0, 1], f"{what} {option['text']}")
            near(option["mean-of-rest"], rest[picked == 1].mean(), f"{what} mean of {option['text']}")
    return report["reliability"], points, worth


picks = draw()
everything = np.ones((PUPILS, QUESTIONS), dtype=bool)
reliability, points, worth = compare("same", picks, everything)
k, variance = QUESTIONS, points.sum(axis=1).var(ddof=1)
alpha = k / (k - 1) * (1 - points.var(axis=0, ddof=1).sum() / variance)
expect(reliability["formula"] == "cronbach-alpha", "formula", reliability)
near(reliability["coefficient"], alpha, "alpha")
error = 100 * np.sqrt(variance) * np.sqrt(1 - alpha) / sum(POINTS)
near(reliability["standard-error-percent"], error, "standard error of measurement")

picks = draw()
some = np.zeros((PUPILS, QUESTIONS), dtype=bool)
for row in some:
    row[random.permutation(QUESTIONS)[: random.integers(7, 10)]] = True
reliability, points, worth = compare("other", picks, some)
expect(reliability["formula"] == "one-way-anova", "formula of papers that differ", reliability)
shares = np.where(some, points / np.maximum(worth, 1), np.nan)
numbers = some.sum(axis=1)
means, grand = np.nanmean(shares, axis=1), np.nanmean(shares)
between = (numbers * (means - grand) ** 2).sum() / (PUPILS - 1)
within = np.nansum((shares - means[:, None]) ** 2) / (numbers.sum() - PUPILS)
number = (numbers.sum() - (numbers**2).sum() / numbers.sum()) / (PUPILS - 1)
own, error = (between - within) / number, within / numbers.mean()
near(reliability["coefficient"], own / (own + error), "reliability of papers that differ")
near(reliability["standard-error-percent"], 100 * np.sqrt(error), "error of papers that differ")

if failures:
    sys.exit(f"report: {len(failures)} figures are not those of NumPy")
print("report: every figure is that of NumPy to 1e-9")
