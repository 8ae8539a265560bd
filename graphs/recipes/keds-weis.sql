-- title: Kansas Event Data System, events coded by WEIS
-- publisher: Kansas Event Data System, Parus Analytics
-- url: http://eventdata.parusanalytics.com/data.html
-- cite: Schrodt, Davis, Weddle: Political Science: KEDS, a Program for the Machine Coding of Event Data, Social Science
--   Computer Review 12 (1994)
-- licence: as its page says; to be cited
-- pass-on: as its page says
-- delimiter: tab
-- quoting: none
-- header: none
-- table: events: date, source, target, code, label?, text?
-- type: cooperation: cooperates with, events, directed
-- type: statement: comments on or asks, events, 0, directed
-- type: conflict: is in conflict with, events, -1, directed
--
-- Events between two actors by month, direction and kind of the WEIS code: comments (02) and requests (09) are neither,
-- the other codes up to 10 cooperation and those from 11 on conflict. Rows of the same day, actors and code count once,
-- as is usual for these data. The weight is the number of events. Years have two digits: those below 40 are of this
-- century. The codes of actors are the project's own, of states, groups and regions. The files have no header and do
-- not say by which scheme they are coded: older ones are by WEIS, newer ones by CAMEO.

SELECT source_code AS source, target_code AS target, class AS type,
    CASE WHEN class = 'statement' THEN 0 WHEN class = 'conflict' THEN -1 ELSE 1 END AS sign,
    count(*) AS weight, period AS start, day_after(period) AS end, 'true' AS directed,
    CASE WHEN count(*) = 1 THEN '1 event' ELSE count(*) || ' events' END AS source_ref
FROM (SELECT DISTINCT date AS day, code AS event_code, source AS source_code, target AS target_code,
          by_prefix(code, '02=statement, 09=statement, 01..10=cooperation, 11..22=conflict') AS class,
          CASE WHEN date < '40' THEN '20' ELSE '19' END || substr(date, 1, 2) || '-' || substr(date, 3, 2) AS period
      FROM events
      WHERE keep(source <> '' AND target <> '', 'events without an actor')
          AND keep(source <> target, 'events of an actor with itself')
          AND keep(NOT again(date, source, target, code),
              'repeats of a day, actors and code')
          AND say(mirrored(source, target, date, code), 'events of a day and code from both sides')) AS e
WHERE class IS NOT NULL
GROUP BY source_code, target_code, class, period
ORDER BY source_code, target_code, class, period
