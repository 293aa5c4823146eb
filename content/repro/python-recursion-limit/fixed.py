def depth(node: dict | None) -> int:
    seen: set[int] = set()
    while node is not None:
        if node["id"] in seen:
            raise ValueError(f"node {node['id']} is its own ancestor")
        seen.add(node["id"])
        node = node["parent"]
    return len(seen)


tree = {"id": 1, "parent": None}
print(depth({"id": 2, "parent": tree}))
tree["parent"] = {"id": 2, "parent": tree}
try:
    depth(tree)
except ValueError as error:
    print(error)
