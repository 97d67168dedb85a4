#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks that no rule of web/ styles what no page has any more, or asks for a value that has no name.

Every class that a style names stands in the sources of pages or scripts: whole, or as a beginning to which the
source adds the rest ("form-" + type).

    check_styles.py CHECKOUT
"""
import pathlib
import re
import sys


def is_composed(name, beginnings, words):
    return any(name.startswith(one) and name[len(one):] in words for one in beginnings)


def main(root):
    sources = '\n'.join(path.read_text(encoding='utf-8') for folder, kinds in (('src', ('*.cpp', '*.h')), ('web', ('*.js',)))
                        for kind in kinds for path in sorted((root / folder).rglob(kind)))
    words = set(re.findall(r'[A-Za-z0-9_-]+', sources))
    beginnings = set(re.findall(r'([A-Za-z0-9_-]+-)" \+', sources))
    styles = {path: re.sub(r'/\*.*?\*/', '', path.read_text(encoding='utf-8'), flags=re.S)
              for path in sorted((root / 'web').rglob('*.css'))}
    values = {name for text in styles.values() for name in re.findall(r'(--[\w-]+):', text)}
    faults = []
    for style, text in styles.items():
        faults += [f'{style.relative_to(root)}: {name} has no value' for name in re.findall(r'var\((--[\w-]+)', text)
                   if name not in values]
        for selector in re.findall(r'([^{}]+)\{', text):
            for name in re.findall(r'\.([A-Za-z][A-Za-z0-9_-]*)', selector):
                if name not in words and not is_composed(name, beginnings, words):
                    faults.append(f'{style.relative_to(root)}: no page has .{name}')
    print('\n'.join(faults))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
