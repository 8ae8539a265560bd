Creator "Mark Newman on Sat Jul 22 05:32:16 2006"
graph
[
  directed 0
  node
  [
    id 1
    label "Kazakhstan"
    value 12.5
  ]
  node
  [
    id 7
    label "C&ocirc;te d'Ivoire &#1179; &amp; others"
  ]
  edge
  [
    source 1
    target 7
    weight -2
  ]
]
