-- title: Hostile
-- table: t: a, b

SELECT load_extension('x') AS source, b AS target, 'member' AS type FROM t
