#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The program as it is typed: what it says, what it returns, and that nothing acknowledged is lost.

    commands_test.py PROGRAM
"""
import contextlib
import datetime
import json
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request
import zipfile

PROGRAM = sys.argv.pop()
SMTP_SINK = str(pathlib.Path(__file__).resolve().parent.parent / "post" / "smtp_sink.py")
MINUTES = """Boligudvalget - Referat - {day}. februar 2026

1. Status for vaskehus nummer {day} (O)

Beslutning

Orienteringen blev taget til efterretning.
"""


PLAN = """Plan for Nordby

Deadline	Aktivitet	Ansvarlig
Februar 2026	Udkast skrives	Kontoret
Primo marts 2026	Bestyrelsen godkender	Bo og Ane
Afventer	Workshop	Aftales nærmere
"""


AREAS = """list_year;area;municipality;population;employment_outside_pct;convicted_pct;education_basic_pct;income_pct_of_region;nonwestern_pct;convicted_national_pct
2019;Nordparken;Nordby;1.900;41,2;1,98;70,2;57,7;57;0,66
2022;Sydparken;Nordby;1.200;31;0,5;61;66;31;0,5
2022;Vestparken;Nordby;900;45;2;70;50;60;0,5
2022;Østparken;Nordby;;;;;;;
"""


class Browser:
    """Keeps cookies, and sends forms with the token of the page they stand on."""

    def __init__(self, address):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.opener.addheaders = [("Accept-Language", "en"), ("Sec-Fetch-Site", "same-origin")]

    def get(self, path):
        with self.opener.open(self.address + path + ("&" if "?" in path else "?") + "sprog=en", timeout=60) as answer:
            return answer.read().decode()

    def submit(self, page, target, **fields):
        """Returns the path that the form led to."""
        token = re.search(r'name="csrf" value="([^"]*)"', self.get(page))[1]
        form = urllib.parse.urlencode({"csrf": token, **fields}).encode()
        with self.opener.open(self.address + target, form, timeout=60) as answer:
            return urllib.parse.urlsplit(answer.url).path


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.data = str(self.path / "test.db")

    def put(self, name, text, encoding="utf-8"):
        path = self.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return str(path)

    def run_program(self, *words, code=0, given=None):
        done = subprocess.run([PROGRAM, *words], capture_output=True, timeout=120, input=given,
                              env={**os.environ, "TOVHOLDER_DATA": self.data, "TOVHOLDER_LANGUAGE": "en"})
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, f"{words}\n{out}\n{err}")
        return out, err

    def test_import_search_check_backup_restore(self):
        for day in (3, 4, 5):
            self.put(f"minutes/{day}.txt", MINUTES.format(day=day), "windows-1252")
        _, err = self.run_program("import", str(self.path / "minutes"))
        self.assertIn("3 files imported", err)
        _, err = self.run_program("import", str(self.path / "minutes"))
        self.assertIn("3 were here already", err)
        out, err = self.run_program("search", "vaskehuse", "--json")
        self.assertEqual({json.loads(line)["kind"] for line in out.splitlines()}, {"meeting", "item"})
        _, err = self.run_program("check")
        self.assertIn("whole", err)
        copy = str(self.path / "copy.db")
        self.run_program("backup", copy)
        self.put("minutes/6.txt", MINUTES.format(day=6))
        self.run_program("import", str(self.path / "minutes/6.txt"))
        self.run_program("restore", copy)
        out, _ = self.run_program("search", "nummer 6", code=1)
        self.assertEqual(out, "")
        self.run_program("check")

    def test_dry_run_prints_only_json_and_keeps_nothing(self):
        path = self.put("4.txt", MINUTES.format(day=4))
        out, _ = self.run_program("import", "--dry-run", "--json", path)
        line = json.loads(out)
        self.assertEqual((line["file"], line["kind"], line["date"]), ("4.txt", "referat", "2026-02-04"))
        self.assertFalse(pathlib.Path(self.data).exists())

    def test_bad_files_are_named_with_their_reason_and_the_rest_goes_on(self):
        good = self.put("good.txt", MINUTES.format(day=4))
        empty = self.put("empty.txt", "")
        damaged = self.path / "damaged.pdf"
        damaged.write_bytes(b"%PDF-1.7\nnonsense")
        hidden = self.path / "hidden"
        hidden.mkdir(mode=0o000)
        self.addCleanup(hidden.chmod, 0o700)
        _, err = self.run_program("import", empty, str(damaged), str(hidden), str(self.path / "missing.txt"), good, code=1)
        for word in ("empty.txt", "damaged.pdf", "hidden", "missing.txt", "1 file imported", "4 could not be read"):
            self.assertIn(word, err)
        self.assertNotIn("Something went wrong", err)

    def test_doubtful_minutes_are_named_with_place_and_reason(self):
        undated = self.put("undated.txt", "Referat\nBeboerforum Øst\nMødedato: 31. februar 2026\n\n1. Budget\n\nBeslutning\n\nGodkendt.\n")
        item = "\n\nPunkt 1: {}\n\nBeslutning\n\nGodkendt."
        twice = self.put("twice.txt", "REFERAT Socialudvalget d. 07-11-2023" + item.format("Valg") + item.format("Budget"))
        _, err = self.run_program("import", undated, twice)
        self.assertRegex(err, "undated.txt: .*31. februar 2026.* line \\d+ is not in the calendar")
        self.assertRegex(err, "twice.txt: Item 1 stands twice; the second time in line \\d+")
        self.assertIn("2 files imported", err)

    def test_a_plan_is_imported_scheduled_and_slips_on_trial(self):
        plan = self.put("plan.txt", PLAN)
        out, err = self.run_program("plan", "import", plan, "--dry-run", "--json")
        self.assertEqual([row["responsible"] for row in json.loads(out)["rows"]], [["Kontoret"], ["Bo", "Ane"], []])
        self.assertIn("nothing kept", err)
        self.assertFalse(pathlib.Path(self.data).exists())
        self.run_program("plan", "import", plan)
        out, _ = self.run_program("plan", "show")
        self.assertEqual(out.split("\t")[:3], ["1", "Plan for Nordby", "3"])
        out, err = self.run_program("plan", "schedule", "--day", "2026-01-05", "--json")
        self.assertEqual(json.loads(out.splitlines()[1])["First day"], "2026-03-02")
        self.assertIn("Nobody is responsible.", err)
        out, err = self.run_program("plan", "slip", "1", "--to", "16. marts 2026", "--day", "2026-01-05", "--json")
        slips = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([(slip["step"], slip["after"]) for slip in slips], [(1, "2026-03-16"), (2, "2026-03-16")])
        self.assertIn("Nothing was changed", err)
        _, err = self.run_program("plan", "remind", "--public-address", "https://tovholder.example.dk", "--day", "2026-01-05")
        self.assertIn("0 reminders wait", err)
        self.run_program("plan", "remind", "--public-address", "x", "--day", "soon", code=1)
        table = str(self.path / "plan.csv")
        self.run_program("plan", "export", table)
        self.assertEqual(len(pathlib.Path(table).read_text(encoding="utf-8-sig").splitlines()), 4)

    def test_plans_that_cannot_be_read_or_found(self):
        letter = self.put("letter.txt", "Kære alle\n\nVi ses på mandag.\n")
        _, err = self.run_program("plan", "import", letter, code=1)
        self.assertIn("no table of deadlines", err)
        odd = self.put("odd.txt", PLAN.replace("Februar 2026", "30. februar 2026").replace("godkender", "godkender den 2. maj 2026"))
        _, err = self.run_program("plan", "import", odd, "--dry-run")
        self.assertIn("Line 4: The date “30. februar 2026”", err)
        self.assertRegex(err, "Line 5: .*2 May 2026.*Primo marts 2026")
        self.run_program("plan", "import", self.put("plan.txt", PLAN))
        for words in (["schedule", "--plan", "9"], ["slip", "9", "--to", "2026-03-16"], ["slip", "1", "--to", "soon"],
                      ["export", str(self.path / "no/folder/plan.csv")]):
            _, err = self.run_program("plan", *words, code=1)
            self.assertEqual(len(err.splitlines()), 1, err)

    def test_criteria_say_what_follows_for_each_area(self):
        areas = self.put("areas.csv", AREAS)
        out, err = self.run_program("criteria", "evaluate", areas, "--json")
        rows = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(err, "")
        self.assertEqual([(row["list_year"], row["rules"], row["class"], row["certainty"]) for row in rows],
                         [("2019", "R3", "ghettoområde", "certain"), ("2022", "R4b", "forebyggelsesområde", "certain"),
                          ("2022", "R4", None, "excluded"), ("2022", "R4", "udsat boligområde", "possible")])
        self.assertEqual(rows[0]["met"], ["employment", "convicted", "education", "nonwestern", "population"])
        self.assertEqual(rows[0]["not_met"], ["income"])
        self.assertEqual(rows[3]["unknown"], ["employment", "convicted", "education", "income", "nonwestern", "population"])
        self.assertIn("100 residents from the limit", rows[2]["reasons"][0])
        out, _ = self.run_program("criteria", "evaluate", areas)
        self.assertIn("2022\tSydparken\tNordby\tR4b\tprevention area\n", out)
        self.assertIn("2022\tVestparken\tNordby\tR4\ton no list\n", out)
        self.assertIn("2022\tØstparken\tNordby\tR4\tperhaps vulnerable housing area\n", out)
        self.assertFalse(pathlib.Path(self.data).exists())

    def test_criteria_by_the_rules_that_are_asked_for(self):
        areas = self.put("areas.csv", AREAS)

        def rules_of(asked):
            out, _ = self.run_program("criteria", "evaluate", areas, "--json", "--rules", asked)
            return {json.loads(line)["rules"] for line in out.splitlines()}

        self.assertEqual(rules_of("2014"), {"R2"})
        self.assertEqual(rules_of("2013-recalc"), {"R2"})
        self.assertEqual(rules_of("R1"), {"R1"})
        self.assertEqual(rules_of("2024"), {"R4", "R4b"})
        own = json.loads((pathlib.Path(__file__).parents[2] / "src/criteria/rules/r2.json").read_text())
        own["key"] = "proposal"
        self.assertEqual(rules_of(self.put("own.json", json.dumps(own))), {"proposal"})
        del own["criteria"][0]["operator"]
        _, err = self.run_program("criteria", "evaluate", areas, "--rules", self.put("bad.json", json.dumps(own)), code=1)
        self.assertIn("does not say how the criterion “employment” is compared", err)
        _, err = self.run_program("criteria", "evaluate", areas, "--rules", "2204", code=1)
        self.assertIn("There are no rules “2204”. Write a year from 2010, a rule set (R1, R2, R3, R4, R4b)", err)
        _, err = self.run_program("criteria", "evaluate", areas, "--rules", str(self.path / "none.json"), code=1)
        self.assertIn("none.json", err)

    def test_criteria_refuse_a_table_that_cannot_be_right(self):
        head = "list_year;area;convicted_pct;employment_outside_pct\n"
        out, err = self.run_program("criteria", "evaluate", self.put("a.csv", head + "2204;A;;\n2019;B;2,1;-4\n"), code=1)
        self.assertEqual(out, "")
        self.assertIn("Line 2, list_year: “2204” is no list", err)
        self.assertIn("Line 3, employment_outside_pct: “-4” cannot be right", err)
        _, err = self.run_program("criteria", "evaluate", self.put("b.csv", head + "2019;A;2,1;41.2\n"), code=1)
        self.assertIn("Line 2, employment_outside_pct: “41.2” has another decimal mark than “2,1” in line 2", err)
        _, err = self.run_program("criteria", "evaluate", self.put("c.csv", "area\nA\n"), code=1)
        self.assertIn("no column “list_year”", err)
        out, err = self.run_program("criteria", "evaluate", self.put("d.csv", head + "2019;A;31,6;0,42\n"))
        self.assertIn("Line 2, convicted_pct: “31,6” per cent convicted is unusually much", err)
        self.assertIn("“employment_outside_pct” are so small", err)
        self.assertIn("perhaps vulnerable housing area", out)
        _, err = self.run_program("criteria", "evaluate", str(self.path / "missing.csv"), code=1)
        self.assertIn("missing.csv", err)
        self.run_program("criteria", "evaluate", code=2)
        self.run_program("criteria", code=2)

    LISTS = ("list_year,area,municipality,nonwestern_pct,classification,source_url,verified\n"
             "2019,Ringparken mv,Slagelse,57,hårdt ghettoområde,https://example.dk/liste,yes\n"
             "2019,Blågården,København,,ghettoområde,https://example.dk/liste,yes\n")
    OUTLINE = ('{"type":"Feature","properties":{"navn":"%s"},"geometry":{"type":"Polygon","coordinates":'
               '[[[11.34,55.41],[11.35,55.41],[11.35,55.42],[11.34,55.41]]]}}')

    def read_areas(self, *words, code=0):
        out, _ = self.run_program("areas", "import", *words, "--data", str(self.path / "demo.db"), "--json", code=code)
        return [json.loads(line) for line in out.splitlines()]

    def check_example_areas(self):
        lists = self.put("lists.csv", self.LISTS)
        out, _ = self.run_program("areas", "import", lists, "--dry-run", "--json")
        self.assertEqual(json.loads(out)["created"], 2)
        self.assertFalse(pathlib.Path(self.data).exists(), "a dry run needs no data and makes none")
        report, = self.read_areas(lists, "--dry-run")
        self.assertEqual([report[key] for key in ("kind", "created", "changed", "unchanged", "with_figures", "problems")],
                         ["lists", 2, 0, 0, 1, []])
        self.assertEqual(report["proposals"],
                         [{"name": "Ringparken mv", "municipality": "Slagelse", "rows": 1, "areas": ["Ringparken"]}])
        self.assertEqual(self.read_areas(lists)[0]["created"], 2, "a dry run keeps nothing")
        report, = self.read_areas("--same", "Ringparken mv=Ringparken", lists)
        self.assertEqual((report["changed"], report["unchanged"], report["proposals"]), (1, 1, []))
        self.assertEqual(self.read_areas(lists)[0]["unchanged"], 2, "the answer is remembered")
        outline = self.put("outline.geojson", self.OUTLINE % "Ringparken")
        strange = self.put("strange.geojson", self.OUTLINE % "Blågården")
        reports = self.read_areas(outline, strange, "--since", "2024-01-01", "--source", "Plandata")
        self.assertEqual([(one["created"], one["left_out"]) for one in reports], [(1, []), (0, ["Blågården"])])
        wrong = self.put("wrong.csv", self.LISTS + "1999,,Slagelse,,ghettoområde,,yes\n")
        report, = self.read_areas(wrong, code=1)
        self.assertEqual([(one["line"], one["column"], one["error"]) for one in report["problems"]],
                         [(4, "list_year", "areas.list_year_wrong"), (4, "area", "areas.no_area_name")])
        _, err = self.run_program("areas", "import", wrong, "--data", str(self.path / "demo.db"), code=1)
        self.assertIn("wrong.csv:4: area: Write the name of the area.", err)
        crossing = self.put("crossing.json", self.OUTLINE.replace("[11.35,55.42]", "[11.33,55.41]") % "Ringparken")
        _, err = self.run_program("areas", "import", crossing, "--data", str(self.path / "demo.db"), code=1)
        self.assertIn("crossing.json:\nIn ring 1 side", err)
        _, err = self.run_program("areas", "import", lists, "--same", "x=Atlantis", "--data", str(self.path / "demo.db"), code=1)
        self.assertIn("Atlantis", err)

    def check_example_figures(self):
        figures = self.put("tal.csv", "Område;År;Påsatte brande;Katte\nRingparken;2011;31;4\nRing-parken;2011;15;\n")
        out, _ = self.run_program("areas", "import", figures, "--dry-run", "--json", code=1)
        self.assertFalse(pathlib.Path(self.data).exists(), "a dry run needs no data and makes none")
        self.assertEqual([one["name"] for one in json.loads(out)["unknown_areas"]], ["Ringparken", "Ring-parken"])
        report, = self.read_areas(figures, code=1)
        self.assertEqual([report[key] for key in ("kind", "stored", "new", "unknown")], ["figures", 1, 1, 2])
        self.assertEqual([(one["name"], one["cell"], one["figures"]) for one in report["unknown_indicators"]],
                         [("Katte", "D2", 1)])
        self.assertIn("Ringparken", report["unknown_areas"][0]["proposals"])
        report, = self.read_areas(figures, "--same", "Ring-parken=Ringparken", "--add", code=1)
        self.assertEqual((report["stored"], report["problems"][0]["error"]), (1, "indicators.twice_in_file"))
        newer = self.put("nyere.csv", "Område;År;Påsatte brande\nRingparken;2011;32\n")
        _, err = self.run_program("areas", "import", newer, "--data", str(self.path / "demo.db"), code=1)
        self.assertIn("nyere.csv:C2: Påsatte brande, Ringparken: 32 in the file, 31 is stored.", err)
        self.run_program("areas", "import", newer, "--prefer", "file", "--data", str(self.path / "demo.db"), code=2)
        report, = self.read_areas(newer, "--prefer", "file", "--reason", "newer extract")
        self.assertEqual((report["stored"], report["disagrees"]), (1, 1))
        report, = self.read_areas(self.put("lists.csv", self.LISTS), "--figures")
        self.assertEqual((report["kind"], report["unchanged"]), ("figures", 1), "57 per cent, and the name is remembered")
        paper = self.put("paper.csv", "%PDF-1.7\n1 0 obj")
        _, err = self.run_program("areas", "import", paper, "--data", str(self.path / "demo.db"), code=1)
        self.assertIn("“paper.csv” is no table as text (PDF)", err)

    def test_a_line_of_ten_megabytes(self):
        path = self.put("long.txt", "Referat af møde " + "ord " * 2_500_000)
        _, err = self.run_program("import", path)
        self.assertIn("Line 1 of “long.txt”", err)

    def test_bad_data_files(self):
        nonsense = self.put("nonsense.db", "this is no database, but it is long enough to look at" * 40)
        _, err = self.run_program("search", "x", "--data", nonsense, code=1)
        self.assertIn("nonsense.db", err)
        _, err = self.run_program("search", "x", "--data", str(self.path / "none.db"), code=1)
        self.assertIn("none.db", err)
        _, err = self.run_program("import", nonsense, "--data", str(self.path / "no/folder/x.db"), code=1)
        self.assertIn("folder", err)
        _, err = self.run_program("search", "x", "--data", "postgresql://127.0.0.1:9/none", code=1)
        self.assertIn("127.0.0.1", err)
        self.assertEqual(len(err.splitlines()), 1)

    def test_a_damaged_data_file_points_to_the_backup(self):
        self.run_program("demo", "--data", self.data)
        with open(self.data, "r+b") as file:
            file.seek(40960)
            file.write(b"U" * 40960)
        _, err = self.run_program("check", code=1)
        self.assertRegex(err, "not whole|damaged")
        _, err = self.run_program("serve", "--listen", "127.0.0.1:0", code=1)
        self.assertIn("tovholder restore", err)

    def test_wrong_usage(self):
        self.run_program("import", code=2)
        self.run_program("fly", code=2)
        out, _ = self.run_program("import", "--help")
        self.assertIn("--dry-run", out)

    def test_port_in_use(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            _, err = self.run_program("serve", "--listen", address, code=1)
            self.assertIn(address.split(":")[1], err)

    def test_repair_keeps_the_lines(self):
        path = self.put("scan.txt", "Der er et gnske om flere aktiviteter i omradet.\n\nBeboerne sgger om hjzelp til forzldre.\n")
        out, _ = self.run_program("repair", path)
        self.assertEqual(out.count("\n"), 3)
        self.assertIn("området", out)

    def test_repair_goes_by_the_words_of_the_archive(self):
        path = self.put("scan.txt", "Der er et gnske om flere aktiviteter i omradet.\n\nRadet sggte om stgtte til "
                        "Marebakken, og det blev sa godkendt pa det fgrste mgde.\n")
        before, _ = self.run_program("repair", path)
        self.assertFalse(pathlib.Path(self.data).exists(), "a repair makes no data file")
        self.assertIn("Marebakken", before)
        for day in range(3, 9):
            self.put(f"minutes/{day}.txt", MINUTES.format(day=day) + "".join(
                f"\nMårebakken får både træer og græs nr. {tree}, og Mårebakkens børn får en legeplads på Mårebakken.\n"
                for tree in range(30)))
        self.run_program("import", str(self.path / "minutes"))
        after, _ = self.run_program("repair", path)
        self.assertIn("Mårebakken", after)

    def test_killed_during_import_the_finished_documents_are_whole(self):
        for number in range(400):
            self.put(f"many/{number:04}.txt", MINUTES.format(day=number % 27 + 1) + f"\nBilag {number}\n" * 40)
        running = subprocess.Popen([PROGRAM, "import", str(self.path / "many"), "--json"], stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, env={**os.environ, "TOVHOLDER_DATA": self.data})
        acknowledged = [json.loads(running.stdout.readline())["file"] for _ in range(5)]
        running.send_signal(signal.SIGKILL)
        running.wait(timeout=30)
        running.stdout.close()
        self.assertEqual(len(acknowledged), 5)
        _, err = self.run_program("check")
        self.assertIn("whole", err)
        out, _ = self.run_program("import", str(self.path / "many"), "--json")
        again = {line["file"]: line["outcome"] for line in map(json.loads, out.splitlines())}
        self.assertEqual({again[name] for name in acknowledged}, {"unchanged"})
        self.assertEqual(len(again), 400)

    def test_serve_sends_what_is_queued(self):
        sink = subprocess.Popen([sys.executable, SMTP_SINK, "accept"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                text=True)
        self.addCleanup(sink.kill)
        mail_port = sink.stdout.readline().split()[1]
        self.run_program("import", self.put("4.txt", MINUTES.format(day=4)))
        self.run_program("user", "add", "anna@example.dk", "--name", "Anna", "--invite")
        server = subprocess.Popen(
            [PROGRAM, "serve", "--listen", "127.0.0.1:0", "--smtp", f"smtp://127.0.0.1:{mail_port}", "--smtp-plain",
             "--mail-from", "plan@example.dk"], stderr=subprocess.PIPE, text=True,
            env={**os.environ, "TOVHOLDER_DATA": self.data, "TOVHOLDER_LANGUAGE": "en"})
        self.addCleanup(server.kill)
        received = json.loads(sink.stdout.readline())
        self.assertIn("anna@example.dk", received["To"])
        self.assertIn("plan@example.dk", received["From"])
        self.assertIn("/log-ind/", received["text"])
        server.send_signal(signal.SIGTERM)
        self.assertEqual(server.wait(timeout=30), 0)

    def test_serve_refuses_a_sender_that_is_no_address(self):
        _, err = self.run_program("serve", "--listen", "127.0.0.1:0", "--smtp", "smtp://127.0.0.1:1", code=1)
        self.assertIn("not a mail address", err)

    def test_serve_answers_and_stops(self):
        self.put("4.txt", MINUTES.format(day=4))
        self.run_program("import", str(self.path / "4.txt"), "--publish")
        server = subprocess.Popen([PROGRAM, "serve", "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True,
                                  env={**os.environ, "TOVHOLDER_DATA": self.data, "TOVHOLDER_LANGUAGE": "en"})
        self.addCleanup(server.kill)
        port = int(server.stderr.readline().split("127.0.0.1:")[1].split()[0].rstrip("/"))
        self.assertIn("/log-ind/", server.stderr.readline())
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(b"GET /moeder/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                answer = b""
                while piece := connection.recv(65536):
                    answer += piece
            break
        self.assertIn(b"200 OK", answer)
        self.assertIn("vaskehus nummer 4".encode(), answer)
        server.send_signal(signal.SIGTERM)
        self.assertEqual(server.wait(timeout=30), 0)
        server.stderr.close()

    def test_users_are_added_invited_and_disabled(self):
        self.run_program("import", self.put("a.txt", MINUTES.format(day=3)))
        out, _ = self.run_program("user", "add", "karla@example.dk", "--role", "auditor")
        self.assertIn("http://127.0.0.1:8080/log-ind/", out)
        out, err = self.run_program("user", "add", "bo@example.dk", "--invite", "--address", "https://plan.example.dk")
        self.assertEqual(out, "", "the link is in the mail alone")
        self.assertIn("waits to be sent", err)
        self.run_program("user", "add", "nobody", "--invite", code=1)
        _, err = self.run_program("user", "add", "x@example.dk", "--role", "king", code=1)
        self.assertIn("auditor", err)
        _, err = self.run_program("user", "reset-second-factor", "bo@example.dk", code=1)
        self.assertIn("nothing to reset", err)
        self.run_program("user", "disable", "bo@example.dk")
        out, _ = self.run_program("user", "list")
        self.assertIn("karla@example.dk\tkarla@example.dk\tauditor\n", out)
        self.assertIn("bo@example.dk\tbo@example.dk\treader\tdisabled\n", out)

    def test_mail_is_read_from_standard_input(self):
        mails = pathlib.Path(__file__).parent.parent / "fuzz/corpus/post_mail"
        out, err = self.run_program("mail", "receive", "--dry-run", given=(mails / "outlook_reply.eml").read_bytes())
        self.assertIn("soeren@kommune.example declines: meeting-7@plan.example.org", out)
        self.assertIn("Jeg er på ferie", out)
        self.assertEqual(err, "")
        out, _ = self.run_program("mail", "receive", "--dry-run", "--json", given=(mails / "outlook_counter.eml").read_bytes())
        answer = json.loads(out)["answers"][0]
        self.assertEqual(answer["proposal"], {"start": "2025-04-23T07:00:00.000Z", "end": "2025-04-23T09:00:00.000Z"})
        out, _ = self.run_program("mail", "receive", "--dry-run", "--json", given=(mails / "bounce.eml").read_bytes())
        bounce = json.loads(out)["bounce"]
        self.assertEqual(bounce["message_id"], "k3y-of-the-message@example.org")
        self.assertEqual([one["address"] for one in bounce["recipients"]], ["anna.holm@kommune.example"])
        out, _ = self.run_program("mail", "receive", "--dry-run", given=(mails / "out_of_office.eml").read_bytes())
        self.assertIn("nothing to do", out)
        self.assertFalse(pathlib.Path(self.data).exists(), "reading makes no data file")

    def test_mail_that_says_nothing_is_refused_with_the_reason(self):
        head = b"From: a@example.org\r\nContent-Type: text/calendar\r\n\r\n"
        for given, words in ((b"", "empty"), (b"hej", "no mail: line 1"), (b"Subject: x\n\nx", "no sender"),
                             (b"From: a@example.org\n\nHej", "does not answer an invitation"),
                             (head + b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n", "METHOD: REQUEST"),
                             (head + b"BEGIN:VCALENDAR\r\nnonsense\r\n", "Line 2"),
                             (b"From: a@example.org\n\n" + b"x" * (26 << 20), "25 MB")):
            _, err = self.run_program("mail", "receive", "--dry-run", code=1, given=given)
            self.assertIn(words, err)
            self.assertNotIn("Something went wrong", err)
        self.run_program("mail", code=2)

    def call_a_member(self):
        """Releases an agenda in the browser's way; returns the server's address, an opener and the mail that came."""
        sink = subprocess.Popen([sys.executable, SMTP_SINK, "accept"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                text=True)
        self.addCleanup(sink.kill)
        mail_port = sink.stdout.readline().split()[1]
        self.run_program("import", self.put("4.txt", MINUTES.format(day=4)))
        self.run_program("user", "add", "anna@example.dk", "--name", "Anna Holm")
        with contextlib.closing(sqlite3.connect(self.data)) as data, data:
            data.execute("INSERT INTO person (id, name, folded, sort_key) VALUES (90, 'Anna Holm', 'anna holm', '00')")
            data.execute("INSERT INTO organization (id, name, folded, kind, about) VALUES (90, 'Råd', 'råd', '', '')")
            data.execute("INSERT INTO membership (organization, person, role, party) VALUES (90, 90, 'member', '')")
            data.execute("UPDATE user_account SET person = 90 WHERE email = 'anna@example.dk'")
        server = subprocess.Popen(
            [PROGRAM, "serve", "--listen", "127.0.0.1:0", "--print-link", "--smtp", f"smtp://127.0.0.1:{mail_port}",
             "--smtp-plain", "--mail-from", "plan@example.dk"], stderr=subprocess.PIPE, text=True,
            env={**os.environ, "TOVHOLDER_DATA": self.data, "TOVHOLDER_LANGUAGE": "en"})
        self.addCleanup(server.kill)
        address = "http://127.0.0.1:" + server.stderr.readline().split("127.0.0.1:")[1].split()[0].rstrip("/")
        browser = Browser(address)
        link = "/log-ind/" + server.stderr.readline().split("/log-ind/")[1].strip()
        browser.submit(link, link)
        day = datetime.date.today() + datetime.timedelta(days=40)
        agenda = browser.submit("/moeder/ny", "/moeder/ny", titel="Rådsmøde", dato=f"{day.day}.{day.month}.{day.year}",
                                start="15.00", slut="17.00", sted="Salen", organ="90")
        meeting = agenda.removesuffix("/dagsorden")
        version = re.search(r'name="version" value="(\d+)"', browser.get(meeting + "/frigiv"))[1]
        browser.submit(meeting + "/frigiv", meeting + "/frigiv", version=version)
        return browser, meeting, json.loads(sink.stdout.readline())

    def test_an_invitation_is_answered_by_mail(self):
        browser, meeting, mail = self.call_a_member()
        self.assertIn("anna@example.dk", mail["To"])
        calendar = next(part["text"] for part in mail["parts"] if part["type"] == "text/calendar")
        uid = re.search(r"^UID:(.*)$", calendar.replace("\r\n ", "").replace("\r", ""), re.M)[1]
        self.assertIn("1 without an answer", browser.get(meeting + "/indkaldelse"))

        def answer(sender="anna@example.dk", attendee="anna@example.dk", event=uid, sequence=0):
            return (f"From: {sender}\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n"
                    f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{event}\r\n"
                    f"SEQUENCE:{sequence}\r\nDTSTAMP:20990101T000000Z\r\nCOMMENT:Ferie\r\n"
                    f"ATTENDEE;PARTSTAT=DECLINED:mailto:{attendee}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").encode()

        for given, words in ((answer(event="meeting-7@nowhere"), "No invitation is called"),
                             (answer(attendee="eve@example.dk", sender="eve@example.dk"), "not called to the meeting"),
                             (answer(sender="eve@example.dk"), "comes from eve@example.dk")):
            _, err = self.run_program("mail", "receive", code=1, given=given)
            self.assertIn(words, err)
        self.assertIn("1 without an answer", browser.get(meeting + "/indkaldelse"))
        out, _ = self.run_program("mail", "receive", given=answer())
        self.assertIn("anna@example.dk declines", out)
        page = browser.get(meeting + "/indkaldelse")
        self.assertIn("1 apology", page)
        self.assertIn("Ferie", page)
        _, err = self.run_program("mail", "receive", "--data", str(self.path / "none.db"), code=1, given=answer())
        self.assertIn("none.db", err)

    def test_a_bounced_invitation_is_seen_by_the_secretary(self):
        browser, meeting, mail = self.call_a_member()
        mails = pathlib.Path(__file__).parent.parent / "fuzz/corpus/post_mail"
        bounce = (mails / "bounce.eml").read_bytes()
        _, err = self.run_program("mail", "receive", code=1, given=bounce)
        self.assertIn("was not sent from here", err)
        key = mail["Message-ID"].strip("<>").encode()
        self.run_program("mail", "receive", given=bounce.replace(b"k3y-of-the-message@example.org", key))
        self.assertIn("5.1.1", browser.get(meeting + "/indkaldelse"))

    def test_demo(self):
        demo = str(self.path / "demo.db")
        self.run_program("demo", "--data", demo)
        _, err = self.run_program("demo", "--data", demo, code=1)
        self.assertIn("demo.db", err)
        self.run_program("check", "--data", demo)
        out, _ = self.run_program("search", "helhedsplan", "--data", demo)
        self.assertIn("/moeder/", out)
        self.check_example_applications(demo)
        self.check_example_areas()
        self.check_example_figures()

    def check_example_applications(self, demo):
        out, _ = self.run_program("application", "list", "--data", demo)
        self.assertEqual([line.split("\t")[2:4] for line in out.splitlines()],
                         [["prequalification", "granted"], ["final", "draft"]])
        out, _ = self.run_program("application", "check", "1", "--data", demo, "--json", code=1)
        check = json.loads(out)
        self.assertFalse(check["complete"])
        self.assertEqual(sorted({one["numeral"] for one in check["missing"]}), ["II", "III", "V", "VI"])
        self.assertIn("24.4 % of local co-financing", " ".join(one["what"] for one in check["missing"]))
        out, _ = self.run_program("application", "check", "2", "--data", demo)
        self.assertEqual(out, "")
        package = self.path / "pakke.zip"
        self.run_program("application", "package", "2", "--data", demo, "--to", str(package))
        with zipfile.ZipFile(package) as archive:
            names = archive.namelist()
            self.assertTrue(archive.read("00 Cover.pdf").startswith(b"%PDF-"))
        self.assertIn("III Short description of the project/01 projektbeskrivelse.pdf", names)
        self.assertIn("Decisions/04 Slagelse Byråd.pdf", names)
        _, err = self.run_program("application", "package", "1", "--data", demo, "--to", str(package), code=1)
        self.assertIn("not complete", err)
        _, err = self.run_program("application", "check", "9", "--data", demo, code=1)
        self.assertIn("no such application", err)
        _, err = self.run_program("application", "package", "2", "--data", demo, "--to", "/no/folder/x.zip", code=1)
        self.assertIn("/no/folder/x.zip", err)


if __name__ == "__main__":
    unittest.main(verbosity=1)
