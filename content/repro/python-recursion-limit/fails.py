tree = {"id": 1, "parent": None}
tree["parent"] = {"id": 2, "parent": tree}      # bad data: a ring


def depth(node):
    if node is None:
        return 0
    return 1 + depth(node["parent"])


print(depth(tree))
