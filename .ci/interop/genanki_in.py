#!/usr/bin/env python3
"""Packages that genanki makes, imported and compared with what went into them. `genanki_in.py QUIZDECK`."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import genanki

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
quizdeck = str(Path(sys.argv[1]).resolve())
place = Path(tempfile.mkdtemp(prefix="genanki-in-"))
failures = []


def expect(is_so, what, found=""):
    if not is_so:
        failures.append(what)
        print(f"FAILED {what}: {found}")


def run(*args):
    env = {"HOME": str(place), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    env["QUIZDECK_DATA"] = str(place / "data")
    done = subprocess.run([quizdeck, *args], cwd=place, env=env, capture_output=True, text=True)
    expect(done.returncode == 0, f"quizdeck {' '.join(args)}", done.stderr or done.stdout)
    return done.stdout


def questions(deck):
    text = run("export", deck, "--to", "json", "-o", "-")
    return json.loads(text)["decks"][0]["questions"]


own = genanki.Model(
    1607392319,
    "Own",
    fields=[{"name": "Word"}, {"name": "Kind"}, {"name": "Meaning"}],
    templates=[
        {
            "name": "There",
            "qfmt": "{{#Kind}}<i>{{Kind}}</i>: {{/Kind}}{{Word}}",
            "afmt": "{{FrontSide}}<hr id=answer>{{Meaning}}",
        },
        {"name": "Back", "qfmt": "{{Meaning}}?", "afmt": "{{FrontSide}}<hr id=answer>{{Word}}"},
    ],
)
deck = genanki.Deck(2059400110, "Languages::German")
notes = [
    (genanki.BASIC_MODEL, ["Was ist <b>das</b>? <img src=\"dot.png\">", "ein Hund &amp; eine Katze"]),
    (genanki.BASIC_AND_REVERSED_CARD_MODEL, ["Hund", "dog"]),
    (genanki.BASIC_TYPE_IN_THE_ANSWER_MODEL, ["Capital of Belarus?", "Minsk"]),
    (genanki.CLOZE_MODEL, ["{{c1::Rom::Stadt}} liegt am {{c2::Tiber}}, \\(x^2\\)", "extra"]),
    (own, ["laufen", "verb", "to run [sound:run.mp3]"]),
]
made = [
    genanki.Note(model=model, fields=fields, tags=["a::b", "t"], guid=genanki.guid_for(at))
    for at, (model, fields) in enumerate(notes)
]
for note in made:
    deck.add_note(note)
package = genanki.Package(deck)
for name, content in [("dot.png", PNG), ("run.mp3", b"ID3\x04" + bytes(100))]:
    (place / name).write_bytes(content)
    package.media_files.append(str(place / name))
package.write_to_file(str(place / "german.apkg"))

told = run("import", "german.apkg", "--to", "german", "--title", "German")
found = questions("german")
expect(len(found) == 7, "a question for each card, a card that is reversed one", told)
expect(all(question["tags"] == ["a::b", "t"] for question in found), "tags", found)
expect(len({question["id"] for question in found}) == 7, "each has a name of its own", found)


def has(what, **keys):
    matching = [one for one in found if all(one.get(key) == value for key, value in keys.items())]
    expect(len(matching) == 1, what, found)


has("a picture", front="Was ist **das**?", back="ein Hund & eine Katze", image="languages-german-media/dot.png")
has("a reversed card", front="Hund", back="dog", reverse=True)
has("what is typed", prompt="Capital of Belarus?", answer="Minsk")
has("the first gap", cloze="{{Rom::Stadt}} liegt am Tiber, $x^2$", explain="extra")
has("the second gap", cloze="Rom liegt am {{Tiber}}, $x^2$")
has("a type of its own", front="*verb*: laufen", back="to run", audio="languages-german-media/run.mp3")
has("its other template", back="laufen")
expect((place / "decks" / "languages-german-media" / "dot.png").read_bytes() == PNG, "the picture is there")
again = run("import", "german.apkg", "--to", "german", "--title", "German")
expect("7 there already" in again, "the same again adds nothing", again)
run("check", "german")

made[2].fields[1] = "Mensk"
package.write_to_file(str(place / "german.apkg"))
run("import", "german.apkg", "--to", "german", "--update")
found = questions("german")
expect(len(found) == 7, "an edit is no new question", found)
has("an edit arrives", prompt="Capital of Belarus?", answer="Mensk")
if failures:
    sys.exit(f"genanki_in: {len(failures)} of what should hold does not")
print("genanki_in: what genanki packs is read as it was meant, and its edits arrive")
