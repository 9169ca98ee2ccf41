"""Which features and which model tell topics apart? All candidates learn the same lines.

Each runs in a process of its own, so that its memory is its own. Run by `make pipelines LINES=1000`, in the brain's
environment. Stock DIET takes most of the time: hours for ten thousand lines.
"""

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from workshop.opinions import VECTORS

from benchmarks.lines import SETS, learnt, messages

BINS = 10
COLUMNS = ("da", "en", "ece", "ms", "train", "mb")
NGRAMS = 5  # the weight of the n-grams against the vector, as in the brain
SHARPNESS = np.geomspace(0.3, 20, 40)
DIET = """
recipe: default.v1
assistant_id: comparison
language: da
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - {name: CountVectorsFeaturizer, analyzer: char_wb, min_ngram: 1, max_ngram: 4}
  - {name: DIETClassifier, epochs: 100, constrain_similarities: true, entity_recognition: false}
"""

Told = list[tuple[str, float]]
Ask = Callable[[list[str]], Told]
Features = Callable[[], Any]


class Linear:
    """Linear models over sparse features, over the encoder's vector, or over both."""

    def __init__(self, sparse: Features | None = None, vectors: bool = False) -> None:
        self._sparse, self._vectors = sparse, vectors

    def __call__(self, texts: list[str], topics: list[str]) -> Ask:
        from natlys_encoder import Encoder, KeptVectors, held_apart
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler
        from sklearn.svm import LinearSVC

        encoder = Encoder() if self._vectors else None
        features = self._sparse() if self._sparse else None
        # The encoder has not seen these either: it and the sharpness of confidences are judged on lines new to both.
        apart = np.array([held_apart(text) for text in texts])
        wanted, opinions = np.array(topics), []
        if features is not None:
            words = features.fit_transform(texts)
            by_words = LinearSVC(C=0.5, random_state=0).fit(words[~apart], wanted[~apart])
            opinions.append(NGRAMS * by_words.decision_function(words[apart]))
        if self._vectors:
            meanings = KeptVectors(VECTORS).of(texts)
            by_meaning = make_pipeline(StandardScaler(), LogisticRegression(C=0.001, max_iter=200))
            by_meaning.fit(meanings[~apart], wanted[~apart])
            opinions.append(by_meaning.predict_log_proba(meanings[apart]))
        classes = (by_words if features is not None else by_meaning).classes_
        sharpness = _sharpness(sum(opinions), np.searchsorted(classes, wanted[apart]))

        def ask(asked: list[str]) -> Told:
            scores: Any = 0.0
            if features is not None:
                scores = scores + NGRAMS * by_words.decision_function(features.transform(asked))
            if encoder:
                scores = scores + by_meaning.predict_log_proba(encoder.vectors(asked))
            shares = _shares(scores, sharpness)
            return [(classes[row.argmax()], float(row.max())) for row in shares]

        return ask


def diet(texts: list[str], topics: list[str]) -> Ask:
    """Stock Rasa, its default pipeline, one intent a topic."""
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    with tempfile.TemporaryDirectory() as folder:
        config, data = Path(folder) / "config.yml", Path(folder) / "nlu.yml"
        config.write_text(DIET, encoding="utf-8")
        of_topic: dict[str, list[str]] = {}
        for text, name in zip(texts, topics, strict=True):
            of_topic.setdefault(name, []).append(f"- {text}")
        intents = [{"intent": name, "examples": "\n".join(lines)} for name, lines in of_topic.items()]
        data.write_text(yaml.safe_dump({"version": "3.1", "nlu": intents}, allow_unicode=True), encoding="utf-8")
        agent = Agent.load(train_nlu(str(config), str(data), folder))

    async def ask(asked: list[str]) -> Told:
        found = [(await agent.parse_message(text))["intent"] for text in asked]
        return [(intent["name"], intent["confidence"]) for intent in found]

    return lambda asked: asyncio.run(ask(asked))


def ngrams() -> Any:
    from natlys_brain.heads import ngrams

    return ngrams()


