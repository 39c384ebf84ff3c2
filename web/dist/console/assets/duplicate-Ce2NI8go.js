import{$ as e,M as t,Q as n,W as r,et as i,nt as a,rt as o,tt as s,v as c}from"./title-0aeW3g6L.js";var l=`fragment WorkflowTick on WorkflowExecution {
  id
  status
  error
  createdAt
  durationMs
}`,u=[`query WorkflowList($first: Int, $after: String, $filter: WorkflowFilter) {
  workflows(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowListRow
    }
  }
}`,r,`fragment WorkflowListRow on Workflow {
  id
  name
  description
  status
  version
  updatedAt
  inputSchema
  triggers {
    ...WorkflowTriggerFields
  }
  statistics {
    ...WorkflowStatisticsFields
  }
  executions(first: 20) {
    nodes {
      ...WorkflowTick
    }
  }
}`,o,a,l].join(`
`),d=[`subscription WorkflowListEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
    type
    ... on StreamOpened {
      resumed
    }
    ... on StreamGap {
      reason
    }
    ... on WorkflowStarted {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowFailed {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on RecordChanged {
      recordId
    }
  }
}`,l].join(`
`),f=[`query WorkflowPage($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
    statistics {
      ...WorkflowStatisticsFields
    }
    executions(first: 20) {
      nodes {
        ...WorkflowTick
      }
    }
  }
}`,e,i,o,s,n,a,l].join(`
`),p=[`query WorkflowHistory($id: ID!) {
  workflow(id: $id) {
    id
    name
    status
    version
    versions {
      version
      inputSchema
      config
      createdAt
      createdBy {
        ...ActorFields
      }
      nodes {
        ...WorkflowNodeFields
      }
    }
  }
}`,c,s].join(`
`),m=[`mutation WorkflowStatus($id: ID!, $status: WorkflowStatus!) {
  updateWorkflow(input: {id: $id, status: $status}) {
    workflow {
      id
      status
      version
    }
    errors {
      ...ErrorFields
    }
  }
}`,t].join(`
`),h={name:`_name_fx78v_1`,signs:`_signs_fx78v_10`,sign:`_sign_fx78v_10`,triggers:`_triggers_fx78v_39`,trigger:`_trigger_fx78v_39`,triggerWords:`_triggerWords_fx78v_52`,problem:`_problem_fx78v_58`,url:`_url_fx78v_61`,bad:`_bad_fx78v_69`,warn:`_warn_fx78v_72`,cards:`_cards_fx78v_75`,card:`_card_fx78v_75`,cardTitle:`_cardTitle_fx78v_97`,cardNodes:`_cardNodes_fx78v_100`,cardNode:`_cardNode_fx78v_100`,empty:`_empty_fx78v_115`,columns:`_columns_fx78v_120`,graph:`_graph_fx78v_125`,figures:`_figures_fx78v_129`,figure:`_figure_fx78v_129`,side:`_side_fx78v_148`,versions:`_versions_fx78v_154`,list:`_list_fx78v_161`,version:`_version_fx78v_154`,versionWords:`_versionWords_fx78v_188`,difference:`_difference_fx78v_194`,summary:`_summary_fx78v_200`};function g(e){let{description:t,inputSchema:n,config:r}=e;return{name:`${e.name} (copy)`,status:`DRAFT`,nodes:e.nodes.map(_),triggers:e.triggers.map(({type:e,config:t,enabled:n})=>({type:e,enabled:n,config:e===`WEBHOOK`?{}:t})),...t?{description:t}:{},...n?{inputSchema:n}:{},...r?{config:r}:{},...e.ownAgents.length>0?{agents:e.ownAgents.flatMap(v)}:{}}}function _({next:e,...t}){return t}function v({id:e,...t}){return e===null?[]:[{id:e,...t}]}export{u as a,m as c,p as i,_ as n,d as o,h as r,f as s,g as t};