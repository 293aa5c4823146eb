import csv
import pathlib

pathlib.Path("orders.csv").write_bytes("customer;total\nCafé Noir;9,50\n".encode("cp1252"))


def read_orders(path: str) -> list[list[str]]:
    data = pathlib.Path(path).read_bytes()
    try:
        text = data.decode("utf-8-sig")             # with or without a byte order mark
    except UnicodeDecodeError as error:
        print(f"{path}: byte {error.start} is not UTF-8, reading as Windows-1252")
        text = data.decode("cp1252")
    return list(csv.reader(text.splitlines(), delimiter=";"))


print(read_orders("orders.csv"))
