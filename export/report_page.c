/* The page's style sheet and script. */
#include "export/report_parts.h"

/* Names of colours for the sheet. */
static const struct {
  const char *name;
  quoth_colour colour;
} variables[] = {
    {"bg", QUOTH_COLOUR_PAGE},         {"ink", QUOTH_COLOUR_INK},
    {"mute", QUOTH_COLOUR_QUIET},      {"line", QUOTH_COLOUR_HAIRLINE},
    {"panel", QUOTH_COLOUR_PANEL},     {"said", QUOTH_COLOUR_LINE},
    {"neg", QUOTH_COLOUR_DENIED},      {"will", QUOTH_COLOUR_WILL},
    {"wish", QUOTH_COLOUR_WISH},       {"if", QUOTH_COLOUR_IF},
    {"agree", QUOTH_COLOUR_AGREE},     {"guest", QUOTH_COLOUR_GUEST},
    {"asks", QUOTH_COLOUR_INTERVIEWER}};

static const char *const sheet[] = {
    "*{box-sizing:border-box}html{scroll-padding-top:6rem;",
    "-webkit-text-size-adjust:100%}",
    "body{margin:0 auto;max-width:1560px;padding:0 1.25rem 3rem;",
    "background:var(--bg);color:var(--ink);font:16px/1.55 system-ui,",
    "-apple-system,\"Segoe UI\",Roboto,Helvetica,Arial,sans-serif}",
    "a{color:var(--will)}:focus-visible{outline:3px solid var(--will);",
    "outline-offset:2px}",
    ".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;",
    "background:var(--bg);padding:.5rem;z-index:9}",
    "h1{font-size:1.7rem;margin:1.4rem 0 .2rem;line-height:1.2}",
    "h2{font-size:1.2rem;margin:1.6rem 0 .6rem}",
    "h3{font-size:1rem;margin:1.2rem 0 .4rem}",
    "small,caption,figcaption,.meta,.tools{color:var(--mute)}",
    ".meta{margin:.2rem 0;font-size:.88rem;overflow-wrap:anywhere}",
    ".facts{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;",
    "padding:0;margin:.8rem 0}.facts b{font-size:1.25rem}",
    ".lead{max-width:60rem;border-left:4px solid var(--neg);",
    "padding:.2rem .8rem;margin:.6rem 0 1rem}",
    "nav{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;",
    "border-top:1px solid var(--line);padding:.5rem 0}",
    "#filters{position:sticky;top:0;background:var(--bg);",
    "border-block:1px solid var(--line);padding:.45rem 0;z-index:5}",
    "#filters summary{cursor:pointer;font-weight:600}",
    ".fs{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;align-items:center;",
    "padding-top:.25rem}fieldset{border:0;margin:0;padding:0;min-width:0;",
    "display:flex;flex-wrap:wrap;gap:.1rem .7rem;align-items:center}",
    "legend{float:left;padding:0 .3rem 0 0;font-size:.86rem;",
    "color:var(--mute)}",
    ".fs label{white-space:nowrap;min-height:1.75rem;display:inline-flex;",
    "align-items:center;gap:.3rem;font-size:.95rem}",
    "button,select,input[type=search]{font:inherit;font-size:.9rem;",
    "border:1px solid var(--line);border-radius:6px;background:var(--panel);",
    "color:var(--ink);padding:.2rem .7rem}button{cursor:pointer}",
    ".turn{margin:0 0 .9rem;padding-left:.9rem;",
    "border-left:3px solid var(--guest)}",
    ".turn.asks{border-color:var(--asks);border-left-style:double;",
    "border-left-width:5px}",
    ".turn h3{margin:0;font-size:.78rem;letter-spacing:.04em;",
    "text-transform:uppercase;color:var(--guest)}",
    ".turn.asks h3{color:var(--asks)}",
    ".turn p{margin:.15rem 0;max-width:68ch;overflow-wrap:anywhere}",
    ".e{border-radius:4px;padding:.04em .28em;color:inherit;",
    "text-decoration:none}",
    ".e.person{border-radius:1em}.e.organisation{border-radius:0}",
    ".e.idea{border-radius:2px 8px}.e.where{border-radius:8px 2px}",
    ".e.value{border-radius:0 7px 0 0}",
    ".c{text-decoration:underline;text-decoration-thickness:2px;",
    "text-underline-offset:.36em;text-decoration-color:var(--said);",
    "text-decoration-skip-ink:none}",
    ".hedged{text-decoration-style:dashed}",
    ".predicted{text-decoration-style:dashed;",
    "text-decoration-color:var(--will)}",
    ".desired{text-decoration-style:dotted;",
    "text-decoration-color:var(--wish)}",
    ".hypothetical{text-decoration-style:dotted;",
    "text-decoration-color:var(--if)}",
    ".reported{text-decoration-style:double}",
    ".negated{text-decoration-color:var(--neg);",
    "text-decoration-thickness:3px}",
    ".m{text-decoration-line:underline;text-decoration-thickness:2px;",
    "text-underline-offset:.25em}",
    ".t{font-size:.66rem;line-height:1;vertical-align:super;",
    "padding:.25em 0 .25em .3em;text-decoration:none;color:var(--mute);",
    "-webkit-user-select:none;user-select:none}.t.negated,.not{color:var(--"
    "neg)",
    ";",
    "font-weight:700}.t.predicted{color:var(--will)}",
    ".t.desired{color:var(--wish)}.t.hypothetical{color:var(--if)}",
    ".t:hover,.t:focus{text-decoration:underline}",
    "tr:target,li:target,.t:target,.on{background:#fff3b0;color:#1b1f24}",
    "tr:target a,li:target a,.t:target,.on .e,.on a{color:#1b1f24}",
    ".on .e{background:#fff}",
    "figure{margin:0 0 1.5rem}figcaption{font-size:.9rem;margin-top:.4rem}",
    ".scroll{overflow:auto;border:1px solid var(--line);border-radius:8px;",
    "background:var(--bg)}",
    "figure svg{display:block;margin:0 auto;max-width:none}",
    "@media(max-width:600px){figure .wide svg{width:100%;height:auto}}",
    "figure svg text{text-rendering:geometricPrecision;",
    "font-family:Helvetica,Arial,sans-serif}",
    "figure svg .on :is(path,polygon,ellipse){stroke-width:4px}",
    "figure svg .graph>polygon{fill:none}",
    ".tabs{margin-bottom:.6rem;gap:0}.tabs label{border:1px solid ",
    "var(--line);padding:.25rem .8rem;margin-left:-1px;cursor:pointer}",
    ".tabs input{position:absolute;opacity:0}",
    ".tabs label:has(:checked){background:var(--ink);color:var(--bg)}",
    ".tabs label:has(:focus-visible){outline:3px solid var(--will);",
    "outline-offset:2px}",
    "@supports selector(body:has(a)){.tabs~figure{display:none}",
    "#diagrams:has(#v1:checked) .f1,#diagrams:has(#v2:checked) .f2,",
    "#diagrams:has(#v3:checked) .f3,#diagrams:has(#v4:checked) .f4",
    "{display:block}}",
    "@supports not selector(body:has(a)){.tabs,#filters{display:none}}",
    "table{border-collapse:collapse;width:100%;font-size:.93rem}",
    "caption{text-align:left;padding:.5rem .7rem;font-size:.88rem}",
    "th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;",
    "border-top:1px solid var(--line)}thead th{background:var(--panel);",
    "font-size:.82rem}th button{border:0;background:none;padding:0;",
    "font-weight:600;font-size:inherit;color:inherit}",
    "td:nth-child(3) "
    "a{font-weight:600}td:nth-child(3){min-width:15rem;overflow-wrap:anywhere}",
    ".ents{columns:20rem;column-gap:2rem}.ents div{break-inside:auto}",
    ".ents h3{font-size:.85rem;margin:.6rem 0 .2rem;color:var(--mute);",
    "font-weight:600}.ents ul,.qs{list-style:none;margin:0;padding:0}",
    ".ents li,.qs li{margin:.35rem 0;break-inside:avoid;",
    "overflow-wrap:anywhere}",
    ".pair{display:grid;grid-template-columns:1fr auto 1fr;gap:1rem;",
    "align-items:center;margin:.6rem 0}.pair blockquote{margin:0;",
    "border-left:3px solid var(--line);padding:.1rem .8rem}",
    ".pair p{margin:0}.pair footer{font-size:.85rem;border:0;margin:0}",
    ".rel{font-weight:700;font-size:.85rem;color:var(--neg)}",
    ".link2 .rel{color:var(--agree)}",
    "#panel{position:fixed;right:1rem;bottom:1rem;width:min(26rem,92vw);",
    "max-height:70vh;overflow:auto;background:var(--bg);",
    "border:2px solid var(--ink);border-radius:10px;padding:.7rem 1rem;",
    "z-index:9;box-shadow:0 4px 24px #0006}#panel dl{display:grid;",
    "grid-template-columns:auto 1fr;gap:.15rem .8rem;margin:.3rem 0}",
    "#panel dt{color:var(--mute);font-size:.85rem}#panel dd{margin:0;",
    "overflow-wrap:anywhere}#panel button{float:right}",
    ".key{margin:0 0 1rem;background:var(--panel);border-radius:8px;",
    "padding:.4rem .8rem;font-size:.92rem}.key summary{cursor:pointer}",
    ".gone{display:none}",
    "body>footer{color:var(--mute);font-size:.88rem;",
    "border-top:1px solid var(--line);margin-top:2rem}",
    "@media(min-width:1100px){.grid{display:grid;",
    "grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:2.2rem}",
    "#diagrams{position:sticky;top:5.2rem;align-self:start}",
    "#diagrams .scroll{max-height:calc(100vh - 13.5rem)}}",
    "@media(max-width:600px){body{padding:0 .9rem 2rem;font-size:17px}",
    "#filters{position:static}h1{font-size:1.45rem}",
    "html{scroll-padding-top:1rem}",
    ".pair{grid-template-columns:1fr}",
    "table,tbody,tr,td,caption{display:block}thead{position:absolute;",
    "left:-99rem}tr{border-top:1px solid var(--line);padding:.5rem .6rem}",
    "td{border:0;padding:.05rem 0;display:inline}",
    "td:not(:empty)~td:not(:empty)::before{content:\" \\b7  \";",
    "color:var(--mute)}}",
    "@media print{body{max-width:none;font-size:10.5pt;padding:0}",
    "#filters,.skip,nav,.tabs,.tools,#panel{display:none!important}",
    ".tabs~figure{display:block!important;break-inside:avoid}",
    ".scroll{overflow:visible;border:0;max-height:none!important}",
    ".grid{display:block}a{color:inherit}figure svg{width:100%;height:auto}}"};

