-- title: Hostile
-- table: t: a, b

SELECT file AS source, name AS target, 'member' AS type FROM pragma_database_list
