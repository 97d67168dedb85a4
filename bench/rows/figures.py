# SPDX-License-Identifier: EUPL-1.2
"""A table of a million figures, beside a bare SQLite program that inserts the same rows."""

from rows import programs
from rows.results import Row, limit_row, number


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
    for file in [table, *place.folder.glob("*figures.db*")]:
        file.unlink()
