#!/usr/bin/env python3
"""quoth load against a Graph Store of our own that keeps triples as lines,
asks for credentials, fails on demand and counts its requests."""
import base64, hashlib, http.server, os, re, shutil, socket, ssl, subprocess, tempfile, threading, urllib.parse

QUOTH = os.path.abspath(os.environ["QUOTH"])
DOC = """@prefix quoth: <https://w3id.org/quoth/ns#> .
<https://w3id.org/quoth/id/doc/%s> a quoth:Document ; quoth:version "%s" .
"""
NAME = "https://w3id.org/quoth/id/doc/"


class Store(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def reply(self, status, headers=(), body=b"no\x1b[1mcontrols\n"):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def allowed(self):
        s = self.server
        given = self.headers.get("Authorization", "")
        if s.auth == "basic":
            return given == "Basic " + base64.b64encode(b"ann:sesame street").decode()
        if s.auth == "digest":
            f = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
            md5 = lambda t: hashlib.md5(t.encode()).hexdigest()
            expected = md5(":".join([md5("ann:r:sesame street"), "n1", f.get("nc", ""), f.get("cnonce", ""), "auth",
                                     md5(self.command + ":" + self.path)]))
            return given.startswith("Digest") and f.get("response") == expected
        return True

    def serve(self):
        s = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        s.requests.append(self.command)
        if not self.allowed():
            how = 'Basic realm="r"' if s.auth == "basic" else 'Digest realm="r", nonce="n1", qop="auth"'
            return self.reply(401, [("WWW-Authenticate", how)])
        if s.fail:
            status = s.fail.pop(0)
            if status == 0:
                self.close_connection = True
                return self.connection.shutdown(socket.SHUT_RDWR)
            return self.reply(status, [("Retry-After", "0")] if status == 429 else [])
        query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query, keep_blank_values=True)
        graph = query.get("graph", [""])[0] if "default" not in query else ""
        if self.command == "DELETE":
            return self.reply(204 if s.graphs.pop(graph, None) is not None else 404)
        assert self.headers["Content-Type"] == "text/turtle"
        if self.command == "PUT":
            s.graphs[graph] = set()
        s.graphs.setdefault(graph, set()).update(body.splitlines())
        self.reply(204, body=b"")

    do_PUT = do_POST = do_DELETE = do_GET = serve


class Server:
    def __init__(self, auth=None, fail=(), certificate=None):
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.http.graphs, self.http.requests, self.http.auth, self.http.fail = {}, [], auth, list(fail)
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.url = ("https" if certificate else "http") + "://127.0.0.1:%d/store" % self.http.server_port

    def __getattr__(self, name):
        return getattr(self.http, name)


def quoth(*args, status=0, env=None):
    e = {k: v for k, v in os.environ.items() if not k.startswith(("QUOTH_USER", "QUOTH_PASSWORD", "SSL_CERT", "CURL_CA")) and "proxy" not in k.lower()}
    result = subprocess.run([QUOTH, *args], capture_output=True, timeout=120, env=dict(e, **(env or {})))
    assert result.returncode == status, (args, result.returncode, result.stderr.decode())
    return result


def in_folder(test):
    def run():
        with tempfile.TemporaryDirectory() as d:
            def write(name, text):
                path = os.path.join(d, name)
                with open(path, "w") as f:
                    f.write(text)
                return path
            test(d, write)
    run.__name__ = test.__name__
    return run


@in_folder
def test_a_graph_for_each_document(d, write):
    s = Server()
    a, b = write("a.ttl", DOC % ("a", 1)), write("b.ttl", DOC % ("b", 1))
    quoth("load", "--endpoint", s.url, a, b)
    assert set(s.graphs) == {NAME + "a", NAME + "b"}
    assert all(len(g) == 2 for g in s.graphs.values())
    write("a.ttl", DOC % ("a", 2))
    quoth("load", "--endpoint", s.url, a)
    assert len(s.graphs[NAME + "a"]) == 3  # added to what was there
    quoth("load", "--endpoint", s.url, "--replace", a)
    assert len(s.graphs[NAME + "a"]) == 2 and len(s.graphs[NAME + "b"]) == 2
    quoth("load", "--endpoint", s.url, "--delete", a)
    assert set(s.graphs) == {NAME + "b"}
    quoth("load", "--endpoint", s.url, "--delete", a)  # already gone


@in_folder
def test_triples_without_a_graph(d, write):
    s = Server()
    two = write("two.ttl", DOC % ("a", 1) + DOC % ("b", 1))
    quoth("load", "--endpoint", s.url, two)
    assert {g: len(t) for g, t in s.graphs.items()} == {"": 4}
    quoth("load", "--endpoint", s.url, "--graph", "urn:rest", two)
    assert len(s.graphs["urn:rest"]) == 4
    quoth("load", "--endpoint", s.url, "--graph", "no iri", two, status=2)


