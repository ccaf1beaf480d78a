"""The peer that `bench language` runs beside the product: scikit-learn's TF-IDF of words and character n-grams with logistic
regression, trained on the same messages and tried on the same test batches. Prints one JSON object.

Arguments: the localization folder and the names of the test batches.
"""
import csv
import glob
import json
import os
import sys
import time

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression


def read(folder, part):
    rows = []
    for path in sorted(glob.glob(f"{folder}/*/corpus/{part}/*.tsv")):
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                rows.append(row | {"batch": os.path.basename(path)[:-4]})
    return rows


def features(texts):
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True)
    words.fit(texts), letters.fit(texts)
    return lambda some: hstack([words.transform(some), letters.transform(some)]).tocsr()


def main():
    folder, test = sys.argv[1], set(sys.argv[2:])
    topics, screening = read(folder, "topics"), read(folder, "screening")
    train = [row for row in topics if row["batch"] not in test]
    held = [row for row in topics if row["batch"] in test]
    turn = features([row["text"] for row in train])
    labels = sorted({label for row in train for label in row["labels"].split(",")})
    learned, answers = turn([row["text"] for row in train]), turn([row["text"] for row in held])
    models = [LogisticRegression(C=10, solver="liblinear").fit(learned, [label in row["labels"].split(",") for row in train]) for label in labels]
    said = np.array([model.predict_proba(answers)[:, 1] for model in models]).argmax(axis=0)

    harm_train = [(row["text"], row["class"] == "disclosure") for row in screening if row["batch"] not in test] + [(row["text"], False) for row in train]
    harm_turn = features([text for text, _ in harm_train])
    harm = LogisticRegression(C=10, solver="liblinear", class_weight="balanced").fit(harm_turn([text for text, _ in harm_train]), [is_harm for _, is_harm in harm_train])
    harm_held = [row for row in screening if row["batch"] in test]
    harm_scores = harm.predict_proba(harm_turn([row["text"] for row in harm_held]))[:, 1]

    result = {}
    for language in ("kk", "ru"):
        own = [index for index, row in enumerate(held) if row["lang"] == language]
        result[f"{language} topics"] = float(np.mean([labels[said[index]] in held[index]["labels"].split(",") for index in own]))
        # At the share of alarmed views that the product has, so that the disclosures compare.
        budget = float(os.environ.get(f"ALARMED_{language.upper()}", "0.1"))
        views = sorted((harm_scores[i] for i, row in enumerate(harm_held) if row["class"] == "view" and row["lang"] == language), reverse=True)
        threshold = views[min(len(views) - 1, int(len(views) * budget))]
        result[f"{language} disclosures"] = float(np.mean([harm_scores[i] > threshold for i, row in enumerate(harm_held) if row["class"] == "disclosure" and row["lang"] == language]))

    texts = [row["text"] for row in held + harm_held]
    single = []
    for text in texts[:200]:
        began = time.perf_counter()
        vector = turn([text])
        for model in models:
            model.predict_proba(vector)
        harm.predict_proba(harm_turn([text]))
        single.append(time.perf_counter() - began)
    began = time.perf_counter()
    vectors = turn(texts)
    for model in models:
        model.predict_proba(vectors)
    harm.predict_proba(harm_turn(texts))
    result["median_ms"] = float(np.median(single) * 1000)
    result["per_second"] = len(texts) / (time.perf_counter() - began)
    print(json.dumps(result))


main()
