"""Engines on which the statements of recipes are run: two ClickHouse servers with a Distributed table, PostgreSQL, and those that
live in node or Python. Each has `dialect`, `version`, ask(), create() for a table and its rows, and answer(): what a statement gives, as CSV
with a header. Servers have seconds(): their CPU time."""
import contextlib
import csv
import io
import json
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import sys
import time

from engines import quoted

HERE = pathlib.Path(__file__).resolve().parent


def run(command, **options):
    done = subprocess.run([str(word) for word in command], check=True, **{"stdout": subprocess.PIPE, **options})
    return done.stdout.decode() if done.stdout else ""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def process(command, ready, **options):
    """A server, ended whatever happens."""
    with subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options) as server:
        try:
            for _ in range(120):
                if ready():
                    break
                if server.poll() is not None:
                    sys.exit(f"{command[0]} does not start")
                time.sleep(0.5)
            yield server
        finally:
            server.terminate()
            try:
                server.wait(60)
            except subprocess.TimeoutExpired:
                server.kill()


def seconds_of(server):
    """The CPU time of a process and of those that it has waited for."""
    fields = pathlib.Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def literal(value):
    return "'" + value.replace("'", "''") + "'"


class Engine:
    """What they have in common; TEXT, INTEGER and STORED are words of theirs."""
    TEXT, INTEGER, STORED = "text", "bigint", ""

    def name(self, column, exact):
        return quoted(column)

    def literal(self, value):
        return literal(value)

    def create(self, name, columns, exact, rows):
        """A table of texts, with the number of the row in `rowid`; statements do not name the columns that are `exact`."""
        self.ask(f"DROP TABLE IF EXISTS {name}")
        fields = ", ".join(f"{self.name(c, exact)} {self.TEXT}" for c in columns)
        self.ask(f"CREATE TABLE {name} ({fields}, rowid {self.INTEGER}){self.STORED}")
        values = [f"({', '.join(map(self.literal, row))}, {number})" for number, row in enumerate(rows, 1)]
        if values:
            self.ask(f"INSERT INTO {name} VALUES {', '.join(values)}")


class SQLite(Engine):
    """That of Python."""
    dialect, INTEGER = "sqlite", "integer"

    def __init__(self):
        self.database = sqlite3.connect(":memory:")
        self.version = sqlite3.sqlite_version

    def ask(self, statement):
        return self.database.execute(statement)

    def answer(self, statement):
        cursor, text = self.ask(statement), io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([[column[0] for column in cursor.description], *cursor])
        return text.getvalue()


# --- ClickHouse ---------------------------------------------------------------------------------------------------------------

CONFIG = """<yandex><logger><level>warning</level><log>{0}/log</log><errorlog>{0}/errors</errorlog></logger>
<tcp_port>{1}</tcp_port><http_port>{2}</http_port><listen_host>127.0.0.1</listen_host><path>{0}/data/</path><tmp_path>{0}/tmp/</tmp_path>
<mark_cache_size>100000000</mark_cache_size><users_config>{0}/users.xml</users_config><default_profile>default</default_profile>
<default_database>default</default_database><remote_servers><two>{3}</two></remote_servers></yandex>"""
USERS = """<yandex><profiles><default><max_memory_usage>9000000000</max_memory_usage>
<max_bytes_before_external_group_by>4000000000</max_bytes_before_external_group_by>
<max_bytes_before_external_sort>4000000000</max_bytes_before_external_sort></default></profiles><users><default>
<password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
<quotas><default></default></quotas></yandex>"""
SHARD = "<shard><replica><host>127.0.0.1</host><port>{}</port></replica></shard>"


def server_of_clickhouse():
    return shutil.which("clickhouse-server") or shutil.which("clickhouse-server", path="/usr/sbin")


class Backslashed(Engine):
    """ClickHouse of any kind: a backslash in a literal is doubled."""
    dialect, TEXT, INTEGER, STORED = "clickhouse", "String", "Int64", " ENGINE = Memory"

    def literal(self, value):
        return literal(value.replace("\\", "\\\\"))


class ClickHouse(Backslashed):
    """Two servers; a database for each kind of events, with the half of it that is `here` on each."""

    def __init__(self, folder, stack):
        self.ports, self.servers = [free_port(), free_port()], []
        for port in self.ports:
            own = folder / f"clickhouse-{port}"
            (own / "data").mkdir(parents=True)
            (own / "tmp").mkdir()
            (own / "users.xml").write_text(USERS)
            (own / "config.xml").write_text(CONFIG.format(own, port, free_port(), "".join(map(SHARD.format, self.ports))))
            self.servers.append(stack.enter_context(process([server_of_clickhouse(), f"--config-file={own}/config.xml"],
                                                            lambda p=port: self.answers(p), cwd=own)))
        self.version = self.ask("SELECT version()").strip()

    def ask(self, statement, port=None, database="default", **options):
        return run(["clickhouse-client", "--host", "127.0.0.1", "--port", port or self.ports[0], "--database", database],
                   input=statement.encode(), **options)

    def answers(self, port):
        try:
            return self.ask("SELECT 1", port, stderr=subprocess.DEVNULL) == "1\n"
        except subprocess.CalledProcessError:
            return False

    def distribute(self, database, columns):
        fields = ", ".join(f"{quoted(c)} String" for c in columns)
        for port in self.ports:
            self.ask(f"CREATE DATABASE IF NOT EXISTS {database}", port)
            self.ask(f"CREATE TABLE here ({fields}) ENGINE = MergeTree() ORDER BY tuple()", port, database)
            self.ask(f"CREATE TABLE events ({fields}) ENGINE = Distributed(two, {database}, here)", port, database)

    def answer(self, statement, database="default", **options):
        return self.ask(f"{statement} FORMAT CSVWithNames", database=database, **options)

    def seconds(self):
        return sum(map(seconds_of, self.servers))


