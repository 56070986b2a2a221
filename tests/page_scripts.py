"""Run scripts of the pages in Node.js, where it is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from analysis.pages.layout import templates

needs_node = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")


def run(names: list[str], expression: str, **given: object) -> Any:
    """What an expression gives with these scripts loaded; `given` are constants beforehand."""
    scripts = "\n".join(templates().get_template(name).render() for name in names)
    constants = "\n".join(f"const {name} = {json.dumps(value)};" for name, value in given.items())
    code = f"{scripts}\nconst location = {{ protocol: 'file:', href: 'file:///x/records.html' }};\n{constants}\n"
    code += f"process.stdout.write(JSON.stringify({expression}));"
    done = subprocess.run(["node", "-"], input=code, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
