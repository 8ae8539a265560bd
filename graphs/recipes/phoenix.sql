-- title: Phoenix Near-Real-Time Event Data
-- publisher: Open Event Data Alliance
-- url: http://phoenixdata.org/
-- cite: Open Event Data Alliance: Phoenix Near-Real-Time Data (2014)
-- licence: as its page says; to be cited
-- pass-on: as its page says
-- delimiter: tab
-- quoting: none
-- header: none
-- table: events: EventID, Date, Year, Month, Day, SourceActorFull, SourceActorEntity, SourceActorRole,
--   SourceActorAttribute, TargetActorFull, TargetActorEntity, TargetActorRole, TargetActorAttribute, EventCode,
--   EventRootCode, PentaClass, GoldsteinScore, Issues, Lat, Lon, LocationName, StateName, CountryCode, SentenceID,
--   URLs, NewsSources
-- type: statement: makes a statement on, events, 0, directed
-- type: verbal_cooperation: verbal cooperation with, events, directed
-- type: material_cooperation: material cooperation with, events, directed
-- type: verbal_conflict: verbal conflict with, events, -1, directed
-- type: material_conflict: material conflict with, events, -1, directed
--
-- Events between two countries by month, direction and class (PentaClass), which is 0 for a statement that is neither
-- cooperation nor conflict. The weight is the number of events; one that is there twice, under one id, counts once,
-- and one that is told from both sides in either direction: both are said.
-- Actors are CAMEO's codes of countries, or of organisations and regions.

SELECT source_code AS source, target_code AS target, class AS type,
    CASE WHEN class = 'statement' THEN 0 WHEN class IN ('verbal_conflict', 'material_conflict') THEN -1 ELSE 1 END
        AS sign,
    count(*) AS weight, period AS start, day_after(period) AS end, 'true' AS directed,
    CASE WHEN count(*) = 1 THEN '1 event' ELSE count(*) || ' events' END AS source_ref
FROM (SELECT DISTINCT EventID AS event, SourceActorEntity AS source_code, TargetActorEntity AS target_code,
          by_value(PentaClass, '0=statement, 1=verbal_cooperation, 2=material_cooperation, 3=verbal_conflict,
              4=material_conflict') AS class,
          substr(Date, 1, 4) || '-' || substr(Date, 5, 2) AS period
      FROM events
      WHERE keep(SourceActorEntity <> '' AND TargetActorEntity <> '', 'events of an actor without a country')
          AND keep(SourceActorEntity <> TargetActorEntity, 'events within one country')
          AND keep(NOT again(EventID, SourceActorEntity, TargetActorEntity, PentaClass, substr(Date, 1, 6)),
              'repeats of one event')
          AND say(mirrored(SourceActorFull, TargetActorFull, Date, EventCode, SentenceID),
              'events told from both sides in one sentence')) AS e
WHERE class IS NOT NULL
GROUP BY source_code, target_code, class, period
ORDER BY source_code, target_code, class, period