# --- PostgreSQL ---------------------------------------------------------------------------------------------------------------

def tool_of_postgresql(name):
    found = [shutil.which(name), *sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))]
    return next((str(path) for path in reversed(found) if path), None)


class PostgreSQL(Engine):
    """A cluster in a collation of words, not of bytes, where the machine has one."""
    dialect = "postgresql"

    def __init__(self, folder, stack):
        self.folder, self.port = folder / "postgresql", free_port()
        self.folder.mkdir()
        self.user = []
        if os.geteuid() == 0:   # it refuses root
            shutil.chown(self.folder, "postgres")
            self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        tools = pathlib.Path(tool_of_postgresql("initdb")).parent
        known = run(["locale", "-a"]).split()
        self.locale = "en_US.utf8" if "en_US.utf8" in known else "C.UTF-8" if "C.UTF-8" in known else "C.utf8"
        run([*self.user, tools / "initdb", "-D", self.folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", f"--locale={self.locale}"],
            cwd="/")
        self.server = stack.enter_context(process([*self.user, tools / "postgres", "-D", self.folder / "data", "-p", self.port, "-k", self.folder,
                                     "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"], self.answers, cwd="/"))
        self.version = self.ask("SHOW server_version").strip()

    def ask(self, *statements, database="postgres", **options):
        return run(["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", self.port, "-U", "postgres", "-d", database],
                   env={**os.environ, "PGOPTIONS": "-c client_min_messages=warning"},
                   input="".join(f"{s}\n" if s.startswith("\\") else f"{s};\n" for s in statements).encode(), **options)

    def answers(self):
        try:
            return self.ask("SELECT 1", stderr=subprocess.DEVNULL) == "1\n"
        except subprocess.CalledProcessError:
            return False

    def name(self, column, exact):
        """Statements name columns without quotes where they can: PostgreSQL takes their capitals for small letters."""
        return column if column.isidentifier() and not column.islower() and column not in exact else quoted(column)

    def load(self, database, columns, path, form, table="events"):
        self.ask(f"CREATE DATABASE {database}")
        fields = ", ".join(f"{c if all(c.isidentifier() for c in columns) else quoted(c)} text" for c in columns)
        self.ask(f"CREATE TABLE {table} ({fields})", f"\\copy {table} FROM '{path}' {form}", f"ANALYZE {table}", database=database)

    def answer(self, statement, database="postgres"):
        return self.ask(f"COPY ({statement}\n) TO STDOUT WITH (FORMAT csv, HEADER)", database=database)

    def seconds(self):
        time.sleep(0.2)   # until the process that answered has been waited for
        return seconds_of(self.server)


# --- in node ------------------------------------------------------------------------------------------------------------------

class InNode:
    """DuckDB and the ClickHouse of chdb, from a folder that has their packages; see `WANTED`."""

    def open(self, folder, scratch, stack):
        own = pathlib.Path(scratch) / type(self).__name__
        own.mkdir()
        self.node = stack.enter_context(subprocess.Popen(["node", HERE / "embedded.mjs", pathlib.Path(folder).resolve(), self.PACKAGE], cwd=own,
                                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        stack.callback(self.node.kill)
        self.version = self.ask("SELECT version() AS v").split()[1].strip('"')
        return self

    def ask(self, statement):
        self.node.stdin.write(json.dumps(statement) + "\n")
        self.node.stdin.flush()
        answer = json.loads(self.node.stdout.readline())
        if "error" in answer:
            raise ValueError(answer["error"])
        return answer["text"]

    answer = ask


class DuckDB(InNode, Engine):
    dialect, PACKAGE, WANTED = "duckdb", "@duckdb/node-api", "@duckdb/node-api@1.5.6-r.1"


class Chdb(InNode, Backslashed):
    PACKAGE, WANTED = "chdb", "chdb@3.4.0"


def in_node(kind, folder, scratch, stack):
    """The engine, or None."""
    there = folder and (pathlib.Path(folder) / "node_modules" / kind.PACKAGE).is_dir() and shutil.which("node")
    return kind().open(folder, scratch, stack) if there else None


def why_not(kind, folder):
    return f"{kind.__name__} is missing: it wants node, and npm install --no-save --prefix {folder} {kind.WANTED}"
