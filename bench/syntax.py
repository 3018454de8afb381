#!/usr/bin/env python3
"""Accuracy and speed of the syntax layer, as one table.

  bench/syntax.py [--build build/release] [--shared ../shared] [--no-speed]

Accuracy with the words given (parse --input conllu): share of words, in
percent, whose UPOS, XPOS, lemma, FEATS, head (UAS), head and relation (LAS,
subtypes count) are those of the treebank; GUM by genre. From raw text: the
treebank's text with blank lines between paragraphs and documents goes through
parse; tokens and sentences count when their spans agree (F1), LAS when the
words' and the heads' spans agree too (F1).

Speed: the first megabytes of the podcast transcripts, one paragraph a block,
beside `LC_ALL=C wc -w`; processor time, everything warm, median of five.

The last line is the same as JSON."""

import argparse
import json
import lzma
import os
import re
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile

SPOKEN = ('interview', 'vlog', 'speech', 'conversation')
MEASURES = ('UPOS', 'XPOS', 'lemma', 'FEATS', 'UAS', 'LAS')


def sentences(text):
    """(comments, rows) of each sentence."""
    for part in re.split(r'\n\n+', text.strip('\n')):
        lines = part.split('\n')
        yield ([l for l in lines if l.startswith('#')],
               [l.split('\t') for l in lines if not l.startswith('#')])


def words(rows):
    return [r for r in rows if r[0].isdigit()]


def no_space(rows):
    """Word number -> True when nothing stands between it and the next."""
    out = {}
    for row in rows:
        if '-' in row[0]:
            first, last = map(int, row[0].split('-'))
            out.update({i: True for i in range(first, last)})
            out[last] = 'SpaceAfter=No' in row[9].split('|')
    for row in words(rows):
        out.setdefault(int(row[0]), 'SpaceAfter=No' in row[9].split('|'))
    return out


def genre_of(comments, genre):
    for line in comments:
        found = re.match(r'# newdoc id = GUM_([a-z]+)', line)
        if found:
            return found.group(1)
    return genre


def score_given(gold, system):
    """genre -> (words, right by measure); genre '' is everything."""
    counts = {}
    genre = ''
    for (comments, gold_rows), (_, rows) in zip(sentences(gold),
                                                sentences(system)):
        genre = genre_of(comments, genre)
        for g, s in zip(words(gold_rows), words(rows)):
            right = [g[3] == s[3], g[4] == s[4], g[2] == s[2], g[5] == s[5],
                     g[6] == s[6], g[6:8] == s[6:8]]
            groups = {'', genre} | ({'(spoken)'} if genre in SPOKEN else set())
            for group in groups:
                total, sums = counts.setdefault(group, [0, [0] * 6])
                counts[group] = [total + 1,
                                 [a + b for a, b in zip(sums, right)]]
    return {genre: (total, [100 * right / total for right in sums])
            for genre, (total, sums) in counts.items()}


def detokenise(gold):
    """The text of a treebank; spans of its words with heads; of sentences."""
    text, tokens, ends = '', {}, []
    for comments, rows in sentences(gold):
        if text and any(c.startswith(('# newpar', '# newdoc'))
                        for c in comments):
            text = text.rstrip(' ') + '\n\n'
        glued = no_space(rows)
        spans = [None]
        for row in words(rows):
            spans.append((len(text), len(text) + len(row[1])))
            text += row[1] + ('' if glued[int(row[0])] else ' ')
        for row in words(rows):
            tokens[spans[int(row[0])]] = (spans[int(row[6])], row[7])
        ends.append((spans[1][0], spans[-1][1]))
    return text, tokens, set(ends)


def spans_of(system):
    tokens, ends = {}, set()
    for _, rows in sentences(system):
        spans = [None]
        for row in words(rows):
            at = dict(p.split('=', 1) for p in row[9].split('|'))
            spans.append((int(at['start_char']), int(at['end_char'])))
        for row in words(rows):
            tokens[spans[int(row[0])]] = (spans[int(row[6])], row[7])
        ends.add((spans[1][0], spans[-1][1]))
    return tokens, ends


def f1(right, gold, system):
    return 200 * right / (gold + system)


def score_raw(gold, parse):
    text, tokens, ends = detokenise(gold)
    got, got_ends = spans_of(parse(text, 'text'))
    las = sum(got.get(span) == arc for span, arc in tokens.items())
    return {'tokens': f1(len(tokens.keys() & got.keys()), len(tokens),
                         len(got)),
            'sentences': f1(len(ends & got_ends), len(ends), len(got_ends)),
            'LAS': f1(las, len(tokens), len(got))}


