# SPDX-License-Identifier: EUPL-1.2
"""Public meeting pages: first views beside kiwix-serve and Fossil, repeated ones beside nginx."""

import random

from rows import peers, programs
from rows.load import load
from rows.results import Row, limit_row, number, ratio_row

_MEETINGS = 5_000


def save_pages(place):
    """The pages of an archive, as its readers get them, in files of a folder."""
    folder = place.folder / "pages"
    if folder.exists():
        return folder
    folder.mkdir()
    with place.serving(place.archive(_MEETINGS)) as ours:
        for number_ in range(1, _MEETINGS + 1):
            page = programs.fetch(ours.port, f"/moeder/{number_}")
            (folder / f"{number_}.html").write_bytes(page)
    return folder


def measure(place):
    data = place.archive(_MEETINGS)
    pages = save_pages(place)
    names = [path.name for path in pages.glob("*.html")]
    random.Random(1).shuffle(names)
    with place.serving(data) as served:
        ours = load(place, served.port, [f"/moeder/{name[:-5]}" for name in names])
        cached = load(place, served.port, ["/moeder/1"])
    with peers.kiwix(place, pages) as served:
        kiwix = load(place, served.port, [served.page(name) for name in names])
    with peers.fossil(place, pages) as served:
        fossil = load(place, served.port, [served.page(name) for name in names])
    with peers.nginx(place, pages) as served:
        nginx = load(place, served.port, ["/1.html"])
    size = sum(path.stat().st_size for path in pages.glob("*.html")) / len(names) / 1000
    what = f"first view of a meeting's page ({number(size)} kB)"
    yield ratio_row(what, ours.rate, kiwix.rate, "/s", 2, "kiwix-serve")
    yield ratio_row(what, ours.rate, fossil.rate, "/s", 20, "Fossil")
    yield limit_row("its p99 at 8 connections", ours.p99, "ms", 15,
                    f"kiwix-serve: {number(kiwix.p99)} ms, Fossil: {number(fossil.p99)} ms")
    yield ratio_row("the same page again, kept", cached.rate, nginx.rate, "/s", 0.8, "nginx, from a file")
