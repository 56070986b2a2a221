"""``python -m analysis.cli``, where the command ``minerals`` is not on the path."""

from analysis.cli import main

if __name__ == "__main__":
    main(prog_name="minerals")
