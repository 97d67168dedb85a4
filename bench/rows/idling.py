# SPDX-License-Identifier: EUPL-1.2
"""A server with 100,000 agenda items that nobody asks anything, and one with thousands who stay connected."""

import resource
import socket
import time

from rows import programs
from rows.results import Row, limit_row, number, percentile

_MINUTES = 10_000
_CONNECTIONS = 5_000


def measure(place):
    data = place.archive(_MINUTES)
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    starts = []
    for _ in range(5):
        with place.serving(data) as served:
            starts.append(served.start)
    yield limit_row(f"start to first answer, {_MINUTES * 10:,} items", percentile(starts, 0.5), "s", 1)
    with place.serving(data) as served:
        time.sleep(2)
        yield limit_row("memory while idle", served.memory(), "MB", 40)
        paths = [f"/moeder/{number_}" for number_ in range(1, 201)]
        idle = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(_CONNECTIONS)]
        times = programs.times_of(served.port, paths)
        memory = served.memory()
        for connection in idle:
            connection.close()
    yield Row(f"pages with {_CONNECTIONS:,} idle connections", f"p99 {number(percentile(times, 0.99))} ms, "
              f"{number(memory)} MB", "", "", "served", True)
