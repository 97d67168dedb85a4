#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The server starts, answers and stops; its users come and go.

    server_test.py PROGRAM
"""
import socket
import unittest

from program import MINUTES, Browser, ProgramTest


class Server(ProgramTest):
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

    def test_serve_refuses_a_sender_that_is_no_address(self):
        _, err = self.run_program("serve", "--listen", "127.0.0.1:0", "--smtp", "smtp://127.0.0.1:1", code=1)
        self.assertIn("not a mail address", err)

    def test_serve_answers_and_stops(self):
        self.put("4.txt", MINUTES.format(day=4))
        self.run_program("import", str(self.path / "4.txt"), "--publish")
        server, address, _ = self.serve()
        self.assertIn("vaskehus nummer 4", Browser(address).get("/moeder/1"))
        self.stop(server)

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


if __name__ == "__main__":
    unittest.main(verbosity=1)
