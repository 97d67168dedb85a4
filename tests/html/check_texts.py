#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks that everything pages say stands in both languages.

Every t("…"), t.Plural("…", "…"), t.In("…", "…") and Msgid("…") of the sources has a Danish translation
with the same {places}; rooms agree on it; every Fail("…") and Error{"…"} has its line in errors.tsv, each id
once, with the same {places} in both languages; every Icon("…") stands in web/icons.txt.
"""
import pathlib
import re
import sys

STRING = r'"(?:[^"\\]|\\.)*"'
STRINGS = rf'{STRING}(?:\s*{STRING})*'
SAID = [
    (re.compile(rf'\b(?:t_?|Msgid)\(\s*({STRINGS})\s*[,)]'), lambda m: (None, m[1], None)),
    (re.compile(rf'\bt_?\([^"();]*\?\s*({STRINGS})\s*:\s*({STRINGS})'), lambda m: (None, m[1], None)),
    (re.compile(rf'\.Plural\(\s*({STRINGS})\s*,\s*({STRINGS})'), lambda m: (None, m[1], m[2])),
    (re.compile(rf'\.In\(\s*({STRINGS})\s*,\s*({STRINGS})\s*\)'), lambda m: (m[1], m[2], None)),
]
FAILED = re.compile(r'\b(?:Fail\(|Error\{)\s*"([a-z]+\.[a-z0-9_.]+)"')
ICON = re.compile(r'\bIcon\("([a-z-]+)"\)')


def join(literals):
    text = ''.join(part[1:-1] for part in re.findall(STRING, literals))
    return text.replace(r'\"', '"').replace(r'\n', '\n').replace(r'\\', '\\')


def places(text):
    return set(re.findall(r'\{[a-z_]+\}', text))


def read_catalogue(path):
    """{(context, msgid): ([msgid, plural], [translations])} and the faults of one .po file."""
    entries, entry, field, faults = {}, {}, None, []

    def close():
        if 'msgid' in entry:
            key = (entry.get('msgctxt'), entry['msgid'])
            if key in entries:
                faults.append(f'{path.name}: “{entry["msgid"]}” stands twice')
            translations = [entry[f] for f in sorted(entry) if f.startswith('msgstr')]
            entries[key] = ([entry['msgid'], entry.get('msgid_plural')], translations)
        entry.clear()

    for line in path.read_text(encoding='utf-8').splitlines():
        match = re.match(rf'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+({STRING})$', line)
        if match:
            field = match[1]
            if field == 'msgctxt' or (field == 'msgid' and 'msgid' in entry):
                close()
            entry[field] = join(match[2])
        elif line.startswith('"') and field:
            entry[field] += join(line)
        elif not line.strip():
            close()
        elif line.startswith('#') and 'fuzzy' in line:
            faults.append(f'{path.name}: a translation is marked fuzzy')
    close()
    return entries, faults


def read_catalogues(folder):
    merged, faults = {}, []
    for path in sorted(folder.glob('*.po')):
        entries, found = read_catalogue(path)
        faults += found
        if (None, '') not in entries or 'charset=UTF-8' not in entries.pop((None, ''))[1][0]:
            faults.append(f'{path.name}: no head with charset=UTF-8')
        for key, entry in entries.items():
            if key in merged and merged[key] != entry:
                faults.append(f'{path.name}: “{key[1]}” is translated otherwise than in another room')
            merged[key] = entry
            for translation in entry[1]:
                wanted = places(entry[0][0]) | places(entry[0][1] or '')
                if not translation:
                    faults.append(f'{path.name}: “{key[1]}” is not translated')
                elif not places(translation) <= wanted or (not entry[0][1] and places(translation) != wanted):
                    faults.append(f'{path.name}: “{key[1]}” and its translation have different places')
    return merged, faults


def check_sources(source, catalogue, errors, icons):
    faults = []
    for path in sorted([*source.rglob('*.cpp'), *source.rglob('*.h')]):
        code = re.sub(r'^\s*//.*$', '', path.read_text(encoding='utf-8'), flags=re.M)
        name = path.relative_to(source)
        for pattern, pick in SAID:
            for match in pattern.finditer(code):
                context, one, many = (part and join(part) for part in pick(match))
                entry = catalogue.get((context, one))
                if not entry:
                    faults.append(f'{name}: “{one}” has no Danish translation')
                elif many and entry[0][1] != many:
                    faults.append(f'{name}: “{one}” has another plural than “{many}” in the catalogue')
        faults += [f'{name}: error {found} has no line in errors.tsv' for found in FAILED.findall(code) if found not in errors]
        faults += [f'{name}: icon {found} is not in web/icons.txt' for found in ICON.findall(code) if found not in icons]
    return faults


def read_errors(path):
    ids, faults = set(), []
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        if not line or line.startswith('#'):
            continue
        cells = line.split('\t')
        if len(cells) != 3 or not all(cell.strip() for cell in cells):
            faults.append(f'errors.tsv:{number}: not three cells')
            continue
        if cells[0] in ids:
            faults.append(f'errors.tsv:{number}: {cells[0]} stands twice')
        if places(cells[1]) != places(cells[2]):
            faults.append(f'errors.tsv:{number}: {cells[0]} has different places in its two languages')
        ids.add(cells[0])
    return ids, faults


def main():
    root = pathlib.Path(sys.argv[1])
    catalogue, faults = read_catalogues(root / 'src/html/texts/da')
    errors, found = read_errors(root / 'src/html/texts/errors.tsv')
    icons = {line for line in (root / 'web/icons.txt').read_text().splitlines() if line and not line.startswith('#')}
    faults += found + check_sources(root / 'src', catalogue, errors, icons)
    for fault in sorted(set(faults)):
        print(fault)
    return 1 if faults else 0


sys.exit(main())
