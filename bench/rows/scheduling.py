# SPDX-License-Identifier: EUPL-1.2
"""Process plans far larger than any: scheduled as a whole, and once more when a step moves."""

from rows import programs
from rows.results import Row, limit_row, number

_STEPS = 10_000
_CALENDARS = 200


def measure(place):
    def run(steps):
        output = programs.run([place.program("schedule_plan"), steps, _CALENDARS]).output
        return [float(figure) for figure in output.split()]

    whole, change, additions = run(_STEPS)
    half = run(_STEPS // 2)[0]
    yield limit_row(f"schedule of {_STEPS:,} steps and {_CALENDARS} calendars", whole, "ms", 100,
                    f"{_STEPS // 2:,} steps: {number(half)} ms")
    yield Row("its growth from half as many", f"{number(whole / half)} ×", "", "", "under 2.5 ×", whole / half < 2.5)
    yield limit_row("the same after a step has moved, with what slips", change, "ms", 10)
    yield Row("additions of working days over 100 years", f"{number(additions)} million /s", "", "", "at least 10 million /s",
              additions >= 10)
