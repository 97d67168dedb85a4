# SPDX-License-Identifier: EUPL-1.2
"""What other calendars understand of a calendar text on standard input, as JSON on standard output.

    read_calendar.py icalendar     python3-icalendar, with the time zone as the text describes it
    read_calendar.py vdirsyncer    how vdirsyncer takes a feed apart: one text for each event
    read_calendar.py khal          what khal lists after it has imported the text
"""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import icalendar
from vdirsyncer import vobject

ZONES = {}


def moment(value):
    """In UTC; a day as it is."""
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise ValueError(f"{value} floats")
    if str(value.tzinfo) in ZONES:
        value = ZONES[str(value.tzinfo)].localize(value.replace(tzinfo=None))
    return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def person(value):
    parameters = {name.lower(): str(text) for name, text in value.params.items()}
    return {"email": str(value).removeprefix("mailto:"), "name": parameters.get("cn", ""),
            "participation": parameters.get("partstat", ""), "role": parameters.get("role", ""),
            "rsvp": parameters.get("rsvp", "")}


def listed(value):
    return value if isinstance(value, list) else [value] if value is not None else []


def event(component):
    if component.errors:
        raise ValueError(component.errors)
    read = {name: str(component.get(name, "")) for name in ("uid", "summary", "description", "location", "url", "status")}
    read["sequence"] = int(component.get("sequence"))
    for name in ("start", "end", "stamp"):
        read[name] = moment(component.decoded("dt" + name))
    read["attendees"] = [person(value) for value in listed(component.get("attendee"))]
    read["organizer"] = person(component["organizer"])["email"] if "organizer" in component else ""
    read["alarms"] = [-int(alarm["trigger"].dt.total_seconds() // 60) for alarm in component.walk("VALARM")]
    return read


def read_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    for zone in calendar.walk("VTIMEZONE"):
        ZONES[str(zone["TZID"])] = zone.to_tz()
    return {"method": str(calendar.get("method", "")), "name": str(calendar.get("x-wr-calname", "")),
            "refresh": str(calendar["refresh-interval"].to_ical().decode()) if "refresh-interval" in calendar else "",
            "zones": sorted(ZONES), "events": [event(one) for one in calendar.walk("VEVENT")]}


def read_vdirsyncer(text):
    items = [vobject.Item(one) for one in vobject.split_collection(text)]
    if any(item.parsed is None for item in items):
        raise ValueError("not parseable")
    return {"uids": sorted(item.uid for item in items)}


def read_khal(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        (path / "plan").mkdir()
        (path / "feed.ics").write_text(text, encoding="utf-8", newline="")
        (path / "config").write_text(f"""[calendars]
[[plan]]
path = {path / "plan"}
[locale]
local_timezone = Europe/Copenhagen
default_timezone = Europe/Copenhagen
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {path / "khal.db"}
""")

        def khal(*words):
            done = subprocess.run(["khal", "-v", "WARNING", "-c", str(path / "config"), *words], capture_output=True,
                                  text=True, timeout=60, check=True)
            if done.stderr:
                raise ValueError(done.stderr)
            return done.stdout

        said = khal("import", "--batch", "-a", "plan", str(path / "feed.ics"))
        form = "{uid}\t{start-long}\t{end-long}\t{title}\t{location}"
        lines = khal("list", "--once", "--day-format", "", "--format", form, "2025-01-01", "2026-01-01").splitlines()
        return {"said": said, "events": sorted(line.split("\t") for line in lines if line.strip())}


READERS = {"icalendar": read_icalendar, "vdirsyncer": read_vdirsyncer, "khal": read_khal}
print(json.dumps(READERS[sys.argv[1]](sys.stdin.buffer.read().decode())))
