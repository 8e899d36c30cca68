#!/usr/bin/env python3
"""Runs clang-tidy-14 over our C++ for config/check: findings to stderr, progress to stdout. Arguments: the build's folder,
and --thorough for the checks that take too long to be asked for each time.

Nearly all of clang-tidy's time goes into the standard library's headers, so neighbouring files are read in one piece (a
file that includes them all). Files whose names collide in one piece are read apart: the same findings, only slower.
A piece that passed is not read again until its files, a header of ours or a .clang-tidy changes.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOPS = ("kiosk", "sync", "tests")
LARGEST_PIECE = 240_000  # about 5,000 lines; larger saves little and leaves a core without work at the end
# Kept for config/check --release: the one check takes a third of the time of all.
EXTRA = ["--checks=performance-unnecessary-value-param"] if "--thorough" in sys.argv[2:] else []
# No -Wshadow: files read in one piece see each other's names; the compiler looks for it in each build.
WARNINGS = ["-Wall", "-Wextra", "-Wswitch-enum", "-Wno-unused-function"]


def our_files(suffix):
    return sorted(path.relative_to(ROOT) for top in TOPS for path in (ROOT / top).rglob("*" + suffix))


def sources_of(entry):
    """The files that one compiler call reads: several, when neighbouring files are compiled in one piece."""
    path = pathlib.Path(entry["directory"], entry["file"]).resolve()
    if path.parent.name != "Unity":
        return [path]
    return [pathlib.Path(found) for found in re.findall(r'^#include "(/[^"]+)"', path.read_text(), re.MULTILINE)]


def flags_of_folders(build):
    """Definitions and include folders that each folder's files are compiled with."""
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = entry["command"].split()
        kept = [word for word in words if word.startswith(("-D", "-I"))]
        kept += [f"-isystem{words[at + 1]}" for at, word in enumerate(words) if word == "-isystem"]
        kept = [word.replace('\\"', '"') for word in kept]
        for path in sources_of(entry):
            if path.is_relative_to(ROOT):
                known = flags.setdefault(path.relative_to(ROOT).parent, [])
                known += [word for word in kept if word not in known]
    return flags


def findings_in(files, flags, place):
    """What clang-tidy says about these files. Read in one piece; those that cannot be are read apart."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("".join(f'#include "{path}"\n' for path in files))
    ran = subprocess.run(["clang-tidy-14", "--quiet", *EXTRA, str(place), "--", *flags, *WARNINGS], cwd=ROOT,
                         capture_output=True, text=True, check=False)
    if ran.returncode == 0:
        return []
    said = ran.stdout.replace(f"{ROOT}/", "").replace("./", "").strip()
    blamed = set(re.findall(r"^(\S+?):\d+:\d+: error: .*\[clang-diagnostic-error", said, re.MULTILINE))
    if not blamed or len(files) == 1:
        return [said or ran.stderr.strip() or f"clang-tidy-14 ended with {ran.returncode}"]
    apart = [path for path in files if str(path) in blamed]
    together = [path for path in files if path not in apart]
    # Names collide in a header of one of them: nobody knows whose, so each is read by itself.
    groups = [together, apart] if apart and together else [[path] for path in files]
    return [finding for at, group in enumerate(groups)
            for finding in findings_in(group, flags, place.parent / str(at) / place.name)]


def neighbourhood(path):
    """Only files of one are read in one piece: tests of different parts give their samples the same names."""
    return path.parts[:2] if path.parts[0] == "tests" else path.parts[:1]


def gather(flags):
    """Lists of neighbouring files, each list about LARGEST_PIECE bytes, and the files that no build knows."""
    lists, without, size, before = [], [], 0, None
    for path in our_files(".cpp"):
        if path.name == "catch_main.cpp":  # three lines, and the whole of Catch2 behind them
            continue
        if path.parent not in flags:
            without.append(path)
            continue
        size += (ROOT / path).stat().st_size
        if neighbourhood(path) != before or size > LARGEST_PIECE:
            lists.append([])
            size, before = 0, neighbourhood(path)
        lists[-1].append(path)
    return lists, without


def tidy(files, flags, places):
    """What clang-tidy says about these files; nothing when they passed, now or the last time they looked the same."""
    flags = list(dict.fromkeys(word for path in files for word in flags[path.parent]))
    flags = ["-std=c++20", f"-I{ROOT}", *flags]
    everything = hashlib.sha256(repr((files, flags, EXTRA)).encode())
    seen = [pathlib.Path(__file__).relative_to(ROOT), pathlib.Path(".clang-tidy"), pathlib.Path("tests/.clang-tidy")]
    for path in seen + our_files(".h") + files:
        everything.update((ROOT / path).read_bytes())
    place = places / files[0].with_suffix("") / "all.cpp"
    passed = place.with_name("passed")
    if passed.exists() and passed.read_text() == everything.hexdigest():
        return []
    findings = findings_in(files, flags, place)
    if not findings:
        passed.write_text(everything.hexdigest())
    return findings


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    places = ROOT / "build" / "check" / "tidy"
    (places / "tests").mkdir(parents=True, exist_ok=True)
    # clang-tidy takes its settings from beside the file it is given.
    (places / "tests" / ".clang-tidy").write_text((ROOT / "tests" / ".clang-tidy").read_text())
    flags = flags_of_folders(build)
    lists, without = gather(flags)
    if without:
        print("In no build, so nothing was looked at:", *without, file=sys.stderr)
    shown, failed = set(), bool(without)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = [pool.submit(tidy, files, flags, places) for files in lists]
        for at, done in enumerate(concurrent.futures.as_completed(waiting), 1):
            print(at, len(lists), flush=True)
            findings = done.result()
            failed = failed or bool(findings)
            for block in re.split(r"\n(?=\S+:\d+:\d+: (?:error|warning))", "\n".join(findings)):
                if block and block not in shown:
                    shown.add(block)
                    print(block, file=sys.stderr)
    return 1 if failed else 0


sys.exit(main())
