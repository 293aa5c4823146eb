import csv
import pathlib

pathlib.Path("orders.csv").write_bytes("customer;total\nCafé Noir;9,50\n".encode("cp1252"))
with open("orders.csv", encoding="utf-8") as file:
    for row in csv.reader(file, delimiter=";"):
        print(row)
