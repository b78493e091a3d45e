"""End a set-up step with one clear sentence instead of a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable


class Stop(Exception):
    """The step can't go on; the message is one sentence that says what to do."""


def run(main: Callable[[], int]) -> None:
    """Run a step and end the process with its exit code; faults that a machine can have become one sentence."""
    try:
        code = main()
    except Stop as stop:
        code = _say(str(stop))
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        code = _say(_sentence(error))
    sys.exit(code)


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _sentence(error: OSError) -> str:
    place = error.filename or os.getcwd()
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk that holds {place} is full: free some space and run the command again."
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return f"Tertial may not write {place}: run it in a folder of your own."
        case _:
            return f"The set-up stopped at {place}: {error.strerror or error}."
