# SPDX-License-Identifier: EUPL-1.2
"""Twenty people ask the server at once for the PDF of a long agenda, each for another one, while others read pages."""

import contextlib
import http.client
import sqlite3
import threading
import time

from rows import programs
from rows.results import Row, limit_row, number, percentile

_PAPERS = 20
_PAGES = 60
_READERS = 8
_PAUSE = 0.02  # seconds between two pages of a reader: they read, and the PDFs get on

_PARAGRAPH = ("Forvaltningen oplyser, at afdelingsbestyrelserne i boligområdet har drøftet helhedsplanens indsatser, og at "
              "medfinansieringen følger den aftale, som byrådet godkendte efter styrelsesloven § 17, stk. 4. ") * 4
_PAGE = ("## Status på indsats {number}\n\n" + f"{_PARAGRAPH}\n\n" * 3 +
         "| Aktivitet | I år | Mål |\n|---|--:|--:|\n" + "".join(f"| Lektiecafé {row} | {row * 7} | 40 |\n" for row in range(6)))


def measure(place):
    data = place.copy_of(place.archive(1_000), "printing.db")
    _lengthen(data)
    with place.serving(data) as served:
        programs.times_of(served.port, _pages())
        before = served.memory()
        memory, times = [], []
        begin = time.monotonic()
        with _meanwhile(lambda: memory.append(served.memory()), 0.1), contextlib.ExitStack() as readers:
            for reader in range(_READERS):
                readers.enter_context(_meanwhile(_Reader(served.port, reader, times).look, _PAUSE))
            written, longest = _fetch_all(served.port)
        seconds = time.monotonic() - begin
    what = f"{_PAPERS} PDFs of {_PAGES} pages asked for at once"
    yield Row(what, f"{number(seconds / _PAPERS)} s each, {number(written)} MB in all", "", "", "made one by one", True)
    yield limit_row(f"{what}: growth of the server", max(memory) - before, "MB", 100)
    yield limit_row(f"{what}: the longest question, without the wait", longest, "ms", 1000)
    yield limit_row(f"{what}: pages meanwhile at {_READERS} connections, p99", percentile(times, 0.99), "ms", 100)


def _pages():
    return [f"/moeder/{meeting}" for meeting in range(101, 201)]


def _lengthen(data):
    """Gives the first meetings of the archive a case text of so many pages, and no two of them the same."""
    with sqlite3.connect(data) as database:
        for meeting in range(1, _PAPERS + 1):
            items = [row[0] for row in database.execute("SELECT id FROM agenda_item WHERE meeting = ?", (meeting,))]
            for place, item in enumerate(items):
                pages = range(_PAGES * place // len(items), _PAGES * (place + 1) // len(items))
                text = "\n".join(_PAGE.format(number=f"{meeting}.{page}") for page in pages)
                database.execute("UPDATE agenda_item SET case_text = ? WHERE id = ?", (text, item))
    database.close()


class _Reader:
    def __init__(self, port, number_, times):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.turn = number_ * 12
        self.times = times

    def look(self):
        self.turn += 1
        paths = _pages()
        begin = time.perf_counter()
        self.connection.request("GET", paths[self.turn % len(paths)])
        answer = self.connection.getresponse()
        answer.read()
        self.times.append((time.perf_counter() - begin) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"a page: {answer.status}")


@contextlib.contextmanager
def _meanwhile(work, pause):
    """Does `work` again and again while the block runs."""
    over = threading.Event()
    faults = []

    def go_on():
        try:
            while not over.wait(pause):
                work()
        except Exception as fault:  # told below, where somebody hears it
            faults.append(fault)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
    if faults:
        raise faults[0]


def _fetch_all(port):
    """MB of all PDFs, and the longest milliseconds that one question took."""
    sizes, questions, faults = [], [], []

    def fetch(meeting):
        try:
            sizes.append(_fetch(port, f"/moeder/{meeting}/udskrift.pdf", questions))
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=fetch, args=(meeting,)) for meeting in range(1, _PAPERS + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return sum(sizes) / 1e6, max(questions)


def _fetch(port, path, questions):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while True:
        begin = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        questions.append((time.perf_counter() - begin) * 1000)
        if answer.status == 200:
            connection.close()
            return len(body)
        if answer.status != 503:
            raise RuntimeError(f"{path}: {answer.status}")
        time.sleep(int(answer.headers["Retry-After"]))
