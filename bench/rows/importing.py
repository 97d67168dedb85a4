# SPDX-License-Identifier: EUPL-1.2
"""Import with indexing, beside a bare SQLite program that stores the same bytes and the same terms."""

from rows import programs
from rows.results import Row, limit_row, number, ratio_row


def measure(place):
    folder = place.minutes_folder(place.minutes)
    megabytes = sum(file.stat().st_size for file in folder.rglob("*.txt")) / 1e6
    bare_data = place.folder / "bare.db"
    bare = programs.run([place.program("bare_sqlite"), "import", bare_data, folder])
    for file in place.folder.glob("bare.db*"):
        file.unlink()
    _, ours = place.imported(place.minutes)
    what = f"import of {place.minutes:,} minutes, {megabytes:,.0f} MB"
    yield ratio_row(what, megabytes / ours.seconds, megabytes / bare.seconds, "MB/s", 0.5, "bare SQLite")
    yield limit_row("its memory at the most", ours.memory, "MB", 300, f"bare SQLite: {number(bare.memory)} MB")
    busy = ours.processor / ours.seconds
    yield Row("processors at work in it", f"{number(busy)} of 2", f"bare SQLite: {number(bare.processor / bare.seconds)}",
              "", "both", busy > 1.5)
