token = "9" * 5000
print(int(token) % 97)
