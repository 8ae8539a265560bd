-- title: Hostile
-- table: t: a, b

BEGIN
