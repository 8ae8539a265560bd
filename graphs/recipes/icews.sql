-- title: ICEWS Coded Event Data
-- publisher: Lockheed Martin, Harvard Dataverse
-- version: 1
-- url: https://doi.org/10.7910/DVN/28075
-- cite: Boschee, Lautenschlager, O'Brien, Shellman, Starz, Ward: ICEWS Coded Event Data, Harvard Dataverse (2015)
-- licence: CC0
-- pass-on: yes
-- delimiter: tab
-- quoting: none
-- table: events: Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity,
--   Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province,
--   Country, Latitude, Longitude
-- type: verbal_cooperation: verbal cooperation with, events, directed
-- type: material_cooperation: material cooperation with, events, directed
-- type: verbal_conflict: verbal conflict with, events, -1, directed
-- type: material_conflict: material conflict with, events, -1, directed
--
-- Events between two countries by month, direction and class of the CAMEO code: 01 to 05 are words of cooperation, 06
-- to 08 deeds, 09 to 13 words of conflict, 14 to 20 deeds. The weight is the number of events; one that is there twice
-- under its id is one, and the repeats are counted. Actors without a country, such as organisations, are left out. What
-- a story tells in several sentences counts each time, under ids of its own, and what two do together is often two
-- events of one sentence, one from each side, and a tie in either direction: how many there are of both is said.

SELECT source, target, type, CASE WHEN type IN ('verbal_conflict', 'material_conflict') THEN -1 ELSE 1 END AS sign,
    count(*) AS weight, month AS start, day_after(month) AS end, 'true' AS directed,
    CASE WHEN count(*) = 1 THEN '1 event, ' || min(event)
        ELSE count(*) || ' events, ' || min(event) || ' to ' || max(event) END AS source_ref
FROM (SELECT DISTINCT "Event ID" AS event, "Source Country" AS source, "Target Country" AS target,
          by_prefix("CAMEO Code", '01..05=verbal_cooperation, 06..08=material_cooperation, 09..13=verbal_conflict,
              14..20=material_conflict') AS type,
          substr("Event Date", 1, 7) AS month
      FROM events
      WHERE keep("Source Country" NOT IN ('', 'NA') AND "Target Country" NOT IN ('', 'NA'),
              'events of an actor without a country')
          AND keep("Source Country" <> "Target Country", 'events within one country')
          AND keep(NOT again("Event ID", "Source Country", "Target Country", substr("CAMEO Code", 1, 2),
              substr("Event Date", 1, 7)), 'repeats of one event')
          AND say(again("Story ID", "Event Date", "Source Name", "Target Name", "CAMEO Code"),
              'events told again in another sentence of their story')
          AND say(mirrored("Source Name", "Target Name", "Story ID", "Sentence Number", "Event Date", "CAMEO Code"),
              'events told from both sides in one sentence')) AS e
WHERE type IS NOT NULL
GROUP BY source, target, type, month
ORDER BY source, target, type, month