@in_folder
def test_one_graph_in_two_files_is_replaced_once(d, write):
    s = Server()
    quad = "<urn:s> <urn:p> \"%s\" <urn:g> .\n"
    one, two = write("1.nq", quad % 1), write("2.nq", quad % 2)
    s.graphs["urn:g"] = {"old"}
    quoth("load", "--endpoint", s.url, "--replace", one, two)
    assert s.graphs["urn:g"] == {'<urn:s> <urn:p> "1" .', '<urn:s> <urn:p> "2" .'}
    assert s.requests == ["PUT", "POST"]


@in_folder
def test_large_graphs_go_in_batches(d, write):
    s = Server()
    text = "".join('<urn:s:%d> <urn:p> "%s" <urn:g> .\n' % (i, "x" * 200) for i in range(50000))
    quoth("load", "--endpoint", s.url, "--replace", write("big.nq", text))
    assert len(s.graphs["urn:g"]) == 50000 and len(s.requests) == 3, s.requests
    blank = "".join('_:b%d <urn:p> "%s" <urn:b> .\n' % (i % 9, "x" * 200 + str(i)) for i in range(30000))
    quoth("load", "--endpoint", s.url, write("blank.nq", blank))
    assert len(s.graphs["urn:b"]) == 30000 and len(s.requests) == 4  # blank nodes stay together


@in_folder
def test_passing_failures_are_tried_again(d, write):
    a = write("a.ttl", DOC % ("a", 1))
    s = Server(fail=[429, 0])
    quoth("load", "--endpoint", s.url, a)
    assert len(s.graphs[NAME + "a"]) == 2 and len(s.requests) >= 3
    s = Server(fail=[503] * 9)
    error = quoth("load", "--endpoint", s.url, "--tries", "2", a, status=3).stderr.decode()
    assert error.count("\n") == 1 and "503" in error and len(s.requests) == 2, error
    assert "\x1b" not in error
    s = Server(fail=[400])
    quoth("load", "--endpoint", s.url, a, status=3)
    assert len(s.requests) == 1  # no use trying again
    s.shutdown()
    s.server_close()
    quoth("load", "--endpoint", s.url, "--tries", "2", a, status=3)


@in_folder
def test_resuming_sends_what_is_missing(d, write):
    s = Server()
    files = [write("%d.ttl" % i, DOC % (i, 1)) for i in range(5)]
    journal = os.path.join(d, "journal")
    s.http.fail = []
    quoth("load", "--endpoint", s.url, "--resume", journal, *files[:2])
    with open(journal, "a") as f:
        f.write("0123 cut sho")  # as a kill would leave it
    del s.requests[:]
    out = quoth("load", "--endpoint", s.url, "--resume", journal, *files).stdout.decode()
    assert len(s.requests) == 3 and "2 were there already" in out, (s.requests, out)
    write("0.ttl", DOC % (0, 2))
    del s.requests[:]
    quoth("load", "--endpoint", s.url, "--resume", journal, "--replace", *files)
    assert s.requests == ["PUT"], s.requests
    other = Server()
    quoth("load", "--endpoint", other.url, "--resume", journal, *files)
    assert len(other.requests) == 5


@in_folder
def test_a_journal_tells_what_is_in_the_store_now(d, write):
    s = Server()
    quad = "<urn:s> <urn:p> \"%s\" <urn:g> .\n"
    line = '<urn:s> <urn:p> "%s" .'
    one, two = write("1.nq", quad % 1), write("2.nq", quad % 2)
    resumed = ["load", "--endpoint", s.url, "--resume", os.path.join(d, "journal")]
    # What came back to an old state is sent again.
    for state in (1, 3, 1):
        write("1.nq", quad % state)
        quoth(*resumed, "--replace", one)
        assert s.graphs["urn:g"] == {line % state}
    # Of a graph in two files, a change of either replaces both.
    quoth(*resumed, "--replace", one, two)
    assert s.graphs["urn:g"] == {line % 1, line % 2}
    for path in (one, two):
        write(os.path.basename(path), quad % 7)
        quoth(*resumed, "--replace", one, two)
        assert s.graphs["urn:g"] == {line % 7, line % (2 if path == one else 7)}
    # A deleted graph is not there.
    quoth(*resumed, "--delete", one)
    assert "urn:g" not in s.graphs
    quoth(*resumed, one)
    assert s.graphs["urn:g"] == {line % 7}
    # Nor is one whose replacement was cut short.
    write("1.nq", quad % 8)
    s.http.fail = [400]
    quoth(*resumed, "--replace", one, status=3)
    write("1.nq", quad % 7)
    del s.requests[:]
    quoth(*resumed, "--replace", one)
    assert s.requests == ["PUT"]


