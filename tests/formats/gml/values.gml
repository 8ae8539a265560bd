graph [ node [ id 1 ] node [ id 1 ]
 edge [ source 1 ]
 edge [ source 1 target 2 weight "x" start "9/6/2013" ]
]
