-- title: Hostile
-- table: t: a, b

SELECT replace(replace(hex(zeroblob(9999)), '0', hex(zeroblob(9999))), '0', hex(zeroblob(9999))) AS source, b AS target, 'member' AS type FROM t
