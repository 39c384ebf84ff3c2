import{$i as e,Sa as t,Yi as n,_a as r,fa as i,la as a,sa as o,va as s,xa as c,ya as l}from"./console-DvQMJalt.js";var u=[`subscription Presence($sessionId: ID!) {
  presence(sessionId: $sessionId) {
    ...ParticipantFields
  }
}`,l,n].join(`
`),d=[`mutation CreateSession($input: CreateSessionInput!) {
  createSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,t,n,l,a].join(`
`),f=[`mutation UpdateSession($input: UpdateSessionInput!) {
  updateSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,t,n,l,a].join(`
`),p=[`mutation JoinSession($input: JoinSessionInput!) {
  joinSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,t,n,l,a].join(`
`),m=[`mutation LeaveSession($input: JoinSessionInput!) {
  leaveSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,t,n,l,a].join(`
`),h=[`mutation SetPresence($input: SetPresenceInput!) {
  setPresence(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,t,n,l,a].join(`
`),g=`fragment ThreadMessage on Message {
  ...MessageFields
  replyTo {
    id
    content
    from {
      ...ActorFields
    }
  }
}`,_=`fragment ThreadTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  overdue
  dueAt
  createdAt
  updatedAt
  assignedTo {
    id
    name
  }
}`,v=[`query Threads($first: Int, $after: String, $filter: SessionFilter) {
  sessions(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...ThreadRow
    }
  }
}`,s,`fragment ThreadRow on Session {
  ...SessionFields
  participants {
    ...ParticipantFields
  }
  messages(last: 1) {
    totalCount
    nodes {
      ...MessageFields
    }
  }
  approvals(status: PENDING, first: 20) {
    nodes {
      id
    }
  }
}`,t,n,l,r].join(`
`),y=[`subscription ThreadListEvents($after: Cursor) {
  events(
    types: ["collaboration.session_created", "collaboration.session_updated", "collaboration.message_sent", "collaboration.participant_joined", "collaboration.participant_left", "collaboration.approval_requested", "collaboration.approval_responded"]
    after: $after
  ) {
    ...EventFields
    ... on SessionCreated {
      session {
        ...SessionFields
      }
    }
    ... on SessionUpdated {
      session {
        ...SessionFields
      }
    }
    ... on MessageSent {
      message {
        ...MessageFields
        session {
          id
        }
      }
    }
    ... on ParticipantJoined {
      session {
        id
      }
      participant {
        ...ParticipantFields
      }
    }
    ... on ParticipantLeft {
      session {
        id
      }
      participant {
        ...ParticipantFields
      }
    }
    ... on ApprovalRequested {
      approval {
        id
        status
        inSession: session {
          id
        }
      }
    }
    ... on ApprovalResponded {
      approval {
        id
        status
        inSession: session {
          id
        }
      }
    }
  }
}`,i,n,t,r,l].join(`
`),b=[`subscription Thread($sessionId: ID!, $after: Cursor) {
  sessionEvents(sessionId: $sessionId, after: $after) {
    ...EventFields
    ... on StreamOpened {
      snapshot {
        __typename
        id
        ... on Session {
          ...SessionFields
          participants {
            ...ParticipantFields
          }
          messages(last: 50) {
            pageInfo {
              ...PageFields
            }
            nodes {
              ...ThreadMessage
            }
          }
          tasks(first: 100) {
            nodes {
              ...ThreadTask
            }
          }
          approvals(first: 50) {
            nodes {
              ...ApprovalFields
            }
          }
          documents {
            ...DocumentFields
          }
        }
      }
    }
    ... on SessionUpdated {
      session {
        ...SessionFields
      }
    }
    ... on MessageSent {
      message {
        ...ThreadMessage
      }
    }
    ... on ParticipantJoined {
      participant {
        ...ParticipantFields
      }
    }
    ... on ParticipantLeft {
      participant {
        ...ParticipantFields
      }
    }
    ... on TaskCreated {
      task {
        ...ThreadTask
      }
    }
    ... on TaskAssigned {
      task {
        ...ThreadTask
      }
    }
    ... on TaskUpdated {
      task {
        ...ThreadTask
      }
    }
    ... on ApprovalRequested {
      approval {
        ...ApprovalFields
      }
    }
    ... on ApprovalResponded {
      approval {
        ...ApprovalFields
      }
    }
    ... on DocumentChanged {
      patch
      document {
        ...DocumentFields
      }
    }
  }
}`,i,n,t,l,s,g,r,_,e,o].join(`
`),x=[`query EarlierMessages($sessionId: ID!, $before: String!) {
  session(id: $sessionId) {
    id
    messages(last: 50, before: $before) {
      pageInfo {
        ...PageFields
      }
      nodes {
        ...ThreadMessage
      }
    }
  }
}`,s,g,r,n].join(`
`),S=`query ThreadApprovals($sessionId: ID!) {
  session(id: $sessionId) {
    id
    approvals(status: PENDING, first: 50) {
      nodes {
        id
        viewerMayDecide
        viewerMayNotBecause
      }
    }
  }
}`,C=[`query ThreadNotes($sessionId: ID!) {
  events(
    last: 100
    sessionId: $sessionId
    types: ["collaboration.participant_joined", "collaboration.participant_left", "collaboration.session_updated", "collaboration.document_changed"]
  ) {
    nodes {
      ...EventFields
      ... on ParticipantJoined {
        participant {
          ...ParticipantFields
        }
      }
      ... on ParticipantLeft {
        participant {
          ...ParticipantFields
        }
      }
      ... on SessionUpdated {
        session {
          ...SessionFields
        }
      }
      ... on DocumentChanged {
        patch
        document {
          ...DocumentFields
        }
      }
    }
  }
}`,i,n,l,t,o].join(`
`);export{C as a,p as c,h as d,f,y as i,m as l,S as n,v as o,b as r,d as s,x as t,u};