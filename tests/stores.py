#!/usr/bin/env python3
"""quoth load into real stores on loopback: Oxigraph, Virtuoso, Apache Jena
Fuseki. `tools/stores` fetches what is missing and runs this.

usage: stores.py [STORE...]

Oxigraph is $QUOTH_OXIGRAPH or on the path (PyPI: oxigraph), Virtuoso on the
path (Debian: virtuoso-opensource-7-bin), Fuseki $QUOTH_FUSEKI, a jar (Maven:
org.apache.jena:jena-fuseki-server). $QUOTH_EPISODES is how much of the
podcast each loads (4; 0 for none).

Each loads the example, a hand-written graph, the seeds and the episodes,
while it is killed and started again; is loaded anew by a quoth that is
killed; has a graph replaced and one deleted; and answers the named queries
as quoth query does. What is not installed is told and skipped; with nothing
installed the test is."""
import csv, glob, io, os, shutil, signal, socket, subprocess, sys, tarfile, tempfile, time, urllib.error, urllib.parse, urllib.request

QUOTH = os.path.abspath(os.environ["QUOTH"])
HARBOUR = os.path.abspath("tests/queries/harbour.ttl")
QUERIES = os.path.abspath("ontology/queries")
EXAMPLE = os.path.abspath("examples/lantern/interview.md")
SHARED = os.path.abspath(os.environ.get("QUOTH_SHARED", "../shared"))
EPISODES = int(os.environ.get("QUOTH_EPISODES", "4"))
REST = "urn:rest"  # where triples without a graph go
COUNTS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
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
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
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
    result = subprocess.run([QUOTH, *args], capture_output=True, timeout=3000, env=dict(os.environ, **(env or {})))
    assert result.returncode == status, (args, result.returncode, result.stderr.decode())
    return result.stdout.decode() if status == 0 else result.stderr.decode()


