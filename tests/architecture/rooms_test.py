#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Reads every include below src/ and fails on an arrow from a room to one below it.

    rooms_test.py [SOURCE_FOLDER]

Also checked: a store is the only file of a room with SQL access beside its migrations' readers, rules and
the room that reads minutes include neither SQL nor HTTP, and only one file names the HTTP library.
"""
import pathlib
import re
import sys

ROOMS = ["base", "sql", "http", "html", "documents", "minutes", "search", "post", "people", "meetings", "desk",
         "planning", "invitations", "sittings", "imports", "cases", "criteria", "forecasts", "areas", "indicators", "standing", "plan", "approvals", "applications", "contingency", "efforts", "money", "trace", "portal", "app"]
# Rooms that only work out what a text says.
PURE = ["minutes", "criteria", "forecasts"]
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.M)


def findings(source: pathlib.Path):
    for path in sorted([*source.rglob("*.h"), *source.rglob("*.cpp")]):
        room, text = path.relative_to(source).parts[0], path.read_text(encoding="utf-8")
        if room not in ROOMS:
            yield f"{path}: no room is called {room}"
            continue
        for target in INCLUDE.findall(text):
            other = target.split("/")[0]
            if other in ROOMS and ROOMS.index(other) > ROOMS.index(room):
                yield f"{path}: {room} may not use {other} ({target})"
            if path.stem.endswith("_rules") and other in ("sql", "http"):
                yield f"{path}: rules decide without {other} ({target})"
            if room in PURE and other in ("sql", "http"):
                yield f"{path}: {room} reads without {other} ({target})"
            if target == "microhttpd.h" and path.name != "microhttpd_server.cpp":
                yield f"{path}: only http/microhttpd_server.cpp names the HTTP library"
            if target.split("/")[0] in ("SQLiteCpp", "pqxx") and room != "sql":
                yield f"{path}: only the room sql names a database library ({target})"
        if "SPDX-License-Identifier: EUPL-1.2" not in text[:200]:
            yield f"{path}: the SPDX line is missing"


def main():
    source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "src")
    found = list(findings(source))
    print("\n".join(found) or "every arrow points upwards")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
