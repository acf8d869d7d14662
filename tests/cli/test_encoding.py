"""`--encoding` and `--output-encoding`: stories in other encodings than UTF-8
come out in their own, with every byte outside a repair as it was."""
import json
import shutil
import subprocess
import unittest

from support import (BINARY, CLEAN_LINES, COMMA, COMMA_FIXED, REPAIRS, CliTest,
                     environment, load_tests, story)  # noqa: F401
from test_diff import APPLY
from test_rules_command import RULE, TEXT

BAD, GOOD = REPAIRS[0]
QUOTED = ["“We have waited long enough,” the mayor of Łódź said.",
          "The café at the harbour — a small one — stayed open for 3½ hours.",
          "她说 , 学校 stays open ."]
BOMS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe",
        "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0",
        "utf-32-be": b"\0\0\xfe\xff"}
# Python's name, the name for copydesk, a line of its letters.
OTHERS = [
    ("cp1252", "windows-1252", "“The café of Zoë” – 3½ €"),
    ("cp1252", "CP1252", "“The café of Zoë” – 3½ €"),
    ("latin-1", "latin1", "A café in Málaga"),
    ("iso8859-15", "ISO-8859-15", "A café for 3 €"),
    ("cp1250", "windows-1250", "Łódź, Plzeň, Győr"),
    ("cp1251", "windows-1251", "Москва и Київ"),
    ("koi8-r", "koi8-r", "Москва"),
    ("mac-roman", "macintosh", "“The café”"),
    ("cp437", "cp437", "A café in Málaga"),
    ("cp850", "ibm850", "A café in Málaga"),
    ("shift_jis", "Shift_JIS", "東京の学校は、"),
    ("euc-jp", "EUC-JP", "東京の学校は、"),
    ("gb18030", "gb18030", "北京的学校 😀"),
    ("gbk", "GBK", "北京的学校"),
    ("big5", "Big5", "臺北的學校"),
    ("euc-kr", "euc-kr", "서울의 학교"),
    ("utf-16-le", "utf-16le", "東京 😀"),
    ("utf-16-be", "UTF-16BE", "東京 😀"),
    ("utf-32-le", "utf-32le", "東京 😀"),
]


def replay(data, report, encoding):
    """The input with the edits of a report laid over its bytes."""
    out, last = [], 0
    for edit in report["edits"]:
        out += [data[last:edit["start"]],
                edit["replacement"].encode(encoding)]
        last = edit["end"]
    return b"".join(out + [data[last:]])


