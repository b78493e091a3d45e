"""What pip says in trouble, word for word as it was seen, becomes one sentence that a person can act on."""

from __future__ import annotations

import pytest

from tools.environment import explain

NO_NETWORK = """\
WARNING: Retrying (Retry(total=1, connect=None, read=None, redirect=None, status=None)) after connection broken by \
'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object>: Failed to establish a new connection: \
[Errno -3] Temporary failure in name resolution')': /simple/asgiref/
ERROR: Could not find a version that satisfies the requirement asgiref==3.13.0 (from versions: none)
ERROR: No matching distribution found for asgiref==3.13.0
"""
NO_WHEEL = """\
ERROR: Could not find a version that satisfies the requirement typst==0.0.1 (from versions: 0.1.0, 0.1.1)
ERROR: No matching distribution found for typst==0.0.1
"""
DISK_FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
CHANGED = """\
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, \
please update the hashes.
"""
READ_ONLY = "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'six.py'\n"
OTHER = "Collecting six\nERROR: first\nERROR: the last word\n"


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        (NO_NETWORK, "pip can't reach its package registry"),
        (NO_WHEEL, "There is no ready-made wheel of typst==0.0.1 for Python 3."),
        (DISK_FULL, "The disk is full"),
        (CHANGED, "A package differs from what the lock file says"),
        (READ_ONLY, "Tertial may not write .venv"),
        (OTHER, "pip could not install the packages (the last word)"),
        ("", "pip could not install the packages (it gave no reason)"),
    ],
)
def test_trouble_is_explained_in_one_sentence(log: str, expected: str) -> None:
    sentence = explain(log)
    assert sentence.startswith(expected)
    assert "\n" not in sentence
    assert sentence.endswith(".")
