#!/usr/bin/env python3
"""quoth load into real stores on loopback: Oxigraph ($QUOTH_OXIGRAPH or on the
path; `pip install oxigraph`), Virtuoso (Debian virtuoso-opensource-7-bin) and
Fuseki ($QUOTH_FUSEKI, the server's jar; org.apache.jena:jena-fuseki-server).
Each loads the example, a hand-written graph, the seeds and a season of the
podcast ($QUOTH_SEASON episodes, 4), is killed and started again in the
middle, and answers the named queries as quoth query does. What is not
installed is skipped; with nothing installed the test is."""
import csv, glob, io, os, shutil, signal, socket, subprocess, sys, tarfile, tempfile, time, urllib.error, urllib.parse, urllib.request

QUOTH = os.path.abspath(os.environ["QUOTH"])
HARBOUR = os.path.abspath("tests/queries/harbour.ttl")
EXAMPLES = ["examples/lantern/interview.md"]
SHARED = os.path.abspath(os.environ.get("QUOTH_SHARED", "../shared"))
SEASON = int(os.environ.get("QUOTH_SEASON", "4"))
VIRTUOSO = """[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = vt.db
TransactionFile = vt.trx
[Parameters]
ServerPort = 127.0.0.1:%d
DisableUnixSocket = 1
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 60
[HTTPServer]
ServerPort = 127.0.0.1:%d
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def quoth(*args, status=0, env=None):
    result = subprocess.run([QUOTH, *args], capture_output=True, timeout=600, env=dict(os.environ, **(env or {})))
    assert result.returncode == status, (args, result.returncode, result.stderr.decode())
    return result.stdout.decode()


class Store:
    """A server in a folder of its own; start, kill, ask."""

    env = {}
    options = []

    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None
        self.root = "http://127.0.0.1:%d" % self.port

    def start(self):
        self.process = subprocess.Popen(self.command(), cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.root + "/", timeout=5).read()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                assert self.process.poll() is None, "the server does not start"
                time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def ask(self, query):
        data = urllib.parse.urlencode(dict(self.parameters, query=query)).encode()
        request = urllib.request.Request(self.root + self.query, data, {"Accept": "text/csv"})
        return list(csv.reader(io.StringIO(urllib.request.urlopen(request, timeout=120).read().decode(), newline="")))[1:]


class Oxigraph(Store):
    store, query, parameters = "/store", "/query", {"union-default-graph": ""}
    program = os.environ.get("QUOTH_OXIGRAPH") or shutil.which("oxigraph")

    def command(self):
        return [self.program, "serve", "--location", "db", "--bind", "127.0.0.1:%d" % self.port]


class Virtuoso(Store):
    store, query, parameters = "/sparql-graph-crud-auth", "/sparql", {}
    program = shutil.which("virtuoso-t")
    env = {"QUOTH_USER": "dba", "QUOTH_PASSWORD": "dba"}
    options = ["--graph", "urn:rest"]  # it has no default graph of its own

    def command(self):
        with open(os.path.join(self.folder, "v.ini"), "w") as f:
            f.write(VIRTUOSO % (free_port(), self.port))
        lock = os.path.join(self.folder, "v.lck")
        if os.path.exists(lock):
            os.remove(lock)
        return [self.program, "+configfile", "v.ini", "+foreground"]


class Fuseki(Store):
    store, query, parameters = "/quoth/data", "/quoth/query", {}
    program = shutil.which("java") and os.environ.get("QUOTH_FUSEKI")
    options = ["--graph", "urn:rest"]  # the union of its named graphs leaves the default graph out

    def command(self):
        os.environ["FUSEKI_BASE"] = os.path.join(self.folder, "run")
        os.makedirs(os.path.join(self.folder, "db"), exist_ok=True)
        return ["java", "-Xmx1g", "-jar", self.program, "--localhost", "--port=%d" % self.port, "--set", "tdb2:unionDefaultGraph=true",
                "--update", "--tdb2", "--loc=db", "/quoth"]


def season(folder):
    """The first episodes of the podcast, one graph."""
    corpus = os.path.join(SHARED, "corpora/changelog-podcast.tar.xz")
    if not SEASON or not os.path.exists(corpus):
        return []
    with tarfile.open(corpus) as t:
        members = sorted((m for m in t.getmembers() if m.name.endswith(".md")), key=lambda m: m.name)[:SEASON]
        t.extractall(folder, members)
    out = os.path.join(folder, "season.nq.zst")
    quoth("extract", "-o", out, *[os.path.join(folder, m.name) for m in members])
    return [out]


def named_queries():
    for path in sorted(glob.glob("ontology/queries/*.rq")):
        with open(path) as f:
            yield os.path.basename(path)[:-3], f.read()


def comparable(name, rows):
    """SAMPLE is free to choose; a decimal or a date may be written anew."""
    return sorted(row[:2] if name == "relations" else row for row in rows)


def load(store, *args, status=0):
    return quoth("load", "--endpoint", store.root + store.store, *store.options, *args, status=status, env=store.env)


def check(store, folder):
    graphs = [HARBOUR] + season(folder)
    sources = EXAMPLES + sorted(glob.glob(SHARED + "/seeds/0*"))
    for i, source in enumerate(sources):
        graphs.append(os.path.join(folder, "%d.nq" % i))
        quoth("extract", source, "-o", graphs[-1])
    journal = os.path.join(folder, "journal")
    store.start()
    load(store, "--resume", journal, *graphs[:-1])
    store.kill()
    load(store, "--resume", journal, "--tries", "1", *graphs, status=3)
    started = subprocess.Popen([QUOTH, "load", "--endpoint", store.root + store.store, *store.options, "--resume", journal, "--replace",
                                *graphs],
                               stdout=subprocess.PIPE, env=dict(os.environ, **store.env))
    time.sleep(1)
    store.start()  # the one above is still trying
    out = started.communicate(timeout=300)[0].decode()
    assert started.returncode == 0 and "there already" in out, out
    # A kill may have cost the store what it had not written yet.
    load(store, "--replace", *graphs)
    for name, query in named_queries():
        ours = list(csv.reader(io.StringIO(quoth("query", *graphs, "--named", name, "-r", "csv"), newline="")))[1:]
        theirs = store.ask(query)
        assert comparable(name, ours) == comparable(name, theirs), (
            type(store).__name__, name, len(ours), len(theirs), [r for r in comparable(name, ours) if r not in theirs][:3],
            [r for r in comparable(name, theirs) if r not in ours][:3])
    before = len(store.ask("SELECT * WHERE { ?s ?p ?o }"))
    load(store, "--delete", graphs[-1])
    assert len(store.ask("SELECT * WHERE { ?s ?p ?o }")) < before


def main():
    wanted = sys.argv[1:]
    found = [s for s in (Oxigraph, Virtuoso, Fuseki) if s.program and (not wanted or s.__name__ in wanted)]
    for kind in found:
        with tempfile.TemporaryDirectory() as folder:
            store = kind(folder)
            try:
                check(store, folder)
                print(kind.__name__, "agrees", flush=True)
            finally:
                if store.process and store.process.poll() is None:
                    store.kill()
    if not found:
        print("neither Oxigraph nor Virtuoso nor Fuseki is installed")
    sys.exit(0 if found else 77)


main()