class Store:
    """A server in a folder of its own; start, kill, ask."""

    env, files = {}, {}

    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None
        self.root = "http://127.0.0.1:%d" % self.port

    def start(self):
        self.process = subprocess.Popen(self.command(), cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(3000):
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
        return list(csv.reader(io.StringIO(urllib.request.urlopen(request, timeout=600).read().decode(), newline="")))[1:]

    def counts(self, graphs):
        """Triples of each of the graphs, where there are any."""
        return {g: int(n) for g, n in self.ask(COUNTS) if g in graphs}

    def command_to(self, *args):
        return ["load", "--endpoint", self.root + self.store, "--graph", REST, *args]

    def load(self, *args, status=0):
        return quoth(*self.command_to(*args), status=status, env=self.env)

    def loading(self, *args):
        return subprocess.Popen([QUOTH, *self.command_to(*args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ, **self.env))


class Oxigraph(Store):
    store, query, parameters = "/store", "/query", {"union-default-graph": ""}
    program = os.environ.get("QUOTH_OXIGRAPH") or shutil.which("oxigraph")
    lacks = "set QUOTH_OXIGRAPH to the server of PyPI's oxigraph"

    def command(self):
        return [self.program, "serve", "--location", "db", "--bind", "127.0.0.1:%d" % self.port]


class Virtuoso(Store):
    store, query, parameters = "/sparql-graph-crud-auth", "/sparql", {}
    program = shutil.which("virtuoso-t")
    lacks = "install Debian's virtuoso-opensource-7-bin"
    env = {"QUOTH_USER": "dba", "QUOTH_PASSWORD": "dba"}

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
    lacks = "install a Java of at least 17 and set QUOTH_FUSEKI to the jar of Maven's org.apache.jena:jena-fuseki-server"

    def command(self):
        os.environ["FUSEKI_BASE"] = os.path.join(self.folder, "run")
        os.makedirs(os.path.join(self.folder, "db"), exist_ok=True)
        return ["java", "-Xmx2g", "-jar", self.program, "--localhost", "--port=%d" % self.port, "--set", "tdb2:unionDefaultGraph=true",
                "--update", "--tdb2", "--loc=db", "/quoth"]


class Graphs:
    """What is loaded, and what quoth itself says of it: made once for all stores."""

    def __init__(self, folder):
        texts = os.path.join(folder, "texts")
        os.makedirs(texts)
        for path in [EXAMPLE, *sorted(glob.glob(SHARED + "/seeds/0*"))]:
            shutil.copy(path, texts)
        corpus = os.path.join(SHARED, "corpora/changelog-podcast.tar.xz")
        if EPISODES and os.path.exists(corpus):
            with tarfile.open(corpus) as t:
                t.extractall(texts, sorted((m for m in t.getmembers() if m.name.endswith(".md")), key=lambda m: m.name)[:EPISODES])
        else:
            print("no episodes: there is no %s" % corpus)
        self.shards = os.path.join(folder, "shards")
        os.chdir(folder)
        quoth("extract", "texts", "--into", self.shards, "-f", "nquads.zst")
        self.all = [HARBOUR, self.shards]
        # One document alone, as it is and as it was.
        self.one = os.path.join(folder, "one.nq")
        quoth("extract", "texts/interview.md", "-o", self.one)
        self.old = os.path.join(folder, "old.nq")
        with open(self.one) as new, open(self.old, "w") as old:
            self.name = new.readline().split()[-2][1:-1]
            old.write('<urn:s> <urn:p> "as it was" <%s> .\n' % self.name)
        self.counts = {}
        nquads = quoth("merge", "--stream", "-f", "nquads", self.shards)
        for line in nquads.splitlines():
            name = line[line.rindex(" <") + 2:-3]
            self.counts[name] = self.counts.get(name, 0) + 1
        self.counts[REST] = len(quoth("merge", "-f", "ntriples", HARBOUR).splitlines())
        self.answers = {name: list(csv.reader(io.StringIO(quoth("query", *self.all, "--named", name, "-r", "csv"), newline="")))[1:]
                        for name, _ in named_queries()}


def named_queries():
    for path in sorted(glob.glob(QUERIES + "/*.rq")):
        with open(path) as f:
            yield os.path.basename(path)[:-3], f.read()


def comparable(name, rows):
    """SAMPLE is free to choose; a decimal or a date may be written anew."""
    return sorted(row[:2] if name == "relations" else row for row in rows)


def lines(path):
    if not os.path.exists(path):
        return 0
    with open(path) as f:
        return sum(not line.startswith("-") for line in f)


def wait_for(path, count, process):
    while process.poll() is None and lines(path) < count:
        time.sleep(0.01)


def load_through_a_kill(store, graphs, journal):
    """The server dies when half is loaded, and comes back while quoth still tries."""
    loading = store.loading("--resume", journal, *graphs.all)
    wait_for(journal, len(graphs.counts) // 2, loading)
    store.kill()
    assert loading.poll() is None, "there was too little to load"
    acknowledged = lines(journal)
    error = store.load("--tries", "1", HARBOUR, status=3)
    assert error.count("\n") == 1, error
    store.start()
    assert loading.wait() == 0, loading.stderr.read().decode()
    there = store.counts(graphs.counts)
    lost = [g for g, n in graphs.counts.items() if there.get(g, 0) != n]
    print("  killed with %d graphs acknowledged, %d lost" % (acknowledged, len(lost)))


def resume_after_a_kill(store, graphs, journal):
    """quoth dies when half is replaced; the next run does the rest."""
    loading = store.loading("--replace", "--resume", journal, *graphs.all)
    wait_for(journal, len(graphs.counts) // 2, loading)
    loading.kill()
    loading.wait()
    done = lines(journal)
    out = store.load("--replace", "--resume", journal, *graphs.all)
    assert done == 0 or "%d were there already" % done in out, (done, out)
    assert store.counts(graphs.counts) == graphs.counts


def compare_answers(store, graphs):
    for name, query in named_queries():
        ours, theirs = comparable(name, graphs.answers[name]), comparable(name, store.ask(query))
        assert ours == theirs, (name, len(ours), len(theirs), [r for r in ours if r not in theirs][:3], [r for r in theirs if r not in ours][:3])


def change_one(store, graphs):
    """To replace or delete a document touches no other."""
    others = {g: n for g, n in graphs.counts.items() if g != graphs.name}
    for action, path, count in (("--replace", graphs.old, 1), ("--replace", graphs.one, graphs.counts[graphs.name]), ("--delete", graphs.one, 0)):
        store.load(action, path)
        counts = store.counts(graphs.counts)
        assert counts.pop(graphs.name, 0) == count, action
        assert counts == others, (action, [(g, counts.get(g), others.get(g)) for g in set(counts) | set(others) if counts.get(g) != others.get(g)])


def check(store, graphs):
    journal = os.path.join(store.folder, "journal")
    store.start()
    steps = (("load, with the server killed", load_through_a_kill, [journal + ".1"]),
             ("replace all, with quoth killed", resume_after_a_kill, [journal + ".2"]), ("named queries", compare_answers, []),
             ("replace and delete one", change_one, []))
    for name, step, more in steps:
        start = time.time()
        step(store, graphs, *more)
        print("  %s: %.1f s" % (name, time.time() - start), flush=True)


def main():
    wanted = sys.argv[1:]
    kinds = [s for s in (Oxigraph, Virtuoso, Fuseki) if not wanted or s.__name__ in wanted]
    found = [s for s in kinds if s.program]
    for kind in kinds:
        if not kind.program:
            print("%s: skipped, not installed: %s" % (kind.__name__, kind.lacks))
    if not found:
        sys.exit(77)
    with tempfile.TemporaryDirectory() as base:
        graphs = Graphs(base)
        print("%d graphs, %d quads" % (len(graphs.counts), sum(graphs.counts.values())), flush=True)
        for kind in found:
            print(kind.__name__, flush=True)
            with tempfile.TemporaryDirectory() as folder:
                store = kind(folder)
                try:
                    check(store, graphs)
                    print("  agrees", flush=True)
                finally:
                    if store.process and store.process.poll() is None:
                        store.kill()


main()
