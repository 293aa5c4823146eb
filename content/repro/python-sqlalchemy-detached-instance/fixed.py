# run: /usr/bin/python3 fixed.py
from sqlalchemy import Column, ForeignKey, Integer, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship, selectinload

Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    lines = relationship("Line", lazy="raise")


class Line(Base):
    __tablename__ = "lines"
    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey("orders.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Order(id=17, lines=[Line()]))
    session.commit()

with Session(engine) as session:
    query = select(Order).where(Order.id == 17).options(selectinload(Order.lines))
    order = session.scalars(query).one()
print(len(order.lines))
