# SPDX-License-Identifier: EUPL-1.2
"""The same pages in the programs of others: kiwix-serve, Fossil, nginx, PostgreSQL."""

import contextlib
import os
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import urllib.parse
import zlib

from rows import programs


def _picture(width=48):
    """A blue PNG, which a ZIM file must have."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = b"\0" + b"\x00\x33\x77" * width
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(line * width)) + chunk(b"IEND", b""))


def _pack(place, pages, zim):
    folder = place.folder / "zim-pages"
    shutil.copytree(pages, folder)
    (folder / "picture.png").write_bytes(_picture())
    first = min(path.name for path in folder.glob("*.html"))
    programs.run(["zimwriterfs", "-w", first, "-I", "picture.png", "-l", "dan", "-t", "Meetings", "-d", "Meetings",
                  "-c", "Tovholder", "-p", "Tovholder", "-n", "meetings", folder, zim])


@contextlib.contextmanager
def kiwix(place, pages):
    """Serves the pages; with the address of a page and of a search."""
    zim = place.folder / "meetings.zim"
    if not zim.exists():
        _pack(place, pages, zim)
    port = programs.free_port()
    with programs.serving(["kiwix-serve", "--port", port, zim], port) as served:
        served.page = lambda name: f"/meetings/{name}"
        served.search = lambda words: "/search?" + urllib.parse.urlencode(
            {"content": "meetings", "pattern": words, "pageLength": 20})
        yield served


@contextlib.contextmanager
def fossil(place, pages):
    """Serves the pages as checked-in documents, indexed for search."""
    repository = place.folder / "meetings.fossil"
    if not repository.exists():
        _check_in(place, pages, repository)
    port = programs.free_port()
    with programs.serving(["fossil", "server", "--localhost", "--port", port, repository], port,
                          "/doc/tip/" + min(path.name for path in pages.glob("*.html"))) as served:
        served.page = lambda name: f"/doc/tip/{name}"
        served.search = lambda words: "/search?" + urllib.parse.urlencode({"s": words, "y": "d"})
        yield served


def _check_in(place, pages, repository):
    tree = place.folder / "fossil-tree"
    shutil.copytree(pages, tree)
    environment = {**os.environ, "HOME": str(place.folder), "USER": "bench"}

    def tell(*words):
        programs.run(["fossil", *words], cwd=tree, env=environment)

    tell("init", repository)
    tell("open", "--force", "--keep", repository)
    with sqlite3.connect(repository) as settings:
        settings.execute("INSERT INTO config (name, value, mtime) VALUES ('doc-glob', '*.html', 0)")
    settings.close()
    tell("add", "--quiet", ".")
    tell("commit", "--no-warnings", "--no-prompt", "-m", "Meetings")
    tell("fts-config", "enable", "d")
    tell("fts-config", "index", "on")
    tell("fts-config", "stemmer", "on")
    tell("fts-config", "reindex")


@contextlib.contextmanager
def nginx(place, pages):
    port = programs.free_port()
    configuration = place.folder / "nginx.conf"
    configuration.write_text(f"""daemon off; worker_processes 2; pid {place.folder}/nginx.pid; error_log stderr error;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=10000;
types {{ text/html html; }}
server {{ listen 127.0.0.1:{port}; root {pages}; }} }}
""")
    first = min(path.name for path in pages.glob("*.html"))
    with programs.serving(["nginx", "-c", configuration], port, "/" + first) as served:
        served.page = lambda name: f"/{name}"
        yield served


class Postgres:
    """Its own Danish text search over the pages."""

    _BIN = pathlib.Path("/usr/lib/postgresql/15/bin")

    def __init__(self, place):
        self.folder = place.folder / "postgres"
        self.folder.mkdir()
        self._as = []
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            self._as = ["runuser", "-u", "postgres", "--"]
        self._data = self.folder / "data"

    def __enter__(self):
        self._run("initdb", "-D", self._data, "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust")
        self._run("pg_ctl", "-D", self._data, "-w", "-l", self.folder / "log", "-o",
                  f"-c listen_addresses='' -k {self.folder}", "start", stdout=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop", stdout=subprocess.DEVNULL)

    def _run(self, program, *arguments, **options):
        options.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([*self._as, str(self._BIN / program), *map(str, arguments)], stderr=subprocess.PIPE,
                              text=True, cwd="/", check=False, **options)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr[-2000:]}")
        return done.stdout

    def tell(self, script):
        return self._run("psql", "-h", self.folder, "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1", input=script)

    def load(self, texts):
        rows = "".join(text.replace("\\", "").replace("\t", " ").replace("\n", " ") + "\n" for text in texts)
        self.tell("CREATE TABLE page (id serial PRIMARY KEY, body text, terms tsvector);\n"
                  "COPY page (body) FROM STDIN;\n" + rows + "\\.\n"
                  "UPDATE page SET terms = to_tsvector('danish', body);\n"
                  "CREATE INDEX page_terms ON page USING gin (terms);\nVACUUM ANALYZE page;\n")

    def times_of(self, queries):
        """Milliseconds of each ranked search with marked snippets."""
        script = "\\timing on\n" + "".join(
            "SELECT id, ts_headline('danish', body, q) FROM (SELECT id, body, q FROM page, "
            f"plainto_tsquery('danish', $${words}$$) q WHERE terms @@ q ORDER BY ts_rank(terms, q) DESC LIMIT 20) h;\n"
            for words in queries)
        lines = self.tell(script).splitlines()
        return [float(line.split()[1]) for line in lines if line.startswith("Time: ")]
