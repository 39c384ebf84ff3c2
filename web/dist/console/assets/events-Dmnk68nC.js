import{Lt as e,bt as t}from"./index-DSmWLjS9.js";var n=[`subscription EventTicks($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    ...EventFields
  }
}`,e,t].join(`
`);export{n as t};