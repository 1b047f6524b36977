#!/usr/bin/env python3
"""Check the two markings of pairs.tsv, and say how far they agree.

usage: validate.py [--list] [FOLDER]      FOLDER holds RULE.md, pairs.tsv and mark-a.tsv, mark-b.tsv (either may still be missing)

Each line of a marking must rebuild both sentences exactly, hold whole words in its marks and pair its moves (RULE.md). The examples of
RULE.md are held to the same. Ends with 1 if anything is wrong. --list shows the sentences in which the two differ.

Agreement is counted over units: words (RULE.md, section 2; a Chinese character each, so that no dictionary is asked) and signs, of both
sides of every pair; spaces do not count. A unit is touched if a mark covers any of it.
"""
import os, re, sys
from collections import Counter

MARK = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.S)
LABEL = re.compile(r"(m[1-9][0-9]*):")
HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
LETTER = rf"[^\W_{HAN}]"
JOINED = {"f": rf"{LETTER}+(?:[-/]{LETTER}+|(?<=\d)[.,](?=\d){LETTER}+)*’?",
          "": rf"{LETTER}+(?:[-/’]{LETTER}+|(?<=\d)[.,](?=\d){LETTER}+)*"}
LANGUAGES = {"e": "English", "f": "French", "z": "Chinese"}


def rows(path, columns):
    """Lines of a tab-separated file, as lists of so many columns."""
    out = []
    with open(path, encoding="utf-8", newline="") as file:
        for number, line in enumerate(file.read().splitlines(), 1):
            if not line:
                continue
            cells = line.split("\t")
            if len(cells) != columns:
                sys.exit(f"{path}:{number}: {len(cells)} columns, not {columns}")
            out.append(cells)
    return out


def parse(marked):
    """A marked sentence as pieces (kind, label, text), kind one of kept, gone, come."""
    pieces, at = [], 0
    for m in MARK.finditer(marked):
        if m.start() > at:
            pieces.append(("kept", "", marked[at:m.start()]))
        kind, text = ("gone", m[1]) if m[1] is not None else ("come", m[2])
        label = LABEL.match(text)
        pieces.append((kind, label[1] if label else "", text[label.end():] if label else text))
        at = m.end()
    if at < len(marked):
        pieces.append(("kept", "", marked[at:]))
    return pieces


def units(name, text):
    """Spans of the words and signs of a text."""
    return [m.span() for m in re.finditer(rf"[{HAN}]|{JOINED.get(name[:1], JOINED[''])}|\S", text)]


def touched(name, pieces):
    """Per side, a list over its units: None if unmarked, else the label of the mark ("" for a plain one)."""
    out = []
    for side in ("gone", "come"):
        text = "".join(t for k, _, t in pieces if k in ("kept", side))
        spans, at = [], 0
        for kind, label, t in pieces:
            if kind not in ("kept", side):
                continue
            if kind == side:
                spans.append((at, at + len(t), label))
            at += len(t)
        out.append([next((l for x, y, l in spans if x < b and a < y), None) for a, b in units(name, text)])
    return out


def faults(name, old, new, marked):
    """What is wrong with one marked sentence, in words."""
    pieces, out = parse(marked), []
    for side, want in (("gone", old), ("come", new)):
        got = "".join(t for k, _, t in pieces if k in ("kept", side))
        if got != want:
            at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
            out.append(f"does not rebuild the {'old' if side == 'gone' else 'new'} text from character {at}: "
                       f"has “{got[at:at + 20]}”, should have “{want[at:at + 20]}”")
            continue
        edges, at = set(), 0
        for kind, _, t in pieces:
            if kind in ("kept", side):
                edges |= {at, at + len(t)}
                at += len(t)
        out += [f"a mark cuts “{want[a:b]}”" for a, b in units(name, want) if any(a < e < b for e in edges)]
    if any(not t for _, _, t in pieces):
        out.append("an empty mark")
    if any(x in t for _, _, t in pieces for x in ("[-", "-]", "{+", "+}")):
        out.append("a mark that is not closed, or one in another")
    ends = Counter((l, k) for k, l, _ in pieces if l)
    out += [f"{l} needs one end gone and one come" for l in sorted({l for l, _ in ends})
            if ends[l, "gone"] != 1 or ends[l, "come"] != 1]
    if all(k == "kept" for k, _, _ in pieces) and old != new:
        out.append("nothing is marked")
    return out


