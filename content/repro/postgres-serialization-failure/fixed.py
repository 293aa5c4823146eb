import random
import time


class SerializationFailure(Exception):
    """Stands for the driver's exception with SQLSTATE 40001 or 40P01."""


def in_transaction(work, attempts=5):
    for attempt in range(attempts):
        try:
            return work()
        except SerializationFailure:
            if attempt == attempts - 1:
                raise
            time.sleep(random.uniform(0, 0.05 * 2 ** attempt))


answers = iter([SerializationFailure(), SerializationFailure(), "committed"])


def work():
    answer = next(answers)
    if isinstance(answer, Exception):
        raise answer
    return answer


print(in_transaction(work))
