-- title: x
-- table: select: a, b

SELECT a AS source, b AS target, 'member' AS type FROM "select"