#!/usr/bin/env python3
"""How long imports take beside Anki's own backend, in one run: a package and a list in CSV, of 10,000 and of
100,000 notes. Nothing is asserted. `bench.py QUIZDECK [NOTES…]`, with a release build; the aim is half of Anki's
time. What quizdeck takes has the start of the program in it."""

import os
import resource
import shutil
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
sizes = [int(size) for size in sys.argv[2:]] or [10_000, 100_000]
place = Path(tempfile.mkdtemp(prefix="bench-"))


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fresh(name):
    shutil.rmtree(place / name, ignore_errors=True)
    (place / name).mkdir()
    return place / name


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


def mine(path):
    folder = fresh("mine")
    env = {"HOME": str(folder), "PATH": os.environ["PATH"], "QUIZDECK_DATA": str(folder / "data")}
    args = [quizdeck, "import", str(path)]
    return timed(
        lambda: subprocess.run(args, cwd=folder, env=env, check=True, capture_output=True)
    )


def compare(name, path, take, size):
    ratios, own, theirs = [], [], []
    for _ in range(5 if size <= 10_000 else 3):
        took, count = anki("theirs", lambda col: take(col, path))
        assert count >= size * 0.99, f"Anki took {count} of {size}"
        theirs.append(took)
        own.append(mine(path))
        ratios.append(own[-1] / took)
    print(
        f"{name:12} {size:7} notes: quizdeck {statistics.median(own):6.2f} s, Anki "
        f"{statistics.median(theirs):6.2f} s, ratio {statistics.median(ratios):.2f} "
        f"({min(ratios):.2f} to {max(ratios):.2f})"
    )


for size in sizes:
    table = place / f"{size}.csv"
    with table.open("w") as out:
        # Anki's own guess of what sets cells apart is the first sign of several that it meets.
        out.write("#separator:comma\n#html:false\n#columns:Front,Back,Tags\n#tags column:3\n")
        for at in range(size):
            out.write(f"What is word {at * 7919} of the list?,\"answer {at}, said in words\",list::{at % 20} w\n")
    package = place / f"{size}.apkg"
    col = Collection(str(fresh("source") / "collection.anki2"))
    take_csv(col, table)
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=False, with_media=False, legacy=False
    )
    col.export_anki_package(out_path=str(package), options=options, limit=None)
    col.close()
    compare("package", package, take_package, size)
    compare("table", table, take_csv, size)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"the most memory that quizdeck took: {peak // 1024} MiB")
shutil.rmtree(place, ignore_errors=True)
