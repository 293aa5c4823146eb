import gc


class Connection:
    open_now = 0

    def __init__(self):
        Connection.open_now += 1
        self.buffer = bytearray(1_000_000)
        self.on_close = self.closed             # a bound method: it holds self

    def closed(self):
        print("closed")

    def __del__(self):
        Connection.open_now -= 1


for request in range(200):
    Connection()                                # dropped at once
print("still open:", Connection.open_now)
print("collected:", gc.collect() > 0, "- still open:", Connection.open_now)
