# The doors of this project. `make` tells what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
LINES ?= 1000

help: ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

serve: setup ## set up, train if the content changed, start everything, say where to click
	@exec .venv/bin/natlys serve

test: setup ## all tests, from a bare machine
	@scripts/test

setup: ## install what is missing; nothing if nothing is
	@scripts/setup

train: setup ## train the brain if what it learns from has changed
	@.venv/bin/natlys train

check: setup ## check FAQ stories and houses
	@.venv/bin/natlys check

evaluate: setup ## figures on the messages kept apart
	@.venv/bin/python -m tests.evaluation.evaluate

curve: setup ## accuracy on the messages kept apart per 1,000 lines learnt from
	@cd nlu && PYTHONPATH=.:..:encoder .venv/bin/python -m benchmarks.learning_curve

pipelines: setup ## compare features and models on LINES=1000 lines, stock DIET among them
	@cd nlu && PYTHONPATH=.:..:encoder ../.tools/bin/uv run --group comparison python -m benchmarks.pipelines $(LINES)

encoder: ## make the encoder anew from the lines in the repository, or FURTHER=1 learn on (an hour on two cores)
	@cd nlu/encoder && ../../.tools/bin/uv run --group workshop python -m workshop $(if $(FURTHER),--further)

opinions: ## let the encoder learn what it thinks of the lines as they are now (minutes)
	@cd nlu/encoder && ../../.tools/bin/uv run --group workshop python -m workshop --opinions

benchmark: setup ## time a message against a stock Rasa, and the hearing of danger
	@.venv/bin/python -m benchmarks.turns
	@.venv/bin/python -m benchmarks.danger

.PHONY: help serve test setup train check evaluate curve pipelines encoder opinions benchmark
