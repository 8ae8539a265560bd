#include "support/file.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* SHA-256 as FIPS 180-4 has it. */

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static uint32_t word_at(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* The next word of the schedule, of which the last sixteen are kept. */
static uint32_t extend(uint32_t w[16], int i)
{
    uint32_t a = w[(i + 1) & 15], b = w[(i + 14) & 15];
    return w[i & 15] +=
           (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[(i + 9) & 15] + (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
}

/* The names of the eight words move on instead of the words: eight rounds bring each back to its own. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                                          \
    do {                                                                                                          \
        uint32_t one = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + \
                       ((i) < 16 ? w[(i)&15] : extend(w, i));                                                     \
        d += one;                                                                                                 \
        h = one + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));                 \
    } while (0)

static void mix(uint32_t state[8], const unsigned char *block)
{
    uint32_t w[16], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5],
                    g = state[6], h = state[7];
    for (int i = 0; i < 16; i++) w[i] = word_at(block + 4 * i);
    for (int i = 0; i < 64; i += 8) {
        ROUND(a, b, c, d, e, f, g, h, i);
        ROUND(h, a, b, c, d, e, f, g, i + 1);
        ROUND(g, h, a, b, c, d, e, f, i + 2);
        ROUND(f, g, h, a, b, c, d, e, i + 3);
        ROUND(e, f, g, h, a, b, c, d, i + 4);
        ROUND(d, e, f, g, h, a, b, c, i + 5);
        ROUND(c, d, e, f, g, h, a, b, i + 6);
        ROUND(b, c, d, e, f, g, h, a, i + 7);
    }
    const uint32_t sums[] = { a, b, c, d, e, f, g, h };
    for (int i = 0; i < 8; i++) state[i] += sums[i];
}

/* --- the same by instructions of the processor, five times as fast ---------------------------------------- */

#if defined __x86_64__ && defined __GNUC__
#include <cpuid.h>
#include <immintrin.h>

static bool has_instructions(void)
{
    unsigned a, b, c, d;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && b >> 29 & 1;
}

/* They take the state as the words a, b, e, f and c, d, g, h, from the highest down. */
__attribute__((target("sha,sse4.1"))) static void mix_by_instructions(uint32_t state[8],
                                                                      const unsigned char *block)
{
    const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i *halves = (__m128i *)(void *)state, w[4];
    __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128(halves), 0xb1);
    __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(halves + 1), 0x1b);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
    const __m128i abef_before = abef, cdgh_before = cdgh;
#pragma GCC unroll 16
    for (int i = 0; i < 16; i++) { /* four rounds each */
        __m128i *now = &w[i & 3], last = w[(i + 3) & 3];
        if (i < 4)
            *now = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(block + 16 * i)), order);
        else
            *now = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(*now, w[(i + 1) & 3]),
                                                      _mm_alignr_epi8(last, w[(i + 2) & 3], 4)),
                                        last);
        __m128i sum = _mm_add_epi32(*now, _mm_loadu_si128((const __m128i *)(const void *)(constants + 4 * i)));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
    }
    abef = _mm_shuffle_epi32(_mm_add_epi32(abef, abef_before), 0x1b);
    cdgh = _mm_shuffle_epi32(_mm_add_epi32(cdgh, cdgh_before), 0xb1);
    _mm_storeu_si128(halves, _mm_blend_epi16(abef, cdgh, 0xf0));
    _mm_storeu_si128(halves + 1, _mm_alignr_epi8(cdgh, abef, 8));
}
#else
#define has_instructions() false
#define mix_by_instructions mix
#endif

/* --- a digest --------------------------------------------------------------------------------------------- */

static void mix_blocks(uint32_t state[8], const unsigned char *blocks, size_t count)
{
    enum { MANY = 16 }; /* asking the processor takes as long as some */
    bool fast = count >= MANY && has_instructions();
    for (size_t i = 0; i < count; i++) (fast ? mix_by_instructions : mix)(state, blocks + 64 * i);
}

mv_digest mv_digest_begin(void)
{
    return (mv_digest){ .state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
                                   0x1f83d9ab, 0x5be0cd19 } };
}

void mv_digest_add(mv_digest *digest, const char *bytes, size_t length)
{
    size_t held = digest->length % 64, taken = held && length >= 64 - held ? 64 - held : held ? length : 0;
    digest->length += length;
    if (taken) memcpy(digest->block + held, bytes, taken);
    if (held && held + taken == 64) mix(digest->state, digest->block);
    mix_blocks(digest->state, (const unsigned char *)bytes + taken, (length - taken) / 64);
    taken += (length - taken) / 64 * 64;
    if (held == 0 || held + taken >= 64) memcpy(digest->block, bytes + taken, length - taken);
}

void mv_digest_end(mv_digest digest, char hex[65])
{
    unsigned char last[128] = { 0 };
    size_t rest = digest.length % 64, size = rest < 56 ? 64 : 128;
    memcpy(last, digest.block, rest);
    last[rest] = 0x80;
    for (size_t i = 0; i < 8; i++) last[size - 1 - i] = (unsigned char)(digest.length * 8 >> 8 * i);
    for (size_t i = 0; i < size; i += 64) mix(digest.state, last + i);
    for (int i = 0; i < 8; i++) snprintf(hex + 8 * i, 9, "%08x", digest.state[i]);
}

void mv_sha256(const char *bytes, size_t length, char hex[65])
{
    mv_digest digest = mv_digest_begin();
    if (length) mv_digest_add(&digest, bytes, length);
    mv_digest_end(digest, hex);
}
