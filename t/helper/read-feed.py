# Reads a feed on standard input as a feed reader does and prints it as JSON.
import json
import sys

import feedparser

feed = feedparser.parse(sys.stdin.buffer.read())
json.dump({
    "version": feed.version,
    "bozo": str(feed.get("bozo_exception", "")),
    "title": feed.feed.get("title"),
    "id": feed.feed.get("id"),
    "links": {link.rel: link.href for link in feed.feed.get("links", [])},
    "items": [{
        "id": entry.id,
        "title": entry.title,
        "link": entry.link,
        "published": entry.get("published_parsed"),
        "updated": entry.get("updated_parsed"),
        "author": entry.get("author"),
        "tags": [tag.term for tag in entry.get("tags", [])],
        "summary": entry.get("summary"),
        "content": entry.content[0].value if "content" in entry else None,
    } for entry in feed.entries],
}, sys.stdout)
