import{A as e,F as t,G as n,J as r,M as i,S as a,V as o,W as s,q as c,v as l}from"./title-0aeW3g6L.js";import{s as u}from"./Button-DU0lv4Xn.js";var d={name:`shield-question-mark`,size:24,node:[[`path`,{d:`M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 01-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 011-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 011.52 0C14.51 3.81 17 5 19 5a1 1 0 011 1z`,key:`1buusj`}],[`path`,{d:`M9 9.5a3 2.5 0 016 0c0 2-2 2-3 3.5`,key:`1awbb0`}],[`path`,{d:`M12 17h.01`,key:`p32p05`}]],aliases:[`shield-question`]};d.node;var f=u(d),p=[`subscription Presence($sessionId: ID!) {
  presence(sessionId: $sessionId) {
    ...ParticipantFields
  }
}`,n,l].join(`
`),m=[`mutation CreateSession($input: CreateSessionInput!) {
  createSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,r,l,n,i].join(`
`),h=[`mutation UpdateSession($input: UpdateSessionInput!) {
  updateSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,r,l,n,i].join(`
`),g=[`mutation JoinSession($input: JoinSessionInput!) {
  joinSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,r,l,n,i].join(`
`),_=[`mutation LeaveSession($input: JoinSessionInput!) {
  leaveSession(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,r,l,n,i].join(`
`),v=[`mutation SetPresence($input: SetPresenceInput!) {
  setPresence(input: $input) {
    session {
      ...SessionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,r,l,n,i].join(`
`),y=`fragment ThreadMessage on Message {
  ...MessageFields
  replyTo {
    id
    content
    from {
      ...ActorFields
    }
  }
}`,b=`fragment ThreadTask on Task {
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
}`,x=[`query Threads($first: Int, $after: String, $filter: SessionFilter) {
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
}`,r,l,n,o].join(`
`),S=[`subscription ThreadListEvents($after: Cursor) {
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
}`,t,l,r,o,n].join(`
`),C=[`subscription Thread($sessionId: ID!, $after: Cursor) {
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
}`,t,l,r,n,s,y,o,b,a,e].join(`
`),w=[`query EarlierMessages($sessionId: ID!, $before: String!) {
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
}`,s,y,o,l].join(`
`),T=`query ThreadApprovals($sessionId: ID!) {
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
}`,E=[`query ThreadNotes($sessionId: ID!) {
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
}`,t,l,n,r,e].join(`
`);export{E as a,g as c,v as d,h as f,S as i,_ as l,T as n,x as o,f as p,C as r,m as s,w as t,p as u};