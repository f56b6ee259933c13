#!/usr/bin/env python3
"""Packages that quizdeck writes, given to Anki's own backend: what it takes, what it shows, what it gives
back, and what becomes of it when the deck is edited and exported again. `anki_out.py QUIZDECK`."""

import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
# A question of every kind, with what questions may have beside it.
DECK = r"""
[deck]
id = "kinds"
title = "Kinds::Of questions"
description = "About *it*."
language = "en"
tags = ["all kinds", "x::y"]
[deck.defaults]
typos = false
[exam]
count = 3
[passages]
p = '''
A passage of *two*

paragraphs with $x^2$.'''
[[question]]
id = "first"
prompt = "Which is a **capital**? See `a < b` & $\\frac{1}{2}$"
answer = "Minsk"
wrong = ["Brest", { text = "Vilnius <b>", why = "Vilnius is *Lithuanian*." }]
explain = "It **is**."
hint = ["It begins with M", "It ends with k"]
tags = ["geo::by"]
image = "pics/x y.png"
alt = 'a "map"'
audio = "s.mp3"
source = "Atlas"
passage = "p"
points = 2
[[question]]
prompt = "Which two?"
answers = ["a", "b"]
wrong = ["c"]
[[question]]
prompt = "None of these?"
answers = []
wrong = ["c", "d"]
[[question]]
prompt = "Is it true?"
answer = true
[[question]]
prompt = "Short?"
answer = "Minsk"
accept = ["Mensk", { text = "Miensk", why = "It is old." }]
[[question]]
prompt = "How much?"
answer = 9.81
unit = ["m/s²", "m/s^2"]
tolerance = "2 %"
[[question]]
prompt = "Name two."
answers = [["Russia", "RF"], "Belarus", "Armenia"]
need = 2
[[question]]
cloze = 'Water is {{hydrogen|H}} and {{oxygen::a gas}}; std\::x \}} $\frac{a}{ {{b}} }$'
[[question]]
cloze = "{{One}} then {{two}}"
each = true
[[question]]
prompt = "Order them."
order = ["first", "second", "third", "fourth"]
[[question]]
prompt = "Match them."
pairs = [["a", "1"], ["b", "2"], ["c", "3"]]
wrong = ["4"]
[[question]]
front = "der Hund"
back = ["dog", "hound"]
reverse = true
[[question]]
prompt = "Not yet?"
answer = "x"
draft = true
"""
# Answers to the questions of the round below, as they come: cards are turned over and rated.
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)

quizdeck = str(Path(sys.argv[1]).resolve())
place = Path(tempfile.mkdtemp(prefix="anki-out-"))
failures = []


def expect(is_so, what, found=""):
    if not is_so:
        failures.append(f"{what}: {found}")
        print(f"FAILED {what}: {found}")


def run(*args, at=NOW, stdin="", status=0):
    env = {"HOME": str(place), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC"}
    env |= {"QUIZDECK_DATA": str(place / "data"), "QUIZDECK_NOW": at.isoformat()}
    done = subprocess.run(
        [quizdeck, *args], cwd=place, env=env, input=stdin, capture_output=True, text=True
    )
    expect(done.returncode == status, f"quizdeck {' '.join(args)}", done.stderr or done.stdout)
    return done.stdout


def collection(name):
    folder = place / name
    folder.mkdir()
    return Collection(str(folder / "collection.anki2"))


def take(col, package, scheduling=True):
    options = ImportAnkiPackageOptions(with_scheduling=scheduling, with_deck_configs=True)
    request = ImportAnkiPackageRequest(package_path=str(place / package), options=options)
    log = col.import_anki_package(request).log
    names = ["new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck"]
    return {name: len(getattr(log, name)) for name in names if getattr(log, name)}


def give(col, package, legacy):
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=False, with_media=True, legacy=legacy
    )
    col.export_anki_package(out_path=str(place / package), options=options, limit=None)


def notes(col):
    return {note.guid: note for note in map(col.get_note, col.find_notes(""))}


def shown(card):
    return card.question() + card.answer()


def questions(deck):
    """What a deck says, but for the order of keys."""
    text = run("export", deck, "--to", "json", "-o", "-")
    import json

    whole = json.loads(text)["decks"][0]
    whole.pop("name")
    whole["deck"].pop("id")
    return whole


def differing(back, own):
    pairs = zip([*back["questions"], back["deck"], back["defaults"], back["passages"], back["exam"]],
                [*own["questions"], own["deck"], own["defaults"], own["passages"], own["exam"]])
    return [(one, other) for one, other in pairs if one != other]


