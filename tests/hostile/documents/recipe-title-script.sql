-- title: <script>alert(1)</script>
-- table: t: a, b

SELECT a AS source, b AS target, 'member' AS type FROM t
