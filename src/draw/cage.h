#ifndef DRAW_CAGE_H
#define DRAW_CAGE_H

#include <stdbool.h>

/* So much processor time, memory and time on the wall, and no core, for good. */
void mv_cage_limit(void);

/* Leaves so many seconds of processor time, of those. */
void mv_cage_limit_time(unsigned seconds);

/* Takes from this process, for good, what drawing does not need once its input is read: it opens no file and no
 * socket, starts no process and no other program. What it tries all the same fails. On Linux a filter leaves it
 * few calls (seccomp); elsewhere limits of the system must do. False, and nothing is taken, under a sanitizer,
 * which writes at the end. */
bool mv_cage_close(void);

#endif
