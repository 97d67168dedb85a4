#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs clang-tidy over src/: over everything where CI is set, else over what git says has changed.

    tidy_test.py ROOT BUILD_FOLDER
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys


def git(root, *words):
    done = subprocess.run(["git", "-c", f"safe.directory={root}", "-C", str(root), *words], capture_output=True, text=True)
    return done.stdout.split()


def changed(root):
    names = set(git(root, "diff", "--name-only", "HEAD")) | set(git(root, "diff", "--name-only", "HEAD~1", "HEAD"))
    return {root / name for name in names | set(git(root, "ls-files", "--others", "--exclude-standard"))}


def check(root, build, path):
    done = subprocess.run(["clang-tidy-14", "-p", str(build), "--quiet", str(path)], capture_output=True, text=True, cwd=root)
    return done.returncode, done.stdout


def main():
    root, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    files = sorted((root / "src").rglob("*.cpp"))
    if not os.environ.get("CI"):
        wanted = changed(root)
        files = [path for path in files if path in wanted]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda path: check(root, build, path), files))
    for code, text in results:
        if code:
            print(text)
    print(f"{len(files)} files looked at")
    sys.exit(1 if any(code for code, _ in results) else 0)


if __name__ == "__main__":
    main()
