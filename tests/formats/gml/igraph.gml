Creator "igraph version 0.10.2 Sat Jan  1 00:00:00 2022"
Version 1
graph
[
  directed 1
  node
  [
    id 0
    name "Kazakhstan"
  ]
  node
  [
    id 1
    name "China"
    score NaN
  ]
  edge
  [
    source 0
    target 1
    weight 1.5e0
  ]
]
