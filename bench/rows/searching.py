# SPDX-License-Identifier: EUPL-1.2
"""Full-text search: a million agenda items, and five thousand pages beside the search of others."""

import html
import re
import urllib.parse

from rows import peers, programs
from rows.pages import save_pages
from rows.results import Row, limit_row, number, percentile, ratio_row

_QUERIES = 300
_SLOW_QUERIES = 60  # of those who take a second for one
_PAGES = 5_000


def measure(place):
    asked = place.queries(_QUERIES)
    with place.serving(place.archive(place.minutes)) as served:
        large = _times(served.port, _ours, asked)
    yield limit_row(f"search over {place.minutes * 10:,} agenda items, p95", percentile(large, 0.95), "ms", 50,
                    f"p50 {number(percentile(large, 0.5))} ms")
    pages = save_pages(place)
    with place.serving(place.archive(_PAGES)) as served:
        ours = _mean(_times(served.port, _ours, asked))
    with peers.kiwix(place, pages) as served:
        kiwix = _mean(_times(served.port, served.search, asked))
    with peers.fossil(place, pages) as served:
        fossil = _mean(_times(served.port, served.search, asked[:_SLOW_QUERIES]))
    what = f"search over {_PAGES:,} minutes"
    yield ratio_row(what, 1000 / ours, 1000 / kiwix, "/s", 5, "kiwix-serve")
    yield ratio_row(what, 1000 / ours, 1000 / fossil, "/s", 5, "Fossil")
    with peers.Postgres(place) as postgres:
        postgres.load(_text_of(page) for page in sorted(pages.glob("*.html")))
        theirs = _mean(postgres.times_of(asked[:_SLOW_QUERIES]))
    yield Row(what, f"{number(1000 / ours)} /s", f"PostgreSQL's text search, without a page: {number(1000 / theirs)} /s",
              f"{number(theirs / ours)} ×")


def _ours(words):
    return "/soeg?" + urllib.parse.urlencode({"q": words})


def _times(port, address, queries):
    return programs.times_of(port, [address(words) for words in queries])


def _mean(times):
    return sum(times) / len(times)


def _text_of(page):
    return html.unescape(re.sub(r"<[^>]*>", " ", page.read_text()))
