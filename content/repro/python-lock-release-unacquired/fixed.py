import threading

lock = threading.Lock()


def transfer(amount: int) -> None:
    if amount <= 0:
        raise ValueError("amount must be positive")
    with lock:
        print("moved", amount)


transfer(5)
try:
    transfer(0)
except ValueError as error:
    print(error)
