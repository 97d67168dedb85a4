#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Fails where a C++ file is not as .clang-format wants it.

    format_test.py ROOT
"""
import pathlib
import subprocess
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    files = sorted(str(path) for folder in ("src", "tests", "bench") for end in ("*.h", "*.cpp")
                   for path in (root / folder).rglob(end))
    done = subprocess.run(["clang-format-14", "--dry-run", "-Werror", *files], stderr=subprocess.PIPE, text=True)
    print(done.stderr[:8000] or f"{len(files)} files are well formed")
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
