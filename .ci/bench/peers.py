#!/usr/bin/env python3
"""Rows of README's table: what quizdeck does beside Anki's backend, hashcards and carddown, by turns, with the same
content. `peers.py QUIZDECK [NOTES…]`, with a release build. quizdeck, hashcards and carddown are started for each
turn, and that is part of their time; Anki's backend is called within a Python that runs already, so that only its
collection is opened. Nothing is asserted but that each did the work."""

import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)

quizdeck = str(Path(sys.argv[1]).resolve())
sizes = [int(size) for size in sys.argv[2:]] or [1_000, 10_000, 100_000]
place = Path(tempfile.mkdtemp(prefix="bench-"))
NOW = "2026-03-01T12:00:00Z"


def fresh(name):
    shutil.rmtree(place / name, ignore_errors=True)
    (place / name).mkdir()
    return place / name


def run(*args, folder, given=None, codes=(0,)):
    env = {"HOME": str(folder), "PATH": os.environ["PATH"], "QUIZDECK_DATA": str(folder / "data")}
    env["QUIZDECK_NOW"] = NOW
    done = subprocess.run(args, cwd=folder, env=env, input=given, capture_output=True, text=True)
    assert done.returncode in codes, f"{args}: {done.returncode}: {done.stderr[-500:]}"
    return done.stdout


def row(what, beside, rounds, own, theirs):
    """Both by turns, each giving the seconds that it took."""
    all = [(own(), theirs()) for _ in range(rounds)]
    ratios = sorted(one / other for one, other in all)
    quarter = rounds // 4
    low, middle, high = ratios[quarter], ratios[rounds // 2], ratios[rounds - 1 - quarter]
    mine, others = (statistics.median(times) for times in zip(*all))
    print(
        f"| {what} | {beside} | {said(mine)} | {said(others)} | {middle:.2f} ({low:.2f} to {high:.2f}) |",
        flush=True,
    )


def said(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def timed(work):
    os.sync()  # nobody waits for what the one before left to be written
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# What each reads: cards, a question and a few words, in the program's own notation.


def prompt(at):
    return f"What is word {at * 7919} of the list?"


def answer(at):
    return f"answer {at}, said in words"


def cards(folder, size):
    with (folder / "deck.toml").open("w") as out:
        out.write('[deck]\nid = "words"\n')
        for at in range(size):
            out.write(f'\n[[question]]\nid = "q{at}"\nfront = "{prompt(at)}"\nback = "{answer(at)}"\n')
    return folder


def check(size):
    mine = cards(fresh("mine"), size)
    rounds = 9 if size <= 10_000 else 5

    def own():
        return timed(lambda: run(quizdeck, "check", "deck.toml", folder=mine))

    if shutil.which("hashcards"):
        other = fresh("hashcards")
        (other / "deck.md").write_text(
            "".join(f"Q: {prompt(at)}\nA: {answer(at)}\n\n" for at in range(size))
        )
        theirs = lambda: timed(lambda: run("hashcards", "check", ".", folder=other))
        row(f"check {size} cards, from the shell", "`hashcards check`", rounds, own, theirs)
    if shutil.which("carddown"):
        other = fresh("carddown")
        (other / "deck.md").write_text(
            "".join(f"{prompt(at)} : {answer(at)} #flashcard\n\n" for at in range(size))
        )

        def theirs():
            shutil.rmtree(other / ".carddown", ignore_errors=True)
            args = ["carddown", "--vault", str(other), "scan", "--full", str(other)]
            return timed(lambda: run(*args, folder=other))

        row(f"check {size} cards, from the shell", "`carddown scan`", rounds, own, theirs)


# Coming from elsewhere.


def anki(name, take):
    col = Collection(str(fresh(name) / "collection.anki2"))
    took = timed(lambda: take(col))
    count = col.note_count()
    col.close()
    return took, count


def take_csv(col, path):
    metadata = col.get_csv_metadata(str(path), None)
    metadata.global_notetype.id = col.models.by_name("Basic")["id"]
    col.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))


def take_package(col, path):
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    col.import_anki_package(request)


def imports(size):
    table, package = place / f"{size}.csv", place / f"{size}.apkg"
    with table.open("w") as out:
        # Anki's own guess of what sets cells apart is the first sign of several that it meets.
        out.write("#separator:comma\n#html:false\n#columns:Front,Back,Tags\n#tags column:3\n")
        for at in range(size):
            out.write(f'{prompt(at)},"{answer(at)}",list::{at % 20} w\n')
    col = Collection(str(fresh("source") / "collection.anki2"))
    take_csv(col, table)
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=False, with_media=False, legacy=False
    )
    col.export_anki_package(out_path=str(package), options=options, limit=None)
    col.close()
    for what, path, take in [("package", package, take_package), ("CSV", table, take_csv)]:

        def own():
            folder = fresh("mine")
            return timed(lambda: run(quizdeck, "import", str(path), folder=folder))

        def theirs():
            took, count = anki("theirs", lambda col: take(col, path))
            assert count >= size * 0.99, f"Anki took {count} of {size}"
            return took

        rounds = 5 if size <= 10_000 else 3
        row(f"import a {what} of {size} notes", "Anki's backend", rounds, own, theirs)


