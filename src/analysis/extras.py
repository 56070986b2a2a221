"""What is installed only where it is asked for: the libraries of figures, of reports, of drafts and of clusters."""

from __future__ import annotations

from importlib.util import find_spec

from analysis.errors import AnalysisError

PACKAGE = "critical-minerals-diplomacy"
# Extra of pyproject.toml → the modules it brings. Reports draw figures, too.
MODULES = {
    "drafts": ("trafilatura",),
    "figures": ("matplotlib",),
    "reports": (
        *("IPython", "ipykernel", "jinja2", "jsonschema", "jupyter_client", "markupsafe", "matplotlib"),
        *("matplotlib_inline", "nbclient", "nbconvert", "nbformat", "papermill", "traitlets", "zmq"),
    ),
    "scale": ("distributed",),
}


class MissingPartError(AnalysisError, ImportError):
    """Something is used that an extra brings, and the extra is not installed."""


def need(extra: str, what: str) -> None:
    """Raise `MissingPartError` where a module that an extra brings is not installed.

    Parameters
    ----------
    extra : str
        One of `MODULES`.
    what : str
        What needs it, for the message.
    """
    if missing := [module for module in MODULES[extra] if not _is_installed(module)]:
        raise _error(missing, extra, what)


def missing_part(error: ModuleNotFoundError, what: str) -> MissingPartError | None:
    """The error that names the extra to install, where a module that is not found is one of an extra.

    >>> str(missing_part(ModuleNotFoundError(name="matplotlib.axes"), "plot_timeline"))
    "plot_timeline needs matplotlib — pip install 'critical-minerals-diplomacy[figures]'"
    """
    module = (error.name or "").partition(".")[0]
    extra = next((extra for extra, modules in MODULES.items() if module in modules), "")
    return _error([module], extra, what) if extra else None


def _error(modules: list[str], extra: str, what: str) -> MissingPartError:
    return MissingPartError(f"{what} needs {', '.join(modules)} — pip install '{PACKAGE}[{extra}]'")


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ModuleNotFoundError, ValueError):  # half of it is there
        return False