class Marked(CliTest):
    """A byte order mark says it all."""

    def each(self, lines, end="\r\n"):
        text = end.join(lines) + end
        for name, bom in BOMS.items():
            encoding = name.replace("-sig", "")
            with self.subTest(name):
                path = self.write(f"{name}.txt", bom + text.encode(encoding))
                yield path, bom, encoding

    def test_repaired_in_its_own(self):
        for path, bom, encoding in self.each([BAD, *QUOTED[:2], BAD]):
            want = "\r\n".join([GOOD, *QUOTED[:2], GOOD, ""])
            out = self.expect(0, "fix", path).out
            self.assertEqual(bom + want.encode(encoding), out)

    def test_in_place_and_once_is_enough(self):
        for path, bom, encoding in self.each([BAD, *QUOTED]):
            self.expect(0, "fix", "--in-place", path)
            once = path.read_bytes()
            self.assertTrue(once.startswith(bom))
            self.assertIn(GOOD.encode(encoding), once)
            self.expect(0, "fix", "--in-place", "--exit-code", path)
            self.assertEqual(once, path.read_bytes())

    def test_clean_copy_comes_out_untouched(self):
        for path, _, _ in self.each(CLEAN_LINES):
            self.assertEqual(path.read_bytes(),
                             self.expect(0, "fix", path).out)
            self.expect(0, "check", path)

    def test_json_is_utf8_and_replays(self):
        for path, _, encoding in self.each([QUOTED[0] + BAD, BAD], "\r\n"):
            data = path.read_bytes()
            report = self.json_of(path)["files"][0]
            self.assertEqual(self.expect(0, "fix", path).out,
                             replay(data, report, encoding))
            self.assertEqual(encoding.replace("-", "") if encoding != "utf-8"
                             else None,
                             report.get("encoding", "").replace("-", "")
                             .lower() or None)

    def test_lines_and_columns(self):
        for path, bom, encoding in self.each([QUOTED[0], "",
                                              "😀 " + BAD]):
            finding = self.findings(path)[-1]
            text = path.read_bytes()[len(bom):].decode(encoding)
            at = text.index(" ,")
            column = at - text.rindex("\n", 0, at)
            start = finding["start"]
            self.assertEqual((3, column), (start["line"], start["column"]))
            self.assertEqual(len(bom + text[:at].encode(encoding)),
                             start["byte"])
            self.assertEqual((" ,", ","),
                             (finding["text"], finding["replacement"]))
            lines = self.run_cli("check", path).out.decode()
            self.assertIn(f":3:{column}: ", lines)

    def test_hard_wraps_and_lone_ends(self):
        wrapped = ["The port board met on Monday to discuss the new timetable",
                   "of the ferries , which the traders of the old town had",
                   "asked for since the end of the summer , and it decided to",
                   "wait for the report that the harbour office had promised."]
        for path, bom, encoding in self.each(wrapped):
            want = "\r\n".join([*wrapped, ""]).replace(" ,", ",")
            self.assertEqual(bom + want.encode(encoding),
                             self.expect(0, "fix", path).out)

    def test_found_in_a_folder(self):
        for path, _, _ in self.each([BAD]):
            self.write(f"news/{path.name}", path.read_bytes())
        self.write("news/noend", (BOMS["utf-16-le"]
                                  + BAD.encode("utf-16-le")))
        self.write("news/utf8.txt", COMMA)
        self.write("news/binary", b"\0\1\2")
        result = self.expect(0, "fix", "--in-place", "news")
        self.assertIn("7 of 8 files changed", result.err)
        self.assertEqual(COMMA_FIXED.encode(),
                         (self.dir / "news/utf8.txt").read_bytes())

    def test_a_mark_that_contradicts(self):
        for path, bom, _ in self.each([BAD]):
            result = self.expect(2, "fix", "--encoding", "koi8-r", path)
            self.assertIn("byte order mark of UTF-", result.err)
            self.assertEqual(path.read_bytes(), result.out)
        both = self.write("both.txt", "\ufeff" + BAD, )
        self.write(".copydesk.yml", "encoding: koi8-r\n")
        for path, bom, _ in self.each([BAD]):
            result = self.expect(0, "fix", path)
            self.assertTrue(result.out.startswith(bom), path)
            self.assertNotEqual(path.read_bytes(), result.out)
        self.expect(0, "fix", "--encoding", "utf-8", both)


