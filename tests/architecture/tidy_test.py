#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs clang-tidy over src/: over every file where CI is set, else over what git says has changed.

    tidy_test.py ROOT BUILD_FOLDER

Nearly all of clang-tidy's time goes into the headers. So many files are looked at at once, joined to one text; where
that text is not clean, each half of it is looked at, and what is said of single files counts.
"""
import concurrent.futures
import functools
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

MOST_LINES = 8000  # of a bundle: larger ones cost less together, but keep the last processor busy alone


class Source:
    def __init__(self, root, path):
        self.path = path
        self.room = path.relative_to(root / "src").parts[0]
        text = path.read_text()
        self.text = text if path.suffix == ".cpp" else f'#include "{path}"\n'
        self.includes = re.findall(r"^#include .*\n", self.text, re.MULTILINE)
        self.lines = text.count("\n")
        self.private = declared(unnamed(text))
        self.known = (self.private | set(re.findall(r"^using [\w:]+::(\w+);", text, re.MULTILINE))
                      | offered(root / "src", re.findall(r'^#include "(.*)"', self.text, re.MULTILINE)))
        self.opens = set(re.findall(r"^using namespace (\w+);", text, re.MULTILINE))


def unnamed(text):
    return "".join(re.findall(r"^namespace {\n(.*?)^}  // namespace$", text, re.MULTILINE | re.DOTALL))


def declared(text):
    """The names that a text declares outside of classes."""
    forms = (r"^(?:struct|class|enum class|enum) (\w+)", r"^using (\w+) =",
             r"^(?!using |namespace |template |struct |class |enum )[\w\[].*?(\w+)(?:\(|\[\w*\]|{| =|;)")
    return {name for form in forms for name in re.findall(form, text, re.MULTILINE)}


@functools.cache
def read_header(path):
    """The headers of src/ that a header names, and what it declares."""
    text = path.read_text() if path.exists() else ""
    return re.findall(r'^#include "(.*)"', text, re.MULTILINE), declared(text)


def offered(folder, includes):
    """What the headers of a file declare, with all that they include."""
    names, seen, left = set(), set(), list(includes)
    while left:
        include = left.pop()
        if include not in seen:
            seen.add(include)
            more, here = read_header(folder / include)
            left += more
            names |= here
    return names


class Bundle:
    """Files that can stand in one text: none knows by a name what another calls its own.

    A room is a namespace, so only files of one room can disturb each other, and those of base every other.
    """

    def __init__(self):
        self.sources, self.lines = [], 0

    def takes(self, source, most_lines):
        return self.lines + source.lines <= most_lines and not any(disturb(source, other) for other in self.sources)

    def add(self, source):
        self.sources.append(source)
        self.lines += source.lines


def disturb(one, other):
    if one.room == other.room and one.opens != other.opens:
        return True
    near = one.room == other.room or "base" in (one.room, other.room)
    return near and bool(one.private & other.known or one.known & other.private)


def joined(sources):
    # Headers first: what a file opens or keeps to itself must not change what the headers of the next one mean.
    includes = [line for source in sources for line in source.includes]
    return "".join([*includes, *(source.text for source in sources)])


def bundles_of(sources):
    most_lines = min(MOST_LINES, sum(source.lines for source in sources) // os.cpu_count())
    bundles = []
    for source in sources:
        bundle = next((bundle for bundle in bundles if bundle.takes(source, most_lines)), None)
        if not bundle:
            bundle = Bundle()
            bundles.append(bundle)
        bundle.add(source)
    return sorted(bundles, key=lambda bundle: -bundle.lines)


def git(root, *words):
    """The files that git names; None where it cannot tell."""
    # The checkout may belong to somebody else, and this user may have no home.
    calm = {**os.environ, "HOME": tempfile.gettempdir(), "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(["git", "-c", f"safe.directory={root}", "-C", str(root), *words, "-z"],
                              capture_output=True, text=True, env=calm)
    except FileNotFoundError:
        return None
    return {root / name for name in done.stdout.split("\0") if name} if done.returncode == 0 else None


def changed(root):
    lists = [git(root, "diff", "--name-only", "HEAD"), git(root, "ls-files", "--others", "--exclude-standard")]
    if None in lists:
        return None
    return set().union(*lists, git(root, "diff", "--name-only", "HEAD~1", "HEAD") or set())


def wanted(root):
    every = sorted((root / "src").rglob("*.cpp"))
    names = None if os.environ.get("CI") else changed(root)
    if names is None:
        return every
    return sorted(name for name in names if name.suffix in (".cpp", ".h") and name.is_relative_to(root / "src")
                  and name.exists())


def compile_flags(root, build):
    """What clang needs of the flags to read any file of src/: not the warnings, sanitizers and precompiled headers."""
    flags = {"-xc++": None, "-std=c++20": None}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        # Some files are compiled joined to one, which lies in the build folder.
        if not any(pathlib.Path(entry["file"]).is_relative_to(folder / "src") for folder in (root, build)):
            continue
        words = iter(shlex.split(entry["command"]))
        for word in words:
            if word.startswith(("-I", "-D")):
                flags[word] = None
            elif word == "-isystem":
                flags[word + next(words)] = None
    return list(flags)


class Tidy:
    def __init__(self, root, build, folder):
        self.folder, self.flags = pathlib.Path(folder), compile_flags(root, build)
        self.rules = next(path for path in (home / ".clang-tidy" for home in (root, *root.parents)) if path.exists())

    def look(self, path):
        """What clang-tidy says against a file."""
        done = subprocess.run(["clang-tidy-14", f"--config-file={self.rules}", "--quiet", str(path), "--", *self.flags],
                              capture_output=True, text=True)
        return "" if done.returncode == 0 else done.stdout or done.stderr

    def clean(self, sources):
        with tempfile.NamedTemporaryFile("w", suffix=".cpp", dir=self.folder) as file:
            file.write(joined(sources))
            file.flush()
            return not self.look(file.name)

    def findings(self, sources):
        if len(sources) == 1:
            said = self.look(sources[0].path)
            return [said] if said else []
        if self.clean(sources):
            return []
        half = len(sources) // 2
        return self.findings(sources[:half]) + self.findings(sources[half:])


def main():
    root, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    sources = [Source(root, path) for path in wanted(root)]
    bundles = bundles_of(sources)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        tidy = Tidy(root, build, folder)
        found = pool.map(lambda bundle: tidy.findings(bundle.sources), bundles)
        findings = [said for of_bundle in found for said in of_bundle]
    print(*findings, f"{len(sources)} files looked at", sep="\n")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
