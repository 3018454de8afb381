#!/usr/bin/env python3
"""Names, types, coreference and dates on the documents of gold/gum, as a table.

  bench/entities.py [--build build/release] [--shared ../shared] [--cross]

Runs `quoth extract` on every document, with the date and title of its
DOC.meta.json and a monologue's speaker as author, then the shared
graph_entities.py and score_entities.py; all documents first, then each genre.
The share of typed names that are right is given by type. Skips (status 77)
when the shared folder or rdflib is absent.

With --cross the points that decide the types of names are fitted anew for each
document without it and its fold (tools/fit-names.py, needs numpy): ten builds of
a copy of the source. These are the figures to expect of documents that nobody
has seen.

The last line is the figures as JSON."""

import argparse
import concurrent.futures
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROWS = (('names, typed overlap', 'named.overlap_typed', 'f1', 72),
        ('entities, strict', 'entity_name.strict', 'f1', 68),
        ('B3', 'coref.b3', 'f1', 78),
        ('CEAF-e', 'coref.ceafe', 'f1', 76),
        ('pronouns, precision', 'pronouns', 'p', 85),
        ('pronouns, recall', 'pronouns', 'r', 60),
        ('date values', 'dates.value', 'f1', 75),
        ('date values, absolute', 'dates.value.absolute', 'f1', 90),
        ('questions', 'questions', 'f1', 98))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--build', default='build/release')
    parser.add_argument('--shared', default=os.environ.get('QUOTH_SHARED', '../shared'))
    parser.add_argument('--cross', action='store_true')
    return parser.parse_args()


def python_with_rdflib():
    """Debian's python3-rdflib is for Debian's python3, whatever comes first in PATH."""
    for python in (sys.executable, '/usr/bin/python3'):
        if subprocess.run([python, '-c', 'import rdflib'], capture_output=True).returncode == 0:
            return python
    return None


def doc_of(meta_path):
    return os.path.basename(meta_path)[:-len('.meta.json')]


def fold_of(meta_path):
    """As in tools/fit-names.py."""
    return sum(map(ord, doc_of(meta_path))) % 10


def predict(build, args, python, meta_path, folder):
    with open(meta_path, encoding='utf8') as file:
        meta = json.load(file)
    graph = os.path.join(folder, meta['doc'] + '.ttl')
    command = [os.path.join(build, 'quoth'), 'extract', '-j', '1', '-f', 'turtle', '-o', graph]
    for option, value in (('--title', meta.get('title')), ('--date', meta.get('date'))):
        if value:
            command += [option, value]
    if not meta['dialog'] and meta.get('speakers'):
        command += ['--author', meta['speakers'][0]]
    subprocess.run(command + [meta_path.replace('.meta.json', '.md')], check=True)
    with open(os.path.join(folder, meta['doc'] + '.json'), 'w', encoding='utf8') as out:
        subprocess.run([python, os.path.join(args.shared, 'bench/graph_entities.py'), graph],
                       stdout=out, check=True)
    return meta['genre']


def predict_all(build, args, python, documents, folder):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return sorted(set(pool.map(lambda d: predict(build, args, python, d, folder), documents)))


def predict_cross(args, python, documents, folder):
    """Every document by a program that was fitted without its fold."""
    genres = set()
    run = lambda *command: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as copy:
        for name in subprocess.run(['git', 'ls-files', '-z'], check=True, capture_output=True,
                                   text=True).stdout.split('\0')[:-1]:
            os.makedirs(os.path.join(copy, os.path.dirname(name)), exist_ok=True)
            shutil.copy2(name, os.path.join(copy, name))
        build, header = os.path.join(copy, 'build'), os.path.join(copy, 'extract/name_feature.h')
        run('cmake', '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Release', '-S', copy, '-B', build)
        run('cmake', '--build', build, '-j1', '--target', 'quoth', 'quoth-name-sites')
        sites = os.path.join(copy, 'sites.tsv')
        with open(sites, 'w', encoding='utf8') as out:
            subprocess.run([os.path.join(build, 'tools/quoth-name-sites'), copy]
                           + [d.replace('.meta.json', '.md') for d in documents], check=True, stdout=out)
        for fold in sorted(set(map(fold_of, documents))):
            run(sys.executable, 'tools/fit-names.py', '--without', str(fold), sites,
                os.path.join(args.shared, 'gold/gum'), header)
            run('cmake', '--build', build, '-j1', '--target', 'quoth')
            genres |= set(predict_all(build, args, python,
                                      [d for d in documents if fold_of(d) == fold], folder))
    return sorted(genres)


def score(args, folder, genre=None):
    report = os.path.join(folder, 'report')
    command = [sys.executable, os.path.join(args.shared, 'bench/score_entities.py'), '--gold',
               os.path.join(args.shared, 'gold/gum'), '--pred', folder, '--json', report]
    subprocess.run(command + (['--genre', genre] if genre else []), check=True, capture_output=True)
    with open(report, encoding='utf8') as file:
        return json.load(file)


def main():
    args = arguments()
    documents = sorted(glob.glob(os.path.join(args.shared, 'gold/gum/*.meta.json')))
    python = python_with_rdflib()
    if not documents or not python:
        print('skipped: needs', 'gold/gum in ' + args.shared if not documents else 'python3-rdflib')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        genres = (predict_cross(args, python, documents, folder) if args.cross
                  else predict_all(args.build, args, python, documents, folder))
        results = {name: score(args, folder, None if name == 'all' else name)
                   for name in ['all'] + genres}
    print('%-24s%6s' % ('', 'bar') + ''.join('%14s' % name for name in results))
    for title, key, part, bar in ROWS:
        print('%-24s%6d' % (title, bar)
              + ''.join('%14.1f' % (100 * r[key][part]) for r in results.values()))
    for kind, (right, found) in results['all']['type_accuracy_by_gold'].items():
        print('%-24s%6s%14.1f  of %d found' % ('type right: ' + kind, '', 100 * right / max(found, 1), found))
    print(json.dumps({name: {title: round(100 * r[key][part], 1) for title, key, part, _ in ROWS}
                      for name, r in results.items()}))
    return 0


if __name__ == '__main__':
    sys.exit(main())
