-- title: GDELT Event Database, by CAMEO root
-- publisher: GDELT Project
-- version: 2.0
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
--   Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, Actor1Geo_ADM1Code, Actor1Geo_ADM2Code, Actor1Geo_Lat,
--   Actor1Geo_Long, Actor1Geo_FeatureID, Actor2Geo_Type, Actor2Geo_FullName, Actor2Geo_CountryCode, Actor2Geo_ADM1Code,
--   Actor2Geo_ADM2Code, Actor2Geo_Lat, Actor2Geo_Long, Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName,
--   ActionGeo_CountryCode, ActionGeo_ADM1Code, ActionGeo_ADM2Code, ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID,
--   DATEADDED, SOURCEURL
-- type: public_statement: makes a public statement on, events, directed
-- type: appeal: appeals to, events, directed
-- type: intent_to_cooperate: says that it will cooperate with, events, directed
-- type: consultation: consults with, events, directed
-- type: diplomatic_cooperation: cooperates by diplomacy with, events, directed
-- type: material_help: cooperates in deed with, events, directed
-- type: aid: gives aid to, events, directed
-- type: yielding: yields to, events, directed
-- type: investigation: investigates, events, -1, directed
-- type: demand: makes demands on, events, -1, directed
-- type: disapproval: disapproves of, events, -1, directed
-- type: rejection: rejects, events, -1, directed
-- type: threat: threatens, events, -1, directed
-- type: protest: protests against, events, -1, directed
-- type: show_of_force: shows force to, events, -1, directed
-- type: reduced_relations: reduces relations with, events, -1, directed
-- type: coercion: coerces, events, -1, directed
-- type: assault: assaults, events, -1, directed
-- type: fighting: fights, events, -1, directed
-- type: mass_violence: uses mass violence against, events, -1, directed
--
-- As gdelt-2, with the root of the CAMEO code, from 01 to 20, instead of the class: those up to 08 are cooperation, and
-- those from 09 on conflict.

SELECT source_code AS source, target_code AS target, root AS type,
    CASE WHEN min(root_code) < '09' THEN 1 ELSE -1 END AS sign, count(*) AS weight, period AS start,
    day_after(period) AS end, 'true' AS directed,
    CASE WHEN count(*) = 1 THEN '1 event' ELSE count(*) || ' events' END AS source_ref
FROM (SELECT Actor1CountryCode AS source_code, Actor2CountryCode AS target_code, EventRootCode AS root_code,
          by_value(EventRootCode, '01=public_statement, 02=appeal, 03=intent_to_cooperate, 04=consultation,
              05=diplomatic_cooperation, 06=material_help, 07=aid, 08=yielding,
              09=investigation, 10=demand, 11=disapproval, 12=rejection, 13=threat,
              14=protest, 15=show_of_force, 16=reduced_relations, 17=coercion, 18=assault,
              19=fighting, 20=mass_violence') AS root,
          substr(SQLDATE, 1, 4) || '-' || substr(SQLDATE, 5, 2) AS period
      FROM events
      WHERE keep(Actor1CountryCode <> '' AND Actor2CountryCode <> '', 'events of an actor without a country')
          AND keep(Actor1CountryCode <> Actor2CountryCode, 'events within one country')
          AND say(again(GLOBALEVENTID), 'events that are there again under their id')
          AND say(SOURCEURL <> '' AND mirrored(Actor1CountryCode, Actor2CountryCode, SQLDATE, EventCode, SOURCEURL),
              'events told from both sides in one report')) AS e
WHERE root IS NOT NULL
GROUP BY source_code, target_code, root, period
ORDER BY source_code, target_code, root, period
