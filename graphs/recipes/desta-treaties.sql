-- title: Design of Trade Agreements, list of treaties
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
-- table: treaty: number, base_treaty, name, entry_type, year, entryforceyear, c1, c2, typememb?, ...
-- type: preferential_trade_agreement: preferential trade agreement with, economic
--
-- A row for each treaty, with its members in columns (c1, c2, ...) and their sides beside them (mc1, mc2, ...): who has
-- a 0 has a relation with every other member, and otherwise members of one side, such as the European Union, have none
-- with each other by this treaty. Who joins or leaves has a 1, and a relation with each other as well. There is one
-- relation for each agreement and pair, as in the table of dyads (desta), from the year in which it came into force
-- between them until that of a withdrawal, which is included. Consolidated texts say nothing new. What has no year of
-- coming into force never did; the list leaves it open for most accessions. Ids are codes of ISO 3166 with three
-- letters, or its numbers; 900 is Kosovo.

WITH cell AS MATERIALIZED (
    SELECT t.rowid AS line, c.name AS name, c.value AS value FROM treaty t JOIN cells(t.record) AS c
    WHERE c.value IS NOT NULL AND (substr(c.name, 1, 1) = 'c' AND substr(c.name, 2, 1) BETWEEN '0' AND '9'
        OR substr(c.name, 1, 2) = 'mc' AND substr(c.name, 3, 1) BETWEEN '0' AND '9')
), member AS MATERIALIZED (
    SELECT c.line AS line, substr(cast(1000 + cast(c.value AS integer) AS text), 2) AS code, coalesce(m.value, '0') AS side
    FROM cell c LEFT JOIN cell m ON m.line = c.line AND m.name = 'm' || c.name
    WHERE substr(c.name, 1, 1) = 'c'
), entry AS MATERIALIZED (
    SELECT rowid AS line, base_treaty AS agreement, name, entry_type AS entry, entryforceyear AS since,
        cast(year AS integer) AS signed
    FROM treaty
    WHERE keep(entry_type <> 'consolidated', 'consolidated texts')
        AND keep(entry_type = 'withdrawal' OR entryforceyear IS NOT NULL, 'entries that never came into force')
), pair AS MATERIALIZED (
    SELECT a.code AS low, b.code AS high, e.agreement AS agreement, e.name AS name, e.entry AS entry, e.since AS since,
        e.signed AS signed, e.line AS line
    FROM entry e JOIN member a ON a.line = e.line JOIN member b ON b.line = e.line
    WHERE a.code < b.code
        AND (a.side <> b.side OR a.side = '0' OR a.side = '1' AND e.entry IN ('accession', 'withdrawal'))
), agreed AS MATERIALIZED (
    SELECT low, high, agreement, min(since) AS begun, min(name) AS title, min(line) AS first, row_list(line) AS lines
    FROM pair WHERE entry <> 'withdrawal' GROUP BY low, high, agreement
), ended AS (
    SELECT g.low, g.high, g.agreement, min(l.signed) AS until
    FROM agreed g JOIN pair l ON l.low = g.low AND l.high = g.high AND l.agreement = g.agreement
    WHERE l.entry = 'withdrawal' AND l.signed >= cast(g.begun AS integer)
    GROUP BY g.low, g.high, g.agreement
), country AS MATERIALIZED ( -- of codes with one number the first reaches back, and each holds until the next
    SELECT numeric, alpha3,
        CASE WHEN row_number() OVER (PARTITION BY numeric ORDER BY start) = 1 THEN '' ELSE start END AS first,
        coalesce(lead(start) OVER (PARTITION BY numeric ORDER BY start), '9999') AS next
    FROM iso3166
    UNION ALL SELECT '900', 'XKK', '', '9999' -- Kosovo has another number there
)
SELECT match_code(g.low, a.alpha3) AS source, match_code(g.high, b.alpha3) AS target,
    'preferential_trade_agreement' AS type, 1 AS sign, 1 AS weight, g.begun AS start, e.until + 1 AS end,
    g.title AS note, g.lines AS source_ref
FROM agreed g
    LEFT JOIN country a ON a.numeric = g.low AND a.first <= g.begun || '-12-31' AND a.next > g.begun || '-12-31'
    LEFT JOIN country b ON b.numeric = g.high AND b.first <= g.begun || '-12-31' AND b.next > g.begun || '-12-31'
    LEFT JOIN ended e ON e.low = g.low AND e.high = g.high AND e.agreement = g.agreement
ORDER BY g.first, g.low, g.high
