# SPDX-License-Identifier: EUPL-1.2
"""The forecast of an area beside the same model in numpy, and whether the two say the same."""

import math
import pathlib

from rows import programs
from rows.results import Row, limit_row, number, ratio_row

_RUNS = 100_000
_YEARS = 10
_ROUNDS = 7
_PEER = pathlib.Path(__file__).parents[1] / "forecast_model.py"
# An area as there may be one, 2013 to 2020.
_HISTORY = {
    "employment": [48.1, 47.2, 46.9, 45.0, 44.2, 43.8, 42.1, 41.2],
    "convicted": [2.31, 2.05, 2.44, 2.12, 1.98, 2.20, 1.91, 2.07],
    "education": [74.0, 73.1, 73.4, 72.2, 71.9, 71.0, 70.9, 70.2],
    "income": [54.2, 54.9, 55.1, 55.6, 56.4, 56.9, 57.2, 57.7],
    "nonwestern": [54.0, 54.8, 55.1, 55.9, 56.2, 56.4, 56.8, 57.0],
    "population": [2010, 1996, 2003, 1988, 1975, 1981, 1960, 1952],
}
# What is counted in whole steps lies up to one of them off: a person more or less among the convicted.
_STEPS = {"convicted": 0.07, "population": 1}


def measure(place):
    history = place.folder / "area.txt"
    history.write_text("".join(f"{name} {2013 + i} {value}\n" for name, values in _HISTORY.items() for i, value in enumerate(values)))

    def run(command):
        with history.open() as figures:
            return _read(programs.run(command, stdin=figures).output)

    ours = run([place.program("forecast_area"), _RUNS, _YEARS, 2, _ROUNDS])
    alone = run([place.program("forecast_area"), _RUNS, _YEARS, 1, _ROUNDS])
    numpy = run(["/usr/bin/python3", _PEER, _RUNS, _YEARS, _ROUNDS])
    what = f"forecast of an area, {_RUNS:,} runs of {_YEARS} years"
    yield limit_row(what, ours["seconds"], "s", 1, f"on one thread: {number(alone['seconds'])} s")
    yield ratio_row(what, _RUNS / ours["seconds"], _RUNS / numpy["seconds"], "runs/s", 2, "the same model in numpy")
    yield Row("the same on one thread", f"{number(_RUNS / alone['seconds'])} runs/s", "", f"{number(numpy['seconds'] / alone['seconds'])} ×")
    off = max(_off(name, fan, numpy["fans"][name, year]) for (name, year), fan in ours["fans"].items())
    yield Row("its quantiles off numpy's, of the band of nine in ten", f"{number(100 * off)} %", "", "", "under 2 %", off < 0.02)
    errors = max(_errors(one, other) for year, chances in ours["chances"].items() for one, other in zip(chances, numpy["chances"][year]))
    yield Row("its chances off numpy's, in standard errors", number(errors), "", "", "under 5", errors < 5)


def _read(output):
    said = {"fans": {}, "chances": {}}
    for line in output.splitlines():
        kind, *words = line.split()
        if kind == "seconds":
            said["seconds"] = float(words[0])
        elif kind == "fan":
            said["fans"][words[0], int(words[1])] = [float(word) for word in words[2:]]
        else:
            said["chances"][int(words[0])] = [float(word) for word in words[1:]]
    return said


def _off(name, one, other):
    step = _STEPS.get(name, 0.01)
    return max(max(0, abs(a - b) - step) for a, b in zip(one, other)) / (other[-1] - other[0])


def _errors(one, other):
    part = (one + other) / 2
    return abs(one - other) / math.sqrt(2 * max(part * (1 - part), 1 / _RUNS) / _RUNS)
