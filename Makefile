# make reports · make test · make lab — each makes its own environment in .venv first, where it is missing or out of date.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready

.PHONY: reports test lab check clean help

help:
	@echo "make reports   render every report into reports/build/"
	@echo "make test      run the whole test suite"
	@echo "make lab       open JupyterLab on the notebooks"
	@echo "make check     report every problem of the records"
	@echo "make clean     remove the environment and the rendered reports"

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@echo "Making the environment in $(VENV) (a minute or two) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

reports: $(READY)
	$(BIN)/minerals check
	$(BIN)/minerals render

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/minerals check
	$(BIN)/minerals fmt --check
	$(BIN)/python -m pytest

lab: $(READY)
	$(BIN)/jupyter lab notebooks

check: $(READY)
	$(BIN)/minerals check

clean:
	rm -rf $(VENV) reports/build
