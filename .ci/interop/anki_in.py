"""What is learned in Anki is known here: collections are learned in Anki's own backend day by day,
exported, and imported; then each card's day, state and answers are compared with what Anki says of it.

    python anki_in.py PATH_TO_QUIZDECK

Needs PyPI's `anki`. Exits with 1 and says what differs."""

import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.scheduler.v3 import CardAnswer

DAY = 86_400
FLAGS = {1: "red", 2: "orange", 3: "green", 4: "blue", 5: "pink", 6: "turquoise", 7: "purple"}
NOTES = 60
DAYS = 45


def this_day():
    """The learner's day, which ends at four in the morning in both programs."""
    return (datetime.now() - timedelta(hours=4)).date()


def fail(text):
    print(f"anki_in: {text}", file=sys.stderr)
    sys.exit(1)


class Learner:
    """A collection that is learned day by day: a day passes as all that happened moves into the past."""

    def __init__(self, folder, name, fsrs, seed):
        self.path = str(folder / f"{name}.anki2")
        self.name = name
        self.random = random.Random(seed)
        self.col = Collection(self.path)
        self.col.set_config("fsrs", fsrs)
        self.deck = self.col.decks.id("Learned")
        for number in range(NOTES):
            kind = ["Basic", "Basic (and reversed card)", "Cloze"][number % 3]
            fields = [f"question {number}", f"answer {number}"]
            if kind == "Cloze":
                fields = [f"The {{{{c1::first {number}}}}} and the {{{{c2::second}}}} of it", ""]
            note = self.col.new_note(self.col.models.by_name(kind))
            note.fields[: len(fields)] = fields
            note.guid = f"{self.name} #{number}"
            self.col.add_note(note, self.deck)
        self.col.decks.set_current(self.deck)

    def pass_day(self, days=1):
        seconds = DAY * days
        db = self.col.db
        db.execute("update col set crt = crt - ?", seconds)
        db.execute("create table moved as select * from revlog")
        db.execute("delete from revlog")
        db.execute("update moved set id = id - ?", seconds * 1000)
        db.execute("insert into revlog select * from moved")
        db.execute("drop table moved")
        db.execute("update cards set mod = mod - ?", seconds)
        db.execute("update cards set due = due - ? where due > 1000000000", seconds)
        for card, data in db.all("select id, data from cards where data like '%lrt%'"):
            told = json.loads(data)
            told["lrt"] -= seconds
            db.execute("update cards set data = ? where id = ?", json.dumps(told), card)
        self.reopen()

    def reopen(self):
        self.col.close()
        self.col = Collection(self.path)
        self.col.decks.set_current(self.deck)

    def answer(self, most):
        """Answers some cards as a learner would: most are recalled."""
        sched = self.col.sched
        for _ in range(most):
            queued = sched.get_queued_cards()
            if not queued.cards:
                return
            card = queued.cards[0]
            rating = self.random.choices(
                [CardAnswer.AGAIN, CardAnswer.HARD, CardAnswer.GOOD, CardAnswer.EASY],
                [15, 10, 65, 10],
            )[0]
            own = self.col.get_card(card.card.id)
            own.start_timer()
            sched.answer_card(sched.build_answer(card=own, states=card.states, rating=rating))

    def days(self):
        for day in range(DAYS):
            if day % 9 != 8:
                self.answer(40)
            self.pass_day()

    def disturb(self):
        """What learners do to cards besides answering them."""
        known = list(self.col.find_cards("is:review -is:learn -is:suspended"))
        self.random.shuffle(known)
        sched = self.col.sched
        sched.get_queued_cards()  # what was buried yesterday comes back first
        sched.suspend_cards(known[0:4])
        sched.bury_cards(known[4:7])
        sched.set_due_date(known[7:12], "17")
        sched.schedule_cards_as_new(known[12:15])
        sched.set_due_date(known[15:17], "3!")
        for flag, card in enumerate(known[17:24], 1):
            self.col.set_user_flag_for_cards(flag, [card])
        cards = known[24:27]
        self.col.db.execute(
            f"delete from revlog where cid in {tuple(cards)} and type = 0"
        )  # the beginning is missing
        self.col.db.execute(f"delete from revlog where cid in {tuple(known[27:30])}")
        deck = self.col.decks.new_filtered("Filtered")
        config = self.col.decks.get(deck)
        config["terms"] = [["is:review -is:suspended -is:buried", 5, 0]]
        self.col.decks.save(config)
        sched.rebuild_filtered_deck(deck)

    def export(self, path, legacy):
        options = ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
        )
        self.col.export_anki_package(out_path=str(path), limit=None, options=options)


