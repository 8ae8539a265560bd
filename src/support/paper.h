#ifndef SUPPORT_PAPER_H
#define SUPPORT_PAPER_H

/* The paper and the text on it, light and dark: pages and pictures look alike. */

#define MV_LIGHT_PAPER "#ffffff"
#define MV_LIGHT_INK "#1d2329"
#define MV_LIGHT_QUIET "#56606a" /* less important text */
#define MV_LIGHT_RULE "#c4c7cb"  /* thin lines: a third of quiet in paper */
#define MV_LIGHT_GOOD "#0072b2"  /* what is positive, */
#define MV_LIGHT_BAD "#9c0f2e"   /* negative, */
#define MV_LIGHT_BLANK "#858f98" /* or neither */

#define MV_DARK_PAPER "#14181d"
#define MV_DARK_INK "#eef1f4"
#define MV_DARK_QUIET "#a9b3bd"
#define MV_DARK_RULE "#484e55"
#define MV_DARK_GOOD "#56b4e9"
#define MV_DARK_BAD "#ff5c7a"
#define MV_DARK_BLANK "#6f7983"

#endif
