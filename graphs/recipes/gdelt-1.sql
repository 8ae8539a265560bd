-- title: GDELT Event Database
-- publisher: GDELT Project
-- version: 1.0
-- url: https://www.gdeltproject.org/data.html
-- cite: Leetaru, Schrodt: GDELT: Global Data on Events, Location and Tone, 1979-2012, ISA Annual Convention (2013)
-- licence: free for any use, naming the GDELT Project with a link
-- pass-on: yes, naming it
-- delimiter: tab
-- quoting: none
-- header: none
-- table: events: GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode,
--   Actor1KnownGroupCode, Actor1EthnicCode, Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code, Actor1Type2Code,
--   Actor1Type3Code, Actor2Code, Actor2Name, Actor2CountryCode, Actor2KnownGroupCode, Actor2EthnicCode,
--   Actor2Religion1Code, Actor2Religion2Code, Actor2Type1Code, Actor2Type2Code, Actor2Type3Code, IsRootEvent,
--   EventCode, EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone,
--   Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, Actor1Geo_ADM1Code, Actor1Geo_Lat, Actor1Geo_Long,
--   Actor1Geo_FeatureID, Actor2Geo_Type, Actor2Geo_FullName, Actor2Geo_CountryCode, Actor2Geo_ADM1Code, Actor2Geo_Lat,
--   Actor2Geo_Long, Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName, ActionGeo_CountryCode, ActionGeo_ADM1Code,
--   ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID, DATEADDED, SOURCEURL?
-- type: verbal_cooperation: verbal cooperation with, events, directed
-- type: material_cooperation: material cooperation with, events, directed
-- type: verbal_conflict: verbal conflict with, events, -1, directed
-- type: material_conflict: material conflict with, events, -1, directed
--
-- Events between two countries by month, direction and class (QuadClass). The weight is the number of events. Actors
-- without a country are left out, and so is what happens within one. The codes are CAMEO's, nearly all of them those of
-- ISO 3166 with three letters; some are regions. An event that GDELT has under two ids, from two reports, or that is in
-- two files, counts twice, and one that a report tells from both sides in either direction: both are said.

SELECT source_code AS source, target_code AS target, class AS type,
    CASE WHEN class IN ('verbal_conflict', 'material_conflict') THEN -1 ELSE 1 END AS sign, count(*) AS weight,
    period AS start, day_after(period) AS end, 'true' AS directed,
    CASE WHEN count(*) = 1 THEN '1 event' ELSE count(*) || ' events' END AS source_ref
FROM (SELECT Actor1CountryCode AS source_code, Actor2CountryCode AS target_code,
          by_value(QuadClass, '1=verbal_cooperation, 2=material_cooperation, 3=verbal_conflict, 4=material_conflict')
              AS class,
          substr(SQLDATE, 1, 4) || '-' || substr(SQLDATE, 5, 2) AS period
      FROM events
      WHERE keep(Actor1CountryCode <> '' AND Actor2CountryCode <> '', 'events of an actor without a country')
          AND keep(Actor1CountryCode <> Actor2CountryCode, 'events within one country')
          AND say(again(GLOBALEVENTID), 'events that are there again under their id')
          AND say(SOURCEURL <> '' AND mirrored(Actor1CountryCode, Actor2CountryCode, SQLDATE, EventCode, SOURCEURL),
              'events told from both sides in one report')) AS e
WHERE class IS NOT NULL
GROUP BY source_code, target_code, class, period
ORDER BY source_code, target_code, class, period
