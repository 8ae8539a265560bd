-- title: Intergovernmental Organizations, state-year
-- publisher: Correlates of War Project
-- version: 3.0
-- date: 2019
-- url: https://correlatesofwar.org/data-sets/igos/
-- cite: Pevehouse, Nordstrom, McManus, Jamison: Tracking Organizations in the World: The Correlates of War IGO
--   Version 3.0 datasets, Journal of Peace Research 57 (2020)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2014
-- table: state_year: ccode, year, state, ...
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
--
-- A column for each organisation: 1 is a full member, 2 an associate, 3 an observer; 0 is none, -1 that the state or
-- the organisation was not there, -9 that it is not known. Years of the same standing become one relation. A year of -9
-- ends nothing: what held before it and holds behind it held on, and what held before it ends with the year that is
-- known to be different. What held in the last year of the data has no end.
-- With the list of states of the project (states2016.csv) states have their abbreviations, names and dates; without it
-- their numbers.

WITH standing AS MATERIALIZED ( -- years that are neither 0 nor -1; a stretch is a row of them without a gap
    SELECT line, ccode, year, body, place, code,
        year - row_number() OVER (PARTITION BY ccode, place ORDER BY year) AS stretch
    FROM (SELECT s.rowid AS line, s.ccode, cast(s.year AS integer) AS year, c.name AS body, c.number AS place,
              c.value AS code
          FROM state_year s JOIN cells(s.record) c
          WHERE c.value IN ('1', '2', '3', '-9') AND c.name NOT IN ('ccode', 'year', 'state', 'version')) AS cells
), known AS ( -- a spell is a row of years with one code; those of -9 are passed over
    SELECT line, ccode, year, body, place, code, stretch,
        row_number() OVER (PARTITION BY ccode, place, stretch ORDER BY year)
            - row_number() OVER (PARTITION BY ccode, place, stretch, code ORDER BY year) AS spell
    FROM standing WHERE code <> '-9'
), spells AS (
    SELECT ccode, body, place, code, stretch, min(year) AS first, row_list(line) AS lines
    FROM known GROUP BY ccode, body, place, stretch, code, spell
), stretches AS (
    SELECT ccode, place, stretch, max(year) AS last FROM standing GROUP BY ccode, place, stretch
)
SELECT match_code(p.ccode, c.stateabb, 'states') AS source, p.body AS target,
    by_value(p.code, '1=member, 2=associate, 3=observer') AS type, 1 AS sign, 1 AS weight,
    p.first AS start,
    coalesce(lead(p.first) OVER (PARTITION BY p.ccode, p.place, p.stretch ORDER BY p.first),
        CASE WHEN t.last < (SELECT max(cast(year AS integer)) FROM state_year) THEN t.last + 1 END) AS end,
    p.lines AS source_ref
FROM spells p JOIN stretches t ON t.ccode = p.ccode AND t.place = p.place AND t.stretch = p.stretch
    LEFT JOIN (SELECT DISTINCT ccode, stateabb FROM states) c ON c.ccode = p.ccode
ORDER BY cast(p.ccode AS integer), p.place, p.first;

SELECT coalesce(s.stateabb, y.ccode) AS id, max(s.statenme) AS name, 'country' AS kind,
    min(ymd(s.styear, s.stmonth, s.stday)) AS start,
    CASE WHEN max(ymd(s.endyear, s.endmonth, s.endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(s.endyear, s.endmonth, s.endday))) END AS end
FROM (SELECT DISTINCT ccode FROM state_year) y LEFT JOIN states s ON s.ccode = y.ccode
GROUP BY 1
UNION ALL
SELECT DISTINCT c.name, NULL, 'organisation', NULL, NULL FROM state_year s JOIN cells(s.record) c
WHERE c.name NOT IN ('ccode', 'year', 'state', 'version') AND c.value IN ('1', '2', '3')
