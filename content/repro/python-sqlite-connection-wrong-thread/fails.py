import sqlite3
import threading

connection = sqlite3.connect("shop.db")


def count():
    print(connection.execute("select count(*) from sqlite_master").fetchone())


thread = threading.Thread(target=count)
thread.start()
thread.join()
