-- title: Direct Contiguity, by spell
-- publisher: Correlates of War Project
-- version: 3.2
-- date: 2017
-- url: https://correlatesofwar.org/data-sets/direct-contiguity/
-- cite: Stinnett, Tir, Schafer, Diehl, Gochman: The Correlates of War Project Direct Contiguity Data, Version 3,
--   Conflict Management and Peace Science 19 (2002)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2016
-- table: contdir: dyad, statelno, statelab, statehno, statehab, conttype, begin, end, notes?, version
-- expect: version: 3.2
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: land_border: borders on, contiguity, 0
-- type: water_12_miles: is within 12 miles of water of, contiguity, 0
-- type: water_24_miles: is within 24 miles of water of, contiguity, 0
-- type: water_150_miles: is within 150 miles of water of, contiguity, 0
-- type: water_400_miles: is within 400 miles of water of, contiguity, 0
--
-- Neighbours are neither friends nor foes: the sign is 0. The dates are months, the last one included; what lasts to
-- the last month of the table has no end. With the list of states of the Correlates of War (states2016.csv) states have
-- their abbreviations; without it their numbers.

WITH code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(statelno, s.stateabb, 'states') AS source, match_code(statehno, t.stateabb, 'states') AS target,
    kind AS type, 0 AS sign, 1 AS weight, start,
    CASE WHEN last < newest THEN day_after(iso_date(last, 'YYYYMM')) END AS end, line AS source_ref
FROM (SELECT rowid AS line, statelno, statehno, iso_date(begin, 'YYYYMM') AS start, "end" AS last,
          (SELECT max("end") FROM contdir) AS newest,
          by_value(conttype, '1=land_border, 2=water_12_miles, 3=water_24_miles, 4=water_150_miles,
              5=water_400_miles') AS kind
      FROM contdir) AS spell
    LEFT JOIN code s ON s.ccode = statelno LEFT JOIN code t ON t.ccode = statehno
WHERE kind IS NOT NULL
ORDER BY line;

SELECT match_code(statelno, min(s.stateabb), 'states') AS id, coalesce(max(statenme), min(statelab)) AS name,
    'country' AS kind
FROM (SELECT statelno, statelab FROM contdir UNION ALL SELECT statehno, statehab FROM contdir) AS state
    LEFT JOIN states s ON s.ccode = statelno
GROUP BY statelno ORDER BY cast(statelno AS integer)
