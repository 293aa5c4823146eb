import multiprocessing

RATES: dict[str, float] = {}


def prepare(rates: dict[str, float]) -> None:
    RATES.update(rates)


def gross(net: float) -> float:
    return net * RATES["vat"]                   # a KeyError rather than a wrong price


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    with context.Pool(1, initializer=prepare, initargs=({"vat": 1.25},)) as pool:
        print(pool.apply(gross, (100.0,)))
