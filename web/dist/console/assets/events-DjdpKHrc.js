var e=`subscription EventTicks($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    ...EventFields
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`;export{e as t};