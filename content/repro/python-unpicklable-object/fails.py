import multiprocessing


def main():
    rate = 1.19
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.map(lambda net: net * rate, [1, 2, 3]))


if __name__ == "__main__":
    main()
