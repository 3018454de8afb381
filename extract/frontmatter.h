/* frontmatter.h - the YAML header of a Markdown file. */
#ifndef QUOTH_EXTRACT_FRONTMATTER_H
#define QUOTH_EXTRACT_FRONTMATTER_H

#include "extract/draft.h"

/* Reads title, date and author(s) between `---` lines at draft->body, if
 * there, and moves draft->body behind them. QUOTH_BAD_SYNTAX, with the line,
 * when the header does not end or is no YAML (when the file has invalid bytes,
 * such a header is passed over). */
quoth_status quoth_frontmatter_read(quoth_draft *draft);

/* Writes what `text` says as YYYY, YYYY-MM or YYYY-MM-DD into `iso`: from ISO
 * 8601, 2025/06/07, "June 7, 2025", "7 June 2025", "June 2025". False when it
 * says no such date. */
bool quoth_frontmatter_date(quoth_text text, char iso[11]);

/* The same for a line that is a full date and nothing else, such as "Tuesday,
 * May 6, 2014" below a headline. */
bool quoth_frontmatter_dateline(quoth_text line, char iso[11]);

/* The same for a byline that has a full date as one of its parts: "Recorded on
 * May 3, 2021 | 40 minutes"; `set_apart`, in italics or bold, also "Harbour
 * Notes, 3 March 2023. By Ines Ek". */
bool quoth_frontmatter_byline(quoth_text line, bool set_apart, char iso[11]);

#endif
