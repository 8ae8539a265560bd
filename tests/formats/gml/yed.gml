Creator	"yFiles"
Version	"2.17"
graph
[
	hierarchic	1
	label	""
	directed	1
	node
	[
		id	0
		label	"Kazakhstan"
		graphics
		[
			x	1.0
			fill	"#FFCC00"
		]
		LabelGraphics
		[
			text	"Kazakhstan"
		]
		gid	1
	]
	node
	[
		id	1
		label	"Kazakhstan"
		isGroup	1
	]
	edge
	[
		source	0
		target	1
		label	"supplies"
		graphics
		[
			fill	"#000000"
			Line [ point [ x 1 y 2 ] point [ x 3 y 4 ] ]
		]
	]
]
