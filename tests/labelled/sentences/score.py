#!/usr/bin/env python3
"""Score redlines of pairs.tsv against each of the two markings, with difflib and git's word diff beside them.

usage: score.py PROGRAM      PROGRAM is the travaux binary (`travaux redline --jsonl` is asked)

A unit is a word or a sign, as validate.py counts them. Moves count as gone and come. F1 is over units touched; "alike" is the share of
sentences in which exactly the marked units are touched. Case counts: the markings mark it.
"""
import difflib, json, os, re, subprocess, sys, tempfile
from validate import HAN, JOINED, parse, rows, share, touched, units

HERE = os.path.dirname(os.path.abspath(__file__))


def of_program(program, pairs):
    """Touched units of both sides, by the program's operations."""
    lines = "".join(json.dumps({"id": n, "old": o, "new": w}, ensure_ascii=False) + "\n" for n, o, w in pairs)
    done = subprocess.run([program, "redline", "--jsonl"], input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    out = []
    for (name, old, new), line in zip(pairs, done.stdout.splitlines()):
        ops = json.loads(line)["ops"]
        gone = [o["old"] for o in ops if o["op"] == "delete"]
        come = [o["new"] for o in ops if o["op"] == "insert"]
        out.append([any(x < b and a < y for x, y in gone) for a, b in units(name, old)]
                   + [any(x < b and a < y for x, y in come) for a, b in units(name, new)])
    return out


def of_difflib(pairs):
    """Touched units, by Python's difflib over the same units."""
    out = []
    for name, old, new in pairs:
        a = [old[x:y] for x, y in units(name, old)]
        b = [new[x:y] for x, y in units(name, new)]
        kept_a, kept_b = set(), set()
        for i, j, n in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            kept_a |= set(range(i, i + n))
            kept_b |= set(range(j, j + n))
        out.append([i not in kept_a for i in range(len(a))] + [j not in kept_b for j in range(len(b))])
    return out


def of_git(pairs):
    """Touched units, by `git diff --word-diff`, told what a unit is."""
    out = []
    with tempfile.TemporaryDirectory() as folder:
        for name, old, new in pairs:
            sides = []
            for file, text in (("old", old), ("new", new)):
                with open(os.path.join(folder, file), "w", encoding="utf-8") as f:
                    # One unit a line: what git compares is then exactly the units.
                    f.write("".join(text[x:y] + "\n" for x, y in units(name, text)))
                sides.append(len(units(name, text)))
            done = subprocess.run(["git", "diff", "--no-index", "-U0", "--patience", "old", "new"], cwd=folder, capture_output=True, text=True, encoding="utf-8")
            gone, come = [False] * sides[0], [False] * sides[1]
            for line in done.stdout.splitlines():
                m = re.match(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line)
                if m:
                    for at, n, side in ((int(m[1]), int(m[2] or 1), gone), (int(m[3]), int(m[4] or 1), come)):
                        for k in range(at - 1, at - 1 + n):
                            side[k] = True
            out.append(gone + come)
    return out


def main():
    pairs = rows(os.path.join(HERE, "pairs.tsv"), 3)
    answers = {"difflib": of_difflib(pairs), "git": of_git(pairs), "travaux": of_program(sys.argv[1], pairs)}
    for letter in "ab":
        marks = dict(rows(os.path.join(HERE, f"mark-{letter}.tsv"), 2))
        for who, answer in answers.items():
            both = ours = theirs = alike = 0
            for (name, _, _), got in zip(pairs, answer):
                want = [x is not None for x in sum(touched(name, parse(marks[name])), [])]
                alike += want == got
                both += sum(x and y for x, y in zip(want, got))
                ours += sum(y and not x for x, y in zip(want, got))
                theirs += sum(x and not y for x, y in zip(want, got))
            print(f"marking {letter}: {who:8} P {share(both, both + ours):.4f} R {share(both, both + theirs):.4f} "
                  f"F1 {share(2 * both, 2 * both + ours + theirs):.4f} | alike {share(alike, len(pairs)):.3f}")


if __name__ == "__main__":
    main()
