-- title: Dyadic Trade
-- publisher: Correlates of War Project
-- version: 4.0
-- date: 2017
-- url: https://correlatesofwar.org/data-sets/bilateral-trade/
-- cite: Barbieri, Keshk, Pollins: Trading Data: Evaluating our Assumptions and Coding Rules, Conflict Management and
--   Peace Science 26 (2009)
-- licence: free for scholarly use, to be cited
-- pass-on: no, from its publisher alone
-- covers: 1870..2014
-- table: trade: ccode1, ccode2, year, importer1, importer2, flow1, flow2, smoothflow1, smoothflow2, smoothtotrade,
--   spike1, spike2, dip1, dip2, trdspike, tradedip, bel_lux_alt_flow1, bel_lux_alt_flow2, china_alt_flow1,
--   china_alt_flow2, source1, source2, version
-- expect: version: 4, 4.0
-- table: states?: stateabb, ccode, statenme, styear, stmonth, stday, endyear, endmonth, endday, version
--
-- Each row has two flows: flow1 is what the first state imports from the second, in millions of current US dollars. A
-- flow is a relation of its year from the exporter to the importer. Flows of -9 are not known, and those of 0 no tie.
-- With the list of states of the Correlates of War (states2016.csv) states have their abbreviations, names and dates;
-- without it their numbers.

WITH code AS (SELECT DISTINCT ccode, stateabb FROM states)
SELECT match_code(exporter, s.stateabb, 'states') AS source, match_code(importer, t.stateabb, 'states') AS target,
    'trade' AS type, 1 AS sign, flow AS weight, year AS start,
    year + 1 AS end, 'true' AS directed, line AS source_ref
FROM (SELECT t.rowid AS line, cast(t.year AS integer) AS year, c.number AS place,
          CASE c.name WHEN 'flow1' THEN t.ccode2 ELSE t.ccode1 END AS exporter,
          CASE c.name WHEN 'flow1' THEN t.ccode1 ELSE t.ccode2 END AS importer, cast(c.value AS real) AS flow
      FROM trade t JOIN cells(t.record, 'flow1', 'flow2') AS c) AS flows
    LEFT JOIN code s ON s.ccode = exporter LEFT JOIN code t ON t.ccode = importer
WHERE keep(flow >= 0, 'flows that are not known') AND keep(flow > 0, 'flows of nothing')
ORDER BY line, place;

SELECT stateabb AS id, max(statenme) AS name, 'country' AS kind, min(ymd(styear, stmonth, stday)) AS start,
    CASE WHEN max(ymd(endyear, endmonth, endday)) < (SELECT max(ymd(endyear, endmonth, endday)) FROM states)
        THEN day_after(max(ymd(endyear, endmonth, endday))) END AS end
FROM states
WHERE ccode IN (SELECT ccode1 FROM trade UNION SELECT ccode2 FROM trade)
GROUP BY stateabb
ORDER BY min(cast(ccode AS integer))
