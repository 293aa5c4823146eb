LIMIT = 60_000                                  # tokens a minute


def burst(requests, prompt, max_tokens, answer=150):
    """All at once, on a full bucket. The provider holds prompt + max_tokens until it knows better."""
    level, served = LIMIT, 0
    for _ in range(requests):
        if level >= prompt + max_tokens:
            level -= prompt + max_tokens
            served += 1
    return f"{served} served, {requests - served} refused with 429, {served * (prompt + answer)} tokens really used"


for max_tokens in (4_096, 1_024, 300):
    print(f"max_tokens {max_tokens}: {burst(40, 500, max_tokens)}")
