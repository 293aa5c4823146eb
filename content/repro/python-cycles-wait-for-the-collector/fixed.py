import gc
import weakref


class Connection:
    open_now = 0

    def __init__(self) -> None:
        Connection.open_now += 1
        self.buffer = bytearray(1_000_000)
        self.on_close = weakref.WeakMethod(self.closed)

    def closed(self) -> None:
        print("closed")

    def __del__(self) -> None:
        Connection.open_now -= 1


gc.disable()                                    # to show that it is not needed
for request in range(200):
    Connection()
print("still open:", Connection.open_now)
