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
-- type: land_border: borders on, contiguity, 0
-- type: water_12_miles: is within 12 miles of water of, contiguity, 0
-- type: water_24_miles: is within 24 miles of water of, contiguity, 0
-- type: water_150_miles: is within 150 miles of water of, contiguity, 0
-- type: water_400_miles: is within 400 miles of water of, contiguity, 0
--
-- A row for each year, from both sides: years without a gap of the same kind become one relation. What lasts to the
-- last year of the table has no end. Neighbours are neither friends nor foes: the sign is 0.

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
)
SELECT low AS source, high AS target, kind AS type, 0 AS sign, 1 AS weight, min(year) AS start,
    CASE WHEN max(year) < (SELECT max(cast(year AS integer)) FROM contdird) THEN max(year) + 1 END AS end,
    row_list(line) AS source_ref
FROM runs
GROUP BY low, high, kind, run
ORDER BY cast(low AS integer), cast(high AS integer), min(year), kind;

SELECT state1no AS id, min(state1ab) AS name, 'country' AS kind
FROM contdird GROUP BY state1no ORDER BY cast(state1no AS integer)
