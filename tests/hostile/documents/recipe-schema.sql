-- title: Hostile
-- table: t: a, b

SELECT sql AS source, name AS target, 'member' AS type FROM sqlite_schema
