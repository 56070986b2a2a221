"""A command that has, once its notebook is named, an option for each parameter of that notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from click.shell_completion import CompletionItem

from analysis.errors import AnalysisError, ParameterError
from analysis.reports.notebooks import Parameter, notebook_file, notebook_names, read_parameters
from analysis.reports.parameters import completions

_PREFIX = "parameter_"
_KINDS = {"str": "TEXT", "int": "INTEGER", "float": "NUMBER", "bool": "true|false", "list[str]": "TEXT,…"}


class NotebookOption(click.Option):
    """``--name VALUE`` for a parameter, ``--name/--no-name`` where it is true or false. Values stay text here."""

    def __init__(self, parameter: Parameter):
        self.parameter = parameter
        flag = option_name(parameter.name)
        is_flag = parameter.types == ("bool",)
        default = "none" if parameter.default is None else str(parameter.default)
        super().__init__(
            [f"{flag}/--no-{flag[2:]}" if is_flag else flag, f"{_PREFIX}{parameter.name}"],
            multiple=not is_flag, default=None, metavar=None if is_flag else _metavar(parameter),
            help=f"{parameter.help}  [default: {default}]".strip(),
        )  # fmt: skip

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 — click's
        return [CompletionItem(value, help=label) for value, label in completions(self.parameter, incomplete)]


class NotebookArgument(click.Argument):
    """The notebook's name."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 — click's
        return [CompletionItem(name) for name in notebook_names() if name.startswith(incomplete)]


class NotebookCommand(click.Command):
    """A command with the argument `notebook`, which stands before the options it brings."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        notebook = self._named(ctx, args)
        if notebook is not None:
            ctx.meta[__name__] = notebook, self._options(notebook, ctx.resilient_parsing)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            option = error.option_name
            if __name__ in ctx.meta or not any(option in map(option_name, _parameters(n)) for n in notebook_names()):
                raise
            message = f"{option} without a notebook — write {ctx.command_path} NOTEBOOK {option} VALUE"
            raise ParameterError(message) from None

    def _named(self, ctx: click.Context, args: list[str]) -> str | None:
        """The notebook among the arguments: the first that is neither an option nor an option's value."""
        lenient = click.Context(
            self, ctx.parent, resilient_parsing=True, ignore_unknown_options=True, allow_extra_args=True,
            allow_interspersed_args=False,
        )  # fmt: skip
        found, _, _ = self.make_parser(lenient).parse_args(list(args))
        name = found.get("notebook")  # where there is none, versions of click put different things
        return name if isinstance(name, str) and not name.startswith("-") else None

    def _options(self, notebook: str, lenient: bool) -> list[NotebookOption]:
        """Options for the parameters, but for those named as an option of the command: they are left to ``-p``."""
        taken = {name for param in self.params for name in param.opts}
        try:
            known = _parameters(notebook)
        except AnalysisError:
            if lenient:  # while a shell completes the line
                return []
            raise
        return [NotebookOption(parameter) for name, parameter in known.items() if option_name(name) not in taken]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), *ctx.meta.get(__name__, (None, ()))[1]]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        notebook, theirs = ctx.meta.get(__name__, ("", []))
        listed = {f"Parameters of {notebook}": theirs, "Options": super().get_params(ctx)}
        for heading, options in listed.items():
            found = (option.get_help_record(ctx) for option in options if isinstance(option, click.Option))
            if rows := [row for row in found if row]:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def _parameters(notebook: str) -> dict[str, Parameter]:
    return read_parameters(notebook_file(notebook))


def option_name(parameter: str) -> str:
    """``as_of`` → ``--as-of``."""
    return f"--{parameter.replace('_', '-')}"


def given_options(options: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Names and values of the parameters that were given as options, each as often as it was given."""
    for name, value in options.items():
        values = value if isinstance(value, tuple) else [] if value is None else [value]
        yield from ((name.removeprefix(_PREFIX), item) for item in values)


def _metavar(parameter: Parameter) -> str:
    if parameter.choices:
        return "|".join(parameter.choices)
    kind = next(kind for kind in parameter.types if kind != "None")
    several = ",…" * (kind == "list[str]")
    return f"{parameter.meaning.upper()}{several}" if parameter.meaning else _KINDS[kind]
