"""How many examples Hypothesis tries: all of them in `make test-full`, a share of them in quick runs."""

from __future__ import annotations

from hypothesis import settings

QUICK = "quick"
"""The profile that tests use unless pytest is given `--hypothesis-profile=full`."""

# The same examples in every run, and no example fails for being slow: a test that fails has found something.
settings.register_profile("full", derandomize=True, deadline=None, database=None, max_examples=100)
settings.register_profile(QUICK, settings.get_profile("full"), max_examples=40)


def examples(full: int) -> int:
    """How many of a full run's examples to try in this one; at least five."""
    return max(min(full, 5), full * settings().max_examples // 100)
