port = 8080
print(f"listening on {port}")
print("ports: " + ", ".join(str(p) for p in (8080, 8443)))
