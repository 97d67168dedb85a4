#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The example plan, and commands that need one.

    example_test.py PROGRAM
"""
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zipfile

from program import PROGRAM, ProgramTest


class Example(ProgramTest):
    LISTS = ("list_year,area,municipality,nonwestern_pct,classification,source_url,verified\n"
             "2019,Ringparken mv,Slagelse,57,hårdt ghettoområde,https://example.dk/liste,yes\n"
             "2019,Blågården,København,,ghettoområde,https://example.dk/liste,yes\n")
    OUTLINE = ('{"type":"Feature","properties":{"navn":"%s"},"geometry":{"type":"Polygon","coordinates":'
               '[[[11.34,55.41],[11.35,55.41],[11.35,55.42],[11.34,55.41]]]}}')

    @classmethod
    def setUpClass(cls):
        cls.example = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.example.cleanup)
        cls.made = pathlib.Path(cls.example.name) / "demo.db"
        subprocess.run([PROGRAM, "demo", "--data", cls.made], check=True, capture_output=True, timeout=300)

    def setUp(self):
        super().setUp()
        self.demo = shutil.copy(self.made, self.path / "demo.db")

    def read_areas(self, *words, code=0):
        out, _ = self.run_program("areas", "import", *words, "--data", self.demo, "--json", code=code)
        return [json.loads(line) for line in out.splitlines()]

    def test_it_is_whole_and_overwrites_nothing(self):
        _, err = self.run_program("demo", "--data", self.demo, code=1)
        self.assertIn("demo.db", err)
        self.run_program("check", "--data", self.demo)
        out, _ = self.run_program("search", "helhedsplan", "--data", self.demo)
        self.assertIn("/moeder/", out)

    def test_its_applications(self):
        out, _ = self.run_program("application", "list", "--data", self.demo)
        self.assertEqual([line.split("\t")[2:4] for line in out.splitlines()],
                         [["prequalification", "granted"], ["final", "draft"]])
        out, _ = self.run_program("application", "check", "1", "--data", self.demo, "--json", code=1)
        check = json.loads(out)
        self.assertFalse(check["complete"])
        self.assertEqual(sorted({one["numeral"] for one in check["missing"]}), ["II", "III", "V", "VI"])
        self.assertIn("24.4 % of local co-financing", " ".join(one["what"] for one in check["missing"]))
        out, _ = self.run_program("application", "check", "2", "--data", self.demo)
        self.assertEqual(out, "")
        package = self.path / "pakke.zip"
        self.run_program("application", "package", "2", "--data", self.demo, "--to", str(package))
        with zipfile.ZipFile(package) as archive:
            names = archive.namelist()
            self.assertTrue(archive.read("00 Cover.pdf").startswith(b"%PDF-"))
        self.assertIn("III Short description of the project/01 projektbeskrivelse.pdf", names)
        self.assertIn("Decisions/04 Slagelse Byråd.pdf", names)
        _, err = self.run_program("application", "package", "1", "--data", self.demo, "--to", str(package), code=1)
        self.assertIn("not complete", err)
        _, err = self.run_program("application", "check", "9", "--data", self.demo, code=1)
        self.assertIn("no such application", err)
        _, err = self.run_program("application", "package", "2", "--data", self.demo, "--to", "/no/folder/x.zip", code=1)
        self.assertIn("/no/folder/x.zip", err)

    def test_its_areas(self):
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
        _, err = self.run_program("areas", "import", wrong, "--data", self.demo, code=1)
        self.assertIn("wrong.csv:4: area: Write the name of the area.", err)
        crossing = self.put("crossing.json", self.OUTLINE.replace("[11.35,55.42]", "[11.33,55.41]") % "Ringparken")
        _, err = self.run_program("areas", "import", crossing, "--data", self.demo, code=1)
        self.assertIn("crossing.json:\nIn ring 1 side", err)
        _, err = self.run_program("areas", "import", lists, "--same", "x=Atlantis", "--data", self.demo, code=1)
        self.assertIn("Atlantis", err)

    def test_its_figures(self):
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
        _, err = self.run_program("areas", "import", newer, "--data", self.demo, code=1)
        self.assertIn("nyere.csv:C2: Påsatte brande, Ringparken: 32 in the file, 31 is stored.", err)
        self.run_program("areas", "import", newer, "--prefer", "file", "--data", self.demo, code=2)
        report, = self.read_areas(newer, "--prefer", "file", "--reason", "newer extract")
        self.assertEqual((report["stored"], report["disagrees"]), (1, 1))
        lists = self.put("lists.csv", self.LISTS)
        self.read_areas("--same", "Ringparken mv=Ringparken", lists)
        report, = self.read_areas(lists, "--figures")
        self.assertEqual((report["kind"], report["unchanged"]), ("figures", 1), "57 per cent, and the name is remembered")
        paper = self.put("paper.csv", "%PDF-1.7\n1 0 obj")
        _, err = self.run_program("areas", "import", paper, "--data", self.demo, code=1)
        self.assertIn("“paper.csv” is no table as text (PDF)", err)


if __name__ == "__main__":
    unittest.main(verbosity=1)
