# SPDX-License-Identifier: EUPL-1.2
"""A meeting under way: members who reload its page, thousands who follow it, and a server that dies meanwhile."""

import contextlib
import dataclasses
import html
import http.client
import json
import random
import re
import resource
import selectors
import socket
import threading
import time
import urllib.parse

from rows import programs
from rows.results import Row, limit_row, number, percentile

_MEMBERS = 60
_RELOADING = 20  # seconds
_FOLLOWERS = 3_000
_NEWS = 20
_KILLS = 200
_PAUSE = 0.001  # seconds; without it a fast disk lets one session send more than the server takes from it at once


def measure(place):
    data = place.copy_of(place.archive(1_000), "living.db")
    told = programs.run([place.program("open_meeting"), data, _MEMBERS]).output.split("\n")
    meeting = _Meeting(told[0], told[1], told[2].split(), told[3:-1])
    with place.serving(data) as served:
        yield from _reloading(served, meeting)
        yield from _following(served, meeting)
    yield _killing(place, data, meeting)


@dataclasses.dataclass
class _Meeting:
    address: str
    secretary: str
    items: list
    members: list


def _reloading(served, meeting):
    times, refused = [], []
    with _Secretary(served.port, meeting) as secretary:
        over = time.monotonic() + _RELOADING
        members = [threading.Thread(target=_reload, args=(served.port, meeting.address + "/foelg", member, over, times, refused))
                   for member in meeting.members]
        for member in members:
            member.start()
        saves = []
        while time.monotonic() < over:
            saves.append(secretary.decide())
            time.sleep(0.2)
        for member in members:
            member.join()
    what = f"{_MEMBERS} members behind one address reload each second while it is decided"
    yield Row(f"{what}: refused", f"{len(refused)} of {len(times):,}", "", "", "none", not refused)
    yield limit_row(f"{what}: p99", percentile(times, 0.99), "ms", 100, f"p50 {number(percentile(times, 0.5))} ms")
    yield Row("saving a decision meanwhile", f"p99 {number(percentile(saves, 0.99))} ms",
              f"p50 {number(percentile(saves, 0.5))} ms")


def _reload(port, path, session, over, times, refused):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    time.sleep(random.random())
    while time.monotonic() < over:
        begin = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": f"session={session}"})
        answer = connection.getresponse()
        answer.read()
        took = time.perf_counter() - begin
        times.append(took * 1000)
        if answer.status != 200:
            refused.append(answer.status)
        time.sleep(max(0, 1 - took))
    connection.close()


def _following(served, meeting):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    waits = []
    with _Followers(served.port, meeting) as followers, _Secretary(served.port, meeting) as secretary:
        for _ in range(_NEWS):
            begin = time.perf_counter()
            saving = threading.Thread(target=secretary.decide)
            saving.start()
            waits.append((followers.wait_for_all() - begin) * 1000)
            saving.join()
            time.sleep(0.3)
        memory = served.memory()
    yield limit_row(f"{_FOLLOWERS:,} followers: from the decision's way to the server until the last of them knows, "
                    f"p95 of {_NEWS}", percentile(waits, 0.95), "ms", 200, f"p50 {number(percentile(waits, 0.5))} ms")
    yield Row(f"memory with {_FOLLOWERS:,} followers", f"{number(memory)} MB")


class _Followers:
    """Open event streams of one meeting; each has heard of everything that was recorded so far."""

    def __init__(self, port, meeting):
        self.waiting = selectors.DefaultSelector()
        self.sockets = []
        for turn in range(_FOLLOWERS):
            follower = socket.create_connection(("127.0.0.1", port))
            follower.sendall(f"GET {meeting.address}/haendelser HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
                             f"Cookie: session={meeting.members[turn % len(meeting.members)]}\r\n\r\n".encode())
            self.sockets.append(follower)
            self.waiting.register(follower, selectors.EVENT_READ)
        self.wait_for_all()

    def wait_for_all(self):
        """When the last one was told."""
        untold = set(self.sockets)
        give_up = time.monotonic() + 30
        while untold:
            if time.monotonic() > give_up:
                raise RuntimeError(f"{len(untold)} followers hear nothing")
            for key, _ in self.waiting.select(1):
                heard = key.fileobj.recv(65536)
                if not heard:
                    raise RuntimeError("a follower was sent away")
                if b"event: recorded" in heard:
                    untold.discard(key.fileobj)
        return time.perf_counter()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.waiting.close()
        for follower in self.sockets:
            follower.close()


def _killing(place, data, meeting):
    lost, acknowledged, expected = 0, 0, {}
    for _ in range(_KILLS):
        with place.serving(data) as served, _Secretary(served.port, meeting) as secretary:
            for item, text in expected.items():
                # what was on its way when the server died may have been kept; its predecessor may not be lost
                version, found = secretary.recorded(item)
                lost += found != text[1] and version <= text[0]
            threading.Timer(random.uniform(0.005, 0.3), served.process.kill).start()
            with contextlib.suppress(OSError, http.client.HTTPException):
                while True:
                    secretary.decide()
                    acknowledged += 1
                    time.sleep(_PAUSE)
            expected.update({item: (secretary.versions[item], text) for item, text in secretary.acknowledged.items()})
    programs.run([place.program("tovholder"), "check", "--data", data])
    return Row(f"decisions lost when the server is killed at {_KILLS} moments", f"{lost} of {acknowledged:,} acknowledged",
               "", "", "none", lost == 0)


class _Secretary:
    """Decides on the items in turn, each time with another text."""

    def __init__(self, port, meeting):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.meeting = meeting
        self.turn = 0
        self.versions = {}
        self.acknowledged = {}  # by item
        page = self._ask("GET", meeting.address + "/afvikling")
        self.token = re.search(r'name="csrf" value="([^"]+)"', page).group(1)

    def recorded(self, item):
        """The version and the text that stand on the page."""
        page = self._ask("GET", f"{self.meeting.address}/afvikling?punkt={item}")
        form = page[page.index(f'id="beslutning-{item}-1"'):]
        text = re.search(r'<textarea[^>]*name="tekst"[^>]*>\s*([^<]*)', form).group(1)
        return int(re.search(r'name="version" value="(\d+)"', form).group(1)), html.unescape(text).strip()

    def decide(self):
        """Milliseconds until the decision was acknowledged."""
        item = self.meeting.items[self.turn % len(self.meeting.items)]
        self.turn += 1
        if item not in self.versions:
            self.versions[item], _ = self.recorded(item)
        text = f"Godkendt med bemærkning {self.turn} {random.random()}."
        fields = {"csrf": self.token, "punkt": item, "at": "1", "version": self.versions[item], "udfald": "approved",
                  "tekst": text}
        begin = time.perf_counter()
        answer = self._ask("POST", self.meeting.address + "/afvikling/beslutning", urllib.parse.urlencode(fields))
        took = (time.perf_counter() - begin) * 1000
        self.versions[item] = json.loads(answer)["version"]
        self.acknowledged[item] = text
        return took

    def _ask(self, method, path, body=None):
        self.connection.request(method, path, body, {
            "Cookie": f"session={self.meeting.secretary}", "Accept": "application/json" if body else "text/html",
            "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"})
        answer = self.connection.getresponse()
        said = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {said[:200]}")
        return said

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()