def podcast(shared, folder, megabytes):
    """The first transcripts, as a file."""
    path = os.path.join(folder, 'podcast.txt')
    size = 0
    archive = os.path.join(shared, 'corpora/changelog-podcast.tar.xz')
    with tarfile.open(archive) as tar, open(path, 'wb') as out:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            if member.isfile() and size < megabytes * 1e6:
                size += out.write(tar.extractfile(member).read())
    return path


def count_words(path):
    times = []
    for _ in range(5):
        begin = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(['wc', '-w', path], check=True,
                       stdout=subprocess.DEVNULL,
                       env=dict(os.environ, LC_ALL='C'))
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(end.ru_utime + end.ru_stime - begin.ru_utime -
                     begin.ru_stime)
    return statistics.median(times)


def measure_speed(build, shared, weights):
    subprocess.run(['cmake', '--build', build, '--target', 'bench-syntax'],
                   check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        path = podcast(shared, folder, 4)
        wc = count_words(path)
        out = subprocess.run([os.path.join(build, 'tools/bench-syntax'),
                              weights, path], check=True, text=True,
                             stdout=subprocess.PIPE).stdout
    values = {k: float(v) for k, v in (l.split() for l in out.splitlines())}
    values['wc'] = wc
    return values


def print_accuracy(name, result):
    for genre, (total, right) in sorted(result.items()):
        label = name + (' ' + genre if genre else '')
        print('| %-22s | %6d | %s |' %
              (label, total, ' | '.join('%5.2f' % r for r in right)))


def print_speed(v, weights):
    print('\n| stage | seconds | MB/s | tokens/s | of wc -w |')
    print('|---|--:|--:|--:|--:|')
    print('| `LC_ALL=C wc -w` | %.4f | %.0f | | 1 |' %
          (v['wc'], v['bytes'] / v['wc'] / 1e6))
    for stage in ('words', 'sentences', 'trees', 'all'):
        seconds = v[stage]
        print('| %s | %.3f | %.2f | %.0f | 1/%.0f |' %
              (stage, seconds, v['bytes'] / seconds / 1e6,
               v['tokens'] / seconds, seconds / v['wc']))
    print('\nweights %.2f MB, loaded in %.1f ms, resident %.1f MB' %
          (os.path.getsize(weights) / 1e6, v['load'] * 1e3,
           v['resident_kb'] / 1e3))


def main():
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    options = argparse.ArgumentParser()
    options.add_argument('--build', default=os.path.join(top, 'build/release'))
    options.add_argument('--shared',
                         default=os.environ.get('QUOTH_SHARED',
                                                os.path.join(top,
                                                             '../shared')))
    options.add_argument('--no-speed', action='store_true')
    args = options.parse_args()
    if not os.path.isdir(os.path.join(args.shared, 'treebanks')):
        print('no treebanks in', args.shared)
        sys.exit(77)
    program = os.path.join(args.build, 'quoth')
    weights = os.path.join(top, 'weights/english.weights')

    def treebank(name):
        path = os.path.join(args.shared, 'treebanks', name + '.conllu.xz')
        return lzma.open(path, 'rt', encoding='utf-8').read()

    def parse(text, kind):
        return subprocess.run([program, 'parse', '--input', kind],
                              input=text.encode(), check=True,
                              stdout=subprocess.PIPE,
                              env=dict(os.environ, QUOTH_DATA=top)
                              ).stdout.decode()

    report = {}
    print('| words given | words | %s |' % ' | '.join(MEASURES))
    print('|---|--:|' + '--:|' * len(MEASURES))
    for name in ('ewt-test', 'gum-dev'):
        gold = treebank(name)
        result = score_given(gold, parse(gold, 'conllu'))
        print_accuracy(name, result)
        report[name] = {genre: dict(zip(MEASURES, right))
                        for genre, (_, right) in result.items()}
    print('\n| from raw text | tokens F1 | sentences F1 | LAS F1 |')
    print('|---|--:|--:|--:|')
    for name in ('ewt-test', 'gum-dev'):
        raw = score_raw(treebank(name), parse)
        report['raw ' + name] = raw
        print('| %s | %s |' % (name, ' | '.join('%.2f' % raw[k] for k in
                                                ('tokens', 'sentences',
                                                 'LAS'))))
    if not args.no_speed:
        report['speed'] = measure_speed(args.build, args.shared, weights)
        print_speed(report['speed'], weights)
    print(json.dumps(report))


if __name__ == '__main__':
    main()