static void put_variables(FILE *out, quoth_theme theme) {
  fputs(":root{", out);
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
    fprintf(out, "--%s:%s;", variables[i].name,
            quoth_colour_of(theme, variables[i].colour));
  }
  fputs("}", out);
}

/* Tint and outline of entities in the text. */
static void put_looks(FILE *out, quoth_theme theme) {
  for (uint8_t i = 0; i < QUOTH_LOOK_PHRASE; i++) {
    const quoth_look_style *style = quoth_look_style_of(i);
    fprintf(out, ".e.%s{background:%s;box-shadow:inset 0 0 0 1px %s}",
            style->name, quoth_colour_of(theme, style->fill),
            quoth_colour_of(theme, style->line));
  }
}

/* What an unchecked box hides: rows go, marks and drawn claims fade. */
static void put_filter(FILE *out, const char *box, const char *marked,
                       const char *drawn) {
  fprintf(out,
          "body:has(#f-%s:not(:checked)) .c%s{text-decoration:none;"
          "opacity:.55}"
          "body:has(#f-%s:not(:checked)) .r%s{display:none}"
          "body:has(#f-%s:not(:checked)) svg .claim.%s{opacity:.12}",
          box, marked, box, marked, box, drawn);
}

static void put_filters(FILE *out, const quoth_pages *report) {
  static const char *const bands[] = {".b0", ".b1", ":not(.b0,.b1,.b3)"};
  char name[16], class_name[20], drawn[20];
  for (uint32_t i = 1; i <= report->speaker_count; i++) {
    const uint32_t box =
        i > QUOTH_PAGES_SPEAKERS ? QUOTH_PAGES_SPEAKERS + 1 : i;
    if (i > QUOTH_PAGES_SPEAKERS + 1) {
      break;
    }
    snprintf(name, sizeof name, "s%lu", (unsigned long)box);
    snprintf(class_name, sizeof class_name, ".%s", name);
    snprintf(drawn, sizeof drawn, "sp%lu",
             (unsigned long)report->speakers[i - 1] + 1);
    put_filter(out, name, class_name, drawn);
  }
  put_filter(out, "asserted",
             ":not(.hedged,.predicted,.desired,.hypothetical,.reported)",
             "asserted");
  for (uint8_t i = 1; i < QUOTH_MANNER_COUNT; i++) {
    snprintf(class_name, sizeof class_name, ".%s", quoth_manner_word(i));
    put_filter(out, quoth_manner_word(i), class_name, quoth_manner_word(i));
  }
  put_filter(out, "affirmed", ":not(.negated)", "affirmed");
  put_filter(out, "negated", ".negated", "negated");
  for (int i = 1; i <= 3; i++) { /* #f-b2 hides bands 0 and 1 */
    for (int k = 0; k < i; k++) {
      fprintf(out,
              "body:has(#f-b%d:checked) .r%s{display:none}"
              "body:has(#f-b%d:checked) .c%s{text-decoration:none;"
              "opacity:.55}",
              i, bands[k], i, bands[k]);
    }
  }
}

