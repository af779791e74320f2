# The same task by scikit-learn, for bench/classifier.ts: reads {train, test: [{prompt, unsafe}], fit, dimensions} from
# standard input and writes what it measured as one line of JSON.
import json
import sys
import time

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score

order = json.load(sys.stdin)
parts = {
    name: ([row["prompt"] for row in order[name]], np.array([row["unsafe"] for row in order[name]]))
    for name in ("train", "test")
}


def vectoriser(analyzer, ngrams):
    return HashingVectorizer(
        analyzer=analyzer,
        ngram_range=ngrams,
        n_features=2 ** order["bits"],
        alternate_sign=False,
        norm="l2",
    )


blocks = [vectoriser("word", (1, 2)), vectoriser("char_wb", (3, 5))]
read = lambda texts: hstack([block.transform(texts) for block in blocks]).tocsr()

begun = time.process_time()
model = LogisticRegression(C=order["fit"], solver="liblinear", max_iter=1000)
model.fit(read(parts["train"][0]), parts["train"][1])
trained = time.process_time() - begun

begun = time.process_time()
chances = model.predict_proba(read(parts["test"][0]))[:, 1]
scored = time.process_time() - begun

truth = parts["test"][1]
bins = np.clip(np.ceil(chances * 10).astype(int) - 1, 0, 9)
ece = sum(
    (bins == each).mean() * abs(truth[bins == each].mean() - chances[bins == each].mean())
    for each in range(10)
    if (bins == each).any()
)
print(
    json.dumps(
        {
            "accuracy": accuracy_score(truth, chances >= 0.5),
            "macro_f1": f1_score(truth, chances >= 0.5, average="macro"),
            "auc": roc_auc_score(truth, chances),
            "ece": float(ece),
            "train_texts_per_s": len(parts["train"][0]) / trained,
            "score_texts_per_s": len(parts["test"][0]) / scored,
        }
    )
)
