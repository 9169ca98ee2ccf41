# The doors of this project. `make` tells what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help

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
	@cd nlu && NATLYS_VECTORS=../models/vectors.npz PYTHONPATH=. .venv/bin/python ../benchmarks/learning_curve.py

encoder: ## make the encoder anew from the lines in the repository (half an hour)
	@.tools/bin/uv run --project nlu/encoder --group workshop --directory nlu/encoder python -m workshop

benchmark: setup ## time a message, against a stock Rasa
	@.venv/bin/python -m benchmarks.turns

.PHONY: help serve test setup train check evaluate curve encoder benchmark
