"""``make bench``: measures the site on this machine and prints every figure beside its bar."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import django
from django.core.management import call_command

from benchmarks.bars import SAVE, Figure, short_of
from benchmarks.report import table
from benchmarks.servers import CORES, environment, gunicorn, load_on_its_own_core


def main() -> int:
    """Measure and print; the exit code is 1 under --strict where a binding bar is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="under half a minute, less exact")
    parser.add_argument("--strict", action="store_true", help="fail where a binding bar is missed")
    asked = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nocturne-benchmarks-") as folder:
        set_up(Path(folder))
        figures = measure(Path(folder), quick=asked.quick)
    print(f"\n{time.monotonic() - start:.0f} seconds.", end=" ")
    short = short_of(figures)
    print(f"Short of a binding bar: {'; '.join(short)}." if short else "Every binding bar is met.")
    return int(asked.strict and bool(short))


def set_up(folder: Path) -> None:
    """Load the site with its data in this folder, with nothing of the caller's settings."""
    own = environment(folder)
    os.environ.clear()
    os.environ.update(own)
    django.setup()
    call_command("prepare")


def measure(folder: Path, *, quick: bool) -> list[Figure]:
    """Print one table after another; return all figures."""
    figures: list[Figure] = []
    for title, lines in tables(folder, quick=quick):
        print("\n" + table(title, lines), flush=True)
        figures += lines
    return figures


def tables(folder: Path, *, quick: bool) -> Iterator[tuple[str, list[Figure]]]:
    """Every table with its title, counts before times."""
    # These need the site to be loaded.
    from benchmarks import queries, rules, scene, speed, weight

    pace = speed.Pace(5, 12, 0.15, 0.3) if quick else speed.Pace(20, 75, 0.2, 0.4)
    people = [scene.person_with_diary() for _number in range(3)]
    yield "SQL queries, with a diary", queries.figures(scene.person_with_diary())
    with gunicorn(folder) as site, gunicorn(folder, "benchmarks.hello:application") as hello:
        pages = weight.pages(session=speed.session(people[0]))
        yield "First view, nothing cached, brotli", weight.figures(site, pages)
        parted = "the load on another" if len(CORES) > 1 else "and so is the load"
        print(f"\nBoth servers: gunicorn, gthread, 1 worker, 4 threads, on one core, {parted}.")
        print("The load: this process, 16 kept connections.")
        with load_on_its_own_core():
            measured = speed.measure(hello, site, speed.cases(site, people), pace)
            yield "Requests a second / hello’s", speed.figures(measured)
            save_ms = 1000 / median(measured[SAVE].rates)
            yield "In this process", rules.figures(100 if quick else 300, save_ms)


if __name__ == "__main__":
    sys.exit(main())
