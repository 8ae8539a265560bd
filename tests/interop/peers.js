// npm's programs for networks, asked by exchange.py: node peers.js JOBS.json. Jobs and answers are those of peers.py.
const { readFileSync, writeFileSync } = require('node:fs')

const first = (values, ...names) => names.map((name) => values?.[name]).find((v) => v !== undefined && v !== '') ?? null
const value = (values) => {
  const weight = Number(first(values, 'weight') ?? 1), sign = first(values, 'sign')
  return sign === null ? weight : Number(sign) * Math.abs(weight)
}
const more = (values) => [value(values), first(values, 'type', 'kind', 'interaction'), first(values, 'start')]
const tieValues = (tie, separate) => ({
  ...(separate ? { weight: tie.weight, sign: tie.sign } : { weight: tie.weight * tie.sign }),
  type: tie.type,
  ...(tie.start ? { start: tie.start } : {})
})

// ---- graphology ----

const graphology = {
  graph (set) {
    const { MultiDirectedGraph, MultiUndirectedGraph, MultiGraph } = require('graphology')
    const graph = new { true: MultiDirectedGraph, false: MultiUndirectedGraph, null: MultiGraph }[set.directed]()
    for (const actor of set.actors) graph.addNode(actor.id, { label: actor.name })
    for (const tie of set.ties) {
      const values = tieValues(tie, set.separate)
      if (tie.directed) graph.addDirectedEdge(tie.source, tie.target, values)
      else graph.addUndirectedEdge(tie.source, tie.target, values)
    }
    return graph
  },
  result (graph) {
    return {
      actors: graph.mapNodes((node, values) => [node, first(values, 'name', 'label')]),
      ties: graph.mapEdges((edge, v, source, target, s, t, undirected) => [source, target, !undirected, ...more(v)])
    }
  }
}

const graphologyFile = (name) => ({
  read: (path) => {
    const parse = require('graphology-' + name).parse
    const { MultiGraph } = require('graphology')
    return graphology.result(parse(MultiGraph, readFileSync(path, 'utf8'), { addMissingNodes: false }))
  },
  write: (path, set) => writeFileSync(path, require('graphology-' + name).write(graphology.graph(set)))
})

const graphologyJson = {
  write: (path, set) => writeFileSync(path, JSON.stringify(graphology.graph(set).export()))
}

// ---- cytoscape, whose ties have no direction but the order of their ends ----

const cytoscape = {
  core (options = {}) {
    return require('cytoscape')({ headless: true, ...options })
  },
  filled (set) {
    const nodes = set.actors.map((actor) => ({ data: { id: actor.id, name: actor.name } }))
    const edges = set.ties.map((tie, i) => {
      const { source, target, directed } = tie
      return { data: { id: 'tie' + i, source, target, directed, ...tieValues(tie, set.separate) } }
    })
    return cytoscape.core({ elements: { nodes, edges } })
  },
  result (cy) {
    const directed = (data) => data.directed === undefined ? null : String(data.directed) === 'true'
    return {
      actors: cy.nodes().map((node) => [node.id(), first(node.data(), 'name', 'label')]),
      ties: cy.edges().map((e) => [e.data('source'), e.data('target'), directed(e.data()), ...more(e.data())])
    }
  },
  plugged: false,
  plug () { // its GraphML plug-in is made for browsers
    if (cytoscape.plugged) return
    const { window } = new (require('jsdom').JSDOM)('')
    Object.assign(globalThis, { window, document: window.document, XMLSerializer: window.XMLSerializer })
    console.warn = () => {} // of styles, which its reader sets
    require('cytoscape-graphml')(require('cytoscape'), require('jquery'))
    cytoscape.plugged = true
  }
}

const cytoscapeGraphml = {
  read: (path) => {
    cytoscape.plug()
    const cy = cytoscape.core()
    cy.graphml({ layoutBy: 'null' })
    cy.graphml(readFileSync(path, 'utf8'))
    return cytoscape.result(cy)
  },
  write: (path, set) => {
    cytoscape.plug()
    writeFileSync(path, cytoscape.filled(set).graphml())
  }
}

const cytoscapeJson = {
  read: (path) => {
    const { elements, data } = JSON.parse(readFileSync(path, 'utf8'))
    return cytoscape.result(cytoscape.core({ elements, data }))
  },
  write: (path, set) => writeFileSync(path, JSON.stringify(cytoscape.filled(set).json()))
}

// ---- readers of DOT ----

const arrow = (digraph, values) => digraph && first(values, 'dir') !== 'none'

const dotparser = {
  read: (path) => {
    const [graph] = require('dotparser')(readFileSync(path, 'utf8'))
    const values = (item) => Object.fromEntries(item.attr_list.map((a) => [a.id, a.eq]))
    const actors = new Map(), ties = []
    for (const item of graph.children) {
      if (item.type === 'node_stmt') actors.set(String(item.node_id.id), first(values(item), 'name', 'label'))
      if (item.type !== 'edge_stmt') continue
      const v = values(item), [a, b] = item.edge_list.map((end) => String(end.id))
      for (const end of [a, b]) if (!actors.has(end)) actors.set(end, null)
      ties.push([a, b, arrow(graph.type === 'digraph', v), ...more(v)])
    }
    return { actors: [...actors], ties }
  }
}

const tsGraphviz = {
  read: (path) => {
    const graph = require('ts-graphviz').fromDot(readFileSync(path, 'utf8'))
    const values = (item) => Object.fromEntries(item.attributes.values)
    const actors = new Map(graph.nodes.map((node) => [node.id, first(values(node), 'name', 'label')])), ties = []
    for (const edge of graph.edges) {
      const v = values(edge), [a, b] = edge.targets.map((end) => end.id)
      for (const end of [a, b]) if (!actors.has(end)) actors.set(end, null)
      ties.push([a, b, arrow(graph.directed, v), ...more(v)])
    }
    return { actors: [...actors], ties }
  },
  write: (path, set) => {
    const { Graph, Digraph, toDot } = require('ts-graphviz')
    const graph = set.directed ? new Digraph() : new Graph()
    const nodes = new Map(set.actors.map((actor) => [actor.id, graph.createNode(actor.id, { label: actor.name })]))
    for (const tie of set.ties) graph.createEdge([nodes.get(tie.source), nodes.get(tie.target)], tieValues(tie, set.separate))
    writeFileSync(path, toDot(graph))
  }
}

// ---- jobs ----

const peers = {
  'graphology graphml': graphologyFile('graphml'),
  'graphology gexf': graphologyFile('gexf'),
  'graphology node-link': graphologyJson,
  'cytoscape graphml': cytoscapeGraphml,
  'cytoscape cyjs': cytoscapeJson,
  'dotparser dot': dotparser,
  'ts-graphviz dot': tsGraphviz
}

const todo = (job) => {
  const peer = peers[`${job.peer} ${job.format}`]
  try {
    if (job.read) return peer.read(job.read)
    peer.write(job.write, job.set)
    return {}
  } catch (error) {
    return error.code === 'MODULE_NOT_FOUND' ? { missing: error.message.split('\n')[0] } : { error: String(error).slice(0, 300) }
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(process.argv[2], 'utf8')).map(todo)))
