"""A table of a database, by its SQLAlchemy address: a story a row. The result is another table, with id and text.

The source table is only read, unless the result is to go into another column of it, which has to be there. At a commit
point the rows so far are committed in the database, then in the journal; to
write a row a second time does no harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from copyedit.batch.dates import day_of
from copyedit.batch.plan import Plan
from copyedit.batch.story import Done, Story
from copyedit.errors import CopyeditError, FileError
from copyedit.settings.config import Config

if TYPE_CHECKING:
    import sqlalchemy as sql

_READ = 500  # rows read at once


class Archive:
    """`resume` is the id of the last row read, as rows are read in the order of their ids; `at` counts them."""

    def __init__(self, plan: Plan, config: Config) -> None:
        import sqlalchemy as sql

        if plan.id_field is None or plan.table is None:
            raise CopyeditError("name the table and its key: --table NAME --id-field COLUMN", plan.source)
        self._plan = plan
        self._rows: list[dict[str, Any]] = []
        _check_there(plan.source)
        try:
            self._engine: sql.Engine = sql.create_engine(plan.source, poolclass=sql.NullPool)
            table = sql.Table(plan.table, sql.MetaData(), autoload_with=self._engine)
        except sql.exc.NoSuchTableError:
            names = ", ".join(sql.inspect(self._engine).get_table_names()) or "none"
            raise FileError(f"no table “{plan.table}”; the tables are: {names}", shown(plan.source)) from None
        except (sql.exc.SQLAlchemyError, ImportError) as bad:
            raise FileError(f"cannot be read: {_said(bad)}", shown(plan.source)) from None
        self._key, self._text = _column(table, plan.id_field), _column(table, plan.text_field or "")
        about = (_column(table, name) if name else sql.null() for name in (plan.date_field, plan.section_field))
        self._columns = (self._key, self._text, *about)
        self._source = table
        self._out: sql.Table
        self._out_text: sql.Column[Any]

    def total(self) -> int:
        import sqlalchemy as sql

        with self._engine.connect() as connection:
            return connection.execute(sql.select(sql.func.count()).select_from(self._key.table)).scalar_one()

    def stories(self, resume: int | str | None, number: int) -> Iterator[Story]:
        import sqlalchemy as sql

        query = sql.select(*self._columns).where(self._key.is_not(None)).order_by(self._key).limit(_READ)
        while True:
            after = query if resume is None else query.where(self._key > resume)
            with self._engine.connect() as connection:
                rows = connection.execute(after).all()
            for row in rows:
                yield self._story(row, number)
                number += 1
            if not rows:
                return
            resume = rows[-1][0]

    def story(self, key: str, number: int, at: int) -> Story:
        """The story in one row."""
        import sqlalchemy as sql

        typed = self._key.type.python_type(key)
        with self._engine.connect() as connection:
            row = connection.execute(sql.select(*self._columns).where(self._key == typed)).first()
        if row is None:
            return Story(number, key, None, typed, typed, at, "no row with this id")
        return self._story(row, number)

    def _story(self, row: Sequence[Any], number: int) -> Story:
        key, text, date, section = row
        section = "" if section is None else str(section)
        story = Story(number, str(key), None, key, key, number + 1, date=day_of(date), section=section)
        if text is None or isinstance(text, str):
            return story._replace(content=text)
        return story._replace(unreadable=f"the column “{self._text.name}” is not a text")

    def open(self, state: object) -> None:
        """Make the table for the result, unless it is there."""
        import sqlalchemy as sql

        if self._plan.out == self._plan.table:
            self._out, self._out_text = self._source, _column(self._source, self._plan.out_field or self._text.name)
            return
        columns = (
            sql.Column(self._key.name, self._key.type, primary_key=True, autoincrement=False),
            sql.Column(self._plan.out_field or self._text.name, sql.Text),
        )
        self._out = sql.Table(self._plan.out or "", sql.MetaData(), *columns)
        self._out_text = columns[1]
        self._guarded(lambda connection: self._out.create(connection, checkfirst=True))

    def write(self, story: Story, done: Done) -> None:
        text = done.content if done.content is not None else story.content
        if isinstance(text, str) or not story.unreadable:  # a row without a text is carried over
            self._rows.append({"row": story.raw, "cleaned": text})

    def commit(self) -> None:
        import sqlalchemy as sql

        if not self._rows:
            return
        here = self._out.c[self._key.name] == sql.bindparam("row")
        cleaned: dict[Any, Any] = {self._out_text.name: sql.bindparam("cleaned")}
        statements: list[Any] = [sql.update(self._out).where(here).values(cleaned)]
        if self._out is not self._source:
            key: dict[Any, Any] = {self._key.name: sql.bindparam("row")}
            statements = [sql.delete(self._out).where(here), sql.insert(self._out).values(key | cleaned)]

        def write(connection: sql.Connection) -> None:
            for statement in statements:
                connection.execute(statement, self._rows)

        self._guarded(write)
        self._rows.clear()

    def _guarded(self, work: Any) -> None:
        """In one transaction. Raises OSError where the database cannot be written: the run can go on later."""
        import sqlalchemy as sql

        try:
            with self._engine.begin() as connection:
                work(connection)
        except sql.exc.SQLAlchemyError as bad:
            raise OSError(0, f"the database cannot be written: {_said(bad)}") from None

    def wrap_up(self) -> None:
        self.commit()

    def publish(self) -> None:
        """The rows are in the table already."""


def is_taken(address: str, table: str) -> bool:
    """True if the database has a table of this name. Raises FileError."""
    import sqlalchemy as sql

    try:
        return sql.inspect(sql.create_engine(address)).has_table(table)
    except (sql.exc.SQLAlchemyError, ImportError) as bad:
        raise FileError(f"cannot be read: {_said(bad)}", shown(address)) from None


def shown(address: str) -> str:
    """The address without a password."""
    import sqlalchemy as sql

    try:
        return sql.make_url(address).render_as_string(hide_password=True)
    except sql.exc.ArgumentError:
        return address


def absolute(address: str) -> str:
    """The address as it holds in any folder. Raises FileError for one with a password, as the journal keeps it."""
    from pathlib import Path

    try:
        import sqlalchemy as sql
    except ImportError:
        raise CopyeditError("databases need an extra: pip install 'copyedit[batch]'") from None
    try:
        url = sql.make_url(address)
    except sql.exc.ArgumentError:
        raise FileError("not the address of a database", address) from None
    if url.password is not None:
        why = "leave the password out, as the journal keeps the address; PostgreSQL reads PGPASSWORD and ~/.pgpass"
        raise FileError(why, shown(address))
    if url.get_backend_name() == "sqlite" and url.database:
        url = url.set(database=str(Path(url.database).absolute()))
    return url.render_as_string()


def _check_there(address: str) -> None:
    """Raises FileError for a file of SQLite that is not there; SQLite would make an empty one."""
    from pathlib import Path

    import sqlalchemy as sql

    url = sql.make_url(address)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        raise FileError("no such file", shown(address))


def _column(table: sql.Table, name: str) -> sql.Column[Any]:
    if name not in table.c:
        raise FileError(f"no column “{name}”; the columns are: {', '.join(table.c.keys())}", table.name)
    return table.c[name]


def _said(bad: Exception) -> str:
    """What the database itself said, in one line."""
    return str(getattr(bad, "orig", None) or bad).strip().splitlines()[0]
