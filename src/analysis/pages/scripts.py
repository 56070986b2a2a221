"""The scripts of a page as one, and the policy under which a browser runs this one and nothing else."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable

from jinja2 import Environment
from markupsafe import Markup


def with_scripts(environment: Environment, names: Iterable[str]) -> dict[str, Markup | str]:
    """What the layout asks for: `script`, the templates of these names one after the other, and the `policy` for it.

    Styles of single elements are those of figures and tables.
    """
    source = "\n" + "".join(environment.get_template(name).render() for name in names)
    digest = b64encode(hashlib.sha256(source.encode()).digest()).decode()
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'"
    )
    return {"script": Markup(source), "policy": policy}  # noqa: S704 — our own files
