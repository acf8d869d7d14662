"""Marks of tokenizers that several rules take off together, and what is made
of words where dictionaries are missing or were never asked for."""
import os
import unittest

from support import CLEAN, CliTest, environment, load_tests  # noqa: F401

TOGETHER = [
    ("▁The ▁cou rt ▁ruled ▁that ▁the ▁de fen d ant ▁was ▁gui lty .",
     "The court ruled that the defendant was guilty."),
    ("“▁The ▁min ister ▁left ▁after ▁20 ▁min utes ,” ▁they ▁said .",
     "“The minister left after 20 minutes,” they said."),
    ("▁The▁court▁ruled▁on▁Friday.▁The▁mayor▁left.",
     "The court ruled on Friday. The mayor left."),
    ("President ĠLula Ġheld Ġa Ġmeet ing Ġon ĠFri day .",
     "President Lula held a meeting on Friday."),
    ("ĠPresidentĠLulaĠheldĠaĠmeetingĠonĠFriday.ĊĊ",
     "President Lula held a meeting on Friday."),
    ("The</w> de fen dant</w> was</w> guil ty</w> .</w>",
     "The defendant was guilty."),
    ("The de￭ fen￭ dant paid $￭ 20￭,￭ 000 ￭.",
     "The defendant paid $20,000."),
    ("The de@@ fen@@ dant left the U@@ .@@ S@@ . on Mon@@ day@@ .",
     "The defendant left the U.S. on Monday."),
    ("<s> >>eng<< The talks ended on Friday.</s> <pad> <pad>",
     "The talks ended on Friday."),
    ("[INST] The talks ended on Friday. [/INST]<|im_end|>",
     "The talks ended on Friday."),
]
# A word that nobody knows: its sentence keeps every mark.
UNKNOWN = [
    "▁The ▁mayor ▁of ▁Qua zdr ov ▁spoke ▁on ▁Friday.",
    "The ĠPresident Ġof ĠQua zdr ov Ġspoke Ġon ĠFriday.",
    "The</w> mayor</w> of</w> Qua zdr ov</w> spoke</w>",
    "The mayor of Qua@@ zdr@@ ov spoke.",
    "The mayor of Qua ##zdr ##ov spoke.",
    "The mayor of Qua￭ zdr￭ ov spoke.",
]
JOINED = "The de@@ fen@@ dant, António Gu@@ ter@@ res, spoke.\n"


class Tokens(CliTest):
    def fix(self, text, **options):
        path = self.write("story.txt", text)
        return self.expect(0, "fix", "--lang", "en", path,
                           **options).out.decode()

    def test_rules_work_together(self):
        for text, want in TOGETHER:
            with self.subTest(text=text):
                self.assertEqual(want + "\n", self.fix(text + "\n"))

    def test_once_is_enough(self):
        for text, _ in TOGETHER:
            once = self.fix(text + "\n")
            self.assertEqual(once, self.fix(once))

    def test_unknown_words_keep_their_marks(self):
        for text in UNKNOWN:
            with self.subTest(text=text):
                self.assertEqual(text, self.fix(text))
                found = self.findings("--lang", "en", "--select", "tokens",
                                      self.write("story.txt", text))
                self.assertEqual(["none"], [f["fix"] for f in found])


class Dictionaries(CliTest):
    def with_folders(self, folders):
        return {**environment(self.dir), "COPYDESK_DICTIONARIES":
                str(folders)}

    def test_without_a_dictionary_names_alone_are_known(self):
        path = self.write("story.txt", JOINED)
        for folders in ("/nowhere", self.dir, ""):
            env = self.with_folders(folders)
            out = self.expect(0, "fix", "--lang", "en", path, env=env).out
            self.assertEqual("The de@@ fen@@ dant, António Guterres, spoke.\n",
                             out.decode())
            found = self.findings("--lang", "en", path, env=env)
            self.assertEqual(["none", "safe"], [f["fix"] for f in found])

    def test_of_the_language(self):
        self.write("dict/de_DE.aff", "SET UTF-8\n")
        self.write("dict/de_DE.dic", "1\nHafen\n")
        path = self.write("story.txt", "Der Ha@@ fen und de@@ fen@@ dant.\n")
        out = self.expect(0, "fix", "--lang", "de", path,
                          env=self.with_folders(self.dir / "dict")).out
        self.assertEqual("Der Hafen und de@@ fen@@ dant.\n", out.decode())

    def test_read_only_when_asked(self):
        """Nobody writes into this pipe: who opens it waits for ever."""
        self.write("dict/en_US.aff", "SET UTF-8\n")
        os.mkfifo(self.dir / "dict/en_US.dic")
        path = self.write("story.txt", CLEAN)
        self.expect(0, "fix", "--ignore", "spelling,foreign", path,
                    timeout=20,
                    env=self.with_folders(self.dir / "dict"))

    def test_many_files_at_once(self):
        folder = self.dir / "news"
        for i in range(60):
            self.write(f"news/{i}.txt", JOINED)
        self.expect(0, "fix", "--lang", "en", "--in-place", "--jobs", "4",
                    folder)
        for path in folder.iterdir():
            self.assertEqual("The defendant, António Guterres, spoke.\n",
                             path.read_text("utf-8"))


if __name__ == "__main__":
    unittest.main()
