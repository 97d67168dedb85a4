# SPDX-License-Identifier: EUPL-1.2
"""Runs the program as it is typed. The tests of the commands get its path as their last argument."""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import urllib.request

PROGRAM = sys.argv.pop()
REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
MINUTES = """Boligudvalget - Referat - {day}. februar 2026

1. Status for vaskehus nummer {day} (O)

Beslutning

Orienteringen blev taget til efterretning.
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


class ProgramTest(unittest.TestCase):
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

    def environment(self):
        return {**os.environ, "TOVHOLDER_DATA": self.data, "TOVHOLDER_LANGUAGE": "en"}

    def run_program(self, *words, code=0, given=None):
        done = subprocess.run([PROGRAM, *words], capture_output=True, timeout=120, input=given, env=self.environment())
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, f"{words}\n{out}\n{err}")
        return out, err

    def serve(self, *options):
        """Returns the running server, its address and the link that signs in."""
        server = subprocess.Popen([PROGRAM, "serve", "--listen", "127.0.0.1:0", "--print-link", *options],
                                  stderr=subprocess.PIPE, text=True, env=self.environment())
        self.addCleanup(server.stderr.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        address = "http://127.0.0.1:" + server.stderr.readline().split("127.0.0.1:")[1].split()[0].rstrip("/")
        return server, address, "/log-ind/" + server.stderr.readline().split("/log-ind/")[1].strip()

    def stop(self, server):
        server.send_signal(signal.SIGTERM)
        self.assertEqual(server.wait(timeout=30), 0)
