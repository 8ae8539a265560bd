-- title: Inter-State Wars, participants
-- publisher: Correlates of War Project
-- version: 4.0
-- date: 2010
-- url: https://correlatesofwar.org/data-sets/cow-war/
-- cite: Sarkees, Wayman: Resort to War, 1816-2007, CQ Press (2010)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2007
-- encoding: latin-1
-- table: war: WarNum, WarName, WarType, ccode, StateName, Side, StartMonth1, StartDay1, StartYear1, EndMonth1, EndDay1,
--   EndYear1, StartMonth2, StartDay2, StartYear2, EndMonth2, EndDay2, EndYear2, TransFrom, WhereFought, Initiator,
--   Outcome, TransTo, BatDeath, Version
-- expect: Version: 4, 4.0
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
--
-- Every state on one side of a war against every one on the other, for as long as both took part. A row has up to two
-- spells; -8 is "does not apply", -9 "not known", and an end in -7 "goes on". The end is the last day. With the list of
-- states of the Correlates of War (states2016.csv) states have their abbreviations; without it their numbers.

WITH spell AS MATERIALIZED (
    SELECT rowid AS line, WarNum, WarName, ccode, Side, ymd(StartYear1, StartMonth1, StartDay1) AS since,
        coalesce(day_after(ymd(EndYear1, EndMonth1, EndDay1)), '9999') AS until
    FROM war
    UNION ALL
    SELECT rowid, WarNum, WarName, ccode, Side, ymd(StartYear2, StartMonth2, StartDay2),
        coalesce(day_after(ymd(EndYear2, EndMonth2, EndDay2)), '9999')
    FROM war WHERE cast(StartYear2 AS integer) > 0
), code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(a.ccode, s.stateabb, 'states') AS source, match_code(b.ccode, t.stateabb, 'states') AS target,
    'armed_conflict' AS type, -1 AS sign, 1 AS weight,
    max(a.since, b.since) AS start, nullif(min(a.until, b.until), '9999') AS end, a.WarName AS note,
    a.line || ', ' || b.line AS source_ref
FROM spell a JOIN spell b ON a.WarNum = b.WarNum
    LEFT JOIN code s ON s.ccode = a.ccode LEFT JOIN code t ON t.ccode = b.ccode
WHERE a.Side = '1' AND b.Side = '2'
    AND keep(a.ccode <> b.ccode, 'pairs of a state with itself')
    AND keep(max(a.since, b.since) < min(a.until, b.until), 'pairs that never took part at the same time')
ORDER BY a.line, b.line, start;

SELECT match_code(w.ccode, min(s.stateabb), 'states') AS id, max(StateName) AS name, 'country' AS kind
FROM war w LEFT JOIN states s ON s.ccode = w.ccode
GROUP BY w.ccode ORDER BY cast(w.ccode AS integer)