def lemmas() -> Any:
    """Words as spaCy's Danish tokenizer finds them, each by its lookup lemma."""
    import spacy
    from sklearn.feature_extraction.text import TfidfVectorizer

    danish = spacy.blank("da")
    danish.add_pipe("lemmatizer", config={"mode": "lookup"})
    danish.initialize()

    def words(text: str) -> Sequence[str]:
        return [token.lemma_.lower() for token in danish(text) if not token.is_space]

    return TfidfVectorizer(tokenizer=words, token_pattern=None, ngram_range=(1, 2), sublinear_tf=True)


def lemmas_and_ngrams() -> Any:
    from sklearn.pipeline import make_union

    return make_union(lemmas(), ngrams())


CANDIDATES: dict[str, Callable[[list[str], list[str]], Ask]] = {
    "spaCy's words by lemma": Linear(lemmas),
    "n-grams of letters and words": Linear(ngrams),
    "lemmas and n-grams": Linear(lemmas_and_ngrams),
    "encoder": Linear(vectors=True),
    "encoder and lemmas": Linear(lemmas, vectors=True),
    "encoder and n-grams": Linear(ngrams, vectors=True),
    "encoder, n-grams and lemmas": Linear(lemmas_and_ngrams, vectors=True),
    "stock DIET": diet,
}


def main() -> int:
    """Arguments: how many lines; and one candidate, to measure that one alone and print it as JSON."""
    lines, *one = sys.argv[1:]
    if one:
        print(json.dumps(_measure(CANDIDATES[one[0]], int(lines))))
        return 0
    print(f"{lines + ' lines':34} " + " ".join(f"{column:>6}" for column in COLUMNS))
    for name in CANDIDATES:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.pipelines", lines, name], stdout=subprocess.PIPE, text=True, check=True
        )
        row = json.loads(done.stdout.splitlines()[-1])
        print(f"{name:34} " + " ".join(f"{row[key]:>6}" for key in COLUMNS), flush=True)
    return 0


def _measure(learn: Callable[[list[str], list[str]], Ask], count: int) -> dict[str, float]:
    """Accuracy per language, calibration error, ms a message, seconds to train, and the most memory it took."""
    lines = learnt()[:count]
    begun = time.monotonic()
    ask = learn([text for text, _ in lines], [topic for _, topic in lines])
    row: dict[str, float] = {"train": round(time.monotonic() - begun)}
    told: Told = []
    wanted: list[str] = []
    taken = []
    for name, language in zip(SETS, ("da", "en"), strict=True):
        asked = messages(name)
        begun = time.monotonic()
        answers = [ask([text])[0] for text, _ in asked]
        taken.append((time.monotonic() - begun) / len(asked))
        row[language] = round(float(np.mean([a == t for (a, _), (_, t) in zip(answers, asked, strict=True)])), 3)
        told, wanted = told + answers, wanted + [topic for _, topic in asked]
    row["ece"] = round(_calibration_error(told, wanted), 3)
    row["ms"] = round(1000 * float(np.mean(taken)), 1)
    row["mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return row


def _shares(scores: Any, sharpness: float) -> Any:
    raised = np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True)))
    return raised / raised.sum(axis=1, keepdims=True)


def _sharpness(scores: Any, right: Any) -> float:
    """How far scores must be stretched for their shares to be believed."""

    def surprise(sharpness: float) -> float:
        return float(-np.log(_shares(scores, sharpness)[np.arange(len(right)), right] + 1e-9).mean())

    return float(min(SHARPNESS / 10, key=surprise))


def _calibration_error(told: Told, wanted: list[str]) -> float:
    sure, right = np.array([c for _, c in told]), np.array([t == w for (t, _), w in zip(told, wanted, strict=True)])
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    filled = [place == b for b in range(BINS) if (place == b).any()]
    return float(sum(abs(sure[b].mean() - right[b].mean()) * b.mean() for b in filled))


if __name__ == "__main__":
    sys.exit(main())
