import functools
import multiprocessing


def gross(rate: float, net: float) -> float:
    return net * rate


def main() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.map(functools.partial(gross, 1.25), [1, 2, 3]))


if __name__ == "__main__":
    main()
