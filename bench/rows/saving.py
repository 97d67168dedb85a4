# SPDX-License-Identifier: EUPL-1.2
"""Durable decisions a second, beside the durable commits of bare SQLite."""

from rows import programs
from rows.results import Row, ratio_row

_SECONDS = 5


def measure(place):
    data = place.copy_of(place.archive(1_000), "decisions.db")
    bare = float(programs.run([place.program("bare_sqlite"), "commits", place.folder / "commits.db", _SECONDS]).output)
    locked = 0
    for writers, who in ((1, "one writer"), (8, "eight writers at once")):
        output = programs.run([place.program("save_decisions"), data, writers, _SECONDS]).output
        rate, refused = output.split()
        locked += int(refused)
        yield ratio_row(f"durable decisions, {who}", float(rate), bare, "/s", 0.7, "bare SQLite")
    yield Row("“locked” meanwhile", str(locked), "", "", "never", locked == 0)
