"""Running a notebook in a fork of a process that has loaded everything."""
