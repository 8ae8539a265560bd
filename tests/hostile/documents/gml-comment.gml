# x
graph [ node [ id 1 ] ]