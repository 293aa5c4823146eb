PRICE = 3.0 / 1_000_000                         # an invented price for an input token


def stubborn_model(history):
    """Asks for the same search again as long as the result is an error."""
    return {"tool": "search", "arguments": {"query": "order 7"}}


def run(steps):
    history, spent, tokens = [2_000], 0.0, 0    # system prompt and tools
    for step in range(steps):
        tokens += sum(history)                  # every step sends all that came before
        stubborn_model(history)
        history += [60, 1_500]                  # the call and the error page that came back
    return tokens, tokens * PRICE


for steps in (5, 20, 80, 320):
    tokens, cost = run(steps)
    print(f"{steps} steps: {tokens} input tokens, {cost:.2f}")
