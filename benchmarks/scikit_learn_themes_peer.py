"""The peer that `evaluate-season` runs beside the product: scikit-learn's k-means on TF-IDF, topic by topic, told the true number of themes.

Reads lines of JSON {"topic", "text", "k"} from standard input; writes for each line the number of its cluster within its topic.
"""
import json
import sys

from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer


def main():
    rows = [json.loads(line) for line in sys.stdin]
    answer = [0] * len(rows)
    for topic in sorted({row["topic"] for row in rows}):
        own = [at for at, row in enumerate(rows) if row["topic"] == topic]
        vectors = TfidfVectorizer(min_df=5, max_df=0.25, sublinear_tf=True).fit_transform([rows[at]["text"] for at in own])
        found = KMeans(n_clusters=rows[own[0]]["k"], n_init=10, random_state=1).fit_predict(vectors)
        for at, cluster in zip(own, found):
            answer[at] = int(cluster)
    for cluster in answer:
        print(cluster)


main()
