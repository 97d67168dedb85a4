# SPDX-License-Identifier: EUPL-1.2
"""One measured figure beside its bar."""

import dataclasses


@dataclasses.dataclass
class Row:
    what: str
    ours: str
    peer: str = ""
    ratio: str = ""
    bar: str = ""
    reached: bool | None = None  # None where there is no bar


def ratio_row(what, ours, peer, unit, bar, peer_name):
    """A row whose bar is a least ratio of ours to the peer's, both rates."""
    ratio = ours / peer
    return Row(what, f"{number(ours)} {unit}", f"{peer_name}: {number(peer)} {unit}", f"{number(ratio)} ×",
               f"at least {number(bar)} ×", ratio >= bar)


def limit_row(what, ours, unit, bar, beside=""):
    """A row whose bar is the most it may be."""
    return Row(what, f"{number(ours)} {unit}", beside, "", f"under {number(bar)} {unit}", ours < bar)


def number(value):
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2g}" if value < 1 else f"{value:.3g}"


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def render(rows):
    lines = ["| what | ours | beside | ratio | bar | reached |", "| --- | --- | --- | --- | --- | --- |"]
    words = {True: "yes", False: "**no**", None: ""}
    lines += [f"| {row.what} | {row.ours} | {row.peer} | {row.ratio} | {row.bar} | {words[row.reached]} |" for row in rows]
    return "\n".join(lines) + "\n"
