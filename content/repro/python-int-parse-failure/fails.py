def page(query):
    return int(query.get("page", "1"))


print(page({"page": ""}))
