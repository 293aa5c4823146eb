prices = {
    "A-1": 1999,
    "A-2": (499 + 100,
    "A-3": 899,
}

def total(skus):
    return sum(prices[sku] for sku in skus)