# Learning. Every card was answered in turn, over and over, one time in seven wrong.

LEARNT, ANSWERS, SITTING = 10_000, 1_000_000, 200
DAY = 20_513  # 1 March 2026


def export(path):
    rounds = ANSWERS // LEARNT
    with path.open("w") as out:
        for number in range(ANSWERS):
            turn, item = divmod(number, LEARNT)
            day = DAY - 5 * (rounds - turn) - item % 5
            at = day * 86_400_000 + 30_000_000 + item
            verdict, rating = ("wrong", "again") if number % 7 == 0 else ("right", "good")
            out.write(
                f'{{"event":"review","id":"{at >> 16:08x}-{at & 0xFFFF:04x}-7000-8000-{number:012x}",'
                '"device":"01234567-89ab-7000-8000-000000000000","deck":"words",'
                f'"item":"q{item}","question":"q{item}","at":{at},"number":{at},"day":{day},'
                f'"mode":"review","form":"lines","verdict":"{verdict}","rating":"{rating}",'
                f'"credit":{{"earned":{int(rating == "good")},"of":1}},"hints":0,"attempt":1,'
                '"given":["a word"],"milliseconds":4321,"algorithm":"FSRS-6","retention":0.9}\n'
            )


def learning():
    mine = cards(fresh("mine"), LEARNT)
    export(mine / "export.jsonl")
    run(quizdeck, "history", "import", "export.jsonl", folder=mine)
    table = place / "learnt.csv"
    with table.open("w") as out:
        out.write("#separator:comma\n#html:false\n#columns:Front,Back\n")
        for at in range(LEARNT):
            out.write(f'{prompt(at)},"{answer(at)}"\n')
    path = str(fresh("theirs") / "collection.anki2")
    col = Collection(path)
    take_csv(col, table)
    col.set_config("fsrs", True)
    ids = col.db.list("select id from cards order by id")
    rounds = ANSWERS // LEARNT
    today = col.sched.today
    start = int(time.time()) - 5 * rounds * 86_400
    col.db.execute(
        "update cards set type = 2, queue = 2, ivl = 5, reps = ?, factor = 2500, due = ?", rounds, today
    )
    reviews = (
        ((start + turn * 5 * 86_400) * 1000 + item, ids[item], -1, 1 if (turn * LEARNT + item) % 7 == 0 else 3,
         5, 5, 2500, 4321, 1)
        for turn in range(rounds)
        for item in range(LEARNT)
    )
    deck = col.decks.get_current_id()
    config = col.decks.config_dict_for_deck_id(deck)
    config["rev"]["perDay"] = 9999
    col.decks.update_config(config)
    col.close()
    with sqlite3.connect(path) as log:
        log.executemany("insert or ignore into revlog values (?,?,?,?,?,?,?,?,?)", reviews)
    log.close()

    def first():
        col = Collection(path)
        assert col.sched.get_queued_cards(fetch_limit=1).cards
        return col

    def theirs():
        start = time.perf_counter()
        col = first()
        took = time.perf_counter() - start
        col.close()
        return took

    def own(*args):
        return timed(lambda: run(quizdeck, *args, folder=mine, given="", codes=(0, 1)))

    run(quizdeck, "review", "deck.toml", folder=mine, given="", codes=(0, 1))
    what = f"the first card of a review of {LEARNT}, {ANSWERS} answers behind"
    row(what, "Anki's backend", 9, lambda: own("review", "deck.toml"), theirs)

    def answered():
        folder = fresh("sitting")
        cards(folder, 1_000)
        lines = "".join(f"{word}\n" for _ in range(SITTING) for word in ("", "3"))
        args = [quizdeck, "quiz", "deck.toml", "--count", str(SITTING)]
        return timed(lambda: run(*args, folder=folder, given=lines, codes=(0, 1)))

    def answers():
        start = time.perf_counter()
        col = first()
        for _ in range(SITTING):
            card = col.sched.getCard()
            col.sched.answerCard(card, 3)
        took = time.perf_counter() - start
        col.close()
        return took

    row(f"{SITTING} cards asked and answered, each on the disk", "Anki's backend", 5, answered, answers)

    def fitted():
        col = Collection(path)
        took = timed(
            lambda: col._backend.compute_fsrs_params(
                search="deck:*", ignore_revlogs_before_ms=0, current_params=[], num_of_relearning_steps=1,
                health_check=False,
            )
        )
        col.close()
        return took

    what = f"fit parameters to {ANSWERS} answers, and try them"
    row(what, "Anki's backend", 3, lambda: own("optimize", "--dry-run"), fitted)


for size in sizes:
    check(size)
for size in sizes[1:]:
    imports(size)
learning()
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"the most memory that a program took that was started: {peak // 1024} MiB")
shutil.rmtree(place, ignore_errors=True)
