"""What goes wrong is said in one line, on purpose or by the system: no usage text around it, no traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from analysis import paths
from analysis.errors import AnalysisError, DataError, ParameterError, one_line, shorten
from analysis.extras import missing_part
from analysis.languages.likeness import nearest

_HINTS = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room in your quota",
    errno.EFBIG: "files may not be so large here: see ulimit -f",
    errno.EROFS: "give another folder",
    errno.EACCES: "ask for the right to it, or give another folder",
    errno.EMFILE: "allow more open files: see ulimit -n",
    errno.ENOMEM: "render fewer at once: --workers 1",
    errno.EAGAIN: "allow more processes: see ulimit -u",
}


class OneLine(click.Group):
    """Errors raised on purpose become their message and an exit code, and so do those of the system.

    A disk that is full, a folder that is gone, too little memory: nobody mends them by a traceback. What is left, which
    is a mistake of ours, keeps its own.
    """

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _said(None):
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _said(ctx):
            if not _is_there():
                raise ParameterError("the working folder is gone", "go to another one")
            found = super().invoke(ctx)
            sys.stdout.flush()  # here, where it is said in one line what is wrong with it
            return found

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        name = args[0]
        if not (name in self.commands or name.startswith("-") or ctx.resilient_parsing):
            near = nearest(name, self.commands)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(self.commands)}"
            raise ParameterError(f"no command {name!r}", f"{hint}")
        return super().resolve_command(ctx, args)


def _is_there() -> bool:
    """Whether there is a working folder."""
    try:
        return bool(os.getcwd())
    except OSError:
        return False


@contextmanager
def _said(group: click.Context | None) -> Iterator[None]:
    """Exit 1 for problems in data or of the system, 2 for wrong usage, 130 when stopped by Ctrl-C."""
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except KeyboardInterrupt:
        _end(130, "minerals: interrupted")
    except DataError as error:
        _end(1, *map(str, error.issues))
    except AnalysisError as error:
        _end(2, f"minerals: {one_line(str(error))}")
    except ModuleNotFoundError as error:
        missing = missing_part(error, "this command")
        if missing is None:
            raise
        _end(2, f"minerals: {missing}")
    except click.UsageError as error:
        _end(2, f"minerals: {_usage(error, group)}")
    except BrokenPipeError:  # whoever read the output has enough
        _end(1)
    except (OSError, MemoryError) as error:
        _end(1, f"minerals: {_of_the_system(error)}")


def _end(status: int, *lines: str) -> NoReturn:
    """Say it if there is still somebody to say it to, and end."""
    try:
        for line in lines:
            click.echo(line, err=True)
    except OSError:
        status = status or 1
    _forget_output()
    sys.exit(status)


def _forget_output() -> None:
    """What cannot be written any more is not tried again at the end of the process, which would say so in its way."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _of_the_system(error: OSError | MemoryError) -> str:
    """What the system refused, of which file, and what to do where that is plain."""
    if isinstance(error, MemoryError):
        return "out of memory — render fewer at once: --workers 1"
    reason = error.strerror or str(error) or type(error).__name__
    place = f"{shorten(paths.display(Path(os.fsdecode(error.filename))))}: " if error.filename else ""
    hint = _HINTS.get(error.errno or 0, "")
    return one_line(f"{place}{reason}{f' — {hint}' if hint else ''}")


def _usage(error: click.UsageError, group: click.Context | None) -> str:
    """What does not parse — the nearest option that there is, or where they are listed."""
    if error.ctx:
        command = error.ctx.command_path
    else:  # click does not say of what command
        command = " ".join(filter(None, ["minerals", group.invoked_subcommand if group else None]))
    if not isinstance(error, click.NoSuchOption):
        return f"{one_line(error.format_message()).rstrip('.')} — see {command} --help"
    known = error.ctx.command.get_params(error.ctx) if error.ctx else []
    names = [name for option in known for name in (*option.opts, *option.secondary_opts) if name.startswith("--")]
    near = nearest(error.option_name, names)
    return f"no option {error.option_name!r} — {f'did you mean {near[0]}?' if near else f'see {command} --help'}"
