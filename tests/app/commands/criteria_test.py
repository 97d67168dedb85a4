#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Which list an area is on, by the rules of its year.

    criteria_test.py PROGRAM
"""
import json
import pathlib
import unittest

from program import REPOSITORY, ProgramTest

AREAS = """list_year;area;municipality;population;employment_outside_pct;convicted_pct;education_basic_pct;income_pct_of_region;nonwestern_pct;convicted_national_pct
2019;Nordparken;Nordby;1.900;41,2;1,98;70,2;57,7;57;0,66
2022;Sydparken;Nordby;1.200;31;0,5;61;66;31;0,5
2022;Vestparken;Nordby;900;45;2;70;50;60;0,5
2022;Østparken;Nordby;;;;;;;
"""


class Criteria(ProgramTest):
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
        own = json.loads((REPOSITORY / "src/criteria/rules/r2.json").read_text())
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


if __name__ == "__main__":
    unittest.main(verbosity=1)
