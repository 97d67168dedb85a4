#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Process plans from a file to what slips.

    plan_test.py PROGRAM
"""
import json
import pathlib
import unittest

from program import ProgramTest

PLAN = """Plan for Nordby

Deadline	Aktivitet	Ansvarlig
Februar 2026	Udkast skrives	Kontoret
Primo marts 2026	Bestyrelsen godkender	Bo og Ane
Afventer	Workshop	Aftales nærmere
"""


class Plans(ProgramTest):
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


if __name__ == "__main__":
    unittest.main(verbosity=1)
