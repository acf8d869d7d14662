"""Quotation marks by the hundred thousand, in every order: copydesk ends well
and in time that grows with the text, changes nothing but what it lists, and
has nothing left to do the second time."""
import json
import os
import random
import subprocess
import sys
import unicodedata
import unittest

from support import (BINARY, CliTest, environment, load_tests,  # noqa: F401
                     replay)

MANY = 100_000
SEED = 1887
SECONDS = 60
RUNS = 3  # the best of them counts
GROWTH = 3  # twice the text may take that much longer
FASTEST = .05  # a shorter run says nothing of how time grows

SPOKEN = ("“We will mend the dam before the rain,” the mayor’s office said. "
          "“Nobody ‘knows’ when it comes,” Ana Peters added; the workers’ "
          "union called it “brave” in ’98. ")
HEBREW = 'ראש העיר אמרה "אנחנו נשארים כאן" וצה"ל אמר ”נחכה“ ויצא. '
ARABIC = "قالت العمدة «نحن باقون هنا» ثم قالت ”سننتظر“ و“خرجت”. "


def quotation_marks():
    """Every mark of Unicode that quotes, and what people type for one."""
    known = [chr(cp) for cp in range(sys.maxunicode + 1)
             if unicodedata.category(chr(cp)) in ("Pi", "Pf")
             or "QUOTATION MARK" in unicodedata.name(chr(cp), "")]
    typed = list("'\"`´′″‵‶「」『』〈〉《》﹁﹂﹃﹄｢｣״׳ʼʻˮ<>")
    return sorted(set(known + typed))


def shuffled(size):
    """Marks in no order, with letters, digits and blanks between some."""
    dice = random.Random(SEED)
    signs = quotation_marks() * 2 + list("a9 .,—(\n")
    return "".join(dice.choices(signs, k=size))


