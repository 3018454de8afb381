"""A corpus through Apache Spark: documents go as JSON lines through pipe(), N-Quads come back.

usage: spark-submit spark.py CORPUS OUT [PARTS]     CORPUS, OUT: whatever Spark reads and writes (hdfs:, s3a:, file:);
                                                    quoth is on the path of every node, or $QUOTH

Each of OUT/part-* is N-Quads in gzip: for a store's bulk loader, or quoth merge OUT/part-*.
A document's path is what follows CORPUS, so that its IRI does not depend on where the corpus lies."""
import json, os, shlex, sys

from pyspark.sql import SparkSession

QUOTH = os.environ.get("QUOTH", "quoth")
# 1 only says that some document was bad: it is told in the log, and the others are there.
COMMAND = '%s extract --quiet --jobs 1 --input jsonl -f nquads - || [ $? = 1 ]' % shlex.quote(QUOTH)
# pipe() starts it with nothing but this.
ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
TEXTS = (".md", ".markdown", ".txt", ".text", ".srt", ".vtt")


def line_of(corpus):
    def line(document):
        path, data = document
        name = path.split(corpus.rstrip("/") + "/", 1)[-1]
        # A byte that is no UTF-8 becomes no character, which quoth refuses, as it does in a file.
        return json.dumps({"path": name, "text": data.decode("utf-8", "surrogateescape")})
    return line


def main(corpus, out, parts=None):
    context = SparkSession.builder.appName("quoth").config(
        "spark.hadoop.mapreduce.input.fileinputformat.input.dir.recursive", "true").getOrCreate().sparkContext
    documents = context.binaryFiles(corpus, int(parts or context.defaultParallelism))
    lines = documents.filter(lambda d: d[0].endswith(TEXTS)).map(line_of(corpus))
    lines.repartition(int(parts or context.defaultParallelism)).pipe(
        "sh -c " + shlex.quote(COMMAND), ENVIRONMENT, checkCode=True).saveAsTextFile(
        out, compressionCodecClass="org.apache.hadoop.io.compress.GzipCodec")


main(*sys.argv[1:])