class Named(CliTest):
    """--encoding says it."""

    def test_repaired_in_its_own(self):
        for encoding, name, letters in OTHERS:
            with self.subTest(name):
                bad = f"{letters}\r\n{BAD}\r\n{letters}{BAD}\n"
                good = bad.replace(BAD, GOOD)
                path = self.write("s.txt", bad.encode(encoding))
                out = self.expect(0, "fix", "--lang", "en", "--encoding",
                                  name, path).out
                self.assertEqual(good.encode(encoding), out)

    def test_as_iconv_writes_it(self):
        for name in ("WINDOWS-1252", "UTF-16", "MACINTOSH", "CP850"):
            with self.subTest(name):
                text = f"A café in Málaga\n{BAD}\n"
                made = subprocess.run(["iconv", "-f", "UTF-8", "-t", name],
                                      input=text.encode(), check=True,
                                      capture_output=True).stdout
                path = self.write("s.txt", made)
                out = self.expect(0, "fix", "--encoding", name, path).out
                back = subprocess.run(["iconv", "-f", name, "-t", "UTF-8"],
                                      input=out, check=True,
                                      capture_output=True).stdout
                self.assertEqual(text.replace(BAD, GOOD), back.decode())

    def test_bytes_that_do_not_decode_stay(self):
        cases = [("utf-16le", b"\0\xd8", "utf-16-le"),
                 ("utf-16be", b"\xdc\0", "utf-16-be"),
                 ("utf-32le", b"\0\0\x11\0", "utf-32-le"),
                 ("shift_jis", b"\x81 ", "ascii"), ("euc-kr", b"\xff", "ascii"),
                 ("us-ascii", b"\xe9", "ascii")]
        for name, odd, encoding in cases:
            with self.subTest(name):
                bad, good = (line.encode(encoding) for line in (BAD, GOOD))
                end = "\n".encode(encoding)
                path = self.write("s.txt", bad + end + odd + end + bad + end)
                self.assertEqual(
                    good + end + odd + end + good + end,
                    self.expect(0, "fix", "--encoding", name, path).out)
                found = self.findings("--encoding", name, path)
                invalid = [f for f in found
                           if f["rule"] == "encoding.invalid-bytes"]
                self.assertEqual(1, len(invalid))
                self.assertEqual((2, 1), (invalid[0]["start"]["line"],
                                          invalid[0]["start"]["column"]))
                self.assertNotIn("UTF-8", invalid[0]["message"])

    def test_an_odd_last_byte_stays(self):
        data = BOMS["utf-16-le"] + (BAD + "\n").encode("utf-16-le") + b"x"
        out = self.expect(0, "fix", "-", stdin=data).out
        self.assertEqual(data.replace(BAD.encode("utf-16-le"),
                                      GOOD.encode("utf-16-le")), out)

    def test_two_sequences_of_one_character_stay(self):
        data = b"\x81\xe6 \xfa\x5b \x87\x9a\n" + BAD.encode() + b"\n"
        self.assertEqual(1, len(set(data.split(b"\n")[0].decode("cp932")
                                    .split())), "not one character")
        out = self.expect(0, "fix", "--encoding", "windows-31j", "-",
                          stdin=data).out
        self.assertEqual(data.replace(BAD.encode(), GOOD.encode()), out)

    def test_unknown_names(self):
        self.write("s.txt", COMMA)
        for name, near in (("widnows-1252", "windows-1252"),
                           ("win1251", "windows-1251"), ("utf8-16", "UTF-"),
                           ("nonsense", "")):
            result = self.expect(2, "fix", "--encoding", name, "s.txt")
            self.assertIn(f"no encoding called {name}", result.err)
            self.assertIn(near, result.err)
            self.assertEqual(COMMA.encode(), result.out)

    def test_utf8_that_is_asked_for_is_utf8(self):
        data = "“The café” opened.\n".encode("cp1252")
        self.write("s.txt", data)
        for flags in ((), ("--in-place",)):
            result = self.expect(2, "fix", *flags, "--output-encoding",
                                 "utf-8", "s.txt")
            self.assertIn("nothing is written; say with --encoding",
                          result.err)
            self.assertEqual(data, (self.dir / "s.txt").read_bytes())

    def test_encodings_with_states_are_refused(self):
        for name in ("iso-2022-jp", "utf-7", "hz-gb-2312"):
            result = self.expect(2, "fix", "--encoding", name, "-", stdin=b"a")
            self.assertIn("convert the text to UTF-8", result.err)

    def test_in_a_configuration(self):
        line = f"“The café” {BAD}\n"
        self.write("cp/s.txt", line.encode("cp1252"))
        self.write("utf8.txt", line)
        self.write(".copydesk.yml", "overrides:\n  - paths: [cp/*]\n"
                                    "    encoding: windows-1252\n")
        self.expect(0, "fix", "--in-place", "cp", "utf8.txt")
        want = line.replace(BAD, GOOD)
        self.assertEqual(want.encode("cp1252"),
                         (self.dir / "cp/s.txt").read_bytes())
        self.assertEqual(want.encode(), (self.dir / "utf8.txt").read_bytes())
        self.write(".copydesk.yml", "fixes: safe\nencoding: windoze\n")
        result = self.expect(2, "fix", "utf8.txt")
        self.assertIn(".copydesk.yml:2:11: there is no encoding", result.err)

    def test_baseline_and_words(self):
        self.write("s.txt", f"“The café” {BAD}\n".encode("cp1252"))
        args = ("--encoding", "cp1252", "--baseline", "accepted.tsv", "s.txt")
        self.expect(0, "check", "--write-baseline", *args)
        self.assertNotIn(b"\xe9", (self.dir / "accepted.tsv").read_bytes())
        self.expect(0, "check", *args)
        self.write("s.txt", f"Zoë! “The café” {BAD} {BAD}\n".encode("cp1252"))
        self.expect(1, "check", *args)


