-- title: Diplomatic Exchange
-- publisher: Correlates of War Project
-- version: 2006.1
-- date: 2006
-- url: https://correlatesofwar.org/data-sets/diplomatic-exchange/
-- cite: Bayer: Diplomatic Exchange Data set, v2006.1 (2006)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1817..2005
-- table: exchange: ccode1, ccode2, year, DR_at_1, DR_at_2, DE, version
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: charge_d_affaires: has a charge d'affaires at, recognition, 0, directed
-- type: minister: has a minister at, recognition, 0, directed
-- type: ambassador: has an ambassador at, recognition, 0, directed
-- type: other_mission: has another mission at, recognition, 0, directed
--
-- Each row has two missions: DR_at_1 is that of the second state at the first. The years are snapshots, at unequal
-- distances; a mission that is found at one holds until the first at which it is not found, or is of another rank; one
-- that is found at the last has no end. Between 1940 and 1950 there is no snapshot. A mission of rank 9 is another one,
-- such as an interests section, for which DE may be 0; of 1950 to 1965 no other rank is known. The sign is 0, as it is
-- for diplomatic relations. With the list of states of the Correlates of War (states2016.csv) states have their
-- abbreviations, names and dates; without it their numbers.

WITH snapshots AS MATERIALIZED (
    SELECT year, row_number() OVER (ORDER BY year) AS place
    FROM (SELECT DISTINCT cast(year AS integer) AS year FROM exchange) AS years
), missions AS (
    SELECT e.rowid AS line, cast(e.year AS integer) AS year,
        CASE c.name WHEN 'DR_at_1' THEN e.ccode2 ELSE e.ccode1 END AS sender,
        CASE c.name WHEN 'DR_at_1' THEN e.ccode1 ELSE e.ccode2 END AS host, c.value AS code
    FROM exchange e JOIN cells(e.record, 'DR_at_1', 'DR_at_2') AS c
    WHERE c.value IN ('1', '2', '3', '9') AND keep(e.ccode1 <> e.ccode2, 'pairs of a state with itself')
), runs AS (
    SELECT m.line, m.sender, m.host, m.code, m.year, s.place,
        s.place - dense_rank() OVER (PARTITION BY m.sender, m.host, m.code ORDER BY s.place) AS run
    FROM missions m JOIN snapshots s ON s.year = m.year
), spells AS (
    SELECT sender, host, code, min(year) AS first, max(place) AS last, row_list(line) AS lines
    FROM runs GROUP BY sender, host, code, run
), code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(p.sender, a.stateabb, 'states') AS source, match_code(p.host, b.stateabb, 'states') AS target,
    by_value(p.code, '1=charge_d_affaires, 2=minister, 3=ambassador, 9=other_mission') AS type, 0 AS sign, 1 AS weight,
    p.first AS start, s.year AS end, p.lines AS source_ref
FROM spells p LEFT JOIN snapshots s ON s.place = p.last + 1
    LEFT JOIN code a ON a.ccode = p.sender LEFT JOIN code b ON b.ccode = p.host
ORDER BY cast(p.sender AS integer), cast(p.host AS integer), p.first;

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT ccode1 FROM exchange UNION SELECT ccode2 FROM exchange)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
