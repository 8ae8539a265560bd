-- title: Cline Center Historical Phoenix Event Data
-- publisher: Cline Center for Advanced Social Research, University of Illinois
-- url: https://databank.illinois.edu/
-- cite: Althaus, Bajjalieh, Carter, Peyton, Shalmon: Cline Center Historical Phoenix Event Data
-- licence: as its page says; to be cited
-- pass-on: as its page says
-- table: events: eid, story_date, year, month, day, source, source_root, source_agent, source_others, target,
--   target_root, target_agent, target_others, code, root_code, quad_class, goldstein, joined_issues, lat, lon,
--   placename, statename, countryname, aid, process
-- type: statement: makes a statement on, events, 0, directed
-- type: verbal_cooperation: verbal cooperation with, events, directed
-- type: material_cooperation: material cooperation with, events, directed
-- type: verbal_conflict: verbal conflict with, events, -1, directed
-- type: material_conflict: material conflict with, events, -1, directed
--
-- Events between two countries by month, direction and class (quad_class), which is 0 for a statement that is neither
-- cooperation nor conflict. The weight is the number of events; one that is there twice, under one id, counts once,
-- and one that is told from both sides in either direction: both are said.
-- Actors are CAMEO's codes of countries, or of organisations and regions.

SELECT source_code AS source, target_code AS target, class AS type,
    CASE WHEN class = 'statement' THEN 0 WHEN class IN ('verbal_conflict', 'material_conflict') THEN -1 ELSE 1 END
        AS sign,
    count(*) AS weight, period AS start, day_after(period) AS end, 'true' AS directed,
    CASE WHEN count(*) = 1 THEN '1 event' ELSE count(*) || ' events' END AS source_ref
FROM (SELECT DISTINCT eid AS event, source_root AS source_code, target_root AS target_code,
          by_value(quad_class, '0=statement, 1=verbal_cooperation, 2=material_cooperation, 3=verbal_conflict,
              4=material_conflict') AS class,
          year || '-' || CASE WHEN month IN ('1', '2', '3', '4', '5', '6', '7', '8', '9') THEN '0' || month
              ELSE month END AS period
      FROM events
      WHERE keep(source_root NOT IN ('', 'NA') AND target_root NOT IN ('', 'NA'),
              'events of an actor without a country')
          AND keep(source_root <> target_root, 'events within one country')
          AND keep(NOT again(eid, source_root, target_root, quad_class, year, month), 'repeats of one event')
          AND say(mirrored(source, target, story_date, code, aid),
              'events told from both sides in one report')) AS e
WHERE class IS NOT NULL
GROUP BY source_code, target_code, class, period
ORDER BY source_code, target_code, class, period
