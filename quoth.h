/* quoth.h - everything a program that uses libquoth includes. */
#ifndef QUOTH_H
#define QUOTH_H

#include "extract/syntax.h"
#include "model/arena.h"
#include "model/status.h"
#include "model/text.h"

#endif
