"""The vault against a model of consent: several people, any order, a stop at any save, older backups restored."""

from consent_machine import LONG, Consenting, plays
from hypothesis.stateful import run_state_machine_as_test


def test_the_vault_keeps_what_the_model_says():
    run_state_machine_as_test(Consenting, settings=plays(2000 if LONG else 40))
