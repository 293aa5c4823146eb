def split(cents: int, weights: list[int]) -> list[int]:
    """Shares in proportion to WEIGHTS that add up to CENTS; largest remainders first."""
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must be positive")
    if cents < 0:                               # a refund is the mirror of its invoice
        return [-share for share in split(-cents, weights)]
    shares = [cents * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(cents * weights[i] % whole), i))
    for i in order[:cents - sum(shares)]:
        shares[i] += 1
    return shares


print(split(10_000, [1, 1, 1]), split(2, [1, 1, 1, 1]), split(-10_000, [1, 1, 1]))
print(split(1_999, [50, 30, 20]))
for cents in range(-500, 500):
    for weights in ([1, 1, 1], [7, 2, 2], [1, 0, 5]):
        assert sum(split(cents, weights)) == cents
