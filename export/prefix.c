#include "export/prefix.h"

#include "model/vocab.h"

#define FIXED(name, iri)                                                       \
  { (name), {(iri), sizeof(iri) - 1}, false }
#define BELOW(name, iri)                                                       \
  { (name), {(iri), sizeof(iri) - 1}, true }

const quoth_prefix quoth_prefixes[] = {
    FIXED("quoth", QUOTH_NS_QUOTH),
    FIXED("rdf", QUOTH_NS_RDF),
    FIXED("rdfs", QUOTH_NS_RDFS),
    FIXED("owl", QUOTH_NS_OWL),
    FIXED("xsd", QUOTH_NS_XSD),
    FIXED("skos", QUOTH_NS_SKOS),
    FIXED("dcterms", QUOTH_NS_DCTERMS),
    FIXED("schema", QUOTH_NS_SCHEMA),
    FIXED("prov", QUOTH_NS_PROV),
    FIXED("nif", QUOTH_NS_NIF),
    FIXED("itsrdf", QUOTH_NS_ITSRDF),
    FIXED("wd", "http://www.wikidata.org/entity/"),
    FIXED("rule", "https://w3id.org/quoth/rule/"),
    BELOW("person", "entity/person/"),
    BELOW("org", "entity/organization/"),
    BELOW("place", "entity/place/"),
    BELOW("event", "entity/event/"),
    BELOW("thing", "entity/thing/"),
    BELOW("value", "value/"),
    BELOW("rel", "rel/"),
    BELOW("prop", "proposition/"),
};

const size_t quoth_prefix_count =
    sizeof quoth_prefixes / sizeof *quoth_prefixes;

/* Size of the namespace: everything up to the last / or #. */
static size_t namespace_size(quoth_text iri) {
  size_t size = iri.size;
  while (size && iri.at[size - 1] != '/' && iri.at[size - 1] != '#') {
    size--;
  }
  return size;
}

static bool has(quoth_text text, size_t from, quoth_text part) {
  return text.size - from >= part.size &&
         memcmp(text.at + from, part.at, part.size) == 0;
}

const quoth_prefix *quoth_prefix_find(quoth_text base, quoth_text iri,
                                      quoth_text *local) {
  const quoth_text space = {iri.at, namespace_size(iri)};
  const size_t below =
      space.size > base.size && has(space, 0, base) ? base.size : SIZE_MAX;
  for (size_t i = 0; i < quoth_prefix_count; i++) {
    const quoth_prefix *prefix = &quoth_prefixes[i];
    const size_t from = prefix->below_base ? below : 0;
    if (from != SIZE_MAX && space.size - from == prefix->tail.size &&
        has(space, from, prefix->tail)) {
      *local = (quoth_text){iri.at + space.size, iri.size - space.size};
      return prefix;
    }
  }
  return NULL;
}

/* Can `rest` stand in <> and mean base + rest? It must be a plain path: no
 * empty step at the front, none that is only dots, no colon in the first. */
static bool is_relative_path(quoth_text rest) {
  size_t step = 0; /* where the current step begins */
  for (size_t i = 0; i <= rest.size; i++) {
    const char c = (char)(i < rest.size ? rest.at[i] : '/');
    if (c == '/' || c == '?' || c == '#') {
      const size_t size = i - step;
      const bool dots =
          size && size <= 2 && memcmp(rest.at + step, "..", size) == 0;
      if (size == 0 || dots) {
        return false;
      }
      if (c != '/') {
        return true;
      }
      step = i + 1;
    } else if (c == ':' && step == 0) {
      return false;
    }
  }
  return true;
}

bool quoth_iri_shorten(quoth_text base, quoth_text iri, quoth_text *rest) {
  if (iri.size <= base.size || memcmp(iri.at, base.at, base.size) != 0) {
    return false;
  }
  *rest = (quoth_text){iri.at + base.size, iri.size - base.size};
  return is_relative_path(*rest);
}
