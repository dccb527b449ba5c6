"""What is put into a plan file comes out of it: every field, every line, in its order."""

from dataclasses import fields, replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.io.store import plans
from tiltaksplan.actions.plan_file import open_plan
from tiltaksplan.io.store.errors import FigureIsTooLarge, TextIsBroken
from tiltaksplan.plan.change import Change, PlanHasMovedOn, reversed_all
from tiltaksplan.plan.plan import Plan
from tiltaksplan.plan.proposal import Contact, CostLine, HourLine, Milestone, ProjectLeader, Proposal, Risk
from tiltaksplan.plan.setup import BudgetLine, Criterion, Frame, Person, Setup, Unit

texts = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
maybe_text = st.none() | texts
days = st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1))
whole = st.integers(0, 2**62)
numbers = st.none() | st.integers(0, 10**6) | st.floats(0, 1e12, allow_nan=False)
years = st.none() | st.integers(1900, 2200)
names = st.lists(texts, max_size=3).map(tuple)
costs = st.builds(CostLine, year=years, category=maybe_text, amount=st.none() | whole, funding=maybe_text)
hours = st.builds(HourLine, person=maybe_text, role=maybe_text, unit=maybe_text, year=years, hours=numbers)
risks = st.builds(Risk, description=maybe_text, probability=st.none() | st.integers(1, 5), consequence=st.none() | st.integers(1, 5))
milestones = st.builds(Milestone, date=days, description=maybe_text)


def lists_of(things):
    return st.lists(things, max_size=3).map(tuple)


proposals = st.builds(
    Proposal, id=st.just("T-01"), title=maybe_text, group=maybe_text, description=maybe_text, baseline=numbers, target=numbers,
    strategy_goals=names, frames=names, dependencies=names, partners=names, not_asked=names, start=days, end=days, received=days,
    costs=lists_of(costs), hours=lists_of(hours), risks=lists_of(risks), milestones=lists_of(milestones),
    priority=st.none() | st.integers(1, 99),
    contact=st.builds(Contact, name=maybe_text, email=maybe_text), leader=st.builds(ProjectLeader, name=maybe_text, qualities=maybe_text),
    stated_cost=st.none() | whole, stated_hours=numbers,
)  # fmt: skip
people = st.builds(Person, name=texts, unit=maybe_text, hours=lists_of(st.tuples(st.integers(2000, 2100), st.integers(0, 5000))))
setups = st.builds(
    Setup, title=texts, max_measures=st.none() | st.integers(1, 99), units=lists_of(st.builds(Unit, name=texts, leader=maybe_text)),
    people=lists_of(people), budget=lists_of(st.builds(BudgetLine, year=st.integers(2000, 2100), amount=whole, source=texts)),
    frames=lists_of(st.builds(Frame, name=texts, other_names=names)),
    criteria=lists_of(st.builds(Criterion, name=texts, weight=st.integers(0, 100), steps=names)),
)  # fmt: skip


def test_a_plan_with_something_in_every_part_comes_back_as_it_was(path):
    with open_plan(path) as file:
        kept = file.commit(plans.full_changes(), "Alt")
    for one in fields(Plan):
        assert getattr(kept, one.name) != getattr(Plan(), one.name), f"{one.name} is not tried"
    with open_plan(path) as file:
        assert file.plan == kept


@pytest.mark.parametrize("made", [plans.full_proposal(), plans.full_setup()], ids=["proposal", "setup"])
def test_the_tried_plan_leaves_no_field_at_its_default(made):
    same = [one.name for one in fields(made) if getattr(made, one.name) == getattr(type(made)(), one.name) and one.name != "currency"]
    assert same == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(proposal=proposals, setup=setups)
def test_the_plan_file_gives_back_what_it_was_given(proposal, setup, path, empty_plan_file):
    path.write_bytes(empty_plan_file)
    changes = [Change(thing="proposal:T-01", after=proposal)]
    changes += [Change(thing="setup", before=Setup(), after=setup)] if setup != Setup() else []
    with open_plan(path) as file:
        kept = file.commit(changes, "Alt")
    with open_plan(path) as file:
        assert file.plan == kept


def test_whole_hours_come_back_as_whole_numbers(path):
    with open_plan(path) as file:
        file.commit([Change(thing="proposal:T-01", after=plans.full_proposal())], "Ny")
    with open_plan(path) as file:
        assert [repr(line.hours) for line in file.plan.proposal("T-01").hours] == ["423.75", "300"]


