"""Random edits by openpyxl and by LibreOffice, of which `sync` must report exactly those; and how fast it is."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from benchmarks.human_edits import Expected, Person
from benchmarks.made_up import made_up_plan
from benchmarks.measure import Figure, measured
from benchmarks.workbook_hands import LibreOfficeHands, OpenpyxlHands, has_libreoffice, run
from tiltaksplan.actions.new import new_plan
from tiltaksplan.actions.plan_file import PlanFile
from tiltaksplan.actions.sync import Sync, prepare_sync, store_sync
from tiltaksplan.plan.change import Change
from tiltaksplan.plan.plan import Plan

PROPOSALS = 12
RUNS, BATCHES = 1000, 20
PAIRS = 100
LIBREOFFICE_RUNS, LIBREOFFICE_BATCH = 60, 12


@contextmanager
def exported(plan: Plan, folder: Path) -> Iterator[tuple[PlanFile, Path]]:
    """Give a plan file that holds *plan*, and the workbook that was written from it."""
    with new_plan(folder / "plan.tiltaksplan", title="Prøve", first_year=2023, last_year=2025) as plan_file:
        changes = [Change(thing="setup", before=plan_file.plan.setup, after=plan.setup)]
        changes += [Change(thing=f"proposal:{one.id}", after=one) for one in plan.proposals]
        changes += [Change(thing=f"score:{one.key}", after=one) for one in plan.scores]
        plan_file.commit(changes, "Legg inn forslag")
        path = folder / "arbeidsbok.xlsx"
        _write(plan_file, path)
        yield plan_file, path


def _write(plan_file: PlanFile, path: Path) -> None:
    from tiltaksplan.actions.workbook_base import keep_base, plan_mark
    from tiltaksplan.io.excel.write import write_excel
    from tiltaksplan.reports.workbook import workbook

    document = workbook(plan_file.plan, None, export_mark=keep_base(plan_file), plan_mark=plan_mark(plan_file))
    write_excel(document, path)


def differences(expected: Expected, sync: Sync) -> list[str]:
    """Return where what `sync` says is not what was done; empty where it is exactly that."""
    told: list[str] = []
    applied = {(one.proposal, one.field): one.after for one in sync.merge.applied}
    for key in expected.applied.keys() | applied.keys():
        if expected.applied.get(key, "–") != applied.get(key, "–"):
            told.append(f"{key}: done {expected.applied.get(key, '–')!r}, told {applied.get(key, '–')!r}")
    done = Counter(repr(one) for one in expected.added)
    found = Counter(
        repr((one.proposal, one.table, one.value if one.table else getattr(one.value, "title", ""))) for one in sync.merge.added
    )
    told += [f"added: done {done - found}, told {found - done}"] if done != found else []
    removed = {one.key for one in sync.merge.removed}
    told += (
        [f"removed: done {sorted(expected.removed - removed)}, told {sorted(removed - expected.removed)}"]
        if removed != expected.removed
        else []
    )
    if len(sync.merge.rejected) != expected.rejected:
        told.append(f"rejected: {expected.rejected} done, told {[(one.cell, one.text, str(one.message)) for one in sync.merge.rejected]}")
    told += [f"conflict: {one}" for one in sync.merge.conflicts]
    return told


def one_run(plan_file: PlanFile, path: Path, seed: int) -> list[str]:
    """Edit the workbook at random with openpyxl, and return where `sync` says something else."""
    target = path.with_name(f"redigert-{seed}.xlsx")
    hands = OpenpyxlHands(path)
    person = Person(plan_file.plan, hands, Random(seed))
    person.work(person.random.randint(1, 25))
    person.tidy()
    hands.save(target)
    try:
        return differences(person.expected(), prepare_sync(plan_file, target))
    finally:
        target.unlink()


def two_apart(plan_file: PlanFile, paths: tuple[Path, Path], people: tuple[Person, Person]) -> list[str]:
    """Take two copies that were edited apart in, one after the other, and then both again: nothing may be left."""
    told = []
    for path, person in zip(paths, people, strict=True):
        sync = prepare_sync(plan_file, path)
        told += differences(person.expected(), sync)
        store_sync(plan_file, sync)
    for path in paths:
        again = prepare_sync(plan_file, path).merge
        told += [f"again: {one}" for one in (*again.applied, *again.conflicts, *again.added)]
    return told


def two_apart_by_openpyxl(folder: Path, seed: int) -> list[str]:
    """Let two people edit a copy each of one export, with openpyxl."""
    folder.mkdir()
    with exported(made_up_plan(PROPOSALS, seed), folder) as (plan_file, path):
        people, paths = [], (folder / "a.xlsx", folder / "b.xlsx")
        for number, target in enumerate(paths):
            hands = OpenpyxlHands(path)
            person = Person(plan_file.plan, hands, Random(seed * 2 + number), only=(number, 2))
            person.work(12)
            person.tidy()
            hands.save(target)
            people.append(person)
        return two_apart(plan_file, paths, (people[0], people[1]))


def two_at_the_same(folder: Path, seed: int) -> list[str]:
    """Let two people edit the cells of the same proposals: what both have changed otherwise must be a conflict, and all else be applied."""
    folder.mkdir()
    with exported(made_up_plan(PROPOSALS // 2, seed), folder) as (plan_file, path):
        done, syncs = [], []
        for number in range(2):
            target, hands = folder / f"{number}.xlsx", OpenpyxlHands(path)
            person = Person(plan_file.plan, hands, Random(seed * 2 + number))
            for _ in range(40):
                person.random.choice((person.edit, person.edit, person.edit, person.empty, person.misspell))()
            person.tidy()
            hands.save(target)
            done.append(person.expected().applied)
        for number in range(2):
            syncs.append(prepare_sync(plan_file, folder / f"{number}.xlsx"))
            store_sync(plan_file, syncs[-1])
    first, second = done
    wanted = {key: value for key, value in second.items() if key not in first}
    clashes = {key: value for key, value in second.items() if key in first and first[key] != value}
    applied = {(one.proposal, one.field): one.after for one in syncs[1].merge.applied}
    conflicts = {(one.proposal, one.field): one.theirs for one in syncs[1].merge.conflicts}
    return [f"done {wanted}, told {applied}"] * (wanted != applied) + [f"clash {clashes}, told {conflicts}"] * (clashes != conflicts)


def by_libreoffice(folder: Path, runs: int, seed: int = 0) -> list[str]:
    """Edit the workbook at random with LibreOffice so many times, the last two of them copies edited apart; return what went wrong."""
    told: list[str] = []
    with exported(made_up_plan(PROPOSALS, seed + 1), folder) as (plan_file, path):
        works = []
        for number in range(runs):
            target = folder / f"fra-libreoffice-{number}.xlsx"
            hands = LibreOfficeHands(path, target)
            apart = (number - runs + 2, 2) if number >= runs - 2 else (0, 1)
            person = Person(plan_file.plan, hands, Random(seed + number), only=apart)
            person.work(12)
            person.tidy()
            works.append((hands, person, target))
        run([hands for hands, _, _ in works], folder, seconds=60 + 20 * runs)
        for number, (_, person, target) in enumerate(works):
            told += [f"{number}: {one}" for one in differences(person.expected(), prepare_sync(plan_file, target))]
        (_, first, one), (_, second, other) = works[-2:]
        told += two_apart(plan_file, (one, other), (first, second))
    return told


def figures() -> list[Figure]:
    """Make all the runs and measure the speed.

    Raises:
        SystemExit: An edit was lost or invented; it says which.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wrong = [*_by_openpyxl(folder), *_apart(folder), *_by_libreoffice(folder)]
    if wrong:
        raise SystemExit("\n".join(["edits were lost or invented:", *wrong[:50]]))
    return speed()


