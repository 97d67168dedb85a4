# SPDX-License-Identifier: EUPL-1.2
"""A table of a million figures, beside a bare SQLite program that inserts the same rows; and the pages of its areas."""

import sqlite3

from rows import programs
from rows.results import Row, limit_row, number, percentile

_AREAS = 400  # whose pages are asked for


def measure(place):
    table = place.folder / "figures.csv"
    programs.run([place.program("import_figures"), "make", table])
    bare = programs.run([place.program("bare_sqlite"), "figures", place.folder / "bare_figures.db", table])
    ours = programs.run([place.program("import_figures"), place.folder / "figures.db", table])
    first, again = (line.split() for line in ours.output.splitlines())
    what = f"import of {int(first[1]):,} figures, {table.stat().st_size / 1e6:,.0f} MB"
    yield limit_row(what, float(first[0]), "s", 60, f"bare SQLite: {number(bare.seconds)} s")
    yield limit_row("the same file once more", float(again[0]), "s", 60, f"{again[1]} new")
    yield Row("its memory at the most", f"{number(ours.memory)} MB", f"bare SQLite: {number(bare.memory)} MB")
    yield from _measure_pages(place, place.folder / "figures.db")
    for file in [table, *place.folder.glob("*figures.db*")]:
        file.unlink()


def _measure_pages(place, data):
    """An area's page with 16 years of 40 indicators, all approved, each asked for the first time."""
    with sqlite3.connect(data) as database:
        database.execute("UPDATE observation SET state = 'approved', approved_by = 'bench', approved = entered")
        areas = [number_ for number_, in database.execute("SELECT id FROM housing_area ORDER BY id LIMIT ?", (_AREAS,))]
    database.close()
    with place.serving(data) as served:
        times = programs.times_of(served.port, [f"/omraader/{area}" for area in areas])
    yield limit_row("an area's page, 16 years of 40 indicators", percentile(times, 0.5), "ms", 30,
                    f"p99 {number(percentile(times, 0.99))} ms")
