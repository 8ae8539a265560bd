-- title: Design of Trade Agreements, dyads
-- publisher: DESTA, World Trade Institute, University of Bern
-- version: 2
-- url: https://www.designoftradeagreements.org/
-- cite: Duer, Baccini, Elsig: The Design of International Trade Agreements: Introducing a New Dataset, Review of
--   International Organizations 9 (2014)
-- licence: free for scholarly use, to be cited
-- pass-on: not stated; from its publisher
-- encoding: latin-1
-- missing: "", NA
-- table: treaty: country1, country2, iso1, iso2, number, base_treaty, name, entry_type, consolidated?, year,
--   entryforceyear, language?, typememb?, regioncon?, wto_listed?, wto_name?
-- table: withdrawal?: country1, country2, iso1, iso2, number, base_treaty?, name?, year, ...
--
-- One relation for each agreement and pair, from the year in which it came into force between them: by the treaty
-- itself or by accession; consolidated texts say nothing new. What has no such year never came into force. It ends with
-- the year of a withdrawal, which is a row of the same table or of a second file. Ids are numbers of ISO 3166 with
-- three digits; a number of an agreement is text, as in 3+1 or 1016a.

WITH entry AS MATERIALIZED (
    SELECT rowid AS line, printf('%03d', min(cast(iso1 AS integer), cast(iso2 AS integer))) AS low,
        printf('%03d', max(cast(iso1 AS integer), cast(iso2 AS integer))) AS high, base_treaty AS agreement,
        name, entry_type AS entry, cast(entryforceyear AS integer) AS since, cast(year AS integer) AS signed
    FROM treaty
), leaving AS MATERIALIZED (
    SELECT low, high, agreement, signed AS until FROM entry WHERE entry = 'withdrawal'
    UNION ALL
    SELECT printf('%03d', min(cast(iso1 AS integer), cast(iso2 AS integer))),
        printf('%03d', max(cast(iso1 AS integer), cast(iso2 AS integer))), coalesce(base_treaty, number),
        cast(year AS integer)
    FROM withdrawal
)
SELECT low AS source, high AS target, 'preferential_trade_agreement' AS type, 1 AS sign, 1 AS weight,
    min(since) AS start, (SELECT min(l.until) + 1 FROM leaving l
        WHERE l.low = e.low AND l.high = e.high AND l.agreement = e.agreement AND l.until >= min(e.since)) AS end,
    min(name) AS note, row_list(line) AS source_ref
FROM entry e
WHERE keep(entry <> 'consolidated', 'consolidated texts') AND entry <> 'withdrawal'
    AND keep(since IS NOT NULL, 'entries that never came into force') AND low <> high
GROUP BY low, high, agreement
ORDER BY min(line);

SELECT printf('%03d', cast(iso AS integer)) AS id, min(country) AS name, 'country' AS kind
FROM (SELECT iso1 AS iso, country1 AS country FROM treaty UNION ALL SELECT iso2, country2 FROM treaty)
GROUP BY 1 ORDER BY 1
