# SPDX-License-Identifier: EUPL-1.2
"""The rows of bench/RESULTS.md, a module each; every module's `measure(place)` yields its rows."""
