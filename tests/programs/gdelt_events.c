#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* gdelt_events ROWS: so many made-up events in the shape of GDELT 2: 61 fields, tabs between them, no header, in
 * the order of their days through one year. A few pairs of countries have most of the events. */

static uint64_t state = 88172645463325252u;

/* xorshift64: the same everywhere. */
static uint64_t draw(uint64_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % below;
}

static double share(void)
{
    return (double)draw(1000000) / 1e6;
}

static void name_country(char name[4])
{
    int number = (int)(share() * share() * share() * share() * 200);
    name[0] = (char)('A' + number % 26);
    name[1] = (char)('A' + number / 26);
    name[2] = (char)('A' + number * 7 % 26);
    name[3] = '\0';
}

/* One in `rarely` has none. */
static void choose_country(char name[4], unsigned rarely)
{
    name_country(name);
    if (!draw(rarely)) name[0] = '\0';
}

static void write_event(long number)
{
    static const char place[] = "4\tMoscow, Moskva, Russia\tRS\tRS48\t25106\t55.7522\t37.6156\t-2960561";
    char one[4], other[4];
    int month = 1 + (int)(number / 5000000 % 12), day = 1 + (int)(number / 180000 % 28), root = 1 + (int)draw(20);
    int quad = root < 6 ? 1 : root < 9 ? 2 : root < 14 ? 3 : 4, code = (int)draw(10);
    choose_country(one, 10);
    choose_country(other, 4);
    printf("%ld\t2023%02d%02d\t2023%02d\t2023\t2023.%04d\t%sGOV\tSOME ACTOR\t%s\t\t\t\t\tGOV\t\t\t%sGOV\tOTHER "
           "ACTOR\t%s\t\t\t\t\t\t\t\t",
           900000000 + number, month, day, month, month * 100 + day, one, one, other, other);
    printf("%d\t%02d%d\t%02d%d\t%02d\t%d\t%.1f\t%d\t%d\t%d\t%.12f\t%s\t%s\t%s\t2023%02d%02d120000\t", (int)draw(2),
           root, code, root, code, root, quad, (double)((int)draw(201) - 100) / 10, 1 + (int)draw(50),
           1 + (int)draw(5), 1 + (int)draw(50), share() * 10 - 5, place, place, place, month, day);
    printf(
        "https://www.example.org/news/world/a-headline-of-usual-length-about-event-%ld-and-some-more-of-it.html\n",
        number);
}

int main(int argc, char **argv)
{
    long count = argc > 1 ? atol(argv[1]) : 0;
    for (long i = 0; i < count; i++) write_event(i);
    return fflush(stdout) == 0 ? 0 : 1;
}
