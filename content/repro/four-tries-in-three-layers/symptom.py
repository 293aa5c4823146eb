calls = {"gateway": 0, "orders": 0, "stock": 0, "database": 0}


def retry(operation, tries=4):
    for attempt in range(tries):
        try:
            return operation()
        except ConnectionError:
            if attempt + 1 == tries:
                raise


def database():
    calls["database"] += 1
    raise ConnectionError("too busy")


def stock():
    calls["stock"] += 1
    return retry(database)


def orders():
    calls["orders"] += 1
    return retry(stock)


def gateway():
    calls["gateway"] += 1
    return retry(orders)


if __name__ == "__main__":
    try:
        gateway()
    except ConnectionError:
        print(calls)
