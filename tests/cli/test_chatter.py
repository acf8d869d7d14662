"""What chat models put around a story, in any order and file form: the story
comes out byte for byte, and a second run finds nothing left to do."""
import random
import unittest

from support import CliTest, load_tests  # noqa: F401

STORY = """\
Harbor master quits over dredging bill

The harbor master of Ostervik resigned on Tuesday, two days after the town \
refused to pay for dredging.

“I will not send ships into mud,” Lina Brandt told reporters.

The council meets again on Friday.
"""
THINK = ["<think>\nFirst “the headline.\n\n- names\n</think>",
         "<thinking>\n\n</thinking>", "[THINK]a < b ,[/THINK]"]
LEAD_IN = ["Here is the translation:", "Sure!\n\nHere's the translated text:",
           "Certainly! Below is the English translation of the article.\n\n---",
           "Voici la traduction :", "以下是翻译："]
LABEL = ["Translation:", "**English translation:**", "## Translation"]
INSIDE = [("~~~markdown\n", "\n~~~"), ("<output>", "</output>")]
OUTSIDE = [("```\n", "\n```"), ("```text\n\n", "\n\n```")]
TAIL = ["I hope this helps!", "---\n\nWould you like me to shorten it?",
        "Note: I have translated the names of the offices.",
        "Let me know if you need any changes. Feel free to ask if you need "
        "more help!", "(Note: This translation keeps the tone of the "
        "original article.)"]


def dressed(rng, story):
    """The story with what a model may say; blank lines or none between. Not
    more of it than a model says: who writes “I” all the time is a columnist.
    """
    def gap():
        return rng.choice(["\n", "\n\n", "\n\n\n"])

    text = story.rstrip("\n")
    for around in rng.choice([[INSIDE], [OUTSIDE], [INSIDE, OUTSIDE]]):
        if rng.random() < 0.5:
            text = rng.choice(LABEL) + gap() + text
        if rng.random() < 0.5:
            before, after = rng.choice(around)
            text = before + text + after
        if rng.random() < 0.7:
            text = rng.choice(LEAD_IN) + gap() + text
        for tail in rng.sample(TAIL, rng.randint(0, 2)):
            text += gap() + tail
    if rng.random() < 0.5:
        text = rng.choice(THINK) + gap() + text
    return text


def in_form(text, crlf, bom):
    data = text.replace("\n", "\r\n") if crlf else text
    return (b"\xef\xbb\xbf" if bom else b"") + data.encode()


class Chatter(CliTest):
    def test_any_order_and_form(self):
        rng = random.Random(42)
        wanted = {}
        for n in range(300):
            crlf, bom, end = (rng.random() < 0.3 for _ in range(3))
            last = "" if end else "\n"
            text = dressed(rng, STORY) + last
            self.write(f"in/{n:03}.txt", in_form(text, crlf, bom))
            wanted[n] = in_form(STORY.rstrip("\n") + last, crlf, bom), text
        for _ in range(2):
            self.expect(0, "fix", "--in-place", "in")
            for n, (story, text) in wanted.items():
                with self.subTest(text):
                    path = self.dir / f"in/{n:03}.txt"
                    self.assertEqual(story, path.read_bytes())


if __name__ == "__main__":
    unittest.main()
