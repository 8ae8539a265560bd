-- title: Direct Contiguity, by directed dyad and year
-- publisher: Correlates of War Project
-- version: 3.2
-- date: 2017
-- url: https://correlatesofwar.org/data-sets/direct-contiguity/
-- cite: Stinnett, Tir, Schafer, Diehl, Gochman: The Correlates of War Project Direct Contiguity Data, Version 3,
--   Conflict Management and Peace Science 19 (2002)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2016
-- table: contdird: dyad, state1no, state1ab, state2no, state2ab, year, conttype, version
-- expect: version: 3.2
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: land_border: borders on, contiguity, 0
-- type: water_12_miles: is within 12 miles of water of, contiguity, 0
-- type: water_24_miles: is within 24 miles of water of, contiguity, 0
-- type: water_150_miles: is within 150 miles of water of, contiguity, 0
-- type: water_400_miles: is within 400 miles of water of, contiguity, 0
--
-- A row for each year, from both sides: years without a gap of the same kind become one relation. What lasts to the
-- last year of the table has no end. Neighbours are neither friends nor foes: the sign is 0. With the list of states of
-- the Correlates of War (states2016.csv) states have their abbreviations; without it their numbers.

WITH yearly AS (
    SELECT rowid AS line, cast(year AS integer) AS year,
        CASE WHEN cast(state1no AS integer) < cast(state2no AS integer) THEN state1no ELSE state2no END AS low,
        CASE WHEN cast(state1no AS integer) < cast(state2no AS integer) THEN state2no ELSE state1no END AS high,
        by_value(conttype, '1=land_border, 2=water_12_miles, 3=water_24_miles, 4=water_150_miles,
            5=water_400_miles') AS kind
    FROM contdird
), runs AS (
    SELECT line, year, low, high, kind,
        year - dense_rank() OVER (PARTITION BY low, high, kind ORDER BY year) AS run
    FROM yearly WHERE kind IS NOT NULL
), code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(low, min(s.stateabb), 'states') AS source, match_code(high, min(t.stateabb), 'states') AS target,
    kind AS type, 0 AS sign, 1 AS weight, min(year) AS start,
    CASE WHEN max(year) < (SELECT max(cast(year AS integer)) FROM contdird) THEN max(year) + 1 END AS end,
    row_list(line) AS source_ref
FROM runs LEFT JOIN code s ON s.ccode = low LEFT JOIN code t ON t.ccode = high
GROUP BY low, high, kind, run
ORDER BY cast(low AS integer), cast(high AS integer), min(year), kind;

SELECT match_code(state1no, min(s.stateabb), 'states') AS id, coalesce(max(statenme), min(state1ab)) AS name,
    'country' AS kind
FROM contdird LEFT JOIN states s ON s.ccode = state1no
GROUP BY state1no ORDER BY cast(state1no AS integer)
