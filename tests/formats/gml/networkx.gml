graph [
  directed 1
  multigraph 1
  name "A name"
  node [
    id 0
    label "KAZ"
    population 17
    code "007"
  ]
  node [
    id 1
    label "RUS"
  ]
  edge [
    source 0
    target 1
    key 0
    type "alliance"
    start "1992"
  ]
  edge [
    source 0
    target 1
    key 1
    sign -1
  ]
]