def test_a_change_of_one_field_and_its_undoing_are_both_kept(path):
    with open_plan(path) as file:
        before = file.commit(plans.full_changes(), "Alt")
        change = Change(thing="proposal:T-01", field="/costs/0/amount", before=450000, after=460000)
        file.commit([change], "Endre beløp")
    with open_plan(path) as file:
        assert file.plan.proposal("T-01").costs[0].amount == 460000
        file.commit(reversed_all([change]), "Angre")
    with open_plan(path) as file:
        assert file.plan == before


def test_undoing_everything_leaves_an_empty_plan(path):
    with open_plan(path) as file:
        file.commit(plans.full_changes(), "Alt")
        file.commit(reversed_all(plans.full_changes()), "Angre")
    with open_plan(path) as file:
        assert file.plan == Plan()


def test_setup_lists_are_saved_one_by_one(path):
    with open_plan(path) as file:
        file.commit(plans.full_changes(), "Alt")
        people = file.plan.setup.people
        longer = replace(people[1], hours=((2024, 12),))
        file.commit([Change(thing="setup", field="/people/1", before=people[1], after=longer)], "Timer")
        kept = file.plan
    with open_plan(path) as file:
        assert file.plan == kept


def test_the_journal_tells_each_step_with_who_and_when_and_gives_the_values_back(path):
    with open_plan(path, who="Kari") as file:
        made = plans.full_changes()
        file.commit(made, "Alt")
        file.commit([Change(thing="proposal:T-01", field="/start", before=date(2023, 4, 1), after=None, why="uklart")], "Fjern start")
    with open_plan(path) as file:
        first, second = file.journal()
    assert (first.number, first.text, first.who) == (1, "Alt", "Kari")
    assert [(one.thing, one.field, one.before, one.after) for one in first.changes] == [
        (one.thing, one.field, one.before, one.after) for one in made
    ]
    (change,) = second.changes
    assert (change.before, change.after, change.why, change.who) == (date(2023, 4, 1), None, "uklart", "Kari")
    assert change.when is not None and change.when.tzinfo is not None


def test_a_change_that_does_not_fit_saves_nothing(path):
    with open_plan(path) as file:
        file.commit([Change(thing="proposal:T-01", after=Proposal(id="T-01", title="A"))], "Ny")
        with pytest.raises(PlanHasMovedOn):
            file.commit(
                [
                    Change(thing="proposal:T-02", after=Proposal(id="T-02")),
                    Change(thing="proposal:T-01", field="/title", before="B", after="C"),
                ],
                "Feil",
            )
        kept = file.plan
    with open_plan(path) as file:
        assert file.plan == kept and len(file.plan.proposals) == 1 and len(file.journal()) == 1


def test_a_figure_that_no_column_holds_is_told_of_and_saves_nothing(path):
    with open_plan(path) as file:
        huge = Proposal(id="T-01", costs=(CostLine(amount=10**30),))
        with pytest.raises(FigureIsTooLarge):
            file.commit([Change(thing="proposal:T-01", after=huge)], "Ny")
        assert file.plan == Plan() and file.journal() == ()


def test_a_number_with_many_digits_is_kept_as_near_as_a_figure_can_be(path):
    with open_plan(path) as file:
        file.commit([Change(thing="proposal:T-01", after=Proposal(id="T-01", baseline=10**30))], "Ny")
    with open_plan(path) as file:
        assert file.plan.proposal("T-01").baseline == 1e30


def test_half_a_character_is_told_of_and_saves_nothing(path):
    with open_plan(path) as file:
        with pytest.raises(TextIsBroken):
            file.commit([Change(thing="proposal:T-01", after=Proposal(id="T-01", title="\ud83d"))], "Ny")
        assert file.journal() == ()


def test_originals_come_back_byte_for_byte_and_are_kept_once(path):
    content = bytes(range(256)) * 1000
    with open_plan(path) as file:
        key = file.add_original("skjema.docx", content)
        assert file.add_original("kopi.docx", content) == key == sha256(content).hexdigest()
        file.commit([Change(thing="proposal:T-01", after=Proposal(id="T-01"))], "Ny", originals=[("a", b"a"), ("b", b"a")])
    with open_plan(path) as file:
        assert file.original(key) == content
        with pytest.raises(KeyError):
            file.original("f" * 64)