def everything_arrives():
    (place / "decks" / "pics").mkdir(parents=True)
    (place / "decks" / "kinds.toml").write_text(DECK)
    (place / "decks" / "pics" / "x y.png").write_bytes(PNG)
    (place / "decks" / "s.mp3").write_bytes(b"ID3\x04" + bytes(200))
    run("export", "kinds", "--to", "anki", "-o", "kinds.apkg")
    col = collection("all")
    expect(take(col, "kinds.apkg") == {"new": 13}, "all notes are new", "")
    expect(take(col, "kinds.apkg") == {"duplicate": 13}, "the same again is known", "")
    decks = {deck.name for deck in col.decks.all_names_and_ids()}
    expect("Kinds::Of questions" in decks, "the deck has its title", decks)
    expect(col.card_count() == 15, "cards", col.card_count())
    expect(len(col.find_cards("is:suspended")) == 1, "a draft is not asked", "")
    types = {note.note_type()["name"] for note in notes(col).values()}
    expect(
        types == {f"quizdeck {one}" for one in ("card", "choice", "cloze", "list", "typed")},
        "types",
        types,
    )
    first = next(note for note in notes(col).values() if note["Source"] == "Atlas")
    expect(set(first.tags) == {"all_kinds", "x::y", "geo::by"}, "tags", first.tags)
    html = shown(first.cards()[0])
    for part in [
        "<strong>capital</strong>",
        "<code>a &lt; b</code>",
        r"\(\frac{1}{2}\)",
        '<ol type="A">',
        "Vilnius is <em>Lithuanian</em>.",
        "<img src=",
        "It ends with k",
        "It <strong>is</strong>.",
        "<em>two</em>",
        "[anki:play:q:0]",
    ]:
        expect(part in html, "a card shows it", part)
    for note in notes(col).values():
        for card in note.cards():
            html = re.sub("<style>.*?</style>", "", shown(card), flags=re.S)
            expect("{{" not in html and "}}" not in html, "a template is whole", html)
            expect("Spare" not in html and "quizdeck" not in html, "only fields are shown", html)
    cloze = next(note for note in notes(col).values() if "hydrogen" in note.fields[0])
    expect("[...] and" in re.sub("<[^>]*>", "", cloze.cards()[0].question()), "a gap", "")
    expect("[a gas]" in cloze.cards()[0].question(), "the hint of a gap", "")
    _, sound = col.fix_integrity()
    expect(sound, "the collection is sound", _)
    media = col.media.check()
    expect(not media.missing and not media.unused, "media", media.report)

    for name, legacy in [("latest", False), ("legacy", True)]:
        give(col, f"{name}.apkg", legacy)
        told = run("import", f"{name}.apkg", "--to", f"{name}/kinds", "--strict")
        expect("13 questions added" in told, f"{name}: all come back", told)
        back, own = questions(f"{name}/kinds"), questions("kinds")
        expect(back == own, f"{name}: nothing is lost", differing(back, own))
        expect((place / name / "pics" / "x y.png").read_bytes() == PNG, f"{name}: the picture", "")
    same = run("import", "latest.apkg", "--to", "kinds", "--strict")
    expect("13 there already" in same, "the deck itself has them all", same)

    # An edit there comes here as an edit.
    short = next(note for note in notes(col).values() if note.fields[0] == "Short?")
    short["Prompt"], short["Explanation"] = "Short one?", "From <i>Anki</i>."
    short.add_tag("edited")
    col.update_note(short)
    give(col, "edited.apkg", False)
    col.close()