class Guessed(CliTest):
    """A guess is told, and nothing goes by it."""

    def test_windows_1252(self):
        data = f"“The café of Zoë” is open, and it is full.\n{BAD}\n".encode(
            "cp1252")
        result = self.expect(0, "fix", "-", stdin=data)
        self.assertIn("looks like windows-1252: try --encoding windows-1252",
                      result.err)
        self.assertEqual(data.replace(BAD.encode(), GOOD.encode()), result.out)
        messages = [f["message"] for f in self.findings("-", stdin=data)]
        self.assertTrue(any("try --encoding windows-1252" in m
                            for m in messages), messages)

    def test_none_for_damaged_utf8(self):
        data = "“The café of Zoë” is full.\n".encode() + b"\xe2\x80\n"
        result = self.expect(0, "fix", "-", stdin=data)
        self.assertNotIn("looks like", result.err)

    def test_utf8_that_was_called_something_else(self):
        for name in ("windows-1252", "latin1", "Shift_JIS"):
            data = "“The café” is full.\n".encode()
            result = self.expect(0, "fix", "--encoding", name, "-", stdin=data)
            self.assertIn("looks like UTF-8: try --encoding UTF-8", result.err)
        for text in ("A café is full.\n", "All is well.\n"):
            result = self.expect(0, "fix", "--encoding", "cp1252", "-",
                                 stdin=text.encode("cp1252"))
            self.assertNotIn("looks like", result.err)

    def test_utf16_without_a_mark(self):
        for encoding, name in (("utf-16-le", "UTF-16LE"),
                               ("utf-16-be", "UTF-16BE")):
            data = (BAD + "\n").encode(encoding)
            result = self.expect(0, "fix", "-", stdin=data)
            self.assertEqual(data, result.out)
            self.assertIn(f"looks like {name}: try --encoding {name}",
                          result.err)
            for said in (name, "utf-16"):
                out = self.expect(0, "fix", "--encoding", said, "-",
                                  stdin=data).out
                self.assertEqual((GOOD + "\n").encode(encoding), out)


class DoesNotFit(CliTest):
    LINE = "The sign read &ldquo;No entry&rdquo; in large red letters.\n"

    def test_the_repair_is_left_out(self):
        path = self.write("s.txt", self.LINE)
        for name in ("latin1", "us-ascii", "cp437"):
            result = self.expect(0, "fix", "--encoding", name, path)
            self.assertEqual(self.LINE.encode(), result.out)
            found = self.findings("--encoding", name, path)
            unfit = [f for f in found if f["rule"] == "encoding.does-not-fit"]
            self.assertEqual(2, len(unfit), found)
            for part in ("“ (U+201C)", "entities.named",
                         "--output-encoding utf-8"):
                self.assertIn(part, unfit[0]["message"])
            self.assertEqual("warning", unfit[0]["level"])
            kept = [f for f in found if f["rule"] == "entities.named"]
            self.assertEqual(["none"] * 2, [f["fix"] for f in kept])

    def test_no_louder_than_what_it_is_about(self):
        for level in ("info", "warning", "error"):
            self.write("r.yml", RULE.replace("level: warning",
                                             f"level: {level}")
                       .replace("Zorblatt", "Żorblat"))
            self.write("s.txt", TEXT)
            found = self.findings("--rules", "r.yml", "--encoding", "latin1",
                                  "s.txt")
            self.assertEqual(
                {"house.zorblat": level, "encoding.does-not-fit":
                 "info" if level == "info" else "warning"},
                {f["rule"]: f["level"] for f in found})

    def test_where_it_fits_it_is_made(self):
        path = self.write("s.txt", self.LINE)
        want = self.LINE.replace("&ldquo;", "“").replace("&rdquo;", "”")
        for args, encoding in (
                (("--encoding", "cp1252"), "cp1252"),
                (("--encoding", "latin1", "--output-encoding", "utf-8"),
                 "utf-8")):
            self.assertEqual(want.encode(encoding),
                             self.expect(0, "fix", *args, path).out)

    def test_other_repairs_are_made(self):
        path = self.write("s.txt", self.LINE + BAD + "\n")
        out = self.expect(0, "fix", "--encoding", "latin1", path).out
        self.assertEqual((self.LINE + GOOD + "\n").encode(), out)


