-- title: Hostile
-- table: t: a, b

VACUUM INTO 'x.db'
