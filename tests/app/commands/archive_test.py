#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Documents go in, are found and repaired, and nothing acknowledged is lost.

    archive_test.py PROGRAM
"""
import json
import os
import pathlib
import signal
import subprocess
import unittest

from program import MINUTES, PROGRAM, ProgramTest


class Archive(ProgramTest):
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


if __name__ == "__main__":
    unittest.main(verbosity=1)
