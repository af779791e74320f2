# The same task by scikit-learn, for bench/classifier.ts: reads {splits: [{train, test: [{prompt, unsafe}]}], fit, bits}
# from standard input and writes the chance of each test text, and how fast it was, as one line of JSON.
import json
import statistics
import sys
import time

from scipy.sparse import hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

order = json.load(sys.stdin)


def vectoriser(analyzer, ngrams):
    return HashingVectorizer(
        analyzer=analyzer,
        ngram_range=ngrams,
        n_features=2 ** order["bits"],
        alternate_sign=False,
        norm="l2",
    )


blocks = [vectoriser("word", (1, 2)), vectoriser("char_wb", (3, 5))]
read = lambda rows: hstack([block.transform([row["prompt"] for row in rows]) for block in blocks]).tocsr()

chances, learnt, scored = [], [], []
for split in order["splits"]:
    begun = time.process_time()
    model = LogisticRegression(C=order["fit"], solver="liblinear", max_iter=1000)
    model.fit(read(split["train"]), [row["unsafe"] for row in split["train"]])
    learnt.append(len(split["train"]) / (time.process_time() - begun))
    begun = time.process_time()
    chances.append(model.predict_proba(read(split["test"]))[:, 1].tolist())
    scored.append(len(split["test"]) / (time.process_time() - begun))

print(
    json.dumps(
        {
            "chances": chances,
            "train_texts_per_s": statistics.median(learnt),
            "score_texts_per_s": statistics.median(scored),
        }
    )
)
