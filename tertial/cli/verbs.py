"""A group of verbs, each imported when it is used, so that help is instant."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Verbs(click.Group):
    """Verbs by name: the module that has the `command`, and what it does in a line."""

    def __init__(self, *args: Any, verbs: Mapping[str, tuple[str, str]], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self._verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order people meet them."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command."""
        if cmd_name not in self._verbs:
            return None
        command: click.Command = import_module(self._verbs[cmd_name][0]).command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb. Here, for click makes an error of a reader that went away (`tertial figures … | head`)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The interpreter flushes once more at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing them."""
        with formatter.section("Kommandon"):
            formatter.write_dl([(name, text) for name, (_, text) in self._verbs.items()])
