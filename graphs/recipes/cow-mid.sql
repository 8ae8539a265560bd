-- title: Militarized Interstate Disputes, participants (MIDB)
-- publisher: Correlates of War Project
-- version: 5.0
-- date: 2021
-- url: https://correlatesofwar.org/data-sets/mids/
-- cite: Palmer, McManus, D'Orazio, Kenwick, Karstens, Bloch, Dietrich, Kahn, Ritter, Soules: The MID5 Dataset,
--   2011-2014, Conflict Management and Peace Science 39 (2022)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2014
-- table: midb: dispnum|dispnum3|dispnum4, stabb, ccode, stday, stmon, styear, endday, endmon, endyear, sidea,
--   revstate, revtype1, revtype2, fatality, fatalpre, hiact, hostlev, orig, version
-- expect: version: 5, 5.0
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: mid: militarised dispute with, dispute, -1
--
-- Every state on side A of a dispute against every one on side B, for as long as both took part. Who joined after
-- another had left never met it, and a state that changed sides is no dispute with itself. The weight is the higher
-- hostility level of the two, from 1 (no action) to 5 (war). Days of -9 are not known: the date is a month then.
-- The table has one row for each time that a state took part, so a pair may be there more than once. In release 4.01
-- the number of a dispute is called dispnum3.
-- With the list of states of the project (states2016.csv) states have their abbreviations, names and dates; without it
-- their numbers.

WITH party AS MATERIALIZED (
    SELECT m.rowid AS line, dispnum, match_code(m.ccode, s.stateabb, 'states') AS state, sidea,
        cast(hostlev AS integer) AS hostility, ymd(m.styear, stmon, m.stday) AS since,
        day_after(ymd(m.endyear, endmon, m.endday)) AS until
    FROM midb m LEFT JOIN (SELECT DISTINCT ccode, stateabb FROM states) s ON s.ccode = m.ccode
)
SELECT a.state AS source, b.state AS target, 'mid' AS type, -1 AS sign,
    max(a.hostility, b.hostility) AS weight,
    max(a.since, b.since) AS start, min(a.until, b.until) AS end,
    'dispute ' || a.dispnum AS note, a.line || ', ' || b.line AS source_ref
FROM party a JOIN party b ON a.dispnum = b.dispnum
WHERE a.sidea = '1' AND b.sidea = '0'
    AND keep(a.state <> b.state, 'pairs of a state with itself')
    AND keep(max(a.since, b.since) < min(a.until, b.until), 'pairs that never took part at the same time')
ORDER BY a.line, b.line;

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT ccode FROM midb)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
