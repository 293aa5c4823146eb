import collections
import math
import random
import re

chance = random.Random(4)
FILLER = "please keep the box and the receipt since our staff may ask for them at the desk when you come".split()
PRODUCTS = [f"{a}{b}" for a in ("desk", "wall", "floor", "table", "bed") for b in
            ("lamp", "clock", "shelf", "rack", "light", "stand", "board", "cover")]
sections, answers = [], {}
for product in PRODUCTS:
    days = chance.randint(8, 90)
    before, after = (" ".join(chance.choices(FILLER, k=chance.randint(5, 30))) for _ in range(2))
    sections.append(f"# Returns: {product}\n{before}. You may return it within {days} days of delivery. {after}.\n")
    answers[product] = f"{days} days"
TEXT = "\n".join(sections)


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def similar(a, b, weight):
    norm = math.sqrt(sum((n * weight[w]) ** 2 for w, n in b.items())) or 1.0
    return sum(a[w] * b[w] * weight.get(w, 0) ** 2 for w in a) / norm


def every(size, step):
    return [TEXT[at:at + size] for at in range(0, len(TEXT), step)]


def by_section():
    return [part for part in re.split(r"(?m)^(?=# )", TEXT) if part.strip()]


def without_heading():
    return [part.split("\n", 1)[1] for part in by_section()]


for title, chunks in (("160 characters", every(160, 160)), ("160, half of them overlapping", every(160, 80)),
                      ("400, half of them overlapping", every(400, 200)),
                      ("sections without heading", without_heading()), ("sections", by_section())):
    index = [(words(chunk), chunk) for chunk in chunks]
    seen = collections.Counter(w for bag, _ in index for w in bag)
    weight = {w: math.log(len(index) / n) for w, n in seen.items()}     # rare words count more
    found = 0
    for product in PRODUCTS:
        asked = words(f"within how many days may I return the {product}")
        best = max(index, key=lambda row: similar(asked, row[0], weight))[1]
        found += answers[product] in best
    print(f"{title}: {len(chunks)} chunks, the best one holds the answer for {found} of {len(PRODUCTS)}")
