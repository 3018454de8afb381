/* What style sheets cannot do: search, the entity filter, sorting, the panel of
 * a claim, the CSV. Reading, links, tabs and the other filters need no script. */
(function () {
  'use strict';
  var d = document, by = d.getElementById.bind(d);
  var all = by('all'), body = all.tBodies[0], panel = by('panel');
  var find = by('find'), entity = by('entity');
  var heads = [].slice.call(all.tHead.rows[0].cells);
  var names = heads.map(function (h) { return h.textContent; });
  var rows = [].slice.call(body.rows);
  var turns = [].slice.call(d.querySelectorAll('.turn'));
  var before; /* what had the focus when the panel opened */
  var marks = {}; /* number of a claim -> where it is marked or drawn */

  function each(list, what) { [].forEach.call(list, what); }
  function number(element) {
    var k = /\bk(\d+)/.exec(element.getAttribute('class')) ||
        /^(?:a|claim-)(\d+)$/.exec(element.id);
    return k ? k[1] : '';
  }
  each(d.querySelectorAll('u[class], svg .claim'), function (e) {
    var n = number(e);
    (marks[n] = marks[n] || []).push(e);
  });
  each(d.querySelectorAll('.tools'), function (e) { e.hidden = false; });

  function shown(row) { return getComputedStyle(row).display !== 'none'; }
  function count() {
    by('shown').textContent = '\u2014 ' + rows.filter(shown).length + ' shown';
  }
  function holds(element, words) {
    return element.textContent.toLowerCase().indexOf(words) >= 0;
  }
  function filter() {
    var words = find.value.toLowerCase(), link = 'a[href="#n' + entity.value + '"]';
    rows.forEach(function (row) {
      var other = entity.value !== '' && !row.querySelector(link);
      row.classList.toggle('gone', other || !holds(row, words));
      (marks[number(row)] || []).forEach(function (e) {
        e.classList.toggle('off', other);
      });
    });
    turns.forEach(function (turn) {
      turn.classList.toggle('gone', !holds(turn, words));
    });
    count();
  }
  find.addEventListener('input', filter);
  entity.addEventListener('change', filter);
  by('filters').addEventListener('change', count);
  by('reset').addEventListener('click', function () {
    each(d.querySelectorAll('#filters input[type=checkbox]'), function (box) {
      box.checked = true;
    });
    by('f-b0').checked = true;
    find.value = entity.value = '';
    filter();
  });

  heads.forEach(function (head, i) {
    var button = d.createElement('button');
    button.type = 'button';
    button.textContent = names[i];
    head.textContent = '';
    head.appendChild(button);
    button.addEventListener('click', function () {
      var up = head.getAttribute('aria-sort') !== 'ascending';
      heads.forEach(function (h) { h.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      rows.sort(function (a, b) {
        return (up ? 1 : -1) * a.cells[i].textContent.localeCompare(
            b.cells[i].textContent, undefined, {numeric: true});
      });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });

  /* A cell that a spreadsheet would run gets an apostrophe. */
  function cell(text) {
    text = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return '"' + text.replace(/"/g, '""') + '"';
  }
  by('csv').addEventListener('click', function () {
    var lines = [names.map(cell)];
    rows.filter(shown).forEach(function (row) {
      lines.push([].map.call(row.cells, function (c) {
        return cell(c.textContent);
      }));
    });
    var a = d.createElement('a');
    a.href = URL.createObjectURL(new Blob(
        ['\ufeff' + lines.join('\r\n') + '\r\n'], {type: 'text/csv'}));
    a.download = 'claims.csv';
    a.click();
  });

  function mark(n) {
    each(d.querySelectorAll('.on'), function (e) { e.classList.remove('on'); });
    (marks[n] || []).forEach(function (e) { e.classList.add('on'); });
  }
  function close() {
    panel.hidden = true;
    mark('');
    if (before) { before.focus({preventScroll: true}); }
  }
  function add(parent, name, text) {
    var e = parent.appendChild(d.createElement(name));
    e.textContent = text;
    return e;
  }
  /* Scrolls the diagram, never the page: the reader stays in the text. */
  function show(drawn) {
    var box = drawn.closest('.scroll');
    var a = box.getBoundingClientRect(), b = drawn.getBoundingClientRect();
    if (b.width) {
      box.scrollTop += b.top - a.top - (a.height - b.height) / 2;
      box.scrollLeft += b.left - a.left - (a.width - b.width) / 2;
    }
  }
  function open(n) {
    var row = by('claim-' + n), list = d.createElement('dl');
    if (!row) { return; }
    mark(n);
    panel.textContent = '';
    var button = add(panel, 'button', 'Close');
    button.type = 'button';
    button.addEventListener('click', close);
    panel.appendChild(list);
    each(row.cells, function (c, i) {
      if (!c.textContent) { return; }
      add(list, 'dt', names[i]);
      var value = add(list, 'dd', '');
      each(c.childNodes, function (node) {
        value.appendChild(node.cloneNode(true));
      });
      var asked = c.querySelector('a[href^="#q"]');
      var question = asked && by(asked.textContent);
      if (question) { add(value, 'span', ': ' + question.textContent); }
    });
    var drawn = d.querySelector('svg .k' + n);
    if (drawn) {
      add(panel, 'p', 'Also drawn in the diagram.');
      show(drawn);
    }
    before = panel.hidden ? d.activeElement : before;
    panel.hidden = false;
    button.focus({preventScroll: true});
  }
  d.addEventListener('click', function (e) {
    var more = e.target.closest('.more');
    var claim = e.target.closest('u[class], p > a[id], svg .claim');
    if (more) { /* all claims of an entity, in the table */
      entity.value = more.closest('li').id.slice(1);
      filter();
    } else if (claim && !e.target.closest('.e')) {
      e.preventDefault();
      history.replaceState(null, '', '#claim-' + number(claim));
      open(number(claim));
    }
  });
  d.addEventListener('keydown', function (e) {
    if (e.key === 'Escape' && !panel.hidden) { close(); }
  });
  function go() {
    var k = /^#(?:a|claim-)(\d+)$/.exec(location.hash);
    if (k) { mark(k[1]); }
  }
  addEventListener('hashchange', go);
  go();
  count();
})();
