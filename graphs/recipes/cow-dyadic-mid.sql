-- title: Dyadic Militarized Interstate Disputes
-- publisher: Correlates of War Project
-- version: 4.03
-- date: 2021
-- url: https://correlatesofwar.org/data-sets/mids/
-- cite: Maoz, Johnson, Kaplan, Ogunkoya, Shreve: The Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0,
--   Journal of Conflict Resolution 63 (2019)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1816..2014
-- encoding: latin-1
-- table: dyadic: disno, dyindex, statea, stateb, namea?, nameb?, strtday, strtmnth, strtyr, endday, endmnth, endyear,
--   year, outcome?, settlmnt?, fatlev?, highact?, hihost?, recip?, noinit?, notarg?, sideaa?, sideab?, revstata?,
--   revstatb?, revtypea?, revtypeb?, fatleva?, fatlevb?, highmcaa?, highmcab?, hihosta, hihostb, orignata?, orignatb?,
--   rolea?, roleb?, dyad_rolea?, dyad_roleb?, war?, durindx?, duration?, cumdurat?, mid5hiact?, mid5hiacta?,
--   mid5hiactb?, severity?, severitya?, severityb?, ongo2014?, new?, change?, changetype_1?, changetype_2?, dyad?,
--   abbreva?, abbrevb?, lastobs?, newar?, ...
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
-- type: mid: militarised dispute with, dispute, -1
--
-- The table has a row for each year of a dispute between two states, from both sides. They become one relation for each
-- time that the two met in it; where the sides have other days, or spells overlap, it is all of them. The weight is the
-- highest hostility level of either, from 1 (no action) to 5 (war). Days and months of -9 are not known: the date is
-- shorter then. With the list of states of the Correlates of War (states2016.csv) states have their abbreviations,
-- names and dates; without it their numbers.

WITH met AS (
    SELECT rowid AS line, disno,
        CASE WHEN cast(statea AS integer) < cast(stateb AS integer) THEN statea ELSE stateb END AS low,
        CASE WHEN cast(statea AS integer) < cast(stateb AS integer) THEN stateb ELSE statea END AS high,
        max(cast(hihosta AS integer), cast(hihostb AS integer), 1) AS hostility,
        ymd(strtyr, strtmnth, strtday) AS since, coalesce(day_after(ymd(endyear, endmnth, endday)), '9999') AS until
    FROM dyadic
    WHERE keep(statea <> stateb, 'pairs of a state with itself')
), marked AS ( -- begins is 1 where a spell does not overlap any before it
    SELECT line, disno, low, high, hostility, since, until,
        CASE WHEN since >= coalesce(max(until) OVER (PARTITION BY disno, low, high ORDER BY since, until, line
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '') THEN 1 ELSE 0 END AS begins
    FROM met
), numbered AS (
    SELECT line, disno, low, high, hostility, since, until,
        sum(begins) OVER (PARTITION BY disno, low, high ORDER BY since, until, line) AS spell
    FROM marked
), code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(low, min(s.stateabb), 'states') AS source, match_code(high, min(t.stateabb), 'states') AS target,
    'mid' AS type, -1 AS sign, max(hostility) AS weight, min(since) AS start, nullif(max(until), '9999') AS end,
    'dispute ' || disno AS note, row_list(line) AS source_ref
FROM numbered LEFT JOIN code s ON s.ccode = low LEFT JOIN code t ON t.ccode = high
GROUP BY disno, low, high, spell
ORDER BY cast(disno AS integer), min(line);

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT statea FROM dyadic)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
