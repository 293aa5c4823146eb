import multiprocessing


def square(n: int) -> int:
    return n * n


def main() -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        print(pool.map(square, range(4)))


if __name__ == "__main__":
    main()
