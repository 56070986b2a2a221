# make reports · make test · make lab — each makes its own environment in .venv first, where it is missing or out of date.
PYTHON ?= python3
VENV := .venv
# pinned: requirements.txt; newest and lowest: what pyproject.toml and requirements.in let through, chosen on the day.
SET := pinned
# The Pythons and systems that requirements.txt is made for; requirements.in says so too.
PYTHONS := 3.11 3.12 3.13 3.14 3.15
PLATFORMS := x86_64-manylinux_2_28 aarch64-manylinux_2_28 aarch64-apple-darwin x86_64-pc-windows-msvc
RANGE := $(firstword $(PYTHONS)) to $(lastword $(PYTHONS))
# newest and lowest may be tried with any later Python.
OLDEST := $(firstword $(PYTHONS))
LATEST := $(if $(filter pinned,$(SET)),$(lastword $(PYTHONS)),3.99)
ONLY_WHEELS := --only-binary :all:
UV_RELEASE := 0.13.9

ifeq ($(OS),Windows_NT)
SCRIPTS := Scripts
EXE := .exe
else
SCRIPTS := bin
endif
BIN := $(VENV)/$(SCRIPTS)
INSTALLED := $(VENV)/.installed
READY := $(VENV)/.ready
UV_HOME := .venv-uv/$(UV_RELEASE)
UV := $(UV_HOME)/$(SCRIPTS)/uv$(EXE)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

INSTALL_pinned = $(PIP) install $(ONLY_WHEELS) -r requirements.txt
INSTALL_newest = $(UV) pip install --quiet --python $(BIN)/python --upgrade $(DECLARED)
INSTALL_lowest = $(UV) pip install --quiet --python $(BIN)/python --resolution lowest-direct $(DECLARED)
DECLARED := -r requirements.in -r pyproject.toml --extra reports --extra drafts --extra scale --extra test

.PHONY: reports test lab check newest lowest lock wheels clean help

help:
	@echo "make reports   render every report into reports/build/"
	@echo "make test      check style, types, imports and records, and run the whole test suite (ARGS=… goes to pytest)"
	@echo "make lab       open JupyterLab on the notebooks"
	@echo "make check     report every problem of the records"
	@echo "make newest    run the suite on the newest release of everything, in .venv-newest"
	@echo "make lowest    run the suite on the lowest releases that pyproject.toml declares, in .venv-lowest"
	@echo "make lock      pin in requirements.txt what pyproject.toml and requirements.in need (UPGRADE=1: the newest of it)"
	@echo "make wheels    ask whether every pin has a wheel for every Python and system"
	@echo "make clean     remove the environments and the rendered reports"

# An environment is made anew whenever its pins change, so that nothing stays in it that they do not name.
$(INSTALLED): requirements.txt $(if $(filter-out pinned,$(SET)),requirements.in $(UV))
	@$(PYTHON) -c "import sys; v = '%d.%02d' % sys.version_info[:2]; sys.exit(not '$(OLDEST)' <= v <= '$(LATEST)')" \
	|| { echo "Python $(RANGE) is needed, and $(PYTHON) is $$($(PYTHON) -V 2>&1): make PYTHON=python3.13"; exit 1; }
	@test ! -e $(VENV) || test -e $(VENV)/pyvenv.cfg || { echo "$(VENV) is there and is no environment"; exit 1; }
	@echo "Making the environment in $(VENV) ($(SET), a minute or two) …"
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
	@$(INSTALL_$(SET)) || { rm -rf $(VENV); \
	echo "The package named above cannot be installed. The $(SET) set is for Python $(RANGE); this is $$($(PYTHON) -V 2>&1)."; exit 1; }
	@touch $@

$(READY): $(INSTALLED) pyproject.toml
	@rm -f $@
	@$(PIP) install --no-deps --no-build-isolation -e .
	@found=$$($(BIN)/python -m pip check) || { echo "$$found"; echo "What pyproject.toml needs is not what is pinned: make lock"; exit 1; }
	@touch $@

reports: $(READY)
	$(BIN)/minerals check
	$(BIN)/minerals render

# Tests start Python a hundred times: it may keep what it compiles, wherever else it may not.
test: export PYTHONDONTWRITEBYTECODE :=

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/nbstripout --verify --keep-id notebooks/*.ipynb
	$(BIN)/minerals check
	$(BIN)/minerals fmt --check
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lab: $(READY)
	$(BIN)/jupyter lab notebooks

check: $(READY)
	$(BIN)/minerals check

newest lowest:
	@rm -rf .venv-$@
	@$(MAKE) --no-print-directory test SET=$@ VENV=.venv-$@

$(UV):
	@$(PYTHON) -m venv --clear $(UV_HOME)
	@$(UV_HOME)/$(SCRIPTS)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_RELEASE)

lock: $(UV)
	@$(UV) pip compile --quiet --universal --python $(UV_HOME)/$(SCRIPTS)/python$(EXE) --python-version $(OLDEST) \
	--extra reports --extra drafts --extra scale --extra test pyproject.toml requirements.in --output-file requirements.txt --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) >/dev/null
	@$(MAKE) --no-print-directory wheels

wheels: $(UV)
	@for python in $(PYTHONS); do for platform in $(PLATFORMS); do \
	$(UV) pip install --quiet --dry-run --only-binary :all: --target .venv-uv/none -r requirements.txt \
	--python-version $$python --python-platform $$platform \
	|| { echo "The pin named above has no wheel for Python $$python on $$platform."; exit 1; }; done; done
	@echo "Every pin of requirements.txt has a wheel for Python $(RANGE)."

clean:
	rm -rf .venv .venv-newest .venv-lowest .venv-uv reports/build
