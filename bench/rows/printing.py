# SPDX-License-Identifier: EUPL-1.2
"""Twenty people ask at once for the PDF of a long agenda, each for another one, while others read pages."""

import threading

from rows import programs
from rows.results import Row, limit_row, number, percentile

_PAPERS = 20
_PAGES = 60


def measure(place):
    took = []
    with place.serving(place.archive(1_000)) as served:
        writing = threading.Thread(
            target=lambda: took.append(programs.run([place.program("write_papers"), _PAPERS, _PAGES])))
        writing.start()
        times = []
        while writing.is_alive():
            times += programs.times_of(served.port, [f"/moeder/{meeting}" for meeting in range(1, 101)])
        writing.join()
    seconds, growth, written, longest = map(float, took[0].output.split())
    what = f"{_PAPERS} PDFs of {_PAGES} pages asked for at once"
    yield Row(what, f"{number(seconds / _PAPERS)} s each, {number(written)} MB in all", "", "", "made one by one", True)
    yield limit_row(f"{what}: growth of the process", growth, "MB", 100)
    yield limit_row(f"{what}: the longest question", longest, "ms", 100)
    yield limit_row(f"{what}: pages meanwhile, p99", percentile(times, 0.99), "ms", 100)