def each_mark(size):
    """A paragraph a mark, of nothing but that mark."""
    marks = quotation_marks()
    return "\n".join(mark * (size // len(marks)) for mark in marks)


def speech(size):
    """Ordinary quotations in one paragraph."""
    return SPOKEN * (size // len(SPOKEN))


# What a text is called, and what makes it, of about so many characters.
TEXTS = {
    "openers": lambda n: "“" * n,
    "closers": lambda n: "”" * n,
    "alternating": lambda n: "“”" * (n // 2),
    "alternating with words": lambda n: "“go” " * (n // 5),
    "openers with words": lambda n: "“go " * (n // 4),
    "closers with words": lambda n: "go” " * (n // 4),
    "straight": lambda n: '"' * n,
    "straight with words": lambda n: '"go ' * (n // 4),
    "straight between blanks": lambda n: '" ' * (n // 2),
    "low openers": lambda n: "„“" * (n // 2),
    "singles": lambda n: "‘’" * (n // 2),
    "apostrophes": lambda n: "'" * n,
    "turned": lambda n: "”go“ " * (n // 5),
    "feet and inches": lambda n: "6’ 2” " * (n // 6),
    "guillemets both ways": lambda n: "«»»«" * (n // 4),
    "corner brackets inside each other":
        lambda n: "「『" * (n // 4) + "』」" * (n // 4),
    "back ticks": lambda n: "``go'' " * (n // 7),
    "an opener a paragraph": lambda n: "“\n" * (n // 2),
    "an opened paragraph each": lambda n: "“We go on.\n" * (n // 11),
    "an opened paragraph each, straight": lambda n: '"We go on.\n' * (n // 11),
    "one that nothing takes up":
        lambda n: "He said “go.\n" + "They went.\n" * (n // 11),
    "openers that nothing takes up":
        lambda n: "He said “go.\nThey went.\n" * (n // 24),
    "lost marks of two families": lambda n: "“a «b” " * (n // 7),
    "lost marks of four families": lambda n: "“a «b «c\" „d 「e " * (n // 16),
    "one long word": lambda n: "“" + "H" * n,
    "one long word of hyphens": lambda n: "“H" + "-H" * (n // 2),
    "closers behind a sentence": lambda n: "“We stay.\n" + "a " * (n // 4)
        + "abc. We x" + "x” " * (n // 6),
    "closers at the heads": lambda n: "” They went.\n" * (n // 13),
    "closers that slid": lambda n: "“We go on.\n” They went.\n" * (n // 24),
    "shuffled": shuffled,
    "each mark by itself": each_mark,
    "speech": speech,
    "Hebrew": lambda n: HEBREW * (n // len(HEBREW)),
    "Arabic": lambda n: ARABIC * (n // len(ARABIC)),
    "Hebrew, a paragraph each":
        lambda n: (HEBREW.strip() + "\n") * (n // len(HEBREW)),
}

# These are as large as they are named.
LARGE = {
    "an opener in each of 100,000 paragraphs": lambda: "“\n" * MANY,
    "100,000 opened paragraphs": lambda: "“We go on.\n" * MANY,
    "50,000 closers at the head": lambda: "” \n" * (MANY // 2),
    "50,000 closers before words": lambda: "” They went.\n" * (MANY // 2),
    "two megabytes of speech": lambda: speech(2_000_000),
}


class Hostile(CliTest):
    def fix(self, path, *args):
        return self.expect(0, "fix", *args, path, timeout=SECONDS).out

    def stands(self, text):
        """All but the listed edits is as it was, and once is enough."""
        data = (text + "\n").encode()
        path = self.write("story.txt", data)
        out = self.fix(path)
        report = json.loads(self.fix(path, "--format", "json"))
        edits = report["files"][0]["edits"]
        self.assertTrue(replay(data, edits) == out,
                        "bytes outside the edits changed")
        again = self.fix(self.write("again.txt", out))
        self.assertTrue(again == out, "a second fix changes more")

    def test_a_hundred_thousand(self):
        for name, make in TEXTS.items():
            with self.subTest(name):
                self.stands(make(MANY))

    def test_large(self):
        for name, make in LARGE.items():
            with self.subTest(name):
                self.stands(make())

    def test_suggestions_replay_too(self):
        for name in ("openers with words", "turned", "shuffled", "speech"):
            data = TEXTS[name](MANY // 10).encode()
            path = self.write("story.txt", data)
            with self.subTest(name):
                out = self.fix(path, "--fixes", "suggested")
                report = json.loads(self.fix(path, "--fixes", "suggested",
                                             "--format", "json"))
                edits = report["files"][0]["edits"]
                self.assertTrue(replay(data, edits) == out)


class Linear(CliTest):
    """Twice the text takes about twice the time, never four times."""

    def seconds(self, text, runs=1):
        """The least user time of so many runs."""
        path = self.write("story.txt", text)
        return min(self.run_once(path) for _ in range(runs))

    def run_once(self, path):
        child = subprocess.Popen(
            [str(BINARY), "fix", str(path)], cwd=self.dir,
            env=environment(self.dir), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(0, child.returncode, path)
        return usage.ru_utime

    def measurable(self, make, idle):
        """A size whose time says something, and that time."""
        size, once = MANY // 4, 0
        while once < FASTEST and size < 16 * MANY:
            size *= 2
            once = self.seconds(make(size)) - idle
        return size, max(once, FASTEST)

    def growth(self, make, idle):
        """How many times longer twice the text takes. A look that finds it
        long may have met a busy machine: then the best of some, three times;
        what grows with the square fails each time."""
        size, once = self.measurable(make, idle)
        double = make(2 * size)
        twice = self.seconds(double) - idle
        for _ in range(3):
            if twice < GROWTH * once:
                break
            once = max(self.seconds(make(size), RUNS) - idle, FASTEST)
            twice = self.seconds(double, RUNS) - idle
        return twice / once, size

    def test_time_grows_with_the_text(self):
        # a run with nothing to read still loads its rules
        idle = self.seconds("Nothing.\n", RUNS)
        for name, make in TEXTS.items():
            with self.subTest(name):
                growth, size = self.growth(make, idle)
                self.assertLess(growth, GROWTH,
                                f"from {size} to {2 * size} characters")


class Generators(unittest.TestCase):
    """The texts must be what the tests take them for."""

    def test_marks_of_all_kinds(self):
        marks = quotation_marks()
        self.assertGreater(len(marks), 50)
        for mark in "\"'`´«»“”„‟‘’‚‹›「」『』〝〞〟＂⸂⸃⹂":
            self.assertIn(mark, marks)

    def test_sizes(self):
        for name, make in TEXTS.items():
            with self.subTest(name):
                self.assertAlmostEqual(MANY, len(make(MANY)),
                                       delta=MANY // 50)

    def test_the_same_each_time(self):
        self.assertEqual(shuffled(1000), shuffled(1000))


if __name__ == "__main__":
    unittest.main()
