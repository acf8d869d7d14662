#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is installed is whole, and others can build with it.

    install.py BUILD-FOLDER [TEST]...

Installs that build into a temporary prefix, and a shared one of its own;
then programs outside the tree are built through pkg-config and through
find_package(copydesk), and run.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = Path(os.environ.get("COPYDESK_ROOT", HERE.parents[1]))
CONSUMER = HERE / "consumer.c"
CC, CXX = os.environ.get("CC", "cc"), os.environ.get("CXX", "c++")
STRICT = ["-Wall", "-Wextra", "-Werror", "-pedantic"]
FIXED = "The road to the port, the mayor said, was open for the lorries.\n"
BUILD = None  # the first argument


class Prefix:
    """An installed copydesk."""

    def __init__(self, build, prefix):
        self.path = prefix
        run("cmake", "--install", build, "--prefix", prefix)
        packages = list(prefix.glob("lib*/**/pkgconfig"))
        self.lib = packages[0].parent if packages else prefix / "lib"

    def files(self):
        return {p.relative_to(self.path).as_posix()
                for p in self.path.rglob("*") if not p.is_dir()}

    def environment(self):
        return {**os.environ, "PKG_CONFIG_PATH": str(self.lib / "pkgconfig"),
                "LD_LIBRARY_PATH": str(self.lib)}

    def flags(self, *options):
        return run("pkg-config", *options, "copydesk",
                   env=self.environment()).split()


def run(*argv, **options):
    """Runs a command that must succeed; gives what it printed."""
    argv = [str(a) for a in argv]
    env = {k: v for k, v in options.pop("env", os.environ).items()
           if k != "DESTDIR"}
    done = subprocess.run(argv, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=500,
                          env=env, check=False, **options)
    if done.returncode:
        raise AssertionError(f"{' '.join(argv)} exited {done.returncode}:\n"
                             + (done.stdout + done.stderr)[-3000:])
    return done.stdout


def build_shared(folder):
    generator = ["-G", "Ninja"] if shutil.which("ninja") else []
    run("cmake", "-S", ROOT, "-B", folder, *generator,
        "-DCMAKE_BUILD_TYPE=Release", "-DBUILD_SHARED_LIBS=ON",
        "-DBUILD_TESTING=OFF")
    run("cmake", "--build", folder, "--parallel")
    return folder


def data_files():
    """The rules and dictionaries of the tree, as they are installed."""
    return {f"share/copydesk/{p.relative_to(ROOT).as_posix()}"
            for room in ("rules", "dict")
            for p in (ROOT / room).rglob("*") if p.is_file()}


def package_files(lib):
    cmake = f"{lib}/cmake/copydesk/copydesk"
    return {"bin/copydesk", "include/copydesk.h",
            f"{lib}/pkgconfig/copydesk.pc", f"{cmake}-config.cmake",
            f"{cmake}-config-version.cmake", f"{cmake}-targets.cmake"}


class InstallTest(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="copydesk-install-")
        cls.addClassCleanup(folder.cleanup)
        cls.dir = Path(folder.name).resolve()
        cls.static = Prefix(BUILD, cls.dir / "static")
        build = build_shared(cls.dir / "build")
        cls.shared = Prefix(build, cls.dir / "shared")

    def expect_files(self, prefix, libraries):
        lib = prefix.lib.relative_to(prefix.path).as_posix()
        wanted = data_files() | package_files(lib)
        wanted |= {f"{lib}/{library}" for library in libraries}
        found = prefix.files()
        targets = {f for f in found
                   if re.search(r"/copydesk-targets-\w+\.cmake$", f)}
        self.assertEqual(1, len(targets), "one file of targets a build type")
        self.assertEqual(sorted(wanted), sorted(found - targets))

    def build_by_hand(self, prefix, name, *options):
        program = self.dir / name
        run(CC, "-std=c11", *STRICT, CONSUMER, "-o", program,
            *prefix.flags("--cflags", "--libs", *options))
        return program

    def expect_works(self, program, prefix):
        self.assertEqual(FIXED, run(program, cwd="/",
                                    env=prefix.environment()))

    def find_package(self, prefix, name):
        build = self.dir / name
        run("cmake", "-S", HERE / "consumer", "-B", build,
            f"-DCMAKE_PREFIX_PATH={prefix.path}",
            f"-DCMAKE_C_COMPILER={shutil.which(CC) or CC}")
        run("cmake", "--build", build)
        return build / "consumer"

    def test_files_static(self):
        self.expect_files(self.static, ["libcopydesk.a"])

    def test_files_shared(self):
        version = re.search(r"VERSION (\S+)", (ROOT / "CMakeLists.txt")
                            .read_text().split("project(")[1]).group(1)
        self.expect_files(self.shared,
                          ["libcopydesk.so", "libcopydesk.so.0",
                           f"libcopydesk.so.{version}"])

    def test_command_runs_from_its_prefix(self):
        story = self.dir / "story.txt"
        story.write_text(CONSUMER.read_text().split('"')[1])
        for prefix in (self.static, self.shared):
            out = run(prefix.path / "bin/copydesk", "fix", "--lang", "en",
                      story, cwd="/", env=prefix.environment())
            self.assertEqual(FIXED.rstrip("\n"), out)

    def test_header_alone(self):
        header = self.static.path / "include/copydesk.h"
        run(CC, "-std=c11", *STRICT, "-x", "c", "-fsyntax-only", header)
        run(CXX, "-std=c++17", *STRICT, "-x", "c++", "-fsyntax-only", header)

    def test_header_in_a_program_of_cpp(self):
        program = self.dir / "cpp"
        run(CXX, "-std=c++17", *STRICT, "-x", "c++", CONSUMER, "-x", "none",
            "-o", program, *self.shared.flags("--cflags", "--libs"))
        self.expect_works(program, self.shared)

    def test_pkg_config_names_the_prefix(self):
        for prefix in (self.static, self.shared):
            given = prefix.flags("--variable=prefix")
            self.assertEqual(str(prefix.path), os.path.normpath(given[0]))

    def test_pkg_config_static(self):
        program = self.build_by_hand(self.static, "by-hand", "--static")
        self.expect_works(program, self.static)

    def test_pkg_config_shared(self):
        program = self.build_by_hand(self.shared, "by-hand-shared")
        self.expect_works(program, self.shared)

    def test_pkg_config_keeps_dependencies_private(self):
        self.assertEqual(["-lcopydesk"], self.static.flags("--libs-only-l"))
        private = " ".join(self.static.flags("--print-requires-private"))
        for module in ("icu-i18n", "icu-uc", "libpcre2-8", "libfyaml"):
            self.assertIn(module, private)

    def test_find_package_static(self):
        self.expect_works(self.find_package(self.static, "cmake-static"),
                          self.static)

    def test_find_package_shared(self):
        self.expect_works(self.find_package(self.shared, "cmake-shared"),
                          self.shared)

    def test_exports_the_header_and_nothing_else(self):
        table = run("nm", "-D", "--defined-only",
                    self.shared.lib / "libcopydesk.so")
        exported = sorted(line.split()[-1] for line in table.splitlines())
        header = re.sub(r"/\*.*?\*/", "", (ROOT / "src/copydesk.h")
                        .read_text("utf-8"), flags=re.DOTALL)
        declared = re.findall(r"COPYDESK_API[^;(]*?(copydesk_\w+)\s*\(",
                              header)
        self.assertEqual(sorted(declared), exported)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    BUILD = Path(sys.argv.pop(1)).resolve()
    unittest.main()
