def euro(cents):
    return f"{cents / 100:.2f} EUR"
