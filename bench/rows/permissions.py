# SPDX-License-Identifier: EUPL-1.2
"""What it costs to know who may see what: the same pages with 10 and with 10,000 bodies and users."""

import http.client
import re
import sqlite3
import urllib.parse

from rows import programs
from rows.results import Row, number, percentile

_FEW = 10
_MANY = 10_000
_MINUTES = 1_000
_ROUNDS = 200


def measure(place):
    few = place.copy_of(place.archive(_MINUTES, _FEW), "few.db")
    many = place.copy_of(place.archive(_MINUTES, _FEW), "many.db")
    _add_users_and_bodies(few, 0, _FEW)
    _add_users_and_bodies(many, _FEW, _MANY)
    with place.serving(few) as small, place.serving(many) as large:
        for who, headers in (("anybody", ({}, {})), ("a reader", (_sign_in(place, few, small), _sign_in(place, many, large)))):
            times = _times_in_turn((small, large), headers)
            ratio = percentile(times[1], 0.5) / percentile(times[0], 0.5)
            yield Row(f"a meeting's page for {who}, {_MANY:,} bodies and users", f"{number(percentile(times[1], 0.5))} ms",
                      f"{_FEW}: {number(percentile(times[0], 0.5))} ms", f"{number(ratio)} ×", "within 20 %",
                      ratio < 1.2)


def _add_users_and_bodies(data, first, last):
    with sqlite3.connect(data) as database:
        for number_ in range(first, last):
            name = f"Prøveby {number_}"
            body = database.execute("INSERT INTO body (kind, name, folded) VALUES ('municipality', ?, ?)",
                                    (name, name.lower())).lastrowid
            organ = database.execute("INSERT INTO organization (body, name, folded, kind, about) VALUES (?, ?, ?, '', '')",
                                     (body, f"Udvalg {number_}", f"udvalg {number_}")).lastrowid
            person = database.execute("INSERT INTO person (name, folded, sort_key) VALUES (?, ?, ?)",
                                      (f"Person {number_}", f"person {number_}", f"{number_}")).lastrowid
            database.execute("INSERT INTO membership (organization, person, role, party) VALUES (?, ?, 'medlem', '')",
                             (organ, person))
            database.execute("INSERT INTO user_account (email, name, role, disabled, created) VALUES (?, ?, 'reader', 0, ?)",
                             (f"user{number_}@example.org", f"User {number_}", "2025-01-01T00:00:00Z"))
    database.close()


def _sign_in(place, data, served):
    """The header that carries a fresh session of a reader."""
    linked = programs.run([place.program("tovholder"), "user", "link", "user1@example.org" if "few" in data.name else
                           "user11@example.org", "--data", data, "--address", f"http://127.0.0.1:{served.port}"])
    path = urllib.parse.urlparse(re.search(r"http://\S+", linked.output).group(0)).path
    connection = http.client.HTTPConnection("127.0.0.1", served.port)
    connection.request("GET", path)
    answer = connection.getresponse()
    form = answer.read().decode()
    visitor = _cookies(answer)
    token = re.search(r'name="(\w+)" value="([^"]+)"', form[form.index(f'action="{path}"'):])
    connection.request("POST", path, urllib.parse.urlencode({token.group(1): token.group(2)}),
                       {"Content-Type": "application/x-www-form-urlencoded", "Cookie": visitor})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 303:
        raise RuntimeError(f"signing in: {answer.status}")
    return {"Cookie": "; ".join(filter(None, (visitor, _cookies(answer))))}


def _cookies(answer):
    return "; ".join(value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie")


def _times_in_turn(served, headers):
    """Milliseconds of pages asked of each server in turn, so that noise meets all alike."""
    times = [[] for _ in served]
    for turn in range(1, _ROUNDS + 1):
        for which, one in enumerate(served):
            times[which] += programs.times_of(one.port, [f"/moeder/{turn}"], headers[which])
    return times
