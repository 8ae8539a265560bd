# a comment
graph [ comment "ids are texts here" directed 1
  node [ id "KAZ" name "Kazakhstan" ] node [ id "RUS" deep [ in [ it 5 ] ] ]
  edge [ source "KAZ" target "RUS" type war ]
  edge [ source RUS target CHN ] # an end that is not declared
]
