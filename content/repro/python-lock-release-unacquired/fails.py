import threading

lock = threading.Lock()


def transfer(amount):
    try:
        if amount <= 0:
            raise ValueError("amount must be positive")
        lock.acquire()
        print("moved", amount)
    finally:
        lock.release()


transfer(0)