void quoth_page_css(FILE *out, const quoth_pages *report) {
  put_variables(out, QUOTH_THEME_LIGHT);
  fputs("@media screen and (prefers-color-scheme:dark){", out);
  put_variables(out, QUOTH_THEME_DARK);
  fputs("}", out);
  for (size_t i = 0; i < sizeof sheet / sizeof *sheet; i++) {
    fputs(sheet[i], out);
  }
  put_looks(out, QUOTH_THEME_LIGHT);
  fputs("@media screen and (prefers-color-scheme:dark){", out);
  put_looks(out, QUOTH_THEME_DARK);
  quoth_style_svg_css(out, QUOTH_THEME_DARK, "figure svg");
  fputs("}@media print{", out);
  put_looks(out, QUOTH_THEME_PRINT);
  quoth_style_svg_css(out, QUOTH_THEME_PRINT, "figure svg");
  fputs("}", out);
  if (report) {
    put_filters(out, report);
  }
}

/* Small on purpose: what CSS cannot do. */
static const char *const script[] = {
    "(function(){'use strict';",
    "var d=document,all=d.getElementById('all'),body=all.tBodies[0],",
    "rows=[].slice.call(body.rows),out=d.getElementById('shown'),",
    "find=d.getElementById('find'),panel=d.getElementById('panel');",
    "d.querySelectorAll('[hidden].tools').forEach(function(e){",
    "e.hidden=false});",
    "function count(){out.textContent='\\u2014 '+rows.filter(function(r){",
    "return getComputedStyle(r).display!=='none'}).length+' shown'}",
    "function search(){var w=find.value.toLowerCase();",
    "rows.forEach(function(r){r.classList.toggle('gone',w!==''&&",
    "r.textContent.toLowerCase().indexOf(w)<0)});",
    "d.querySelectorAll('.turn').forEach(function(t){",
    "t.classList.toggle('gone',w!==''&&",
    "t.textContent.toLowerCase().indexOf(w)<0)});count()}",
    "find.addEventListener('input',search);",
    "d.getElementById('filters').addEventListener('change',count);",
    "d.getElementById('reset').addEventListener('click',function(){",
    "d.querySelectorAll('#filters input[type=checkbox]').forEach(",
    "function(b){b.checked=true});d.getElementById('f-b0').checked=true;",
    "find.value='';search()});",
    "var heads=all.tHead.rows[0].cells;",
    "[].forEach.call(heads,function(h,i){var b=d.createElement('button');",
    "b.type='button';b.textContent=h.textContent;h.textContent='';",
    "h.appendChild(b);b.addEventListener('click',function(){",
    "var up=h.getAttribute('aria-sort')!=='ascending';",
    "[].forEach.call(heads,function(o){o.removeAttribute('aria-sort')});",
    "h.setAttribute('aria-sort',up?'ascending':'descending');",
    "rows.sort(function(a,b){var x=a.cells[i].textContent,",
    "y=b.cells[i].textContent;return(up?1:-1)*",
    "x.localeCompare(y,undefined,{numeric:true})});",
    "rows.forEach(function(r){body.appendChild(r)})})});",
    "d.getElementById('csv').addEventListener('click',function(){",
    "var lines=[[].map.call(heads,function(h){return h.textContent})]",
    ".concat(rows.filter(function(r){",
    "return getComputedStyle(r).display!=='none'}).map(function(r){",
    "return[].map.call(r.cells,function(c){return c.textContent})}));",
    "var text=lines.map(function(l){return l.map(function(c){",
    "return/^[=+\\-@\\t\\r]/.test(c)?\"'\"+c:c}).map(function(c){",
    "return'\"'+c.replace(/\"/g,'\"\"')+'\"'}).join(',')}).join('\\r\\n');",
    "var a=d.createElement('a');a.href=URL.createObjectURL(new Blob([",
    "'\\ufeff'+text+'\\r\\n'],{type:'text/csv'}));a.download='claims.csv';",
    "a.click()});",
    "function mark(n){d.querySelectorAll('.on').forEach(function(e){",
    "e.classList.remove('on')});d.querySelectorAll('.k'+n).forEach(",
    "function(e){e.classList.add('on')})}",
    "function open(n){var row=d.getElementById('claim-'+n);if(!row)return;",
    "mark(n);panel.textContent='';var b=d.createElement('button');",
    "b.type='button';b.textContent='Close';b.addEventListener('click',",
    "function(){panel.hidden=true;mark('none')});panel.appendChild(b);",
    "var l=d.createElement('dl');[].forEach.call(row.cells,function(c,i){",
    "if(!c.textContent)return;var t=d.createElement('dt'),",
    "v=d.createElement('dd');t.textContent=heads[i].textContent;",
    "[].forEach.call(c.childNodes,function(k){",
    "v.appendChild(k.cloneNode(true))});l.appendChild(t);",
    "l.appendChild(v);if(i===5){var a=c.querySelector('a'),q=a&&",
    "d.getElementById(a.textContent);if(q)v.appendChild(",
    "d.createTextNode(': '+q.textContent))}});panel.appendChild(l);",
    "var g=d.querySelector('svg .k'+n);if(g){var p=d.createElement('p');",
    "p.textContent='Also drawn in the diagram.';panel.appendChild(p);",
    "g.scrollIntoView({block:'nearest',inline:'nearest'})}",
    "panel.hidden=false}",
    "d.addEventListener('click',function(e){",
    "var s=e.target.closest('.c,.t');if(!s||e.target.closest('.e'))return;",
    "var k=/\\bk(\\d+)/.exec(s.getAttribute('class'))||/(\\d+)/.exec(s.id);",
    "if(!k)return;",
    "e.preventDefault();history.replaceState(null,'','#claim-'+k[1]);",
    "open(k[1])});",
    "d.addEventListener('keydown',function(e){",
    "if(e.key==='Escape'&&!panel.hidden){panel.hidden=true;mark('none')}});",
    "function go(){var k=/^#(?:claim|at)-(\\d+)$/.exec(location.hash);",
    "if(k)mark(k[1])}addEventListener('hashchange',go);go();count()})();"};

void quoth_page_script(FILE *out) {
  for (size_t i = 0; i < sizeof script / sizeof *script; i++) {
    fputs(script[i], out);
  }
}
