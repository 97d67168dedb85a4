# SPDX-License-Identifier: EUPL-1.2
"""The law's criteria for more areas and lists than there have been, by every rule set."""

from rows import programs
from rows.results import limit_row, number

_AREAS = 200
_LISTS = 16


def measure(place):
    output = programs.run([place.program("evaluate_criteria"), _AREAS, _LISTS]).output
    took, evaluations = [float(figure) for figure in output.split()]
    yield limit_row(f"criteria of {_AREAS} areas on {_LISTS} lists by all rule sets", took, "ms", 5,
                    f"{number(evaluations)} evaluations")
