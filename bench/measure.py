# SPDX-License-Identifier: EUPL-1.2
"""measure.py BUILD [ROW…]: measures and prints; started by bench/run, which says more."""

import datetime
import os
import pathlib
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile

from rows import evaluating, forecasting, idling, importing, living, pages, permissions, printing, saving, scheduling, searching
from rows.place import Place
from rows.results import render

ROWS = {
    "import": importing,
    "search": searching,
    "pages": pages,
    "decisions": saving,
    "idle": idling,
    "permissions": permissions,
    "pdf": printing,
    "live": living,
    "plans": scheduling,
    "criteria": evaluating,
    "forecasts": forecasting,
}
RESULTS = pathlib.Path(__file__).parent / "RESULTS.md"


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text()).group(1)) / 1e6
    return f"{os.cpu_count()} × {model.group(1) if model else platform.machine()}, {memory:.0f} GB, Linux {platform.release()}"


def head():
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    minutes = os.environ.get("BENCH_MINUTES")
    return (f"# Measured\n\n`{f'BENCH_MINUTES={minutes} ' if minutes else ''}bench/run` at commit {commit or '?'}, "
            f"{datetime.date.today().isoformat()}, on {machine()}. All in one run, side by side; the load generators share "
            "the processors with what they measure.\n\n")


def main(build, names):
    unknown = [name for name in names if name not in ROWS]
    if unknown:
        print(f"bench/run knows no row {unknown[0]}. It has {' '.join(ROWS)}.", file=sys.stderr)
        return 2
    parent = os.environ.get("BENCH_FOLDER")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tovholder-bench-", dir=parent))
    folder.chmod(0o755)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing is left behind
    rows = []
    try:
        place = Place(build, folder, int(os.environ.get("BENCH_MINUTES", "100000")))
        for name in names or ROWS:
            for row in ROWS[name].measure(place):
                print(render([row]).splitlines()[-1], file=sys.stderr, flush=True)
                rows.append(row)
    finally:
        shutil.rmtree(folder)
    print(render(rows), end="")
    if not names:
        RESULTS.write_text(head() + render(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
