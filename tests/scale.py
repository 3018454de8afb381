#!/usr/bin/env python3
"""The examples of examples/scale give the graph that one process gives.

GNU parallel (Debian parallel) and Spark ($QUOTH_PYSPARK, a Python that has pyspark; also Java) are skipped where they are not."""
import glob, os, shutil, subprocess, sys, tempfile

QUOTH = os.path.abspath(os.environ["QUOTH"])
HERE = os.path.abspath("examples/scale")
PYTHON = os.environ.get("QUOTH_PYSPARK", sys.executable)


def run(*command, env=None, status=0):
    result = subprocess.run(command, capture_output=True, timeout=600, env=dict(os.environ, **{"QUOTH": QUOTH, **(env or {})}))
    assert result.returncode == status, (command, result.returncode, result.stderr.decode()[-2000:])
    return result.stdout.decode()


def corpus():
    for i in range(24):
        folder = "c/%d" % (i % 5)
        os.makedirs(folder, exist_ok=True)
        with open("%s/talk %d.txt" % (folder, i), "w") as f:
            f.write("Ada: We sell pumps in Leeds.\n\nBen: We \u201cbought\u201d %d of them in 20%02d.\n" % (i + 2, i))


def quads(text):
    return sorted(set(text.splitlines()))


def whole():
    return quads(run(QUOTH, "extract", "-f", "nquads", "c"))


def merged(*inputs):
    return quads(run(QUOTH, "merge", "--stream", "-f", "nquads", *inputs))


def documents():
    return sum(len(open(m).readlines()) - 1 for m in glob.glob("out/*/manifest.tsv"))


def check_parallel():
    run(HERE + "/parallel", "c", "out", "3")
    assert merged("out") == whole()
    stamps = {p: os.stat(p).st_mtime_ns for p in glob.glob("out/*/??/*")}
    os.remove("c/0/talk 5.txt")
    with open("c/1/talk 1.txt", "w") as f:
        f.write("Cid: We closed Leeds.\n")
    run(HERE + "/parallel", "c", "out", "3")
    assert merged("out") == whole() and documents() == 23
    kept = [p for p in stamps if os.path.exists(p) and os.stat(p).st_mtime_ns == stamps[p]]
    assert len(kept) == 22, len(kept)


def check_slurm():
    """What Slurm would set and say, without it. It runs a copy of the script."""
    os.mkdir("spool")
    shutil.copy(HERE + "/slurm", "spool/slurm_script")
    with open("spool/scontrol", "w") as f:
        f.write("#!/bin/sh\nfor i in 1 2; do echo '   Command=%s/slurm c out'; echo '   WorkDir=/'; done\n" % HERE)
    os.chmod("spool/scontrol", 0o755)
    for i in range(4):
        run("spool/slurm_script", "c", "out",
            env={"SLURM_JOB_ID": str(9 + i), "SLURM_ARRAY_TASK_ID": str(i + 7), "SLURM_ARRAY_TASK_MIN": "7", "SLURM_ARRAY_TASK_COUNT": "4",
                 "PATH": os.path.abspath("spool") + ":" + os.environ["PATH"]})
    assert merged("out") == whole() and documents() == 24


def check_spark():
    with open("c/0/bad.txt", "wb") as f:
        f.write(b"Ada: caf\xe9.\n")
    os.mkdir("bin")
    os.symlink(QUOTH, "bin/quoth")  # found by the path
    run(PYTHON, HERE + "/spark.py", "c", "out", "3",
        env={"QUOTH": "quoth", "PATH": os.path.abspath("bin") + ":" + os.environ["PATH"], "PYSPARK_PYTHON": PYTHON, "SPARK_LOCAL_IP": "127.0.0.1",
             "SPARK_LOCAL_HOSTNAME": "localhost"})
    os.remove("c/0/bad.txt")
    parts = sorted(glob.glob("out/part-*.gz"))
    assert len(parts) == 3
    os.chdir("c")  # a path is what follows the corpus
    expected = quads(run(QUOTH, "extract", "-f", "nquads", *sorted(os.listdir("."))))
    os.chdir("..")
    assert merged(*parts) == expected


def has_spark():
    return shutil.which("java") and subprocess.run([PYTHON, "-c", "import pyspark"], capture_output=True).returncode == 0


def main():
    checks = [(check_slurm, "awk", shutil.which("awk")), (check_parallel, "GNU parallel", shutil.which("parallel")),
              (check_spark, "Spark", has_spark())]
    skipped = 0
    for check, needs, there in checks:
        if not there:
            skipped += 1
            print("%s: skipped, %s is not installed" % (check.__name__, needs))
            continue
        with tempfile.TemporaryDirectory() as d:
            os.chdir(d)
            corpus()
            check()
            os.chdir("/")
        print("%s: ok" % check.__name__, flush=True)
    sys.exit(77 if skipped == len(checks) else 0)


main()
