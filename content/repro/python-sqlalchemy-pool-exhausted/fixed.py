# run: /usr/bin/python3 fixed.py
from sqlalchemy import create_engine, text
from sqlalchemy.pool import QueuePool

engine = create_engine("sqlite:///shop.db", poolclass=QueuePool,
                       pool_size=2, max_overflow=1, pool_timeout=0.2)


def count() -> int:
    with engine.connect() as connection:            # returned on every path
        return connection.execute(text("select 1")).scalar_one()


print(sum(count() for _ in range(100)))
print(engine.pool.status())
