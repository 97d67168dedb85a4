#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Mail that is sent, and answers that come back.

    mail_test.py PROGRAM
"""
import contextlib
import datetime
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import unittest

from program import MINUTES, REPOSITORY, Browser, ProgramTest

SINK = REPOSITORY / "tests/post/smtp_sink.py"
MAILS = REPOSITORY / "tests/fuzz/corpus/post_mail"


class Mail(ProgramTest):
    def receive_mail(self):
        """Returns a mail server and the options that send to it."""
        sink = subprocess.Popen([sys.executable, SINK, "accept"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(sink.kill)
        port = sink.stdout.readline().split()[1]
        return sink, ["--smtp", f"smtp://127.0.0.1:{port}", "--smtp-plain", "--mail-from", "plan@example.dk"]

    def test_serve_sends_what_is_queued(self):
        sink, smtp = self.receive_mail()
        self.run_program("import", self.put("4.txt", MINUTES.format(day=4)))
        self.run_program("user", "add", "anna@example.dk", "--name", "Anna", "--invite")
        server, _, _ = self.serve(*smtp)
        received = json.loads(sink.stdout.readline())
        self.assertIn("anna@example.dk", received["To"])
        self.assertIn("plan@example.dk", received["From"])
        self.assertIn("/log-ind/", received["text"])
        self.stop(server)

    def test_mail_is_read_from_standard_input(self):
        out, err = self.run_program("mail", "receive", "--dry-run", given=(MAILS / "outlook_reply.eml").read_bytes())
        self.assertIn("soeren@kommune.example declines: meeting-7@plan.example.org", out)
        self.assertIn("Jeg er på ferie", out)
        self.assertEqual(err, "")
        out, _ = self.run_program("mail", "receive", "--dry-run", "--json", given=(MAILS / "outlook_counter.eml").read_bytes())
        answer = json.loads(out)["answers"][0]
        self.assertEqual(answer["proposal"], {"start": "2025-04-23T07:00:00.000Z", "end": "2025-04-23T09:00:00.000Z"})
        out, _ = self.run_program("mail", "receive", "--dry-run", "--json", given=(MAILS / "bounce.eml").read_bytes())
        bounce = json.loads(out)["bounce"]
        self.assertEqual(bounce["message_id"], "k3y-of-the-message@example.org")
        self.assertEqual([one["address"] for one in bounce["recipients"]], ["anna.holm@kommune.example"])
        out, _ = self.run_program("mail", "receive", "--dry-run", given=(MAILS / "out_of_office.eml").read_bytes())
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
        sink, smtp = self.receive_mail()
        self.run_program("import", self.put("4.txt", MINUTES.format(day=4)))
        self.run_program("user", "add", "anna@example.dk", "--name", "Anna Holm")
        with contextlib.closing(sqlite3.connect(self.data)) as data, data:
            data.execute("INSERT INTO person (id, name, folded, sort_key) VALUES (90, 'Anna Holm', 'anna holm', '00')")
            data.execute("INSERT INTO organization (id, name, folded, kind, about) VALUES (90, 'Råd', 'råd', '', '')")
            data.execute("INSERT INTO membership (organization, person, role, party) VALUES (90, 90, 'member', '')")
            data.execute("UPDATE user_account SET person = 90 WHERE email = 'anna@example.dk'")
        _, address, link = self.serve(*smtp)
        browser = Browser(address)
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
        bounce = (MAILS / "bounce.eml").read_bytes()
        _, err = self.run_program("mail", "receive", code=1, given=bounce)
        self.assertIn("was not sent from here", err)
        key = mail["Message-ID"].strip("<>").encode()
        self.run_program("mail", "receive", given=bounce.replace(b"k3y-of-the-message@example.org", key))
        self.assertIn("5.1.1", browser.get(meeting + "/indkaldelse"))


if __name__ == "__main__":
    unittest.main(verbosity=1)
