from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "api_keys" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "hint" VARCHAR(20) NOT NULL,
    "secret_hash" VARCHAR(64) NOT NULL UNIQUE,
    "scopes" JSON,
    "owner_id" VARCHAR(40) NOT NULL,
    "expires_at" TIMESTAMP,
    "last_used_at" TIMESTAMP,
    "revoked_at" TIMESTAMP,
    "from_environment" INT NOT NULL
) /* A long-lived credential of a user or of an agent. Only a keyed hash of the secret is kept. */;
CREATE INDEX "idx_api_keys_organiz_0f4ed0" ON "api_keys" ("organization_id");
CREATE INDEX "idx_api_keys_owner_i_d0be20" ON "api_keys" ("owner_id");
CREATE TABLE "organizations" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMP NOT NULL
) /* A tenant. Everything else belongs to exactly one. */;
CREATE TABLE "sign_in_links" (
    "code_hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(40) NOT NULL,
    "expires_at" TIMESTAMP NOT NULL
) /* A one-time link that the first start prints when no administrator's key was set. */;
CREATE TABLE "users" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "email" VARCHAR(320) NOT NULL UNIQUE,
    "role" VARCHAR(20) NOT NULL /* VIEWER: VIEWER\nMEMBER: MEMBER\nOPERATOR: OPERATOR\nADMIN: ADMIN */,
    "active" INT NOT NULL,
    "password_hash" TEXT,
    "subject_hash" VARCHAR(64) UNIQUE
) /* A person. The e-mail address is unique across organizations, because signing in asks for nothing else. */;
CREATE INDEX "idx_users_organiz_d1d822" ON "users" ("organization_id");
CREATE INDEX "idx_users_organiz_4c17d2" ON "users" ("organization_id", "role");
CREATE TABLE "agents" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "runtime" VARCHAR(20) NOT NULL /* WORKER: WORKER\nLYZR: LYZR\nOPENAI: OPENAI\nLLAMA_STACK: LLAMA_STACK\nA2A: A2A\nHTTP: HTTP\nBUILTIN: BUILTIN */,
    "description" TEXT,
    "status" VARCHAR(20) NOT NULL /* OFFLINE: OFFLINE\nIDLE: IDLE\nBUSY: BUSY\nERROR: ERROR\nSTOPPED: STOPPED */,
    "capabilities" JSON NOT NULL,
    "config" JSON NOT NULL,
    "metadata" JSON NOT NULL,
    "max_concurrent_tasks" INT NOT NULL,
    "last_heartbeat_at" TIMESTAMP,
    "cpu_usage" REAL,
    "memory_usage" REAL,
    "tasks_completed" INT NOT NULL,
    "tasks_failed" INT NOT NULL,
    "task_seconds" REAL NOT NULL,
    "requests" INT NOT NULL,
    "failures" INT NOT NULL,
    "ended_attempts" INT NOT NULL,
    "latency_ms" REAL NOT NULL,
    "events_processed" INT NOT NULL,
    "waits_until" TIMESTAMP,
    "waits_for" JSON,
    "sampled_at" TIMESTAMP,
    "deleted_at" TIMESTAMP
) /* Something that takes tasks and speaks in sessions. */;
CREATE INDEX "idx_agents_organiz_d1a641" ON "agents" ("organization_id");
CREATE INDEX "idx_agents_organiz_3f7f82" ON "agents" ("organization_id", "type");
CREATE INDEX "idx_agents_organiz_2f3b5d" ON "agents" ("organization_id", "status");
CREATE INDEX "idx_agents_organiz_c6418f" ON "agents" ("organization_id", "name");
CREATE INDEX "idx_agents_status_327f50" ON "agents" ("status", "last_heartbeat_at");
CREATE INDEX "idx_agents_organiz_bcbf35" ON "agents" ("organization_id", "waits_until");
CREATE INDEX "idx_agents_sampled_8d3bb6" ON "agents" ("sampled_at");
CREATE TABLE "agent_metrics" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "organization_id" VARCHAR(40) NOT NULL,
    "agent_id" VARCHAR(40) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "metrics" JSON NOT NULL
) /* An agent's figures at one moment. The newest ones are kept; see engine.agents. */;
CREATE INDEX "idx_agent_metri_at_6a13a4" ON "agent_metrics" ("at");
CREATE INDEX "idx_agent_metri_agent_i_d38453" ON "agent_metrics" ("agent_id", "at");
CREATE TABLE "tasks" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "priority" INT NOT NULL,
    "urgency" INT NOT NULL,
    "payload" JSON NOT NULL,
    "requirements" JSON NOT NULL,
    "required_capabilities" JSON NOT NULL,
    "status" VARCHAR(20) NOT NULL /* PENDING: PENDING\nASSIGNED: ASSIGNED\nRUNNING: RUNNING\nCOMPLETED: COMPLETED\nFAILED: FAILED\nCANCELLED: CANCELLED */,
    "progress" REAL,
    "result" JSON,
    "error" VARCHAR(10000),
    "attempts" INT NOT NULL,
    "max_attempts" INT NOT NULL,
    "timeout_seconds" INT NOT NULL,
    "retry_delay_seconds" REAL NOT NULL,
    "retry_at" TIMESTAMP,
    "due_at" TIMESTAMP,
    "falls_due_at" TIMESTAMP,
    "overdue" INT NOT NULL,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "node_id" VARCHAR(40),
    "created_by_id" VARCHAR(40) NOT NULL,
    "for_agent_id" VARCHAR(40),
    "assigned_to_id" VARCHAR(40),
    "lease_seconds" INT,
    "lease_expires_at" TIMESTAMP,
    "attempt_at" TIMESTAMP,
    "times_out_at" TIMESTAMP,
    "assigned_at" TIMESTAMP,
    "started_at" TIMESTAMP,
    "completed_at" TIMESTAMP
) /* A piece of work. */;
CREATE INDEX "idx_tasks_organiz_01754e" ON "tasks" ("organization_id");
CREATE INDEX "idx_tasks_organiz_819885" ON "tasks" ("organization_id", "status", "urgency", "id");
CREATE INDEX "idx_tasks_organiz_1bb6e0" ON "tasks" ("organization_id", "status", "type", "urgency", "id");
CREATE INDEX "idx_tasks_organiz_4d3eb3" ON "tasks" ("organization_id", "priority", "id");
CREATE INDEX "idx_tasks_organiz_9b7319" ON "tasks" ("organization_id", "updated_at", "id");
CREATE INDEX "idx_tasks_assigne_349dbf" ON "tasks" ("assigned_to_id", "status", "urgency", "id");
CREATE INDEX "idx_tasks_session_530f01" ON "tasks" ("session_id", "id");
CREATE INDEX "idx_tasks_lease_e_995aae" ON "tasks" ("lease_expires_at");
CREATE INDEX "idx_tasks_times_o_e48567" ON "tasks" ("times_out_at");
CREATE INDEX "idx_tasks_falls_d_4de7c3" ON "tasks" ("falls_due_at");
CREATE TABLE "participants" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "actor_id" VARCHAR(40) NOT NULL,
    "presence" VARCHAR(20) NOT NULL /* ONLINE: ONLINE\nAWAY: AWAY\nOFFLINE: OFFLINE */,
    "joined_at" TIMESTAMP NOT NULL,
    "last_seen_at" TIMESTAMP,
    CONSTRAINT "uid_participant_session_026dea" UNIQUE ("session_id", "actor_id")
) /* A user or agent in a session. The row goes when it leaves; the log knows that it was there. */;
CREATE INDEX "idx_participant_organiz_9029a7" ON "participants" ("organization_id");
CREATE INDEX "idx_participant_actor_i_a4d9c1" ON "participants" ("actor_id");
CREATE TABLE "sessions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "status" VARCHAR(20) NOT NULL /* ACTIVE: ACTIVE\nINACTIVE: INACTIVE\nEXPIRED: EXPIRED\nARCHIVED: ARCHIVED */,
    "channel" VARCHAR(20) NOT NULL /* WEB: WEB\nCLI: CLI\nTOOL: TOOL\nSLACK: SLACK\nEMAIL: EMAIL\nSMS: SMS\nWEBHOOK: WEBHOOK\nTEAMS: TEAMS\nDISCORD: DISCORD\nGENERIC: GENERIC\nTEST: TEST */,
    "owner_id" VARCHAR(40) NOT NULL,
    "max_participants" INT,
    "auto_approval" INT NOT NULL,
    "context" JSON NOT NULL,
    "metadata" JSON NOT NULL,
    "external_channel_id" VARCHAR(255),
    "external_thread_id" VARCHAR(255),
    "current_agent_id" VARCHAR(40),
    "total_requests" INT NOT NULL,
    "last_request_at" TIMESTAMP,
    "expires_at" TIMESTAMP
) /* A room where people and agents work together. */;
CREATE INDEX "idx_sessions_organiz_408996" ON "sessions" ("organization_id");
CREATE INDEX "idx_sessions_organiz_ce81c3" ON "sessions" ("organization_id", "id");
CREATE INDEX "idx_sessions_organiz_01ae10" ON "sessions" ("organization_id", "status", "id");
CREATE INDEX "idx_sessions_organiz_a874f5" ON "sessions" ("organization_id", "owner_id", "id");
CREATE INDEX "idx_sessions_status_b9f6ea" ON "sessions" ("status", "expires_at");
CREATE TABLE "messages" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "from_id" VARCHAR(40) NOT NULL,
    "to_id" VARCHAR(40),
    "content" TEXT NOT NULL,
    "type" VARCHAR(20) NOT NULL /* TEXT: TEXT\nCODE: CODE\nDATA: DATA\nTOOL_CALL: TOOL_CALL\nTOOL_RESULT: TOOL_RESULT\nSYSTEM: SYSTEM */,
    "metadata" JSON NOT NULL,
    "reply_to_id" VARCHAR(40)
) /* Something said in a session, to everybody or to one participant. */;
CREATE INDEX "idx_messages_organiz_251ea0" ON "messages" ("organization_id");
CREATE INDEX "idx_messages_organiz_547ea0" ON "messages" ("organization_id", "session_id", "id");
CREATE TABLE "approvals" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "data" JSON NOT NULL,
    "status" VARCHAR(20) NOT NULL /* PENDING: PENDING\nAPPROVED: APPROVED\nREJECTED: REJECTED\nEXPIRED: EXPIRED\nCANCELLED: CANCELLED */,
    "requested_by_id" VARCHAR(40) NOT NULL,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "node_id" VARCHAR(40),
    "approver_ids" JSON NOT NULL,
    "required_approvals" INT NOT NULL,
    "decisions" JSON NOT NULL,
    "expires_at" TIMESTAMP,
    "on_expiry" VARCHAR(20) NOT NULL /* REJECT: REJECT\nAPPROVE: APPROVE\nFAIL: FAIL */,
    "resolved_at" TIMESTAMP
) /* A question to people. One rejection rejects it, `required_approvals` approvals approve it. */;
CREATE INDEX "idx_approvals_organiz_712f98" ON "approvals" ("organization_id");
CREATE INDEX "idx_approvals_organiz_5810d8" ON "approvals" ("organization_id", "status", "id");
CREATE INDEX "idx_approvals_session_d0d6a9" ON "approvals" ("session_id", "id");
CREATE INDEX "idx_approvals_status_e8b55d" ON "approvals" ("status", "expires_at");
CREATE TABLE "shared_documents" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "version" INT NOT NULL,
    "value" JSON NOT NULL,
    "updated_by_id" VARCHAR(40) NOT NULL,
    CONSTRAINT "uid_shared_docu_organiz_577a00" UNIQUE ("organization_id", "session_id", "key")
) /* A JSON value with a version that grows by one with each accepted patch. */;
CREATE INDEX "idx_shared_docu_organiz_8a7b3f" ON "shared_documents" ("organization_id");
CREATE TABLE "trigger_positions" (
    "shard" INT NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL
) /* Up to which event each shard of the log was looked through for EVENT triggers. */;
CREATE TABLE "workflows" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "status" VARCHAR(20) NOT NULL /* DRAFT: DRAFT\nACTIVE: ACTIVE\nPAUSED: PAUSED\nARCHIVED: ARCHIVED */,
    "version" INT NOT NULL,
    "nodes" JSON NOT NULL,
    "triggers" JSON NOT NULL,
    "input_schema" JSON,
    "config" JSON NOT NULL,
    "created_by_id" VARCHAR(40) NOT NULL,
    "deleted_at" TIMESTAMP
) /* A graph of nodes under a name. The row holds its newest version; `WorkflowVersion` holds them all. */;
CREATE INDEX "idx_workflows_organiz_a1a39b" ON "workflows" ("organization_id");
CREATE INDEX "idx_workflows_organiz_b6cde9" ON "workflows" ("organization_id", "status", "id");
CREATE INDEX "idx_workflows_organiz_fab346" ON "workflows" ("organization_id", "name");
CREATE TABLE "workflow_triggers" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "workflow_id" VARCHAR(40) NOT NULL,
    "type" VARCHAR(20) NOT NULL /* MANUAL: MANUAL\nSCHEDULE: SCHEDULE\nWEBHOOK: WEBHOOK\nEVENT: EVENT */,
    "config" JSON NOT NULL,
    "enabled" INT NOT NULL,
    "active" INT NOT NULL,
    "position" INT NOT NULL,
    "next_run_at" TIMESTAMP,
    "event_seq" BIGINT,
    "sealed_secret" TEXT,
    "deleted_at" TIMESTAMP
) /* What starts a workflow by itself. It fires while `active`: enabled, and its workflow is ACTIVE. */;
CREATE INDEX "idx_workflow_tr_organiz_fc2185" ON "workflow_triggers" ("organization_id");
CREATE INDEX "idx_workflow_tr_workflo_e11caf" ON "workflow_triggers" ("workflow_id", "position");
CREATE INDEX "idx_workflow_tr_active_b1734c" ON "workflow_triggers" ("active", "type", "next_run_at");
CREATE TABLE "workflow_versions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "workflow_id" VARCHAR(40) NOT NULL,
    "version" INT NOT NULL,
    "nodes" JSON NOT NULL,
    "triggers" JSON NOT NULL,
    "input_schema" JSON,
    "config" JSON NOT NULL,
    "created_by_id" VARCHAR(40) NOT NULL,
    CONSTRAINT "uid_workflow_ve_workflo_6bca7e" UNIQUE ("workflow_id", "version")
) /* What a workflow was made of at one time. Nothing changes it: a run keeps the version it began with. */;
CREATE INDEX "idx_workflow_ve_organiz_1402ce" ON "workflow_versions" ("organization_id");
CREATE TABLE "node_executions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "execution_id" VARCHAR(40) NOT NULL,
    "position" INT NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "depends_on" JSON NOT NULL,
    "status" VARCHAR(20) NOT NULL /* PENDING: PENDING\nRUNNING: RUNNING\nWAITING: WAITING\nCOMPLETED: COMPLETED\nFAILED: FAILED\nSKIPPED: SKIPPED\nCANCELLED: CANCELLED */,
    "input" JSON,
    "output" JSON,
    "error" TEXT,
    "attempts" INT NOT NULL,
    "task_id" VARCHAR(40),
    "approval_id" VARCHAR(40),
    "child_id" VARCHAR(40),
    "retry_at" TIMESTAMP,
    "due_at" TIMESTAMP,
    "started_at" TIMESTAMP,
    "completed_at" TIMESTAMP,
    CONSTRAINT "uid_node_execut_executi_94625b" UNIQUE ("execution_id", "key")
) /* A node of a run. */;
CREATE INDEX "idx_node_execut_organiz_65b9de" ON "node_executions" ("organization_id");
CREATE INDEX "idx_node_execut_executi_30b32a" ON "node_executions" ("execution_id", "position");
CREATE TABLE "workflow_executions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "workflow_id" VARCHAR(40),
    "version" INT NOT NULL,
    "status" VARCHAR(20) NOT NULL /* PENDING: PENDING\nRUNNING: RUNNING\nWAITING: WAITING\nCOMPLETED: COMPLETED\nFAILED: FAILED\nCANCELLED: CANCELLED */,
    "input" JSON NOT NULL,
    "output" JSON,
    "error" TEXT,
    "trigger" VARCHAR(20) NOT NULL,
    "started_by_id" VARCHAR(40) NOT NULL,
    "session_id" VARCHAR(40),
    "parent_node_id" VARCHAR(40),
    "depth" INT NOT NULL,
    "run_key" VARCHAR(200),
    "caused_by" VARCHAR(120),
    "definition" JSON NOT NULL,
    "round" INT NOT NULL,
    "driver" VARCHAR(40),
    "log_seq" BIGINT NOT NULL,
    "nodes_total" INT NOT NULL,
    "nodes_running" INT NOT NULL,
    "nodes_waiting" INT NOT NULL,
    "nodes_ended" INT NOT NULL,
    "started_at" TIMESTAMP,
    "completed_at" TIMESTAMP,
    CONSTRAINT "uid_workflow_ex_organiz_f36a5e" UNIQUE ("organization_id", "run_key")
) /* One run. It keeps the definition it began with. */;
CREATE INDEX "idx_workflow_ex_organiz_5a5a41" ON "workflow_executions" ("organization_id");
CREATE INDEX "idx_workflow_ex_organiz_c16ad2" ON "workflow_executions" ("organization_id", "status", "id");
CREATE INDEX "idx_workflow_ex_workflo_498690" ON "workflow_executions" ("workflow_id", "id");
CREATE INDEX "idx_workflow_ex_workflo_5c3f06" ON "workflow_executions" ("workflow_id", "status", "completed_at");
CREATE INDEX "idx_workflow_ex_session_1064e4" ON "workflow_executions" ("session_id", "id");
CREATE INDEX "idx_workflow_ex_parent__faf82a" ON "workflow_executions" ("parent_node_id");
CREATE INDEX "idx_workflow_ex_status_4b69e4" ON "workflow_executions" ("status", "created_at");
CREATE INDEX "idx_workflow_ex_complet_c8da33" ON "workflow_executions" ("completed_at");
CREATE TABLE "connector_states" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "connector" VARCHAR(40) NOT NULL,
    "health" VARCHAR(20) NOT NULL /* HEALTHY: HEALTHY\nDEGRADED: DEGRADED\nUNHEALTHY: UNHEALTHY\nUNKNOWN: UNKNOWN */,
    "message" TEXT,
    "checked_at" TIMESTAMP,
    "latency_ms" REAL,
    "requests" BIGINT NOT NULL,
    "failures" BIGINT NOT NULL,
    "retries" BIGINT NOT NULL,
    "answers" BIGINT NOT NULL,
    "answer_ms" REAL NOT NULL,
    CONSTRAINT "uid_connector_s_organiz_96839e" UNIQUE ("organization_id", "connector")
) /* One connector of one organization. */;
CREATE INDEX "idx_connector_s_organiz_41f3f3" ON "connector_states" ("organization_id");
CREATE TABLE "oauth_connections" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "provider" VARCHAR(40) NOT NULL,
    "account" VARCHAR(255),
    "scopes" JSON,
    "status" VARCHAR(20) NOT NULL /* CONNECTED: CONNECTED\nEXPIRED: EXPIRED\nREAUTH_REQUIRED: REAUTH_REQUIRED\nREVOKED: REVOKED */,
    "expires_at" TIMESTAMP,
    "refresh_at" TIMESTAMP,
    "last_refreshed_at" TIMESTAMP,
    "last_error" TEXT,
    "failures" INT NOT NULL,
    "generation" INT NOT NULL,
    "sealed_access" TEXT,
    "sealed_refresh" TEXT,
    "lease_owner" VARCHAR(40),
    "lease_until" TIMESTAMP,
    CONSTRAINT "uid_oauth_conne_organiz_0366af" UNIQUE ("organization_id", "user_id", "provider")
) /* A user's account at a provider; one for each user and provider. */;
CREATE INDEX "idx_oauth_conne_organiz_e86049" ON "oauth_connections" ("organization_id");
CREATE INDEX "idx_oauth_conne_status_710ac6" ON "oauth_connections" ("status", "refresh_at");
CREATE TABLE "oauth_flows" (
    "id" VARCHAR(64) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "provider" VARCHAR(40) NOT NULL,
    "scopes" JSON NOT NULL,
    "browser_hash" VARCHAR(64) NOT NULL,
    "sealed_verifier" TEXT NOT NULL,
    "return_to" TEXT,
    "expires_at" TIMESTAMP NOT NULL
) /* A person was sent to a provider and has not come back yet. `state` names it, and only its hash is here. */;
CREATE INDEX "idx_oauth_flows_expires_d27df5" ON "oauth_flows" ("expires_at");
CREATE TABLE "destination_positions" (
    "shard" INT NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL
) /* Up to which event each shard of the log was looked through for destinations; see `TriggerPosition`. */;
CREATE TABLE "destination_states" (
    "destination_id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "due_at" TIMESTAMP,
    "held_until" TIMESTAMP,
    "leased_by" VARCHAR(60),
    "leased_until" TIMESTAMP,
    "failures" INT NOT NULL,
    "last_attempt_at" TIMESTAMP,
    "last_error" TEXT,
    "requests" BIGINT NOT NULL,
    "failed_requests" BIGINT NOT NULL,
    "retries" BIGINT NOT NULL,
    "latency_ms" REAL NOT NULL
) /* How a destination is doing. Its row's lock is what lets one process at a time send to a destination. */;
CREATE INDEX "idx_destination_due_at_9eb11d" ON "destination_states" ("due_at");
CREATE TABLE "event_deliveries" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "destination_id" VARCHAR(40) NOT NULL,
    "event_id" VARCHAR(120) NOT NULL,
    "event_seq" BIGINT NOT NULL,
    "status" VARCHAR(20) NOT NULL /* PENDING: PENDING\nRETRYING: RETRYING\nSUCCESS: SUCCESS\nFAILED: FAILED\nEXPIRED: EXPIRED */,
    "attempts" JSON NOT NULL,
    "place" BIGINT,
    "next_attempt_at" TIMESTAMP,
    "began_at" TIMESTAMP,
    "expires_at" TIMESTAMP NOT NULL,
    "completed_at" TIMESTAMP,
    CONSTRAINT "uid_event_deliv_destina_acd83d" UNIQUE ("destination_id", "event_id")
) /* One event for one destination. */;
CREATE INDEX "idx_event_deliv_organiz_52c760" ON "event_deliveries" ("organization_id");
CREATE INDEX "idx_event_deliv_destina_946f24" ON "event_deliveries" ("destination_id", "place");
CREATE INDEX "idx_event_deliv_destina_ad276f" ON "event_deliveries" ("destination_id", "next_attempt_at");
CREATE INDEX "idx_event_deliv_destina_f7230b" ON "event_deliveries" ("destination_id", "status", "id");
CREATE INDEX "idx_event_deliv_destina_08ce01" ON "event_deliveries" ("destination_id", "began_at");
CREATE INDEX "idx_event_deliv_status_8c6a9d" ON "event_deliveries" ("status", "expires_at");
CREATE INDEX "idx_event_deliv_complet_438d74" ON "event_deliveries" ("completed_at");
CREATE INDEX "idx_event_deliv_event_s_c4715e" ON "event_deliveries" ("event_seq");
CREATE TABLE "event_destinations" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(20) NOT NULL /* PIPEDREAM: PIPEDREAM\nPUSHER: PUSHER\nWEBHOOK: WEBHOOK\nCLOUDEVENTS: CLOUDEVENTS */,
    "event_types" JSON NOT NULL,
    "config" JSON NOT NULL,
    "sealed_secrets" TEXT,
    "secret_names" JSON NOT NULL,
    "enabled" INT NOT NULL,
    "environment_name" VARCHAR(100),
    "event_seq" BIGINT NOT NULL,
    "created_by_id" VARCHAR(40) NOT NULL,
    "deleted_at" TIMESTAMP,
    CONSTRAINT "uid_event_desti_organiz_5bca23" UNIQUE ("organization_id", "environment_name")
) /* Where events of an organization go. */;
CREATE INDEX "idx_event_desti_organiz_927965" ON "event_destinations" ("organization_id");
CREATE INDEX "idx_event_desti_enabled_ab7175" ON "event_destinations" ("enabled", "deleted_at");
CREATE TABLE "log_head" (
    "shard" INT NOT NULL PRIMARY KEY,
    "epoch" VARCHAR(40) NOT NULL,
    "seq" BIGINT NOT NULL,
    "pruned_through" BIGINT NOT NULL
) /* How far each shard's log has come. Locking its row is what puts events in order. */;
CREATE TABLE "event_log" (
    "shard" INT NOT NULL,
    "organization_id" VARCHAR(40) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "type" VARCHAR(100) NOT NULL,
    "actor_id" VARCHAR(40),
    "caused_by" VARCHAR(120),
    "occurred_at" TIMESTAMP NOT NULL,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "agent_id" VARCHAR(40),
    "task_id" VARCHAR(40),
    "user_id" VARCHAR(40),
    "payload" JSON NOT NULL,
    "id" VARCHAR(120) NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL,
    CONSTRAINT "uid_event_log_shard_d416cc" UNIQUE ("shard", "seq")
) /* An event in its place. */;
CREATE INDEX "idx_event_log_organiz_2922ba" ON "event_log" ("organization_id", "seq");
CREATE INDEX "idx_event_log_session_83fea8" ON "event_log" ("session_id", "seq");
CREATE INDEX "idx_event_log_executi_c55ced" ON "event_log" ("execution_id", "seq");
CREATE INDEX "idx_event_log_occurre_70361c" ON "event_log" ("occurred_at");
CREATE TABLE "outbox" (
    "shard" INT NOT NULL,
    "organization_id" VARCHAR(40) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "type" VARCHAR(100) NOT NULL,
    "actor_id" VARCHAR(40),
    "caused_by" VARCHAR(120),
    "occurred_at" TIMESTAMP NOT NULL,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "agent_id" VARCHAR(40),
    "task_id" VARCHAR(40),
    "user_id" VARCHAR(40),
    "payload" JSON NOT NULL,
    "position" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "id" VARCHAR(120) NOT NULL UNIQUE
) /* An event that was committed and waits for its place (PostgreSQL only). */;
CREATE TABLE "idempotent_results" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "actor_id" VARCHAR(40) NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "operation" VARCHAR(60) NOT NULL,
    "input_digest" VARCHAR(64) NOT NULL,
    "result" JSON,
    "created_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_idempotent__actor_i_7742e3" UNIQUE ("actor_id", "key")
) /* What a mutation answered the first time its key was used. The key belongs to the actor who used it. */;
CREATE INDEX "idx_idempotent__created_44e8ae" ON "idempotent_results" ("created_at");
CREATE TABLE "leases" (
    "name" VARCHAR(40) NOT NULL PRIMARY KEY,
    "holder" VARCHAR(100) NOT NULL,
    "stand_in" INT NOT NULL,
    "expires_at" TIMESTAMP NOT NULL
) /* Who does something, and until when unless it renews. */;
CREATE TABLE "aerich" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSON NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztXW1z4riW/isqvsxsFZPqt+mZpbe2iiT0NLeTkE3I9MxdtkCxFfCNkRjLJMPOzn9fHU"
    "k2foNYBIhx1B8ax9aR7HNs6eg5b381pswlPj9qz7yvZNFoob8aFE+JOMhcaaIGns2W5+FE"
    "iG992RTPvOE9WciT+JaHAXZCcf4O+5yIUy7hTuDNQo9RaN1GPqPjH3zvgbjICYhLaOhhH7"
    "E7hNGckwCxQP5BER6La0eoR/2FuCaGEBQTzCdwOZwQxImgD5HHxbVZeATju8wRN+DR8W6H"
    "GtABHXGHzQgfITr3fTQlmPIWepzgkDyInoGIPVISfMdRwHyCHCZO8yM0ugvYdEjogxcwOh"
    "WjjtAUB/dckqJHzMVYIRI/o/bpefdi2L7sDr92fh/Jx5tT7485GYZsTMQAgXjI//4fcdqj"
    "LvmT8OjP2f3wziO+mxKo50IH8vwwXMzkuZMJDj7LlsC626HD/PmULlvPFuGE0bi54CycFa"
    "wigXhMNyFk4IF+H6JT6l7FiTCYk/gm3eUJl9zhuQ+vClCrO1ieawyHF73+8LrTHw4budco"
    "okiIW59yGIVX0KMhl88/xX8OfULH4UT8+eHN32qcJR9UKxjw1/bVyZf21fcf3vwbDMjEe6"
    "xe8At95Z289LfsAodYdSK5vmQzC8aYev+L4T6HZjwvIN2OAKITdZLAkuPiwwReDHGYZ/ap"
    "uBJ6U1LM8DRlhteuJj2KDrbD+eWsuAfWr2F1v3veue63zy+h+ynnf/iSX+1+B668k2cXmb"
    "Pff8yIJe4Efev2vyD4E/2zd9GR7GQ8HAdyxGW7/j8bcE94HrIhZY9D7CZ5Ep2OTqXEPJ+5"
    "G4o5TWnFXGkxy1+DSTNqv6uZcq+CTE+V7378scRcKVqtnCzltfRsORFjmfA3al9H/pZZit"
    "6tXore5ZYipSUOQXE04XGGrHZa18cPJRj98cNKRsOlDKOl6p3n8T84oyt4HFNkFwDPCdH/"
    "Id/jYQk2ayZW5YVew9d/XPcuUpN+xM/vz9u/ZVl9ctY7zs7m0MFxhu9yR2Oq1iZorD77tD"
    "5L/px5QgQbKDppyi0oOofzth+cnuNjHg7nfCOFNktrJV1lSQfkgd1vJOc0pZVylaWcRfXy"
    "sj5mzCd4hXpSRJ4R+K2g35XOHZ/Zr5SPe72zlICPu/3MQnlzfty5+v6tlKxo5IXydPeiL1"
    "ZNwDrv7hMwHJy4xc79Iw7cYe4Ke8dWtc1fmr6bZs9giseSf/Cc8FQaI+8lcLtGAYaeut5c"
    "h6QnEcDScHpIKAbsuvNAAvHGCFEg0S9BtwTQb45Chsifog9/gRglRSj5Bj1YILoaauNqIN"
    "oCKbsFUizsXNt1vSLryrU3pl165tH7olUlcXXtmsJFu6FHh75oWXpNEdP8D/DyIaBCIVgm"
    "waB55wU8RDzEQYhmAYgbPU4IRZQh7E496kHPIQOb5z1ZRMbMoiVn+wM8Y0VyBNeMQbsUUe"
    "3Wp21BdqvXJ7C/GyJJCZIarlK1RpKqxnq7RG1librhcqbNLU7y/NplCb7l0svRTLRl9Aj1"
    "xRJBfphizxfLgStYyMEjR71TCDsBEydSe6im2MM4WIyFYBmEjY1HEeb3HN2xQKwqy81O0S"
    "K1j2GVJ9H89l/EURagEQo9wuVqqMaH7Rd4KDkOm9Mwckgif4YkoNgXd8LnJGiKFdUhaiEV"
    "vaAHNncmxJXjQXN93yVXyr8aS/kXuaWAQ1MDaMQ8Ad3K7aruRr8J+rOL5oyGbCwELf/422"
    "4OrZfS67Lq2O1ibddi66X06sRswbXdgmsElC0TBscEtVMG3pdyU3q/xk/pfd5RSSpwhezt"
    "0PlUsrgr7gkLnTJvldS0VX6XG792O986Vy2kfgf0vAN2pBZSvwPau+xctfs9cSY6GlDpb9"
    "9C8ie7G3gZfzKxLfIeCgS11pS4JNqjATH6Pg7Kfphk9Qxz/sjEfrgYB+yLzUsxu3OEG30X"
    "B2SZ7/zWT/E851cWL9VnvYtfouZZZ7OMP19iA2wy7WfptsL7Ck3+24FhKwIWtSHGqlEUZD"
    "bWHg9rYsygSUm86JpNiUJYlF0B3wOeIuEXTF3EZwSLQ48irqGLPPZj3gXgON8mnk+QB1Fc"
    "XqiwHiypmmgkTw3nNPT8EeJ4wdGEPcr4NNmjvi5IRpLuceI5EyTl/Ul1RBfKFOLJKDQynY"
    "ULMShAUxIXIoG4tYAgPp9yBKFmCPs+gtvAYQit4UA9wic0khw/J+J5HT6C55Axbs5EqFHq"
    "5mQwGsHiHhjVI8AzfpswGd3mTDAdEx7dpmaMiqITDybeBvFozr2CseRZGQb3qA088MRwRR"
    "PeibsXt9pEnCl+U3bL3IVi44ACdoYcLxBv95bwKzk/PAe/grlr/RBCeQrnfMeDyG62OIS+"
    "6aZ2MZwQHIS3BIewKd3tkyQ+j60+EJ7OfLWptnDlrhYpC1fWRQIWrnxlOJaFK1+FmC1cuV"
    "u4UjLIgL9Re8vfcvwNQDFc9QqXQCyX5FXmeONb7+orgJTqd0DPfv+n+Av+l4DlRbsr4Urx"
    "K66dtc/bQzExnHwVTZZ/DGj7XbuFxH8D+qXfv2wh+H9Aj2+6Z32AN/VBNQDOJANywl2NuW"
    "XILOK2AeIWb/U2+aKW1JX+oHqfP591Lzriq1EHA9o9PRN/wv/wSVz/Dt/D9e8D2rm6AmOA"
    "/BnQ637v8rJz2kL6oBofi4Nn+NbzPfAPygtudehzlu5ZAdBVW332HQEthr/zxkbsjyks45"
    "/B+CkJMQAEJqxP0ljmP4f5YmYTt+DMg4DQcChx27wgunTFer2KPCMTnWpkF7J4uyvldwx3"
    "8MO7tx9++vDz+48ffhZN5F3GZ35aI6u8GTKPu+a4XCI2PNuBDR2u8u7cmc2Hc47HBfubzz"
    "7DK76pFFVGwHdAViuhnvZujs866PKqc9K97uoZLpaivCitLrGF/6rTPsutIFMWLDZgdZbQ"
    "crsEt+UkL5gIBhhgSfnVooByfwvFmwNZKBST7rDnb8DbJZllbBFjh5yIUdwCFWfNLJEl3H"
    "CW2Iy5R7ti745niYCIh+ShiTKZJLGvb/b1hU97HhQBBCsZmiSxDM0ylIhnADOXcqIxYGue"
    "0DI3v90JCXUWw6nZVJsmsxNtiYmWPIAD3XAWMIdwbqQzFJHaVzn7Kic9mHK8Xb9nz5Da3X"
    "qVd+uxo6YJEJkisglINwciEw59hh9ZmtJ+Y1X+xlwid/4bSDlNaaVcNSlXKRThWs4IjVUB"
    "Cfpy88mwhOFUOdLLpk9ns6CxQ/ydN4Z9Fzjmg5f9lE1lERrw6afkUexx4bRy64eqM58QJw"
    "QROvYoOVIBEQVZK7bevaG7vWKJ8rTdp9v1sTdeqcEW+v0W6Kz6Y6+u37XSWf/93bv37396"
    "9+b9x59//PDTTz/+/CZWXvOX1mmxx91fQJFNzQCRZnvo3tgv6AO3fXfs5EdVltdJGsvkMk"
    "w21jb26fy8z3nm0LWMjN9ItDgbuI1EJNZrxHCzVhEFr495YdZMeX6tShc7p5RKTOYRh0BK"
    "rkcW3BemEEs1kMm+5sEYwMsRhHGO3r5BP0CmSxZ44WLUQpg7hLqCvClesnsioyQ9ly9DI0"
    "GTk6+PDrOEBuLlmsNZGe7JApcEYqQR2Em8QOyFkv5/I6nuiXeay7uKGoFmyEdNiDAN1KCO"
    "j72pUCGpGmMKPWosW2yu5M3LcFTZVvn1RJGm6JaIVb6FdE5P2VMTSi3qEyq9pyzCCMxWzw"
    "WpPDGHdGnEVXcfBovUSF6IpnghOhdToUdcoeZiiAyVwaMYaSMG1FfEvs+HrlBZNfUoOn6U"
    "8bnqnphzLxOlLUgICdZC4vsDKu/EUxnUIK6fuEvGS0kkGM+gVKQMk4W74qHn+/Ce+EiMBn"
    "fBgmG0Asu7iCNhVXcYUfHuDSi8n+6WwlqXXrn6HYNDcWkvka7NZVjDPkePvp29DJYOetru"
    "cNHLL16A/YlTh6/rAbfbt08wJ8NEJtEt9g1qFR+y+bYjk5Nzh40Yrrzufuh71MOXgI0Yfm"
    "XbKRsx/CrEHHrhqgxxK7zfIoIaQk02ZvgA+WtDS18qtDS5JSvpYpQk2Z9r0btdvd1bdi1K"
    "bP9K8jNBsT92/nwg7Jzhhc9wwZ5gNSKcILGI8DPcd5Jwown/s3RWCM8XQhoY3kAa+Q6sWJ"
    "7j2nZwGRkaYE25lgMfXXYuTrsXvzTMhNHQZC2kDwa0fX3d/eUCki9ERwN6dXNxIVvpgwE9"
    "6Z1fnnX60Cw+HNDP7e4ZnFK/olX74qRzJk/Fh1kjTSkFdeu5HGYBg3fBzO09SWRjEEtFF3"
    "G4XaOpLaKwXrqbT2UkCIr8o9ek748I6rDfSs8db9+IfyWmD9lu5Qyir2YdVoyDkmw40rqd"
    "AQhuA6ZmyfbH2PcHwlhAdMFatzKudnXAcp5yj+x9cyhvrnKXcImPFxsFL6+gt6F1pbQM5a"
    "piahBJ0tlIhSpbQ7RDgKF8l1RWulWWbsrpw1DGWVor6SpLGupiCFnlhby2oFKCao8VleIz"
    "B1tSKe1cVnYrmKaq335wF2W+iTPfwNEpS2d5/TSvwWnXkM0JEsvh8n5ktwtDPucIa+gpsX"
    "12J/3UTbidpbOvdokAs5yLd+lYvhyl5ffT/FYe6OaYU45uI8SpaszeduqmrHt/jr9PJKot"
    "oLe7pyrvnpbhX6ayTlNaKVdZyqnQGkM5Z2mtpKss6Vip2OCDTpNaOVdZzjLedrOcWSlKK+"
    "UqSznOl71JBFaG1kq6apKuSFqFSzEfeI43w8WFvJOXm+uSLMyWDUvnWphzEsgsAjKIXhaF"
    "1lixymkF5aXHjCyzBYgdxgOUz4bIe5+N0b1gKEdRjD8kHIA4e1KUtmGnYxUE+mcjsQUrWA"
    "DH/5NJAWDjim1c8dMI5eFLwMYVv4JFzcYVvzoxv5hNuGpC3bmtIdIgDNicpLFL09M8htQw"
    "RAfjbBKzk6TfY9TOpR72qHcBRVEbZtxvKKoWUr8D2v7W/r2F4P8BzRZczarWLxNs8y/mbQ"
    "ZzpQjtylLplUUWPuSE0E2LJiZoLf5RNUlXBP+4VopIowD7iC411+EePMol1iyHeQSMTXVS"
    "xhlhM58gTF2FSnCZUhJFKEIRimFADZkpxaJFx4RDOsTHCYOchTKlpMwYOcUu0fkTIckk4B"
    "/iOmRRJG5L4xw8Sod4LzoZwZyehHlGMm+igk/Ulwc5FAc0KueFbonP6FgmYwSEJTqtsl7O"
    "Q+6JOwgZ8zkSq5cr7k20XMIyK4CVDHzyVIK/PSZL3PlQ7FFMUDt5ruVDbCm7n0W1LKr1ur"
    "YOFtWqrapiUa1XJ2b5azBpRu1riGTZXG4v9tXsIpfbASal0RsxnZemfdLv/mqMcSmqFlK/"
    "A9q9iM5ERwPa+e2yewWpZfTBgAK7xSVIXaOPqoF/OWJjR0lBWcpyUkyQ71GMJ2rUo2+dY1"
    "PpCZIWEv+JLe1Zt4XEfwPa7/XOWgj+H9Drs/bJ1xaSP0KO5+2uuCR/xLXza3Hl/HpARQdf"
    "er2vsic4EH102nBV/gzoaff6pHclhK0PBvSXzkXnqnvSQvoAKK77QHDdr8abkNwTltbwEz"
    "Q1XLC2r9tnkY88s9dmEsmS2uCDfPCB1MbwbBawB1wwr60N583R2qBeg6BeMWgoFK48z1fn"
    "1EqQ7D9BYOM/7ubUAV6i27nnhx7lRzDsfxouKtsQw05ybU1JiAHYMZFIksaKZOsiES87CS"
    "j2h1pzMo7LLiSvw/ZlD3vFmHvhJCDY3ZT3KWrL+lKs13XANoonLqKtH9u3r2yGLBRva2Qt"
    "M1A184Q2H2AuxhX8AjSLNnUrSJNbz4Iq47ibRzPbOOZqS7ki/iPnhHMsJ6mc/0h0qbnOf2"
    "SqGpX0H7lmQtGfCLEijj03FcbSBD8L8kCCxS1zFxDqIv6G2qIJ9CHvUrKNDrdQ5nKbRQut"
    "64F1PbCuB9b1oBarnHU9eHVitgE1+0qUFrCpaY60JYllcSksw5DBNhuayboPZhhasBqsdq"
    "BJkNTiBd6394zkVuH7/LTXRUS7R5cLvQXti6GOogc08bsAGvB2+K0PBZpOO1Cb6bQzoGKh"
    "bLcQ/K/8MIYn7TPtjCEP9dmrzvXNWV+fV38M6PXv1/3OeQup3+yO9GW8KKzJrXImt4DM/I"
    "V5Xs0MmV1GipeRiqBn7chpowA+ayccOlbjZ5HbR+kALIndw2cTMh1DdYR6FMKT/kXU96SO"
    "OPLCJhrFlRHjgUYoPtRHEEFVFK21q6EgtGuk/wY/LtEOkjEu0JRgylsQ6wW4HZriBRInHs"
    "Vh3M8RGrnE8SSspgK4OBr9dbtoRgO4TXRHiAvybaIHD4sL4d+jJvLEoCxwSfAJIsg8jhwZ"
    "XOYiRv0FmotPI1BhXuzxOxVH1kScqWAvIROAGNW9cBl+5rC50ERcCSjiu1ATszjwbQug4o"
    "4Cs7YKVto4rDpAcRYMfWkJWDD0laFkFgx9FWIOvdA3CsSKCWoBb9hIrIp8N7vAkkwBh5cD"
    "G16G6bYmu2J0tBHeel32y8urngpu00cDetX5R+dEFmGPjorC4qpbhV375m1SbaiAtIZryP"
    "YVblsUzhaFqxuvbVG4nWezTMCXJkpQls4qQ8+ysWQR57woVoYbFBPvL+Tg7a7e/C2HHMRw"
    "u5GunySy7/izQvdsBED9cSIhGSmuxaY7u1QHe9zc9WhHDnuk9lumuzpFFe3W4j1dvKUb0M"
    "8yFwb8X5UdGmf+w0bIbYbUfpFV+yIr4lVwLb544p4yZz4lxWVtMi2aazO8yrZDVzcu7WgA"
    "ixESatGcoEcvnCCMhNrKpTsA2MTHAdSTuV1IC7hsQLAjWjkOmYFhfIZDZ1LkVbC1fgur1j"
    "wZnXNPFraGjbUyWyuztTLXcxGzVuZXJ2ZY0wzmTN28htaBnViYDyugqWG4BavMkqS1QAME"
    "L0FhM4VkYTupYZtAdjGBheueAddF66ax+TZHWMPpuVa+//3AG49JcMm4F66owJJt0ly3Tw"
    "9V4+FMty65Ub+ZqfIontgkkwcoDiv3y7DrdxG7i+u/QsVXn7F7sYUOJwGbjyfojgWo82vn"
    "oo/02Dy/X99u9+D5/23CkCzjzVEwp1w2w1R3Dn73PPLDb8oeZUlb2ODL06qZx0UXnu8jPC"
    "HYbcoqMlP2QGJSNMM8lGEJ2PcH1KMSThCspBzL0IVkiZjFcnx9Y1A0RnzokkjcpLxH+dz6"
    "SUq6+K/EFST7DFa6uP121rmXBRe2stCtBhM4+SPP2WNvvJq5iqA2KsS/v3v3/v1P7968//"
    "jzjx9++unHn9/ELM5fWsfr4+4vwO7UZKz4X5Ep+BsL7u98uSnKzb3xtbWT7qNuVRoVHQd4"
    "NoGJD/wluI4bwggGXxbiVmFJUJaKkkci5hGtqX5Co+i2flVnohAmMYFMYaoqAkx3PaQMx5"
    "J9j2A+hBlUvJoelasQEvP6SKzfHhW7/fisaPkYeCGBEY/QKJrfR3HJLVgOMIfVQEydTYnj"
    "srmYXokTkFBVJR9QifSK54rvUK+XIxlhJfu5AwvmEepAGieV50kWD0uEbxVFblU8AqtgKN"
    "mNDZSqtuK5btWxELaFsCuz66oTtmkh7FchZluwyoZJvfxXYwtWbcb8xulV+3O/heTPgGaL"
    "VV22b64h2Eb9Vrcs1YGYIA7Fc1juKU1MEDGBNUE8wwQR7cZNOJ+kscx/BvM9OpuHQ+5MyN"
    "QoODZL9ywhHM6KuxMZiOHvvLEJ95cU9uV/DuP1xtrY+JkjrLKyUxkExCU+2WxrnKa0juhV"
    "2xlXzL6icfnGGjNL1KRZxtoyTKobT1tdvoElILLMoqgT8BH3Qk78uyPU1ZYCMFT7BI3Axv"
    "tARi1EKIytLcRgHYmpPa63J3mTy47Hk/YWteKMoFN4P1vovH1x0z4Tr+4ndH3ypXN6c9ZB"
    "fzmBrGMhvsF/MkogiZ3QEkQLXQAW/cW9MSWuOKMM7X/Jd70pbs4PSfD3ERh2xN5+GMyp+N"
    "aleQZM2fEA2JfdjqTxe8jJH6OE1V5ebOnsdsoDYCSbJMz+Hph6QqG18E9oIp7yDgcDusYn"
    "AOxLzHfhsUcZ74jREXSPBfeGykwkbxdHz/odR1/O2yfahNQUvwSyCM7DyRFQCdGNQC7Q/z"
    "2hQEoZSJEFxG1Ba6QaT8ClYLSJhSh+e/USFXl1bNEypN6jRnOZbDchPmsfqvzabO1DLy0B"
    "ax96BeqRtQ+9OjFnFt+yc2d2zbbbyhJFLxaHVCNgA2OFUrUjlXtAI3W4FSvGA6q1zlakfg"
    "6oVIpbSjeuhrnC4lwvlZND7fLynD9mzCd4BfMTVBnu3wqyXbE9Uun2y/bjXu8sxfbjbtZU"
    "enN+3Ln6/q2UgWjkhcrSlrMiLfdEBrxeEu2R1fGZg+X1LBGpUNICmiSpjQv19kygie27oX"
    "qaIbUgbZXV0xhAK5in1oQepMg2+noqJtP9hSCkI3QTsGFeAqvdm3KE1sFpgzzQ1gxV0xmu"
    "YmYoHcDSWGOG+nXpj1XCDKW9t0zMUAl7EJg3ptglYA/BKlZQvq/ogqlQFRWiAjEyLUEHcY"
    "T3hMxUhE2U88gL0S0ZYypDZFaYonY/ZmEqpQx2Erm62eRJ1rJgLQvWslDLFc9aFl6dmK1l"
    "wab42ff+2LrYH7YBwLrYWxf7Q0EarIt9rRhvXexfSX6xC/HTiWofNQowr3SD5jrESxb3iQ"
    "splU52A2QSaQIgqSg1TbqBdGwOMb8Xb9ioiUZRYRX4UzpEj5yJJ+Qi/4wyvAAw5cyDALJv"
    "4TCEQuDoEYPr9B0LjqCqeBgsIudlTgC6Ch8JoZCzS7cHj2PIFYM9n7hyIOgU7GcAkH1CI3"
    "dOoh4eJ0CKBIfwAqnMY7qX77iE0qARFOg5Qm3fh2fzdLoxcCRelgTHA+oEmE9iwI0CFieb"
    "r0bUsqWsinKRp/yBc7WvtuFzbAE7C9hZwM4CdrVDcixg9yrE/KKFJKsm2F1PnQfjEXZAoJ"
    "1N17/LTEc2k9Ru+bs6PGAF7nkAIQGb8nfrLv0umRHq8mHRhLuu2maSyuJrz8DXDi9bVwNw"
    "oGs58NFl5+K0e/FLw0wYDU3WQvpgQK9uLi7kGX0woN/a3b48ow8G9KR3fnnW6UMar/hQ1W"
    "uEU+p3QK+/di8v4YQ+EHTti5POmWwUH2axpZf5+qSFwNikYG0Jz/vk2Dw0ZPuSwvL9GVFM"
    "QcCCPNtXe0vHBNZL2txLWqPMJhXKkyQ2tCa7i9KGBiNVdElSh1d413v/hP3GhMsZMsvpEg"
    "C1touZsDlJY3n8NI8jQ6IpNpyksyEqVQaGlZnXVL5LKivdKktXJmTbyLqTprRSrrKUHTad"
    "bRpOmKW1kq6apCviWhVFC651r8o3apYKKjR1s+qpGoMyqeQyVi9RgeuJEEFDeumkFbA5dU"
    "fIET+hrpkotBwPSm2NIOXAPVlIbyn13rdkCy7YE9U/lE5WMni9CU5U8eXYH4wyWbFR9NVU"
    "mTQHlEX3OXLwnEtPxLjemCq+qByr4jE4fhSNfTZWiSl1Uyj4mCo8CQ5dnqo4pr01WtKzbE"
    "AnQlri83aRL84GTVUdTdZQm+KFdDLTPmZu4D1A2TF4A9QocLOPE4bkFS4LScaeX0A0FfcH"
    "bZbeXzL8crXrV4Hnjmb0eg+wPZYly0S07LTz5TOkJu0tDpiuv73dh5lhcFccSq/K7fac4M"
    "vS82iL/W+N29aJ0DoRWidC60RYC7XUOhG+OjG/YNRvxfaUNuj3oIpqHaCDSryDrq6XivVJ"
    "Ody1xzql1Ijv1illn04p4bJqT2kfiiWJ9egtMX9HxifjgO0cYQ3ZvX1tMw37leZ1iqoOM8"
    "nO44LSEKgBr/OUlt9P89slM9Fzjs0r91Bxe7uDyu6gIruLwTubIKnfy/ruTblFb92ql0dL"
    "IxufCZtTRPVj9NtS2sXbNerF26KIocjQa7JZSVPZneIzdizSlm4wM8ft7cycnZmVHd5kxl"
    "hS1G+62L4SoX0p8gxeV6MgQVSbIIQ91yeQTifDkIXYN5goMlS1Yf52k19CiRQKo5oyNkFn"
    "WVvMWnCR2oS1CTrL2mLWEvEkJlpDhsqytcAuZt3Da2+2t+7hdZZ0RdzDTxilxAlZAPZq0i"
    "jwDc+0aK5zDHeitkMwvhMDr/CYEvydZXrJhOdesSP4ehLl+03Eu8pDrnJwOtj3eRMR7EyU"
    "OzhxBZ1D0IQ9kgfwcr4Llw7W4CPufkIjSLU5F8IeIfEJcYKS+Tc9qly6qftJjib9ykfynD"
    "xEt2TBdI7OOy/goegPU/5IglQr2aU4SZC6CMk3Rde66XAqGk893/c4Ec/sivba3drIBTtm"
    "l61qY/1brX+r9W+t57pq/VtfnZiXK5vBzJkisu4GJSbNCcF+kV22nDfmknqP3phf5KDaFf"
    "Pm4utF79tFw4z9jS+d9ln/y+8tpA8G9LTzy1X7FPwno6MBvbmI28WHcFYOCeeWY7+4m86U"
    "cC52A3lJrvY8S5DUwfiwb98zZ0Kc+830jRSl3cZXeR2C0FvqLMR+LS/lzz7Dq4xOKbKMiO"
    "+ArlZiPe3dHJ910OVV56R73dVG6liO8iKcEic8CUg0rsRsmstvo/b1Zta9JFVtQOU9m/ci"
    "NMSM80kqy/nNOK/RJdNXPiayfN+M7xqvM+N7gsjy/Tl8N11MU1QbrqWbMf9oV+zfwVpaEe"
    "NDrz0PJ9q+sCIzTbZJc535gQn1bDJ04tali3/NOQm+4wg70iyAZOYTSOzouST4JG0LdyxQ"
    "hgNoKlPCRNeLaoU9qz9pueAOm4EpATiGpkS81spKAEaDqCVymUrHgkLi+7J+2J1YZCep+l"
    "9xeTB9ES64kOdG9hw1CciAenFqFxSyqDlkpSGYkyF7pJA2RpY2U2fEk3n+SI4t88cIeszv"
    "JXnyJuFJKXkUfd4T8RT6GaZsSmj4aUAxkr2pp6PslrkLNMEcjb0HcWvwnqlHkTxUZcgEwQ"
    "PhRsYP4HKEj+sbW5+LZhk8umSqTSJSebTKGlleWgLWyPLKUA9rZHkdYl6uoGXnzeSiaw0s"
    "JeIMI83EgMdJGsvkMonelU5uwuMESR2MH3uom6V2L3kerw7SWlLYjBKvqaKTOfMbJ72Li8"
    "6JznKjDwe089tl9wrO6YMBveq0b/pfhled/7pRVzInoMWvva/qijyohnlW7DA9IeMNFKo0"
    "pTUWVlmfSsAKhlJOU1opV1nKPubhUAtsoz1SYQdW5pWXuXFupzRVHfTMfTvZrDZNvy679N"
    "bCzPSzmyW0TBNZpuZi9wj2YSJ3HMILXtXVE0SO0M4R5nOEZqJeUDdgf4LS8t+c/wlbogkC"
    "kyGrA+d3nv9iaaM11jnTpFbbrJq2WSX3jc++vLFixw15sfm0ywakGS/trDEjAWdUxmhyWU"
    "qHJbwrpIMC+A+AW4TDpkS5ECxIeIRGMig1Kn0DdW6gMaP+QpbLmWDlHQHeEEVOHXsZVzp/"
    "3AaCHSQYwhXpycHulAcEeE7oi8phQhU78nQ1pE9iKLVMPZDAE1IM4lJCnDgBCaGjy68nnS"
    "ZS7aRzhrg8oKLT78S9uUfohE3Bh0PefojvdZEgcR3hR7xoiWeWj4MgPTyX8bOrPDFsmKnB"
    "CvDxQ4kV4OOHlSsAXKqDB0StFmFrNLVG0zow+cXseVVj9L4NeklNwOQNz9LV8C3f1oKZAw"
    "ci3WkDdCBJWguW7xsfEDrqPBBMYybMTxHVARvYN9crZHGumI+sRQq2ghScEh56VG4fLhn3"
    "VgV7FDVrrkMP3CXBcKYpSuIINzPYwD9OPGeiS/LKcAwultR0zV2xp/cZuyeQxSlg8/FEbp"
    "oTI4ttNycEjfqqWkh056M8hrCnMZ+xFZe3YmDtidtvx9DzsvvxrVh6Vu+/jbMR20zExgGE"
    "1ZvvVubVy7UpPdOZ5Nb7ArhdcuaQ8V8M6nejbsiRwv18lgiz8knIZYya2CaDrVGFr8H6Db"
    "inq3DPRI/5eW4fg0qg1BXTXCbYLSDwF2dTEoeyyQ4gBu5TNugNLWPejtANGDzQaALvWxTb"
    "FuXt05n+BlR8THMi66lzOSfLOusQXofDkExnGttVmQJviejYlfkEvXAifo+S2QTjgvTQVH"
    "SPgS1HqC8L1PNQXx9Q7kGKQon8krEn8zh/QqNl0oglxDufPnf6T75lZrBVnrJ2CO3uY9TU"
    "62yqgy+p9mKps+r3Zm5hy3nFVMBpSmuOrbKUpe3ctBZQiqgOAEYGqSszcX5cPXF+LHZu2P"
    "BrytLa76nK35N16tyy/6H0M9bK6qb+6Gly+wFV+QOy3ugvZcmwKepeLkWd9NTdRAAFxFYO"
    "NmHdIfH9JdOQbsZ+mzrNGGHugPnolPhQEnLRKICX0w2a67BlaYoSzJdtPZOqLcqIBTgoQL"
    "drMeH1zSWaO/OxQyScCaiq/CuqsKJgV3YnryQIm6r+CvT7HQfv1z9GGuSVhV28UPrkylJi"
    "TSTGVc67IcLccwnibEB1VrU0XksJcaUnLwC9CNMF8hkdk+AIjaTHbS7DmtaItT+u7NOD6i"
    "+AQE+xu9JF9r8LgFMlDnG8NkFZAeAKDHtWjjKYRdYOAUh3Uvvf6WDLdATAi12OFMl0m6Ms"
    "7z7hI7HF/lMVvrbYr3r7wPT4nE6tr7fNdlctTx6b7a6SW+9Dg1NstrtXIebqGcIrZdHZ/v"
    "QZK70GrE7S1JDJb0ullnq7JrfU24LkUrF6l2P0OlgmRbY/YGb33n57xmYOL0FbI8IQdBWt"
    "y87Faffil4aZWBqarIX0ASRf61/9Lk9FRwN6fXNy0rm+biF9MKCf290zyNCmfvNp3rI4Q5"
    "kPa/sp2/SW2ChCKkljY6SeESOlcA+j6Swm2Wgqq5hl62VmsiwUZKgNF5BbO3KVNeIYIzMU"
    "dJLOSrjKEj6sKDAr5g3FnAKODQWdpbUfdNUkXS3zZAyFNFZbKJdtmmWMlMsQuHJmym8yzk"
    "NSyzw6mKIkwo3GLG+rLEEjDZbi3bnzxqM4iGWKF+iWID5hj3SZi0el3lFxGhiBBovY7b+I"
    "E8ZpfYCOsrCpYvo0e4Ba3M9IRpRARSjZzVAmERqpuBM4PEKjeHM+QhwvxCB3IQlSYYYQgo"
    "JDZ6Ka0wcvYBTqL8neEjmCwlCVb5L35EJNKHFTKkcQGEh1iGKiA6MiTNmB1xs4CQXRqzmI"
    "bMXSZY1S1ihljVLWKFWLhd4apV6dmOWvwaQZta+hbWQnVWskgwr5+zQ0H9FWmdeNy+5l5/"
    "Sq0z5vofhwQC9vrr90rsQp+Tug3zrHX3q9ry2kDwb05Kx3c9r5tXPRv26hxB/VAN+V+qs6"
    "yklvNf6eIbMQ/DMgeLURMuH+ksIy/jkFn1JbzLwAnsxYlqC0UT6b5JNfbspNXv8snf0Inv"
    "ERJJCCjAmQMZ/gVfP/kirD/VtBtiu2R7vL/bL9uNc7S7H9uJt9uW/OjztX37+VMlgGPeTt"
    "fjkQx0AhLaKtw6yT8dt5U8pv580av5031m+nWtbuCA65XRgCVznCKm8QKoNbJQDfHK+fSI"
    "ZDrH2qynhGRexTZ2z8heC0FSBzqbnOGuWz8XAStSqVhO0OB4lsjzL92VgGp0GxiCN0xpx7"
    "sL14Kj1abFKazcUJbYnywAzlkqA44do2B5DWLTJjzmSEnAmmY6Jj3bDsVSYi4whT8thEnC"
    "mDEUbOPOCQEo2GTGVOY8GUqFg/lWfNc4h7hDpqsLlMhgnZ0iA7GoT/BXMqvlyd8XKEcEAE"
    "kY68Q5AEyWa3fPa6ubPslvJtMVIGIwK7IpbJwG+Th+5V4UtPRmasz9NaKRxcClehBlwVV7"
    "bSV9bqB2rfJdbKcgpCm0aOGnQZ+15Qg2pls0IXjHj5ktG863wtCszrz40AzoZDqz5207l4"
    "Jme+u3tnjtBsAut/cjDhTmtycL+sBvjSSsqWc8kdhkNPrfRAsYcz4nPU3jK3BHNXOwAUM/"
    "cQjP5VArGFDsRM6+ElaepnK9iByx+emycgThHVj8s7iaROaoU5Vq8HqTOk1u2ucjB1GnpJ"
    "bl3KflJpqvp9UztIAZHZxZUGEjN0ltdP8xqPzdNtJGksj0tok5jfG7I4QWI5/DSHX6C88i"
    "vj8AwvfIYLOLzatS1BYr3anuXaWXWLTy28fCpibujNw1v25wqLw/Jic53RgclmhhYHabt/"
    "VG4CUy8Ub4iyyacqnKlcvN9fqlf2+r/OEKP+4t/WWCie3e0zzPyzRO1QA6tdgurpb0ivA9"
    "XF1vdoNbVwu4Xba6r/WLjdwu0WbrcbJAu3W7i9wpOJhdst3G7h9ury2sLtFm4/fA5buN3C"
    "7VVQaXYCt1sf3MYWNfeKoOpdl0xnLBQL6RXhim85cD3XprkOY/fi1sNANi+dhlKGyE3noU"
    "ohiSl/JGJPogLlvICHCPYeEha/JwsJncMm8Qj1RQM4c0sgEo4jHVwnN+roccJkM0FXlMZy"
    "L2MWxh4kcQTRUy78wPrC21yMFVtxdr4JeAk47rUxGeYaA/7q5jVk7U4y5LEZMKTQtLpmvk"
    "gS1ZDTH8u8xB9Xv8Qfcy+xR2fzcOh6Y8ILwM41q2GGro7M/lCG2R9WM/tDltlBrPWV3XIt"
    "KZ6146rY3nbfG67Dyk28T13w0NH8imz+zgjmpFEUwC0vNNfmd4Empbd2DLmMcMTZVOyAhG"
    "Rlyn40p6Hnq7Qpc+oTDmXNUSDexEdetFcz70RmaYF8tO7QoyM0xcE9VBiYMN8lgfLAkl0K"
    "CvCrgooAPqRUuWUubO1CqBKgUv8HK6PIy27bXjY38avauin5mjB7SVFDjWAnrhPRV5Xn8t"
    "qckkmyPSaVfJm1aJtJJW3pKasM7FQZaJPAcyZF2oC+slYdwMs2T6kDqwX7jNW1CDRa6URb"
    "iBYdrgvzzjKWPZCAG0IZCZIarqQ7gYzgozLgsG5eQ+7uRE8RI4ItqgC9EDvuFbvnJYk1GB"
    "viFy+6mP39/91LUKg="
)
