"""What goes wrong on purpose is said in one line: no usage text around it, no traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from click.exceptions import NoArgsIsHelpError

from analysis.errors import AnalysisError, DataError, ParameterError, one_line
from analysis.languages.likeness import nearest


class OneLine(click.Group):
    """Errors raised on purpose become their message and an exit code; the others keep their traceback."""

    def make_context(self, *args, **extra) -> click.Context:
        with _said(None):
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context):
        with _said(ctx):
            return super().invoke(ctx)

    def resolve_command(self, ctx: click.Context, args: list[str]):
        name = args[0]
        if not (name in self.commands or name.startswith("-") or ctx.resilient_parsing):
            near = nearest(name, self.commands)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(self.commands)}"
            raise ParameterError(f"no command {name!r} — {hint}")
        return super().resolve_command(ctx, args)


@contextmanager
def _said(group: click.Context | None) -> Iterator[None]:
    """Exit 1 for problems in data, 2 for wrong usage, 130 when stopped by Ctrl-C."""
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except KeyboardInterrupt:
        click.echo("minerals: interrupted", err=True)
        sys.exit(130)
    except DataError as error:
        for issue in error.issues:
            click.echo(str(issue), err=True)
        sys.exit(1)
    except AnalysisError as error:
        click.echo(f"minerals: {error}", err=True)
        sys.exit(2)
    except click.UsageError as error:
        click.echo(f"minerals: {_usage(error, group)}", err=True)
        sys.exit(2)


def _usage(error: click.UsageError, group: click.Context | None) -> str:
    """What does not parse — the nearest option that there is, or where they are listed."""
    if error.ctx:
        command = error.ctx.command_path
    else:  # click does not say of what command
        command = " ".join(filter(None, ["minerals", group and group.invoked_subcommand]))
    if not isinstance(error, click.NoSuchOption):
        return f"{one_line(error.format_message()).rstrip('.')} — see {command} --help"
    known = error.ctx.command.get_params(error.ctx) if error.ctx else []
    names = [name for option in known for name in (*option.opts, *option.secondary_opts) if name.startswith("--")]
    near = nearest(error.option_name, names)
    return f"no option {error.option_name!r} — {f'did you mean {near[0]}?' if near else f'see {command} --help'}"
