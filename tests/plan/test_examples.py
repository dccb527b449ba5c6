import doctest
import importlib
import pkgutil

import pytest

import tiltaksplan.plan

MODULES = [module.name for module in pkgutil.walk_packages(tiltaksplan.plan.__path__, "tiltaksplan.plan.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
