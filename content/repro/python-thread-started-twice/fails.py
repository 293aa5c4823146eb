import threading


def import_orders():
    print("importing")


worker = threading.Thread(target=import_orders)
worker.start()
worker.join()
worker.start()                          # again, for the next file
