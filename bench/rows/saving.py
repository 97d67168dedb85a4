# SPDX-License-Identifier: EUPL-1.2
"""Durable decisions of a meeting under way a second, beside the durable commits of bare SQLite.

A decision is read against the meeting and changes its own row, the log and the index of the log; a bare commit is one row.
Decisions that wait are committed together. One writer alone never waits for another, so how that compares depends on the
machine: the less a flush costs, the more the reading and the log of a decision weigh.
"""

import os
import statistics

from rows import programs
from rows.results import Row, ratio_row

_SECONDS = 3
_ROUNDS = 3
_MEMBERS = 12


def measure(place):
    data = place.copy_of(place.archive(1_000), "decisions.db")
    programs.run([place.program("open_meeting"), data, _MEMBERS])
    os.sync()  # what earlier rows left to be written is not their business
    bare, alone, together, locked = [], [], [], 0
    for _ in range(_ROUNDS):  # in turn: how long a disk takes changes from minute to minute
        commits = place.folder / "commits.db"
        bare.append(float(programs.run([place.program("bare_sqlite"), "commits", commits, _SECONDS]).output))
        for file in place.folder.glob("commits.db*"):
            file.unlink()
        for writers, rates in ((1, alone), (8, together)):
            rate, refused = programs.run([place.program("save_decisions"), data, writers, _SECONDS]).output.split()
            rates.append(float(rate))
            locked += int(refused)
    commits = statistics.median(bare)
    yield ratio_row("durable decisions, eight writers at once", statistics.median(together), commits, "/s", 0.7, "bare SQLite")
    yield ratio_row("the same by one writer, who waits for nobody", statistics.median(alone), commits, "/s", 0.7, "bare SQLite")
    yield Row("“locked” meanwhile", str(locked), "", "", "never", locked == 0)