def canonical(pieces):
    """The same marking in one way of writing: touching marks joined, gone before come, labels numbered anew by the old text."""
    names, out, block = {}, [], {"gone": [], "come": []}
    for kind, label, _ in pieces:
        if label and kind == "gone":
            names.setdefault(label, f"m{len(names) + 1}")

    def close():
        for kind in ("gone", "come"):
            for label, text in block[kind]:
                if out and out[-1][:2] == (kind, label) and not label:
                    out[-1] = (kind, label, out[-1][2] + text)
                else:
                    out.append((kind, label, text))
            block[kind].clear()

    for kind, label, text in pieces:
        if kind == "kept":
            close()
            out.append((kind, "", text))
        else:
            block[kind].append((names.get(label, label), text))
    close()
    return out


def share(part, whole):
    return part / whole if whole else 1.0


def agreement(title, pairs, a, b):
    """Prints one line of figures on two markings of the same pairs."""
    alike = alike_words = both = only_a = only_b = neither = moves = moves_a = moves_b = 0
    for name, _, _ in pairs:
        pa, pb = parse(a[name]), parse(b[name])
        ta, tb = sum(touched(name, pa), []), sum(touched(name, pb), [])
        alike += canonical(pa) == canonical(pb)
        alike_words += [x is None for x in ta] == [y is None for y in tb]
        for x, y in zip(ta, tb):
            both += x is not None and y is not None
            only_a += x is not None and y is None
            only_b += x is None and y is not None
            neither += x is None and y is None
            moves += bool(x) and bool(y)
            moves_a += bool(x)
            moves_b += bool(y)
    n = both + only_a + only_b + neither
    seen = share(both + neither, n)
    chance = share((both + only_a) * (both + only_b) + (only_b + neither) * (only_a + neither), n * n)
    kappa = share(seen - chance, 1 - chance)
    print(f"{title}: {len(pairs)} sentences | exactly alike {share(alike, len(pairs)):.3f}, in the words marked "
          f"{share(alike_words, len(pairs)):.3f} | words touched F1 {share(2 * both, 2 * both + only_a + only_b):.4f} "
          f"| kappa {kappa:.4f} over {n} words and signs | words in moves: first {moves_a}, second {moves_b}, "
          f"F1 {share(2 * moves, moves_a + moves_b):.3f}")


def check_rule(path):
    """Faults of the examples of the rule."""
    with open(path, encoding="utf-8") as file:
        examples = re.findall(r"^old: (.*)\nnew: (.*)\nmarked: (.*)$", file.read(), re.M)
    out = []
    for k, (old, new, marked) in enumerate(examples, 1):
        name = "f" if re.search(r"[éèûà]", old) else "e"
        out += [f"RULE.md, example {k}: {fault}" for fault in faults(name, old, new, marked)]
    print(f"RULE.md: {len(examples)} examples, {len(out)} faults")
    return out


def main():
    listing = "--list" in sys.argv[1:]
    rest = [x for x in sys.argv[1:] if x != "--list"]
    folder = rest[0] if rest else os.path.dirname(os.path.abspath(__file__))
    pairs = rows(os.path.join(folder, "pairs.tsv"), 3)
    wrong = check_rule(os.path.join(folder, "RULE.md"))
    if len({name for name, _, _ in pairs}) != len(pairs):
        wrong.append("pairs.tsv: an id stands twice")
    for name, old, new in pairs:
        if old == new or any(x in old + "\n" + new for x in ("[-", "-]", "{+", "+}")):
            wrong.append(f"pairs.tsv: {name} has two equal sides, or holds the signs of the notation")
    markings = []
    for letter in "ab":
        path = os.path.join(folder, f"mark-{letter}.tsv")
        if not os.path.exists(path):
            print(f"mark-{letter}.tsv is not there yet")
            continue
        lines = rows(path, 2)
        marks = dict(lines)
        if len(marks) != len(lines):
            wrong.append(f"mark-{letter}.tsv: an id stands twice")
        wrong += [f"mark-{letter}.tsv: {x} is no pair" for x in sorted(set(marks) - {p[0] for p in pairs})]
        bad = 0
        for name, old, new in pairs:
            found = faults(name, old, new, marks[name]) if name in marks else ["is missing"]
            bad += bool(found)
            wrong += [f"mark-{letter}.tsv: {name} {fault}" for fault in found]
        print(f"mark-{letter}.tsv: {len(marks)} sentences, {bad} with faults")
        markings.append(marks)
    for fault in wrong:
        print(fault)
    if wrong:
        sys.exit(1)
    if len(markings) == 2:
        a, b = markings
        agreement("all", pairs, a, b)
        for letter, language in LANGUAGES.items():
            agreement(language, [p for p in pairs if p[0].startswith(letter)], a, b)
        if listing:
            for name, _, _ in pairs:
                if canonical(parse(a[name])) != canonical(parse(b[name])):
                    print(f"{name}\n  a {a[name]}\n  b {b[name]}")


if __name__ == "__main__":
    main()