def what_was_learned_goes_along():
    (place / "decks" / "words.toml").write_text(
        '[deck]\nid = "words"\ntitle = "Words"\n'
        + "".join(f'[[question]]\nid = "w{n}"\nfront = "f{n}"\nback = "b{n}"\n' for n in range(6))
    )
    ratings = {0: ["3"] * 4, 1: ["4"] * 4, 2: ["2"] * 4, 3: ["3", "3", "1", "3"], 4: ["1", "3"]}
    for number, rated in ratings.items():
        day = NOW - timedelta(days=60)
        for at, rating in enumerate(rated):
            day += timedelta(days=[0, 1, 5, 20][at])
            run("quiz", "words", "--id", f"w{number}", "--no-retry", at=day, stdin=f"\n{rating}\n")
    run("export", "words", "--to", "anki", "--history", "-o", "words.apkg")
    known = {row["key"]: row for row in json_of("list", "words", "--json")}
    col = collection("learned")
    expect(take(col, "words.apkg") == {"new": 6}, "all words are new", "")
    col.set_config("fsrs", True)
    today = col.sched.today
    # Anki counts days from now, each from four in the morning; what is due here on a date is due there on the same.
    zero = (datetime.now() - timedelta(hours=4)).date() - timedelta(days=today)
    for note in notes(col).values():
        card = note.cards()[0]
        number = int(note["Front"][1:])
        mine = known[f"w{number}"]
        rated = ratings.get(number, [])
        expect(card.type == (2 if rated else 0), f"w{number}: type", card.type)
        log = col.card_stats_data(card.id).revlog
        grades = [str(entry.button_chosen) for entry in reversed(log)]
        expect(grades == rated, f"w{number}: what was answered", grades)
        if not rated:
            continue
        due = (zero + timedelta(days=card.due)).isoformat()
        expect(due == mine["due"], f"w{number}: due", f"{due} there, {mine['due']} here")
        state = card.memory_state
        expect(abs(state.stability - mine["memory"]["stability"]) < 0.01, f"w{number}: stability", state)
        # What Anki itself reckons from the log it was given.
        again = col.compute_memory_state(card.id)
        expect(
            abs(again.stability - state.stability) < 0.02 * state.stability
            and abs(again.difficulty - state.difficulty) < 0.02,
            f"w{number}: reckoned there",
            f"{again} {state}",
        )
    _, sound = col.fix_integrity()
    expect(sound, "the collection is sound", _)

    # Another edit here changes the text there, and nothing else.
    before = {note.guid: (c := note.cards()[0]).due for note in notes(col).values()}
    deck = place / "decks" / "words.toml"
    deck.write_text(deck.read_text().replace('back = "b0"', 'back = "changed"'))
    col.sched.set_due_date([next(iter(notes(col).values())).cards()[0].id], "40")
    before = {note.guid: note.cards()[0].due for note in notes(col).values()}
    later = datetime.now(timezone.utc) + timedelta(minutes=1)
    run("export", "words", "--to", "anki", "--history", "-o", "words.apkg", at=later)
    expect(take(col, "words.apkg") == {"updated": 6}, "a later export updates", "")
    after = {note.guid: note.cards()[0].due for note in notes(col).values()}
    expect(before == after, "the schedule stays", f"{before} {after}")
    texts = {note["Front"]: note["Back"] for note in notes(col).values()}
    expect(texts["f0"] == "changed" and texts["f1"] == "b1", "an edit arrives", texts)
    col.close()

    # Without the history all is new.
    run("export", "words", "--to", "anki", "-o", "new.apkg")
    col = collection("new")
    take(col, "new.apkg")
    expect(len(col.find_cards("is:new")) == 6, "without --history all is new", "")
    col.close()


def json_of(*args):
    import json

    return json.loads(run(*args))


def edits_come_back():
    told = run("import", "edited.apkg", "--to", "kinds", "--update")
    deck = (place / "decks" / "kinds.toml").read_text()
    for part in ['prompt = "Short one?"', 'explain = "From *Anki*."', 'tags = ["edited"]']:
        expect(part in deck, "an edit comes back", f"{part}: {told}\n{deck}")
    expect(deck.count("[[question]]") == 13, "an edit is no new question", deck)
    run("check", "kinds")


def notes_of_anki_keep_their_names():
    col = collection("own")
    did = col.decks.id("Own::Deck")
    for kind, fields in [
        ("Basic", ["front", "back"]),
        ("Cloze", ["{{c1::Paris}} is in {{c2::France::a country}}", "extra"]),
    ]:
        note = col.new_note(col.models.by_name(kind))
        note.fields = fields
        col.add_note(note, did)
    guids = set(notes(col))
    give(col, "own.apkg", False)
    run("import", "own.apkg")
    run("export", "own-deck", "--to", "anki", "-o", "back.apkg")
    found = take(col, "back.apkg")
    expect(found == {"conflicting": 2}, "notes of Anki are never there twice", found)
    expect(len(notes(col)) == 2 and col.card_count() == 3, "nothing is added", "")
    col.close()
    other = collection("other")
    expect(take(other, "back.apkg") == {"new": 2}, "elsewhere they are new", "")
    expect(set(notes(other)) == guids, "under their own names", set(notes(other)))
    cloze = next(note for note in notes(other).values() if "Paris" in note.fields[0])
    text = "{{c1::Paris}} is in {{c2::France::a country}}"
    expect(cloze.fields[0] == text and len(cloze.cards()) == 2, "a cloze is whole again", "")
    other.close()


everything_arrives()
what_was_learned_goes_along()
edits_come_back()
notes_of_anki_keep_their_names()
if failures:
    sys.exit(f"anki_out: {len(failures)} of what should hold does not")
print("anki_out: Anki takes what quizdeck writes, gives it back whole and keeps its schedule")
