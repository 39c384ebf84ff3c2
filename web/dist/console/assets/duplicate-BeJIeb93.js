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
`),h={name:`_name_1qf66_1`,signs:`_signs_1qf66_10`,sign:`_sign_1qf66_10`,triggers:`_triggers_1qf66_39`,trigger:`_trigger_1qf66_39`,triggerWords:`_triggerWords_1qf66_52`,problem:`_problem_1qf66_58`,url:`_url_1qf66_61`,bad:`_bad_1qf66_69`,warn:`_warn_1qf66_72`,cards:`_cards_1qf66_75`,card:`_card_1qf66_75`,cardTitle:`_cardTitle_1qf66_97`,cardNodes:`_cardNodes_1qf66_100`,cardNode:`_cardNode_1qf66_100`,empty:`_empty_1qf66_115`,columns:`_columns_1qf66_120`,graph:`_graph_1qf66_125`,figures:`_figures_1qf66_130`,figure:`_figure_1qf66_130`,side:`_side_1qf66_149`,versions:`_versions_1qf66_155`,list:`_list_1qf66_162`,version:`_version_1qf66_155`,versionWords:`_versionWords_1qf66_189`,difference:`_difference_1qf66_195`,summary:`_summary_1qf66_201`};function g(e){let{description:t,inputSchema:n,config:r}=e;return{name:`${e.name} (copy)`,status:`DRAFT`,nodes:e.nodes.map(_),triggers:e.triggers.map(({type:e,config:t,enabled:n})=>({type:e,enabled:n,config:e===`WEBHOOK`?{}:t})),...t?{description:t}:{},...n?{inputSchema:n}:{},...r?{config:r}:{},...e.ownAgents.length>0?{agents:e.ownAgents.flatMap(v)}:{}}}function _({next:e,...t}){return t}function v({id:e,...t}){return e===null?[]:[{id:e,...t}]}export{u as a,m as c,p as i,_ as n,d as o,h as r,f as s,g as t};