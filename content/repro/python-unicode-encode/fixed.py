import sys

with open("price.txt", "w", encoding="utf-8") as file:
    file.write("total: 9.50 €\n")

sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
print("total: 9.50 €")