class Converted(CliTest):
    def test_there_and_back(self):
        text = "\r\n".join(["A café – “3½ €”", BAD, ""])
        want = text.replace(BAD, GOOD)
        path = self.write("s.txt", text)
        for name, data in (("cp1252", want.encode("cp1252")),
                           ("utf-16", BOMS["utf-16-le"]
                            + want.encode("utf-16-le")),
                           ("utf-16be", want.encode("utf-16-be")),
                           ("gb18030", want.encode("gb18030")),
                           ("utf-8", want.encode())):
            out = self.expect(0, "fix", "--output-encoding", name, path).out
            self.assertEqual(data, out, name)
            back = self.expect(0, "fix", "--encoding", name,
                               "--output-encoding", "utf-8", "-", stdin=out)
            self.assertEqual(want.encode(), back.out, name)

    def test_a_byte_order_mark(self):
        for name, bom in BOMS.items():
            data = bom + (BAD + "\n").encode(name.replace("-sig", ""))
            path = self.write("s.txt", data)
            for to, mark in (("windows-1252", b""), ("utf-16", b"\xff\xfe"),
                             ("utf-8", bom if name == "utf-8-sig" else b"")):
                if to == "utf-16" and name == "utf-16-be":
                    mark = bom  # it is UTF-16 as it stands
                out = self.expect(0, "fix", "--output-encoding", to, path).out
                self.assertTrue(out.startswith(mark + b"") and
                                not (not mark and out[0] > 0x7f), (name, to))
                if to == "windows-1252":
                    self.assertEqual((GOOD + "\n").encode(), out)

    def test_in_place_without_a_repair(self):
        path = self.write("s.txt", "A clean café.\n")
        args = ("--in-place", "--exit-code", "--output-encoding", "latin1")
        self.expect(1, "fix", *args, path)
        self.assertEqual("A clean café.\n".encode("latin-1"),
                         path.read_bytes())

    def test_a_character_it_lacks(self):
        text = f"{BAD}\n\nA café with a ☃ on the roof.\n"
        for args in ((), ("--in-place",)):
            path = self.write("s.txt", text)
            result = self.expect(2, "fix", "--output-encoding", "latin1",
                                 *args, path)
            self.assertEqual(b"", result.out)
            self.assertEqual(text.encode(), path.read_bytes())
            for part in (str(path), "line 3, column 15", "☃", "U+2603",
                         "ISO-8859-1"):
                self.assertIn(part, result.err)

    def test_bytes_that_are_none(self):
        data = b"All is well.\n\xff\xfe is not.\n"
        result = self.expect(2, "fix", "--output-encoding", "utf-16", "-",
                             stdin=data)
        self.assertIn("line 2, column 1", result.err)
        self.assertEqual(b"", result.out)

    def test_what_it_does_not_go_with(self):
        path = self.write("s.txt", COMMA)
        for args in (("fix", "--diff"), ("fix", "--word-diff"), ("check",)):
            self.expect(2, *args, "--output-encoding", "utf-16", path)
        result = self.expect(2, "fix", "--output-encoding", "utf-61", path)
        self.assertIn("--output-encoding: there is no encoding", result.err)


class Diffs(CliTest):
    def test_apply_byte_for_byte(self):
        for encoding, name, letters in OTHERS:
            if name.lower().startswith("utf"):
                continue
            text = "".join(f"{letters} {n}\r\n" for n in range(9))
            data = f"{letters}{BAD}\r\n{text}{BAD}\n".encode(encoding)
            self.write("work/s.txt", data)
            work = self.dir / "work"
            args = ("--lang", "en", "--encoding", name, "s.txt")
            want = self.expect(0, "fix", *args, cwd=work).out
            self.assertNotEqual(data, want)
            diff = self.expect(0, "fix", "--diff", *args, cwd=work).out
            for tool, command in APPLY.items():
                with self.subTest((name, tool)):
                    copy = self.dir / tool
                    shutil.rmtree(copy, ignore_errors=True)
                    shutil.copytree(work, copy)
                    done = subprocess.run(command, input=diff, cwd=copy,
                                          env=environment(self.dir),
                                          capture_output=True)
                    self.assertEqual(0, done.returncode, done.stderr)
                    self.assertEqual(want, (copy / "s.txt").read_bytes())

    def test_none_of_utf16(self):
        data = BOMS["utf-16-le"] + (BAD + "\n").encode("utf-16-le")
        path = self.write("s.txt", data)
        result = self.expect(2, "fix", "--diff", path)
        self.assertEqual(b"", result.out)
        self.assertIn("--in-place", result.err)
        result = self.expect(0, "fix", "--word-diff", path)
        self.assertIn("s.txt:1: Fighting went on near Bakhmut[- ,-]{+,+} but",
                      result.out.decode())

    def test_nothing_to_say_of_a_clean_one(self):
        path = self.write("s.txt", story(CLEAN_LINES).decode().encode("utf-16"))
        self.assertEqual(b"", self.expect(0, "fix", "--diff", path).out)


if __name__ == "__main__":
    unittest.main()
