import multiprocessing

RATES = {}


def gross(net):
    return net * RATES.get("vat", 1.0)


if __name__ == "__main__":
    RATES["vat"] = 1.25                         # set at run time, in the parent
    for method in ("fork", "forkserver", "spawn"):
        with multiprocessing.get_context(method).Pool(1) as pool:
            print(f"{method}: {pool.apply(gross, (100.0,))}")
