"""``python -m analysis.cli``, where the command ``minerals`` is not on the path."""

from analysis.cli import main

main(prog_name="minerals")
