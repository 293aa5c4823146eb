with open("price.txt", "w", encoding="latin-1") as file:
    file.write("total: 9.50 €\n")