def name_of(guid, ord):
    safe = "".join(
        chr(byte) if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "-_.")
        else f"%{byte:02x}"
        for byte in guid.encode()
    )
    return f"anki:{safe}" + (f":{ord + 1}" if ord else "")


class Program:
    def __init__(self, binary, folder):
        self.binary, self.folder = str(Path(binary).resolve()), folder
        folder.mkdir()
        home = str(folder)
        self.env = {"HOME": home, "PATH": os.environ["PATH"], "TZ": os.environ.get("TZ", "UTC")}

    def run(self, *args, status=0):
        done = subprocess.run(
            [self.binary, *args], cwd=self.folder, env=self.env, capture_output=True, text=True
        )
        if done.returncode != status:
            fail(f"quizdeck {' '.join(args)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def items(self, deck):
        return {item["key"]: item for item in json.loads(self.run("list", deck, "--json"))}


def expected(learner):
    """What Anki says of each card, by what it is called here."""
    col = learner.col
    today = col.sched.today
    now = this_day()
    cards = {}
    for card in map(col.get_card, col.find_cards("")):
        note = card.note()
        is_reverse = note.note_type()["name"].startswith("Basic (and") and card.ord == 1
        name = name_of(note.guid, 0) + "#reverse" if is_reverse else name_of(note.guid, card.ord)
        due = card.odue if card.odid and card.odue else card.due
        day = None
        if card.type == 2:
            day = now + timedelta(days=due - today)
        answers = col.db.scalar(
            "select count() from revlog where cid = ? and ease > 0 and type < 4", card.id
        )
        last = col.db.scalar(
            "select max(id) from revlog where cid = ? and ease > 0 and type < 4", card.id
        )
        cards[name] = {
            "type": card.type,
            "day": day,
            "suspended": card.queue == -1,
            "buried": card.queue in (-2, -3),
            "flag": FLAGS.get(card.flags & 7),
            "answers": answers,
            "last": last,
            "memory": card.memory_state,
            "interval": card.ivl,
        }
    return cards


def compare(what, cards, items):
    wrong = []
    today = this_day()
    if set(cards) != set(items):
        wrong.append(f"other items: {sorted(set(cards) ^ set(items))[:4]}")
    for name, card in cards.items():
        item = items.get(name)
        if item is None:
            continue
        due = date.fromisoformat(item["due"]) if item.get("due") else None
        said = f"{name}: Anki {card}, here {item}"
        if card["type"] == 0 and due is not None:
            wrong.append(f"is new there: {said}")
        if card["type"] == 2 and not card["buried"]:
            # What is overdue is due today; what was missed today stays so here, and of two sides of a
            # question the second comes on the next day.
            is_missed = (item.get("memory") or {}).get("missed")
            other = cards.get(name.removesuffix("#reverse")) if "#" in name else cards.get(name + "#reverse")
            is_second = card["day"] <= today and other and (other["day"] or today) <= today
            wanted = max(card["day"], today)
            is_so = due and (max(due, today) == wanted or is_second and due == today + timedelta(days=1))
            if not is_so and not is_missed:
                wrong.append(f"is due on another day: {said}")
        if card["type"] in (1, 3) and (due is None or due > today + timedelta(days=1)):
            wrong.append(f"is due within minutes there: {said}")
        if bool(item.get("suspended")) != card["suspended"]:
            wrong.append(f"suspended in one: {said}")
        if bool(item.get("buried")) != card["buried"]:
            wrong.append(f"buried in one: {said}")
        if item.get("flag") != card["flag"]:
            wrong.append(f"another flag: {said}")
    if wrong:
        fail(f"{what}: {len(wrong)} differences\n  " + "\n  ".join(wrong[:8]))


def stabilities(cards, items):
    """How far the memory here is from Anki's, for what is known well: as a share, the median."""
    shares = []
    for name, card in cards.items():
        known, memory = (items.get(name) or {}).get("memory") or {}, card["memory"]
        if memory and card["type"] == 2 and known.get("stability") and memory.stability > 7:
            shares.append(abs(known["stability"] / memory.stability - 1))
    shares.sort()
    return shares[len(shares) // 2] if shares else 0.0


def answers_of(program):
    lines = program.run("history", "export").splitlines()
    return [event for event in map(json.loads, lines) if event["event"] == "review"]


def one(binary, folder, name, fsrs, seed):
    learner = Learner(folder, name, fsrs, seed)
    learner.days()
    learner.disturb()
    cards = expected(learner)
    answers = sum(card["answers"] for card in cards.values())
    for layout in ("latest", "legacy", "colpkg"):
        path = folder / f"{name}-{layout}.{'colpkg' if layout == 'colpkg' else 'apkg'}"
        if layout == "colpkg":
            learner.col.export_collection_package(str(path), include_media=True, legacy=False)
            learner.col = Collection(learner.path)
        else:
            learner.export(path, layout == "legacy")
        what = f"{name}, {layout}"
        program = Program(binary, folder / f"{name}-{layout}")
        dry = program.run("import", str(path), "--to", "learned", "--dry-run")
        if "From Anki would come" not in dry or (program.folder / "learned.toml").exists():
            fail(f"{what}: a dry run says {dry}")
        told = program.run("import", str(path), "--to", "learned")
        compare(what, cards, program.items("learned"))
        came = answers_of(program)
        if len(came) != answers:
            fail(f"{what}: {answers} answers in Anki, {len(came)} here\n{told}")
        off = stabilities(cards, program.items("learned"))
        if fsrs and off > 0.5:
            fail(f"{what}: stabilities are {off:.0%} away")
        again = program.run("import", str(path), "--to", "learned")
        if len(answers_of(program)) != answers or "known here already" not in again:
            fail(f"{what}: a second import says {again}")
        joined(binary, folder, what, path, program)
        taken_back(what, told, program)
        print(f"{what}: {len(cards)} cards and {answers} answers as Anki says; stabilities {off:.0%} away")
    learner.col.close()


def joined(binary, folder, what, path, program):
    """The same package on two machines counts once."""
    other = Program(binary, folder / f"{program.folder.name}-other")
    other.run("import", str(path), "--to", "learned")
    before = program.items("learned")
    (program.folder / "other.jsonl").write_text(other.run("history", "export"))
    told = program.run("history", "import", "other.jsonl")
    if not told.startswith("0 new events"):
        fail(f"{what}: joined with another machine: {told}")
    if program.items("learned") != before:
        fail(f"{what}: joined with another machine it is another history")


def taken_back(what, told, program):
    """The command that the import names takes it back."""
    named = [line for line in told.splitlines() if "undo-import" in line][0].split("`")[1]
    program.run(*named.split()[1:])
    left = [item for item in program.items("learned").values() if item.get("due")]
    if left or answers_of(program):
        fail(f"{what}: taken back, but there is {left[:2]}")


def main():
    if len(sys.argv) != 2:
        fail("name the program: python anki_in.py PATH_TO_QUIZDECK")
    with tempfile.TemporaryDirectory() as folder:
        for name, fsrs, seed in (("sm2", False, 1), ("fsrs", True, 2)):
            one(sys.argv[1], Path(folder), name, fsrs, seed)


main()
