import multiprocessing

context = multiprocessing.get_context("spawn")  # macOS, Windows; Linux since 3.14 behaves alike


def square(n):
    return n * n


worker = context.Process(target=square, args=(3,))
worker.start()
worker.join()
