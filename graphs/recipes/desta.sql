-- title: Design of Trade Agreements, dyads
-- publisher: DESTA, World Trade Institute, University of Bern
-- version: 2
-- url: https://www.designoftradeagreements.org/
-- cite: Duer, Baccini, Elsig: The Design of International Trade Agreements: Introducing a New Dataset, Review of
--   International Organizations 9 (2014)
-- licence: free for scholarly use, to be cited
-- pass-on: not stated; from its publisher
-- encoding: latin-1
-- missing: "", NA
-- codebook: iso3166
-- table: treaty: country1, country2, iso1, iso2, number, base_treaty, name, entry_type, consolidated?, year,
--   entryforceyear, language?, typememb?, regioncon?, wto_listed?, wto_name?
-- table: withdrawal?: country1, country2, iso1, iso2, number, base_treaty?, name?, year, ...
--
-- One relation for each agreement and pair, from the year in which it came into force between them: by the treaty
-- itself or by accession; consolidated texts say nothing new. What has no such year never came into force. It ends with
-- the year of a withdrawal, which is a row of the same table or of a second file. Ids are codes of ISO 3166 with three
-- letters, found by its numbers (900 is Kosovo), or those numbers; a number of an agreement is text, as in 3+1 or 1016a.

WITH entry AS MATERIALIZED (
    SELECT rowid AS line, substr(cast(1000 + min(cast(iso1 AS integer), cast(iso2 AS integer)) AS text), 2) AS low,
        substr(cast(1000 + max(cast(iso1 AS integer), cast(iso2 AS integer)) AS text), 2) AS high,
        base_treaty AS agreement, name, entry_type AS entry, entryforceyear AS since, cast(year AS integer) AS signed
    FROM treaty
), leaving AS MATERIALIZED (
    SELECT low, high, agreement, signed AS until FROM entry WHERE entry = 'withdrawal'
    UNION ALL
    SELECT substr(cast(1000 + min(cast(iso1 AS integer), cast(iso2 AS integer)) AS text), 2),
        substr(cast(1000 + max(cast(iso1 AS integer), cast(iso2 AS integer)) AS text), 2),
        coalesce(base_treaty, number), cast(year AS integer)
    FROM withdrawal
), agreed AS MATERIALIZED (
    SELECT low, high, agreement, min(since) AS begun, min(name) AS title, min(line) AS first,
        row_list(line) AS lines
    FROM entry
    WHERE entry <> 'withdrawal' AND keep(entry <> 'consolidated', 'consolidated texts')
        AND keep(since IS NOT NULL, 'entries that never came into force') AND low <> high
    GROUP BY low, high, agreement
), country AS MATERIALIZED ( -- of codes with one number the first reaches back, and each holds until the next
    SELECT numeric, alpha3,
        CASE WHEN row_number() OVER (PARTITION BY numeric ORDER BY start) = 1 THEN '' ELSE start END AS first,
        coalesce(lead(start) OVER (PARTITION BY numeric ORDER BY start), '9999') AS next
    FROM iso3166
    UNION ALL SELECT '900', 'XKK', '', '9999' -- Kosovo has another number there
), ended AS (
    SELECT g.low, g.high, g.agreement, min(l.until) AS until
    FROM agreed g JOIN leaving l ON l.low = g.low AND l.high = g.high AND l.agreement = g.agreement
    WHERE l.until >= cast(g.begun AS integer)
    GROUP BY g.low, g.high, g.agreement
)
SELECT match_code(g.low, a.alpha3) AS source, match_code(g.high, b.alpha3) AS target,
    'preferential_trade_agreement' AS type, 1 AS sign, 1 AS weight, g.begun AS start, e.until + 1 AS end,
    g.title AS note, g.lines AS source_ref
FROM agreed g
    LEFT JOIN country a ON a.numeric = g.low AND a.first <= g.begun || '-12-31' AND a.next > g.begun || '-12-31'
    LEFT JOIN country b ON b.numeric = g.high AND b.first <= g.begun || '-12-31' AND b.next > g.begun || '-12-31'
    LEFT JOIN ended e ON e.low = g.low AND e.high = g.high AND e.agreement = g.agreement
ORDER BY g.first;

WITH country AS MATERIALIZED ( -- of codes with one number the first reaches back, and each holds until the next
    SELECT numeric, alpha3,
        CASE WHEN row_number() OVER (PARTITION BY numeric ORDER BY start) = 1 THEN '' ELSE start END AS first,
        coalesce(lead(start) OVER (PARTITION BY numeric ORDER BY start), '9999') AS next
    FROM iso3166
    UNION ALL SELECT '900', 'XKK', '', '9999' -- Kosovo has another number there
)
SELECT coalesce(c.alpha3, e.code) AS id, min(e.name) AS name, 'country' AS kind
FROM (SELECT substr(cast(1000 + cast(iso1 AS integer) AS text), 2) AS code, country1 AS name,
          entryforceyear AS year, entry_type
      FROM treaty
      UNION ALL
      SELECT substr(cast(1000 + cast(iso2 AS integer) AS text), 2), country2, entryforceyear, entry_type
      FROM treaty) AS e
    LEFT JOIN country c ON c.numeric = e.code AND c.first <= e.year || '-12-31' AND c.next > e.year || '-12-31'
WHERE e.year IS NOT NULL AND e.entry_type NOT IN ('consolidated', 'withdrawal')
GROUP BY 1 ORDER BY 1
