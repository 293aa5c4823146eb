import json
from decimal import Decimal

print(json.dumps({"sku": "A-1", "net": Decimal("9.99")}))
