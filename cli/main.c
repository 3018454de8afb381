#include <stdio.h>

int main(void) {
  puts("quoth " QUOTH_VERSION);
  return 0;
}