@in_folder
def test_credentials_come_from_outside(d, write):
    a = write("a.ttl", DOC % ("a", 1))
    env = {"QUOTH_USER": "ann", "QUOTH_PASSWORD": "sesame street", "HOME": d}
    for auth in ("basic", "digest"):
        s = Server(auth=auth)
        error = quoth("load", "--endpoint", s.url, a, status=3, env={"HOME": d}).stderr.decode()
        assert "401" in error and "netrc" in error, error
        quoth("load", "--endpoint", s.url, a, env=env)
        assert len(s.graphs[NAME + "a"]) == 2, auth
        wrong = quoth("load", "--endpoint", s.url, a, status=3, env=dict(env, QUOTH_PASSWORD="guess"))
        assert b"guess" not in wrong.stderr + wrong.stdout
    write(".netrc", "machine 127.0.0.1 login ann password \"sesame street\"\n")
    s = Server(auth="basic")
    quoth("load", "--endpoint", s.url, a, env={"HOME": d})
    assert len(s.graphs[NAME + "a"]) == 2
    error = quoth("load", "--endpoint", s.url.replace("//", "//ann:hush@"), a, status=3).stderr.decode()
    assert "hush" not in error and "netrc" in error


@in_folder
def test_netrc_is_for_its_machine(d, write):
    a = write("a.ttl", DOC % ("a", 1))
    write(".netrc", "machine example.org login ann password \"sesame street\"\n")
    s = Server(auth="basic")
    quoth("load", "--endpoint", s.url, a, status=3, env={"HOME": d})
    write(".netrc", "machine example.org login bob password x\nmachine 127.0.0.1 login ann password \"sesame street\"\n")
    for auth in ("basic", "digest"):
        s = Server(auth=auth)
        result = quoth("load", "--endpoint", s.url, a, env={"HOME": d})
        assert len(s.graphs[NAME + "a"]) == 2 and b"sesame" not in result.stdout + result.stderr
    # What the environment says goes before it.
    wrong = quoth("load", "--endpoint", s.url, a, status=3, env={"HOME": d, "QUOTH_USER": "ann", "QUOTH_PASSWORD": "guess"})
    assert b"guess" not in wrong.stderr + wrong.stdout and b"401" in wrong.stderr


@in_folder
def test_certificates_are_verified(d, write):
    if not shutil.which("openssl"):
        return
    a = write("a.ttl", DOC % ("a", 1))

    def made_for(name):
        pair = os.path.join(d, name + ".pem"), os.path.join(d, name + ".key")
        kind = "IP" if name[0].isdigit() else "DNS"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name, "-addext",
                        "subjectAltName=%s:%s" % (kind, name), "-out", pair[0], "-keyout", pair[1]], check=True, capture_output=True)
        return pair

    good, other = made_for("127.0.0.1"), made_for("example.org")
    user = {"QUOTH_USER": "ann", "QUOTH_PASSWORD": "sesame street"}
    s = Server(certificate=good)
    error = quoth("load", "--endpoint", s.url, a, status=3, env=user).stderr.decode()
    assert error.count("\n") == 1 and "certificate" in error.lower() and s.requests == [], error
    for name in ("SSL_CERT_FILE", "CURL_CA_BUNDLE"):
        quoth("load", "--endpoint", s.url, a, env=dict(user, **{name: good[0]}))
    assert len(s.graphs[NAME + "a"]) == 2
    s = Server(certificate=other)  # a certificate to believe, of somebody else
    error = quoth("load", "--endpoint", s.url, a, status=3, env=dict(user, SSL_CERT_FILE=other[0])).stderr.decode()
    assert error.count("\n") == 1 and s.requests == [], error


@in_folder
def test_librdf_storages(d, write):
    a, b = write("a.ttl", DOC % ("a", 1)), write("b.ttl", DOC % ("b", 1))
    store = "hashes:base"
    env = {"QUOTH_STORE_OPTIONS": "hash-type='bdb',dir='%s'" % d}
    quoth("load", "--store", store, a, b, env=env)
    assert [f for f in os.listdir(d) if f.startswith("base-")]
    error = quoth("load", "--store", "nosuch:x", a, status=3).stderr.decode()
    assert error.startswith("quoth: ") and error.count("\n") == 1, error


@in_folder
def test_wrong_usage(d, write):
    a = write("a.ttl", DOC % ("a", 1))
    for args in ((a,), ("--endpoint", "http://x"), ("--endpoint", "http://x", "--store", "a:b", a), ("--store", "x", a),
                 ("--endpoint", "http://x", "--delete", "--replace", a)):
        quoth("load", *args, status=2)
    for url in ("ftp://x/y", "file:///tmp/x", "x"):
        error = quoth("load", "--endpoint", url, a, status=3).stderr.decode()
        assert "http" in error
    s = Server()
    bad = write("bad.ttl", "<unfinished")
    error = quoth("load", "--endpoint", s.url, bad, a, status=1).stderr.decode()
    assert error.count("\n") == 1 and "bad.ttl" in error
    assert len(s.graphs) == 1


for name, test in sorted(globals().copy().items()):
    if name.startswith("test_"):
        test()
