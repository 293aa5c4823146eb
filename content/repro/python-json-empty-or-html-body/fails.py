import json

body = "<html><head><title>502 Bad Gateway</title></head></html>"
print(json.loads(body))
