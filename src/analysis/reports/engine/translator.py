"""How values are written into an executed notebook: as a reader would, Cyrillic in its own letters."""

from __future__ import annotations

from papermill.translators import PythonTranslator, papermill_translators


class ReadablePython(PythonTranslator):
    """papermill's own translator writes every letter beyond English as an escape; Python escapes what has no shape."""

    @classmethod
    def translate_str(cls, val: str) -> str:
        return repr(val)


def write_readably() -> None:
    """Have papermill write the values of Python notebooks so, in this process."""
    papermill_translators.register("python", ReadablePython)
