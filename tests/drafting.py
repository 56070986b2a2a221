"""Functions that stand for the reading of an article; processes of a run import them by name."""

import os
import re
import signal
from pathlib import Path
from types import SimpleNamespace

from analysis.batch.events import Reader
from analysis.drafts.article import Told

EVERYTHING = Told(language="en")


def may_report(text):
    return "signed" in text


def extract(text, **told):
    """An agreement of the day that the text names."""
    day = re.search(r"on (\S+)", text)
    mapping = {
        "title": text,
        "type": "memorandum",
        "parties": ["Kazakhstan", "Japan"],
        "signatories": [{"name": "A B"}],
        "evidence": {"parties.0": [{"code": "KAZ"}], "parties.1": [{"code": "JPN"}], "type": [{"code": "mou"}]},
    }
    agreement = mapping | ({"signed": day[1]} if day else {})
    return SimpleNamespace(agreements=(agreement,), visits=(), mentioned=(), language="en", is_news=True)


def extract_or_die_once(text, **told):
    """As `extract`; the first process that meets the word dies of it."""
    if "killer" in text:
        try:
            Path(os.environ["KILLED_ONCE"]).touch(exist_ok=False)
        except FileExistsError:
            return extract(text, **told)
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(text, **told)


def extract_or_die(text, **told):
    """As `extract`; every process that meets the word dies of it."""
    if "killer" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(text, **told)


def reader(extracting=extract):
    return Reader(EVERYTHING, may_report, extracting)