def _by_openpyxl(folder: Path) -> Iterator[str]:
    for batch in range(BATCHES):
        place = folder / f"mange-{batch}"
        place.mkdir()
        with exported(made_up_plan(PROPOSALS, batch), place) as (plan_file, path):
            for seed in range(batch * 1000, batch * 1000 + RUNS // BATCHES):
                yield from (f"openpyxl {seed}: {one}" for one in one_run(plan_file, path, seed))
    print(f"{RUNS} workbooks edited at random by openpyxl")


def _apart(folder: Path) -> Iterator[str]:
    for seed in range(PAIRS):
        yield from (f"apart {seed}: {one}" for one in two_apart_by_openpyxl(folder / f"to-{seed}", seed))
        yield from (f"same {seed}: {one}" for one in two_at_the_same(folder / f"samme-{seed}", seed))
    print(f"{PAIRS} times two copies edited apart by openpyxl, and {PAIRS} times two of the same proposals")


def _by_libreoffice(folder: Path) -> Iterator[str]:
    if not has_libreoffice():
        print("LibreOffice is not here: no runs by it")
        return
    for seed in range(0, LIBREOFFICE_RUNS, LIBREOFFICE_BATCH):
        place = folder / f"lo-{seed}"
        place.mkdir()
        yield from (f"LibreOffice {seed}: {one}" for one in by_libreoffice(place, LIBREOFFICE_BATCH, seed))
    print(f"{LIBREOFFICE_RUNS} workbooks edited at random by LibreOffice, {LIBREOFFICE_RUNS // LIBREOFFICE_BATCH} pairs of them apart")


def speed() -> list[Figure]:
    """Measure `sync` of 200 proposals against openpyxl loading the workbook twice."""
    from openpyxl import load_workbook

    with tempfile.TemporaryDirectory() as name, exported(made_up_plan(200), Path(name)) as (plan_file, path):

        def peer() -> None:
            load_workbook(path)
            load_workbook(path)

        return [measured("sync of 200 proposals", lambda: prepare_sync(plan_file, path), peer, "openpyxl loading it twice")]
