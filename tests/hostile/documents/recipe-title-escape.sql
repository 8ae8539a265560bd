-- title: [31mHostile
-- table: t: a, b

SELECT a AS source, b AS target, 'member' AS type FROM t
