"""Functions that stand for the drafting of an article; processes of a run import them by name."""

import os
import signal
from pathlib import Path


def told(fields):
    """An agreement where the text says so; a text that says nothing is not read closely."""
    text = fields["content"].decode() if "content" in fields else fields.get("text")
    if not isinstance(text, str):
        raise ValueError("no text: give a field 'text' or 'html'")
    if "signed" not in text:
        return None
    return [{"kind": "agreement", "date": fields.get("day"), "title": text, "article": {"language": "en"}}]


def killed_once(fields):
    """As `told`; the first process that meets the word dies of it."""
    text, mark = str(fields.get("text")), Path(os.environ["KILLED_ONCE"])
    if "killer" in text:
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            return told(fields)
        os.kill(os.getpid(), signal.SIGKILL)
    return told(fields)


def killed(fields):
    """As `told`; every process that meets the word dies of it."""
    if "killer" in str(fields.get("text")):
        os.kill(os.getpid(), signal.SIGKILL)
    return told(fields)
