import hashlib

cache = {}
CASES = [(f"{n} + {n}", str(2 * n)) for n in range(100)]


def model(prompt, question):
    """Prompt v2 is broken: it answers with a sentence."""
    value = sum(int(part) for part in question.split(" + "))
    return str(value) if prompt == "v1" else f"The sum is {value}, I think."


def ask(prompt, question, key):
    if key not in cache:
        cache[key] = model(prompt, question)
    return cache[key]


def score(prompt, make_key):
    return sum(ask(prompt, q, make_key(prompt, q)) == right for q, right in CASES)


def by_question(prompt, question):
    return hashlib.sha256(question.encode()).hexdigest()


def by_everything(prompt, question):
    return hashlib.sha256(repr((prompt, question)).encode()).hexdigest()


for make_key in (by_question, by_everything):
    cache.clear()
    print(f"{make_key.__name__}: v1 {score('v1', make_key)} %, v2 {score('v2', make_key)} %")
