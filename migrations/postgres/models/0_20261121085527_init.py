from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "api_keys" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "hint" VARCHAR(20) NOT NULL,
    "secret_hash" VARCHAR(64) NOT NULL UNIQUE,
    "scopes" JSONB,
    "owner_id" VARCHAR(40) NOT NULL,
    "expires_at" TIMESTAMPTZ,
    "last_used_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,
    "from_environment" BOOL NOT NULL
);
CREATE INDEX "idx_api_keys_organiz_0f4ed0" ON "api_keys" ("organization_id");
CREATE INDEX "idx_api_keys_owner_i_d0be20" ON "api_keys" ("owner_id");
COMMENT ON TABLE "api_keys" IS 'A long-lived credential of a user or of an agent. Only a keyed hash of the secret is kept.';
CREATE TABLE "organizations" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "organizations" IS 'A tenant. Everything else belongs to exactly one.';
CREATE TABLE "sign_in_links" (
    "code_hash" VARCHAR(64) NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(40) NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "sign_in_links" IS 'A one-time link that the first start prints when no administrator''s key was set.';
CREATE TABLE "users" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "email" VARCHAR(320) NOT NULL UNIQUE,
    "role" VARCHAR(20) NOT NULL,
    "active" BOOL NOT NULL,
    "password_hash" TEXT,
    "subject_hash" VARCHAR(64) UNIQUE
);
CREATE INDEX "idx_users_organiz_d1d822" ON "users" ("organization_id");
CREATE INDEX "idx_users_organiz_4c17d2" ON "users" ("organization_id", "role");
COMMENT ON COLUMN "users"."role" IS 'VIEWER: VIEWER\nMEMBER: MEMBER\nOPERATOR: OPERATOR\nADMIN: ADMIN';
COMMENT ON TABLE "users" IS 'A person. The e-mail address is unique across organizations, because signing in asks for nothing else.';
CREATE TABLE "agents" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "runtime" VARCHAR(20) NOT NULL,
    "description" TEXT,
    "status" VARCHAR(20) NOT NULL,
    "capabilities" JSONB NOT NULL,
    "config" JSONB NOT NULL,
    "metadata" JSONB NOT NULL,
    "max_concurrent_tasks" INT NOT NULL,
    "last_heartbeat_at" TIMESTAMPTZ,
    "cpu_usage" DOUBLE PRECISION,
    "memory_usage" DOUBLE PRECISION,
    "tasks_completed" INT NOT NULL,
    "tasks_failed" INT NOT NULL,
    "task_seconds" DOUBLE PRECISION NOT NULL,
    "requests" INT NOT NULL,
    "failures" INT NOT NULL,
    "ended_attempts" INT NOT NULL,
    "latency_ms" DOUBLE PRECISION NOT NULL,
    "events_processed" INT NOT NULL,
    "waits_until" TIMESTAMPTZ,
    "waits_for" JSONB,
    "sampled_at" TIMESTAMPTZ,
    "deleted_at" TIMESTAMPTZ
);
CREATE INDEX "idx_agents_organiz_d1a641" ON "agents" ("organization_id");
CREATE INDEX "idx_agents_organiz_3f7f82" ON "agents" ("organization_id", "type");
CREATE INDEX "idx_agents_organiz_2f3b5d" ON "agents" ("organization_id", "status");
CREATE INDEX "idx_agents_organiz_c6418f" ON "agents" ("organization_id", "name");
CREATE INDEX "idx_agents_status_327f50" ON "agents" ("status", "last_heartbeat_at");
CREATE INDEX "idx_agents_organiz_bcbf35" ON "agents" ("organization_id", "waits_until");
CREATE INDEX "idx_agents_sampled_8d3bb6" ON "agents" ("sampled_at");
COMMENT ON COLUMN "agents"."runtime" IS 'WORKER: WORKER\nLYZR: LYZR\nOPENAI: OPENAI\nLLAMA_STACK: LLAMA_STACK\nA2A: A2A\nHTTP: HTTP\nBUILTIN: BUILTIN';
COMMENT ON COLUMN "agents"."status" IS 'OFFLINE: OFFLINE\nIDLE: IDLE\nBUSY: BUSY\nERROR: ERROR\nSTOPPED: STOPPED';
COMMENT ON TABLE "agents" IS 'Something that takes tasks and speaks in sessions.';
CREATE TABLE "agent_metrics" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "agent_id" VARCHAR(40) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "metrics" JSONB NOT NULL
);
CREATE INDEX "idx_agent_metri_at_6a13a4" ON "agent_metrics" ("at");
CREATE INDEX "idx_agent_metri_agent_i_d38453" ON "agent_metrics" ("agent_id", "at");
COMMENT ON TABLE "agent_metrics" IS 'An agent''s figures at one moment. The newest ones are kept; see engine.agents.';
CREATE TABLE "tasks" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "priority" INT NOT NULL,
    "urgency" INT NOT NULL,
    "payload" JSONB NOT NULL,
    "requirements" JSONB NOT NULL,
    "required_capabilities" JSONB NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "progress" DOUBLE PRECISION,
    "result" JSONB,
    "error" VARCHAR(10000),
    "attempts" INT NOT NULL,
    "max_attempts" INT NOT NULL,
    "timeout_seconds" INT NOT NULL,
    "retry_delay_seconds" DOUBLE PRECISION NOT NULL,
    "retry_at" TIMESTAMPTZ,
    "due_at" TIMESTAMPTZ,
    "falls_due_at" TIMESTAMPTZ,
    "overdue" BOOL NOT NULL,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "node_id" VARCHAR(40),
    "created_by_id" VARCHAR(40) NOT NULL,
    "for_agent_id" VARCHAR(40),
    "assigned_to_id" VARCHAR(40),
    "lease_seconds" INT,
    "lease_expires_at" TIMESTAMPTZ,
    "attempt_at" TIMESTAMPTZ,
    "times_out_at" TIMESTAMPTZ,
    "assigned_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ,
    "completed_at" TIMESTAMPTZ
);
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
COMMENT ON COLUMN "tasks"."status" IS 'PENDING: PENDING\nASSIGNED: ASSIGNED\nRUNNING: RUNNING\nCOMPLETED: COMPLETED\nFAILED: FAILED\nCANCELLED: CANCELLED';
COMMENT ON TABLE "tasks" IS 'A piece of work.';
CREATE TABLE "participants" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "actor_id" VARCHAR(40) NOT NULL,
    "presence" VARCHAR(20) NOT NULL,
    "joined_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ,
    CONSTRAINT "uid_participant_session_026dea" UNIQUE ("session_id", "actor_id")
);
CREATE INDEX "idx_participant_organiz_9029a7" ON "participants" ("organization_id");
CREATE INDEX "idx_participant_actor_i_a4d9c1" ON "participants" ("actor_id");
COMMENT ON COLUMN "participants"."presence" IS 'ONLINE: ONLINE\nAWAY: AWAY\nOFFLINE: OFFLINE';
COMMENT ON TABLE "participants" IS 'A user or agent in a session. The row goes when it leaves; the log knows that it was there.';
CREATE TABLE "sessions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "status" VARCHAR(20) NOT NULL,
    "channel" VARCHAR(20) NOT NULL,
    "owner_id" VARCHAR(40) NOT NULL,
    "max_participants" INT,
    "auto_approval" BOOL NOT NULL,
    "context" JSONB NOT NULL,
    "metadata" JSONB NOT NULL,
    "external_channel_id" VARCHAR(255),
    "external_thread_id" VARCHAR(255),
    "current_agent_id" VARCHAR(40),
    "total_requests" INT NOT NULL,
    "last_request_at" TIMESTAMPTZ,
    "expires_at" TIMESTAMPTZ
);
CREATE INDEX "idx_sessions_organiz_408996" ON "sessions" ("organization_id");
CREATE INDEX "idx_sessions_organiz_ce81c3" ON "sessions" ("organization_id", "id");
CREATE INDEX "idx_sessions_organiz_01ae10" ON "sessions" ("organization_id", "status", "id");
CREATE INDEX "idx_sessions_organiz_a874f5" ON "sessions" ("organization_id", "owner_id", "id");
CREATE INDEX "idx_sessions_status_b9f6ea" ON "sessions" ("status", "expires_at");
COMMENT ON COLUMN "sessions"."status" IS 'ACTIVE: ACTIVE\nINACTIVE: INACTIVE\nEXPIRED: EXPIRED\nARCHIVED: ARCHIVED';
COMMENT ON COLUMN "sessions"."channel" IS 'WEB: WEB\nCLI: CLI\nTOOL: TOOL\nSLACK: SLACK\nEMAIL: EMAIL\nSMS: SMS\nWEBHOOK: WEBHOOK\nTEAMS: TEAMS\nDISCORD: DISCORD\nGENERIC: GENERIC\nTEST: TEST';
COMMENT ON TABLE "sessions" IS 'A room where people and agents work together.';
CREATE TABLE "messages" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "from_id" VARCHAR(40) NOT NULL,
    "to_id" VARCHAR(40),
    "content" TEXT NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "metadata" JSONB NOT NULL,
    "reply_to_id" VARCHAR(40)
);
CREATE INDEX "idx_messages_organiz_251ea0" ON "messages" ("organization_id");
CREATE INDEX "idx_messages_organiz_547ea0" ON "messages" ("organization_id", "session_id", "id");
COMMENT ON COLUMN "messages"."type" IS 'TEXT: TEXT\nCODE: CODE\nDATA: DATA\nTOOL_CALL: TOOL_CALL\nTOOL_RESULT: TOOL_RESULT\nSYSTEM: SYSTEM';
COMMENT ON TABLE "messages" IS 'Something said in a session, to everybody or to one participant.';
CREATE TABLE "approvals" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "data" JSONB NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "requested_by_id" VARCHAR(40) NOT NULL,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "node_id" VARCHAR(40),
    "approver_ids" JSONB NOT NULL,
    "required_approvals" INT NOT NULL,
    "decisions" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ,
    "on_expiry" VARCHAR(20) NOT NULL,
    "resolved_at" TIMESTAMPTZ
);
CREATE INDEX "idx_approvals_organiz_712f98" ON "approvals" ("organization_id");
CREATE INDEX "idx_approvals_organiz_5810d8" ON "approvals" ("organization_id", "status", "id");
CREATE INDEX "idx_approvals_session_d0d6a9" ON "approvals" ("session_id", "id");
CREATE INDEX "idx_approvals_status_e8b55d" ON "approvals" ("status", "expires_at");
COMMENT ON COLUMN "approvals"."status" IS 'PENDING: PENDING\nAPPROVED: APPROVED\nREJECTED: REJECTED\nEXPIRED: EXPIRED\nCANCELLED: CANCELLED';
COMMENT ON COLUMN "approvals"."on_expiry" IS 'REJECT: REJECT\nAPPROVE: APPROVE\nFAIL: FAIL';
COMMENT ON TABLE "approvals" IS 'A question to people. One rejection rejects it, `required_approvals` approvals approve it.';
CREATE TABLE "shared_documents" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "version" INT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_by_id" VARCHAR(40) NOT NULL,
    CONSTRAINT "uid_shared_docu_organiz_577a00" UNIQUE ("organization_id", "session_id", "key")
);
CREATE INDEX "idx_shared_docu_organiz_8a7b3f" ON "shared_documents" ("organization_id");
COMMENT ON TABLE "shared_documents" IS 'A JSON value with a version that grows by one with each accepted patch.';
CREATE TABLE "trigger_positions" (
    "shard" INT NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL
);
COMMENT ON TABLE "trigger_positions" IS 'Up to which event each shard of the log was looked through for EVENT triggers.';
CREATE TABLE "workflows" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" TEXT,
    "status" VARCHAR(20) NOT NULL,
    "version" INT NOT NULL,
    "nodes" JSONB NOT NULL,
    "triggers" JSONB NOT NULL,
    "input_schema" JSONB,
    "config" JSONB NOT NULL,
    "created_by_id" VARCHAR(40) NOT NULL,
    "deleted_at" TIMESTAMPTZ
);
CREATE INDEX "idx_workflows_organiz_a1a39b" ON "workflows" ("organization_id");
CREATE INDEX "idx_workflows_organiz_b6cde9" ON "workflows" ("organization_id", "status", "id");
CREATE INDEX "idx_workflows_organiz_fab346" ON "workflows" ("organization_id", "name");
COMMENT ON COLUMN "workflows"."status" IS 'DRAFT: DRAFT\nACTIVE: ACTIVE\nPAUSED: PAUSED\nARCHIVED: ARCHIVED';
COMMENT ON TABLE "workflows" IS 'A graph of nodes under a name. The row holds its newest version; `WorkflowVersion` holds them all.';
CREATE TABLE "workflow_triggers" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "workflow_id" VARCHAR(40) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "config" JSONB NOT NULL,
    "enabled" BOOL NOT NULL,
    "active" BOOL NOT NULL,
    "position" INT NOT NULL,
    "next_run_at" TIMESTAMPTZ,
    "event_seq" BIGINT,
    "sealed_secret" TEXT,
    "deleted_at" TIMESTAMPTZ
);
CREATE INDEX "idx_workflow_tr_organiz_fc2185" ON "workflow_triggers" ("organization_id");
CREATE INDEX "idx_workflow_tr_workflo_e11caf" ON "workflow_triggers" ("workflow_id", "position");
CREATE INDEX "idx_workflow_tr_active_b1734c" ON "workflow_triggers" ("active", "type", "next_run_at");
COMMENT ON COLUMN "workflow_triggers"."type" IS 'MANUAL: MANUAL\nSCHEDULE: SCHEDULE\nWEBHOOK: WEBHOOK\nEVENT: EVENT';
COMMENT ON TABLE "workflow_triggers" IS 'What starts a workflow by itself. It fires while `active`: enabled, and its workflow is ACTIVE.';
CREATE TABLE "workflow_versions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "workflow_id" VARCHAR(40) NOT NULL,
    "version" INT NOT NULL,
    "nodes" JSONB NOT NULL,
    "triggers" JSONB NOT NULL,
    "input_schema" JSONB,
    "config" JSONB NOT NULL,
    "created_by_id" VARCHAR(40) NOT NULL,
    CONSTRAINT "uid_workflow_ve_workflo_6bca7e" UNIQUE ("workflow_id", "version")
);
CREATE INDEX "idx_workflow_ve_organiz_1402ce" ON "workflow_versions" ("organization_id");
COMMENT ON TABLE "workflow_versions" IS 'What a workflow was made of at one time. Nothing changes it: a run keeps the version it began with.';
CREATE TABLE "node_executions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "execution_id" VARCHAR(40) NOT NULL,
    "position" INT NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "depends_on" JSONB NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "input" JSONB,
    "output" JSONB,
    "error" TEXT,
    "attempts" INT NOT NULL,
    "task_id" VARCHAR(40),
    "approval_id" VARCHAR(40),
    "child_id" VARCHAR(40),
    "retry_at" TIMESTAMPTZ,
    "due_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ,
    "completed_at" TIMESTAMPTZ,
    CONSTRAINT "uid_node_execut_executi_94625b" UNIQUE ("execution_id", "key")
);
CREATE INDEX "idx_node_execut_organiz_65b9de" ON "node_executions" ("organization_id");
CREATE INDEX "idx_node_execut_executi_30b32a" ON "node_executions" ("execution_id", "position");
COMMENT ON COLUMN "node_executions"."status" IS 'PENDING: PENDING\nRUNNING: RUNNING\nWAITING: WAITING\nCOMPLETED: COMPLETED\nFAILED: FAILED\nSKIPPED: SKIPPED\nCANCELLED: CANCELLED';
COMMENT ON TABLE "node_executions" IS 'A node of a run.';
CREATE TABLE "workflow_executions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "workflow_id" VARCHAR(40),
    "version" INT NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "input" JSONB NOT NULL,
    "output" JSONB,
    "error" TEXT,
    "trigger" VARCHAR(20) NOT NULL,
    "started_by_id" VARCHAR(40) NOT NULL,
    "session_id" VARCHAR(40),
    "parent_node_id" VARCHAR(40),
    "depth" INT NOT NULL,
    "run_key" VARCHAR(200),
    "caused_by" VARCHAR(120),
    "definition" JSONB NOT NULL,
    "round" INT NOT NULL,
    "driver" VARCHAR(40),
    "log_seq" BIGINT NOT NULL,
    "nodes_total" INT NOT NULL,
    "nodes_running" INT NOT NULL,
    "nodes_waiting" INT NOT NULL,
    "nodes_ended" INT NOT NULL,
    "started_at" TIMESTAMPTZ,
    "completed_at" TIMESTAMPTZ,
    CONSTRAINT "uid_workflow_ex_organiz_f36a5e" UNIQUE ("organization_id", "run_key")
);
CREATE INDEX "idx_workflow_ex_organiz_5a5a41" ON "workflow_executions" ("organization_id");
CREATE INDEX "idx_workflow_ex_organiz_c16ad2" ON "workflow_executions" ("organization_id", "status", "id");
CREATE INDEX "idx_workflow_ex_workflo_498690" ON "workflow_executions" ("workflow_id", "id");
CREATE INDEX "idx_workflow_ex_workflo_5c3f06" ON "workflow_executions" ("workflow_id", "status", "completed_at");
CREATE INDEX "idx_workflow_ex_session_1064e4" ON "workflow_executions" ("session_id", "id");
CREATE INDEX "idx_workflow_ex_parent__faf82a" ON "workflow_executions" ("parent_node_id");
CREATE INDEX "idx_workflow_ex_status_4b69e4" ON "workflow_executions" ("status", "created_at");
COMMENT ON COLUMN "workflow_executions"."status" IS 'PENDING: PENDING\nRUNNING: RUNNING\nWAITING: WAITING\nCOMPLETED: COMPLETED\nFAILED: FAILED\nCANCELLED: CANCELLED';
COMMENT ON TABLE "workflow_executions" IS 'One run. It keeps the definition it began with.';
CREATE TABLE "connector_states" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "connector" VARCHAR(40) NOT NULL,
    "health" VARCHAR(20) NOT NULL,
    "message" TEXT,
    "checked_at" TIMESTAMPTZ,
    "latency_ms" DOUBLE PRECISION,
    "requests" BIGINT NOT NULL,
    "failures" BIGINT NOT NULL,
    "retries" BIGINT NOT NULL,
    "answers" BIGINT NOT NULL,
    "answer_ms" DOUBLE PRECISION NOT NULL,
    CONSTRAINT "uid_connector_s_organiz_96839e" UNIQUE ("organization_id", "connector")
);
CREATE INDEX "idx_connector_s_organiz_41f3f3" ON "connector_states" ("organization_id");
COMMENT ON COLUMN "connector_states"."health" IS 'HEALTHY: HEALTHY\nDEGRADED: DEGRADED\nUNHEALTHY: UNHEALTHY\nUNKNOWN: UNKNOWN';
COMMENT ON TABLE "connector_states" IS 'One connector of one organization.';
CREATE TABLE "oauth_connections" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "provider" VARCHAR(40) NOT NULL,
    "account" VARCHAR(255),
    "scopes" JSONB,
    "status" VARCHAR(20) NOT NULL,
    "expires_at" TIMESTAMPTZ,
    "refresh_at" TIMESTAMPTZ,
    "last_refreshed_at" TIMESTAMPTZ,
    "last_error" TEXT,
    "failures" INT NOT NULL,
    "generation" INT NOT NULL,
    "sealed_access" TEXT,
    "sealed_refresh" TEXT,
    "lease_owner" VARCHAR(40),
    "lease_until" TIMESTAMPTZ,
    CONSTRAINT "uid_oauth_conne_organiz_0366af" UNIQUE ("organization_id", "user_id", "provider")
);
CREATE INDEX "idx_oauth_conne_organiz_e86049" ON "oauth_connections" ("organization_id");
CREATE INDEX "idx_oauth_conne_status_710ac6" ON "oauth_connections" ("status", "refresh_at");
COMMENT ON COLUMN "oauth_connections"."status" IS 'CONNECTED: CONNECTED\nEXPIRED: EXPIRED\nREAUTH_REQUIRED: REAUTH_REQUIRED\nREVOKED: REVOKED';
COMMENT ON TABLE "oauth_connections" IS 'A user''s account at a provider; one for each user and provider.';
CREATE TABLE "oauth_flows" (
    "id" VARCHAR(64) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "provider" VARCHAR(40) NOT NULL,
    "scopes" JSONB NOT NULL,
    "browser_hash" VARCHAR(64) NOT NULL,
    "sealed_verifier" TEXT NOT NULL,
    "return_to" TEXT,
    "expires_at" TIMESTAMPTZ NOT NULL
);
CREATE INDEX "idx_oauth_flows_expires_d27df5" ON "oauth_flows" ("expires_at");
COMMENT ON TABLE "oauth_flows" IS 'A person was sent to a provider and has not come back yet. `state` names it, and only its hash is here.';
CREATE TABLE "log_head" (
    "shard" INT NOT NULL PRIMARY KEY,
    "epoch" VARCHAR(40) NOT NULL,
    "seq" BIGINT NOT NULL,
    "pruned_through" BIGINT NOT NULL
);
COMMENT ON TABLE "log_head" IS 'How far each shard''s log has come. Locking its row is what puts events in order.';
CREATE TABLE "event_log" (
    "shard" INT NOT NULL,
    "organization_id" VARCHAR(40) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "type" VARCHAR(100) NOT NULL,
    "actor_id" VARCHAR(40),
    "caused_by" VARCHAR(120),
    "occurred_at" TIMESTAMPTZ NOT NULL,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "agent_id" VARCHAR(40),
    "task_id" VARCHAR(40),
    "user_id" VARCHAR(40),
    "payload" JSONB NOT NULL,
    "id" VARCHAR(120) NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL,
    CONSTRAINT "uid_event_log_shard_d416cc" UNIQUE ("shard", "seq")
);
CREATE INDEX "idx_event_log_organiz_2922ba" ON "event_log" ("organization_id", "seq");
CREATE INDEX "idx_event_log_session_83fea8" ON "event_log" ("session_id", "seq");
CREATE INDEX "idx_event_log_executi_c55ced" ON "event_log" ("execution_id", "seq");
CREATE INDEX "idx_event_log_occurre_70361c" ON "event_log" ("occurred_at");
COMMENT ON TABLE "event_log" IS 'An event in its place.';
CREATE TABLE "outbox" (
    "shard" INT NOT NULL,
    "organization_id" VARCHAR(40) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "type" VARCHAR(100) NOT NULL,
    "actor_id" VARCHAR(40),
    "caused_by" VARCHAR(120),
    "occurred_at" TIMESTAMPTZ NOT NULL,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "agent_id" VARCHAR(40),
    "task_id" VARCHAR(40),
    "user_id" VARCHAR(40),
    "payload" JSONB NOT NULL,
    "position" BIGSERIAL NOT NULL PRIMARY KEY,
    "id" VARCHAR(120) NOT NULL UNIQUE
);
COMMENT ON TABLE "outbox" IS 'An event that was committed and waits for its place (PostgreSQL only).';
CREATE TABLE "idempotent_results" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "actor_id" VARCHAR(40) NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "operation" VARCHAR(60) NOT NULL,
    "input_digest" VARCHAR(64) NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_idempotent__actor_i_7742e3" UNIQUE ("actor_id", "key")
);
CREATE INDEX "idx_idempotent__created_44e8ae" ON "idempotent_results" ("created_at");
COMMENT ON TABLE "idempotent_results" IS 'What a mutation answered the first time its key was used. The key belongs to the actor who used it.';
CREATE TABLE "leases" (
    "name" VARCHAR(40) NOT NULL PRIMARY KEY,
    "holder" VARCHAR(100) NOT NULL,
    "stand_in" BOOL NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "leases" IS 'Who does something, and until when unless it renews.';
CREATE TABLE "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztPWtz27aWfwWjL+2dUT2Jk6ZdZWdnZEdpdGNbXltu2ru6I8EkLPGaAnQJyq622/++OA"
    "BI8SWZkCWZopEPEQ3iAOQ5IHDe58/GlLnE50ftmfeVLBot9GeD4ikRF5k7TdTAs9myHRpC"
    "fOvLrnjmDe/JQjbiWx4G2AlF+x32ORFNLuFO4M1Cj1Ho3UY+o+MffO+BuMgJiEto6GEfsT"
    "uE0ZyTALFA/kERHot7R6hH/YW4J6YQEBPMJ3A7nBDEiYAPkcfFvVl4BPO7zBEP4NHxbqca"
    "0AEdcYfNCB8hOvd9NCWY8hZ6nOCQPIiRAYg9UhJ8x1HAfIIcJpr5ERrdBWw6JPTBCxidil"
    "lHaIqDey5B0SPmYq4QiZ9R+9N592LYvuwOv3Z+H8nXm1Pv33MyDNmYiAkC8ZL/80/R7FGX"
    "/EF49OfsfnjnEd9NEdRzYQDZPgwXM9l2OsHBZ9kTUHc7dJg/n9Jl79kinDAadxeYhVaBKh"
    "KI13QTRAYc6PUQNalnFQ1hMCfxQ7rLBpfc4bkPSwWg1RMs2xrD4UWvP7zu9IfDRm4ZRRAJ"
    "cusmh1FYgh4NuXz/Kf5j6BM6Difiz/dv/lLzLPGgesGEv7avTr+0r75//+ZvMCET61gt8A"
    "t951je+ksOgUOsBpFYX6KZBWNMvf/F8JxDM5wXgG6HAFFDnSiwxLj4MAEXQxzmkf1J3Am9"
    "KSlGeBoyg2tXgx5FF9vB/HJX3APq16C63z3vXPfb55cw/JTzf/sSX+1+B+4cy9ZFpvX7Dx"
    "myxIOgb93+FwR/on/0LjoSnYyH40DOuOzX/0cDngnPQzak7HGI3SROouaoKUXm+czdkMxp"
    "SEvmSpNZ/hpsmlH/Xe2UeyVkeqs8/vHHEnul6LVys5T30rvlRMxlgt+ofx3xW+YoOl59FB"
    "3njiLFJQ6BcTTBcQasdlzXh/clEP3h/UpEw60MoiXrncfx3zmjK3AcQ2QPAM8J0f8h3+Nh"
    "CTRrJFZlQa/B69+vexepTT/C5/fn7d+yqD49651kd3MY4CSDdynRmLK1CRjLzz7Nz5I/Zp"
    "4gwQaMThpyC4zO4az2g+NzfMzD4ZxvxNBmYS2lq0zpgDyw+43onIa0VK4ylbNavTytTxjz"
    "CV7BnhSBZwh+K+B3xXPHLful8kmvd5Yi8Em3nzkob85POlffv5WUFZ28UDZ3L/ri1ARd59"
    "19Qg0HDbfYuX/EgTvM3WHHbFXf/K3p8TTbgikeS/zBe8JbaR15L6G3axTo0FP3m+s06UkN"
    "YGl1ekgoBt1154EEYsUIUiAxLkG3BLTfHIUMkT/EGP4CMUqKtOQbjGAV0dVgG1croq0iZb"
    "eKFKt2ru25XpFz5dob0y498+h90amSuLv2TOGi39CjQ1/0LH2miG3+B1h8CKBQCJZJMGje"
    "eQEPEQ9xEKJZAORGjxNCEWUIu1OPejByyMDmeU8WkTGz6MjZ/gTPOJEcgTVjpV0KqHbn07"
    "ZUdqvPJ7C/G2qSEiA1PKVqrUmqGurtEbWVI+qGy502dzjJ9rXHEnzLpY+jmejL6BHqiyOC"
    "/DDFni+OA1egkINHjlpTCDsBEw0pGaopZBgHi7kQHIMg2HgUYX7P0R0LxKmyFHaKDql9TK"
    "s8iea3/yKOsgCNUOgRLk9DNT+IX+Ch5DhsTsPIIYn8EZKAYl88CZ+ToClOVIeog1SMgh7Y"
    "3JkQV84H3fVzlzwp/2ws6V/klgIOTQ2AEfsEDCvFVT2MXgn6s4v2jIbsLAgt//jLCofWS+"
    "l1WXWsuFjbs9h6Kb06Mlvl2m6VawSYLRMExwC1YwbelXJTerfGT+ld3lFJMnCF6O3Q+VSi"
    "uCueCQueMm+V1LBVXsuNX7udb52rFlK/A3reATtSC6nfAe1ddq7a/Z5oia4GVPrbt5D8yU"
    "oDL+NPJsQi76GAUGtNiUugPRoQo+/joOyHSVTPMOePTMjDxXrAvhBeitGdA9zouzggy3zn"
    "t34K5zm/svioPutd/BJ1zzqbZfz5EgKwybafhdsK7iu0+W9HDVsRZVEbYqwaRUFmY+3xsC"
    "bGDLqU1BddsylRGhZlV8D3oE+R6hdMXcRnBItLjyKuVRd53Y/5EKDH+TbxfII8iOLyQqXr"
    "wRKqiUayaTinoeePEMcLjibsUcanyRH1fQEyknCPE8+ZIEnvj2ogulCmEE9GoZHpLFyISU"
    "E1JfVCJBCPFhDE51OOINQMYd9H8Bg4DKE3XKhX+IhGEuPnRLyvw0fwHjLGzZkINko9nAxG"
    "I1g8A6N6BnjHbxMmo9ucCaZjwqPH1IhRUXTixcRqEK/m3Cs1lmyVYXCP2sADbwx3NOCdeH"
    "rxqE3EmcI3ZbfMXSg0DijozpDjBWJ1b0l/JfeH5+ivYO9aP4VgnsI53/EkcpgtTqEfuqld"
    "DCcEB+EtwSEIpbt9k8TnsdUXwtOZr4Rqq67c1SFl1ZV1oYBVV74yPZZVV74KMlt15W7VlR"
    "JBBviN+lv8lsNvAIzhqiVcQmO5BK8yxhvfeldfQUmpfgf07Pd/iL/gf6mwvGh3pbpS/Ip7"
    "Z+3z9lBsDKdfRZflHwPaPm63kPhvQL/0+5ctBP8P6MlN96wP6k19UQ0FZxIBOeKu1rllwK"
    "zGbQONWyzqbfJFLaEr/UH1Pn8+6150xFejLga0++lM/An/wydx/Tt8D9e/D2jn6gqMAfJn"
    "QK/7vcvLzqcW0hfV+FgcPMO3nu+Bf1CecKtDn7NwzwqArtrps+8IaDH9nTc2Qn8MYRH/DM"
    "RPSYhBQWCC+iSMRf5zkC92NvEIzjwICA2HUm+bJ0SXrjivV4FnaKJTjeyCFm93xfyO4Ql+"
    "OH77/qf3P7/78P5n0UU+Zdzy0xpa5c2Qeb1rDsslYsOzA9jQ4SpL585sPpxzPC6Qbz77DK"
    "/4plJQGQLfAVitiPqpd3Ny1kGXV53T7nVX73AxFeVNaXWJLfxXnfZZ7gSZsmCxAaqzgBbb"
    "JbAtN3mBRDDAAErKnxYFkPs7KN4cyEGhkHSHPX8D3C7BLGKLEDvkRMziFrA4a3aJLOCGu8"
    "RmyD3aFXp3vEsERLwkD02YySSIXb7Z5Quf9jwoUhCsRGgSxCI0i1Ai3gHMXMqJxgCteUCL"
    "3Ly4ExLqLIZTs602DWY32hIbLXkAB7rhLGAO4dyIZygCtUs5u5STHkw53K6X2TOgVlqvsr"
    "QeO2qaKCJTQDYB6eaKyIRDn+FHloa031iVvzGXSMl/AyqnIS2Vq0blKoUiXMsdobEqIEHf"
    "bj4ZljCcKkd62fXpbBY0doi/88Ygd4FjPnjZT9lUFqEBn35KHoWMC83KrR+qznxEnBBE6N"
    "ij5EgFRBRkrdj68Ibu9golytN2n27XJ954JQdb6PdbwLPqj726fteKZ/2P4+N37346fvPu"
    "w88/vv/ppx9/fhMzr/lb67jYk+4vwMimdoCIsz10b+wX9IHbvjt28qMqi+skjEVyGSQbcx"
    "v7dH7e5z5z6FxGxm8kOpwN3EYiEOs1YiisVYTB62NemDVTtq9l6WLnlFKJyTziEEjJ9ciC"
    "+8IUYqkOMtnXPBiD8nIEYZyjt2/QD5DpkgVeuBi1EOYOoa4Ab4pFdk9klKTn8mVoJHBycv"
    "noMEvoIBbXHFpluCcLXBKImUZgJ/ECIQsl/f9Gkt0Ta5rLp4o6AWfIR02IMA3UpI6Pvalg"
    "IamaYwojal22EK7kw8twVNlX+fVEkabolohTvoV0Tk85UhNKLeoGld5TFmEEZKv3glSemE"
    "O6NOKqpw+DRWomL0RTvBCDi63QI65gczFEhsrgUYy0EQPqK2Lf50NXsKwaehRdP8r4XPVM"
    "zLmXidIWJIQEayHx/QGVT+KpDGoQ10/cJeIlJRKIZ1AqUobJwlPx0PN9WCc+ErPBU7BgGJ"
    "3A8iniSFg1HEZUrL0BhfXpbimsdemVq9cYXIpbe4l0bS7DGvY5e/Tt7GWydNDTdqeLFr9Y"
    "APsjpw5f1xNud2yfYE6GiUyiWxwb2Co+ZPNtRyYn9w4bMVx53v3QZdTDp4CNGH5l4pSNGH"
    "4VZA69cFWGuBXebxFADVVNNmb4APFrQ0tfKrQ0KZKVdDFKguzPteh4V6t7y65FCfGvJD4T"
    "EPtD588Hgs4ZXvgMF8gEqzXCCRCrEX6G+05S3WiC/yycJcLziZBWDG9AjfwAlizPcW07uI"
    "wMDbCmXMuJjy47F5+6F780zIjR0GAtpC8GtH193f3lApIvRFcDenVzcSF76YsBPe2dX551"
    "+tAtvhzQz+3uGTSpX9GrfXHaOZNN8WXWSFOKQd16LodZwGAtmLm9J4FsDGKp6CIOj2u0tU"
    "UQ1kt3862MBEGRf/Sa9P0RQB3krfTe8faN+Fdi+5D9Vu4g+m7WYcU4KMmGI62TDIBwGyA1"
    "C7Y/xL47EMSCRhesdSvjalcHLOch94jeN4eycpW7hEt8vNgoeHkFvA2tK8VlKFcVU4NIEs"
    "5GKlTZGqIdAgzpu4Sy1K0ydVNOH4Y0zsJaSleZ0lAXQ9AqT+S1BZUSUHusqBS3HGxJpbRz"
    "WVlRMA1VP3lwF2W+iTPfwNEpC2dx/TSuwWnXEM0JEIvh8n5ktwtDPOcAa+gpsX10J/3UTb"
    "CdhbNLu0SAWc7Fu3QsXw7S4vtpfCsPdHOdUw5uI41T1ZC97dRNWff+HH6fSFRbAG+lpypL"
    "T8vwL1NapyEtlatM5VRojSGds7CW0lWmdMxUbPBBp0EtnatMZxlvu1nOrBSkpXKVqRzny9"
    "4kAisDayldNUpXJK3CpdgPPMeb4eJC3snbzXVJFmbLjqVzLcw5CWQWARlEL4tCa12xymkF"
    "5aXHjCyzBQgJ4wHKZ0Pkvc/G6F4glKMoxh8SDkCcPSlK27DTuQoC/bOR2AIVLIDrf2ZSAN"
    "i4YhtX/LSG8vApYOOKX8GhZuOKXx2ZX8wmXDWi7tzWEHEQBmhOwtij6WkcQ2oYooNxNonZ"
    "ScLvMWrnUk971LuAoqgNM+w3FFQLqd8BbX9r/95C8P+AZguuZlnrlwm2+RfzNlNzpQDtyV"
    "Lpk0UWPuSE0E2LJiZgrf6japSuiP7jWjEijQLdR3SruU7vwaNcYs1yOo+AsalOyjgjbOYT"
    "hKmrtBJcppREkRahSIthAA2ZKcWhRceEQzrExwmDnIUypaTMGDnFLtH5EyHJJOg/xH3Iok"
    "jcltZz8Cgd4r0YZAR7elLNM5J5E5X6RH15kENxQKNyXuiW+IyOZTJG0LBEzSrr5TzknniC"
    "kDGfI3F6ueLZRM+lWmaFYiWjPnkqwd8ekyXufCr2KDaonbzX8iW2lN3ParWsVut1iQ5Wq1"
    "VbVsVqtV4dmeWvwaYZ9a+hJsvmcnuxr2YXudwOMCmNFsR0Xpr2ab/7q7GOS0G1kPod0O5F"
    "1BJdDWjnt8vuFaSW0RcDCugWtyB1jb6qhv7LEYIdJQVlKctRMQG+RzKeqlmPvnVOTKknQF"
    "pI/CdE2rNuC4n/BrTf6521EPw/oNdn7dOvLSR/BB3P211xS/6Ie+fX4s759YCKAb70el/l"
    "SHAhxui04a78GdBP3evT3pUgtr4Y0F86F52r7mkL6QuAuO4DwHW/GishKROW5vATMDU8sL"
    "bP22c1H3lkr80kkgW1wQf54APJjeHZLGAPuGBfWxvOm4O1Qb0GQb1i0lAwXHmcr86plQDZ"
    "f4LAxn/ezakDuES3c88PPcqPYNr/MjxUtkGGneTampIQg2LHhCJJGEuSrZNELHYSUOwPNe"
    "dkHJddCF4H8WUPsmKMvXASEOxuivsUtEV9KdTrOmAbxRMXwdYP7dtnNkMWitUaWcsMWM08"
    "oM0HmItxBb8AjaJN3QrS4NazoMp63M2jmW0cc7WpXBH/kXPCOZabVM5/JLrVXOc/MlWdSv"
    "qPXDPB6E8EWRHHnpsKY2mCnwV5IMHilrkLCHURf0Nt0YT2Ie9Sso0Bt1DmcptFC63rgXU9"
    "sK4H1vWgFqecdT14dWS2ATX7SpQWsKlpjrQliEVxKV2GIYJtNjSTcx/MMLTgNFjtQJMAqc"
    "UC3rf3jMRW4Xp+2usigt2jy4UWQftiqqPoBU38LgAGvB1+60OBpk8dqM30qTOg4qBstxD8"
    "r/wwhqftM+2MIS9161Xn+uasr9vVHwN6/ft1v3PeQuo3K5G+jBeFNblVzuQWkJm/MM+rmQ"
    "Gzx0jxMVIR7Vk7ctooUJ+1Ew4dq/VnkdtH6QAsqbuHzyZkOobqCPUohCf9i6jvSV1x5IVN"
    "NIorI8YTjVB8qa8ggqooWmtXU0Fo10j/DX5coh8kY1ygKcGUtyDWC/R2aIoXSDQ8ist4nC"
    "M0conjSbWaCuDiaPTn7aIZTeA20R0hLtC3iR48LG6Ef42ayBOTssAlwUeIIPM4cmRwmYsY"
    "9RdoLj6NQIV5scfvVBxZE3Gmgr0ETUDFqJ6Fy/Azh80FJ+JKhSK+CzUwiwPftqBU3FFg1l"
    "aVlTYOqw6qOKsMfWkKWGXoK9OSWWXoqyBz6IW+USBWDFAL9YaNxKrId7MLXZKpwuHllA0v"
    "g3Rbk10hOhKEt16X/fLyqqeC2/TVgF51/t45lUXYo6uisLjqVmHXvnmbVBsqAK3hGbJ9ht"
    "sWhbNF4eqGa1sUbufZLBPqSxMmKAtnmaFn2ViyGuc8KVaGGxQD7y/k4O2uVv6WQw5idbsR"
    "r58Esmv8WaF7NgKg/noiQRlJrsWmkl1qgD0Kdz3akdMeKXnLVKpTUJG0Fst0sUg3oJ9lLg"
    "z4vyoSGmf+w0aa2wyo/SKr9kVWxKvgWnzxxP3EnPmUFJe1yfRors3wKvsOXd25tKMBHEZI"
    "sEVzgh69cIIwEmwrl+4AYBMfB1BP5nYhLeCyA8GO6OU4ZAaG8RkOnUmRV8HWxi2sWvNkdM"
    "49WdgaNtbKbK3M1spcz0PMWplfHZnhTDPYM3X3GloHdmJhPqyApoahCFaZI0lzgQYavASE"
    "zRSSVdtJDttEZRcDWHXdM9R10blpbL7NAdZwe66V738/8MZjElwy7oUrKrBkuzTXyemh6j"
    "yc6d4lBfWbmSqP4gkhmTxAcVgpL4PU7yJ2F9d/hYqvPmP3QoQOJwGbjyfojgWo82vnoo/0"
    "3Dwvr293ePD8/zZhSJbx5iiYUy67YaoHB797HvnhN+WIsqQtCPiyWXXzuBjC832EJwS7TV"
    "lFZsoeSAyKZpiHMiwB+/6AelSqEwQqKccydCFZImaxnF8/GBSNER+6BBIPKZ9Rvrd+k5Iu"
    "/iv1ChJ9Bidd3H8759zLKhe2ctCtViZw8u88Zk+88WrkKoDasBD/cXz87t1Px2/effj5x/"
    "c//fTjz29iFOdvrcP1SfcXQHdqM1b4r8gW/I0F93e+FIpye298b+2m+6h7ldaKjgM8m8DG"
    "B/4SXMcNYQSTLwtxq7AkKEtFySMR+4jmVD+iUfRYv6qWKIRJbCBT2KqKFKa7nlKGY8mxR7"
    "Afwg4qlqZH5SmExL4+Eue3R4W0H7eKno+BFxKY8QiNov19FJfcguMAczgNxNbZlHpcNhfb"
    "K3ECEqqq5AMqNb3iveIn1OflSEZYyXHuwIJ5hDqQxknleZLFwxLhW0WRWxWPwCqYSg5jA6"
    "WqzXiuO3WsCtuqsCsjddVJt2lV2K+CzLZglQ2Tevmvxhas2gz5jU9X7c/9FpI/A5otVnXZ"
    "vrmGYBv1W92yVAdigjgUz2EpU5qYIGIAa4J4hgkiksZNMJ+Esch/BvI9OpuHQ+5MyNQoOD"
    "YL9ywiHM6JuxMaiOnvvLEJ9pcQdvE/B/FasDY2fuYAq8zsVEYD4hKfbCYapyGtI3rVJOOK"
    "2Ve0Xr6xxswSdWmWsbYMk+zG01aXb2AJiCyzKBoEfMS9kBP/7gh1taUADNU+QSOw8T6QUQ"
    "sRCnNrCzFYR2Joj2vxJG9y2fF80t6iTpwRDArrs4XO2xc37TOxdD+i69MvnU83Zx30pxPI"
    "OhbiG/wHowSS2AkuQfTQBWDRn9wbU+KKFmVo/1Ou9aZ4OD8kwV9HYNgRsv0wmFPxrUvzDJ"
    "iy4wmwL4cdSeP3kJN/jxJWe3mzpbPbKQ+AkeySMPt7YOoJBdfCP6KJeMs7HAzoGp8AsC8x"
    "34XXHmW8I0ZHMDwW2BsqM5F8XBy963ccfTlvn2oTUlP8EsgiOA8nRwAlSDcCusD494QCKG"
    "VARRYQtwW9keo8AZeC0SYWonj16iMq8urYomVIraNGc5lsN0E+ax+q/Nls7UMvTQFrH3oF"
    "7JG1D706MmcO37J7Z/bMtmJliaIXi0OqEbCBsUKx2hHLPaARO9yKGeMB1VxnK2I/B1QyxS"
    "3FG1fDXGH1XC+Vk0NJeXnMnzDmE7wC+QmoDPZvBdiu0B6xdPtF+0mvd5ZC+0k3ayq9OT/p"
    "XH3/VtJAdPJCZWnLWZGWMpEBrpdAe0R13HKwuJ4lIhVKWkCTILVxod6eCTQhvhuypxlQq6"
    "StMnsaK9AK9qk1oQcpsI2+norRdH8hCOkI3YTaME+B1e5NOUDr4LRBHmhrhqrpDlcxM5QO"
    "YGmsMUP9uvTHKmGG0t5bJmaohD0IzBtT7BKwh2AVKyjXK7pgKlRFhahAjExLwEEc4T0hMx"
    "VhE+U88kJ0S8aYyhCZFaao3c9ZmEopozuJXN1s8iRrWbCWBWtZqOWJZy0Lr47M1rJgU/zs"
    "Wz62LvaHbQCwLvbWxf5QNA3Wxb5WiLcu9q8kv9iF+OlEtY8aBTqvdIfmOo2XLO4TF1Iqne"
    "wGwKSmCRRJRalp0h2kY3OI+b1YYaMmGkWFVeBP6RA9ciaeoIv8M8rwAoopZx4EkH0LhyEU"
    "AkePGFyn71hwBFXFw2AROS9zAqqr8JEQCjm7dH/wOIZcMdjziSsngkHBfgYKso9o5M5JNM"
    "LjBECRwBBeIJV5TI/yHZeqNOgEBXqOUNv34d08nW4MHImXJcHxgDoB5pNY4UZBFye7r9ao"
    "ZUtZFeUiT/kD52pfbcPn2CrsrMLOKuyswq52mhyrsHsVZH7RQpJVI+yut86D8Qg7IKWdTd"
    "e/y0xHNpPUbvG7Ojxghd7zAEICNsXv1l36XTIj1OXDog13XbXNJJTVrz1Dv3Z42boaoAe6"
    "lhMfXXYuPnUvfmmYEaOhwVpIXwzo1c3FhWzRFwP6rd3tyxZ9MaCnvfPLs04f0njFl6peIz"
    "Sp3wG9/tq9vIQGfSHg2hennTPZKb7M6pZe5uuTFgJjk4K1JTzvk2Pz0BDtSwiL92dEMQUB"
    "C/JoX+0tHQNYL2lzL2mtZTapUJ4EsaE1WSlKGxqMWNElSB2W8K5l/4T9xgTLGTCL6RIKam"
    "0XM0FzEsbi+GkcR4ZEU91wEs6GqFRZMazMvKb0XUJZ6laZujIh20bWnTSkpXKVqeyw6WzT"
    "cMIsrKV01ShdEdeqKFpwrXtVvlOzVFChqZtVT9UYlEkll7F6iQpcT4QIGsJLJ62Azak7Qo"
    "74CXXNRMHleFBqawQpB+7JQnpLqXXfkj24QE9U/1A6Wcng9SY4UcW3Y38wymTFRjFWU2XS"
    "HFAWPefIwXMuPRHjemOq+KJyrIrn4PhRdPbZWCWm1F2h4GOq8CQ4dHmq4pj21mhJz7IBnQ"
    "hqic/bRb5oDZqqOpqsoTbFC+lkpn3M3MB7gLJjsALULPCwjxOG5B0uC0nGnl8ANBXPB32W"
    "3l8y/HK161eB545G9HoPsD2WJctEtOx08OU7pDbtLU6Yrr+93ZeZYXBXHEqvyu2OnMDL0v"
    "PIOvtt7wS1zn7W2c86+x0o+2id/V4dmV8wOrdisp8Nzj2o4lcH6EgSS7rV9SaxviOHe/ZY"
    "55Ea4d06j+zTeSRcVtcp7euwBLGetyX278hIZBxYnQOsIbq3z22m1XOlcZ2CqsNOsvP4nb"
    "Sq0gDXeUiL76fx7ZKZGDmH5pUyVNzfSlBZCSqyjxis2QRI/Rbr8Ztyh966Uy+vLY1scSZo"
    "TgHVD9FvS3EXb9ewF2+LInsig6yJsJKGspLiMyQWafM22Jnj/nZnzu7Myl5usmMsIeq3XW"
    "yfidA+D3kEr6slkACqTbDAnusISOeQYchC7BtsFBmo2iB/u0kqoZQJhVlNEZuAs6gtRi24"
    "Mm2C2gScRW0xaol4ExOuIQNl0VpgF7Nu3LU321s37jpTuiJu3KeMUuKELAB7NWkU+HBnej"
    "TXOXA7Ud8hGN+Jgfd2DAl+yTINZMJzr9hhez2I8tEmYq3ykKtcmQ72fd5EBDsT5bZNXAHn"
    "EDRhj+QBvJHvwqUjNPhyux/RCFJizgWxR0h8QpygZJ5MjyrXa+p+lLNJ/++RbJOX6JYsmM"
    "6leecFPBTjYcofSZDqJYcUjQSpm5AkUwytuw6novPU832PE/HOruiv3aKNXKVjdNnqM9a/"
    "1fq3Wv/Wep6r1r/11ZF5ebIZ7JwpIOtuUGLTnBDsF9lly3ljLqH36I35RU6qXTFvLr5e9L"
    "5dNMzQ3/jSaZ/1v/zeQvpiQD91frlqfwL/yehqQG8u4n7xJbTKKaFtOfeLu+lMCedCGshT"
    "crXnWQKkDsaHffueORPi3G/Gb6QgrRhf5XMIQmSpsxDyWp7Kn32GVxmdUmAZEt8BXK3I+q"
    "l3c3LWQZdXndPudVcbqWM6ypvQJBo8qZBoXIndNJeHRsn1Zta9JFRtlMp7Nu9F2hAzzCeh"
    "LOY3w7zWLpku+RjI4n0zvGt9nRneE0AW78/Bu+lhmoLa8CzdDPlHu0L/Ds7Sihgfeu15ON"
    "H2hRUZZLJdmuvMD0ywZ5OhE/cuXaRrzknwHUfYkWYBJDOUQAJGzyXBR2lbuGOBMhxAV5m6"
    "JbpfVNPrWeNJywV32AxMCYAxNCViWSsrARgNop7IZSptCgqJ78s6X3fikJ2k6nTFZbz0Tb"
    "jhQj4aOXLUJSAD6sUpWFDIou6QPYZgTobskUJ6F1mCTLWIN/P8kZxb5nkR8JjfS/DkQ8Kb"
    "UvIoxrwn4i30O0zZlNDw44BiJEdTb0fZLXMXaII5GnsP4tFgnalXkThU5cIEwAPhRsYPwH"
    "KkH9cPtj5nzDJ4dIlUm0Sk8toqa2R5aQpYI8sr03pYI8vrIPPyBC27byYPXWtgKRFnGHEm"
    "BjhOwlgkl0nIrnhyExwnQOpg/NhDfSslveRxvDpIawlhM0q8pspL5shvnPYuLjqnOsuNvh"
    "zQzm+X3Sto0xcDetVp3/S/DK86/32j7mQaoMevva/qjryohnlWSJieoPEGDFUa0hoLq8xP"
    "JdQKhlROQ1oqV5nKPubhUBNsIxmpcABL88rT3Di3UxqqDnzmvp1sVpumX5ddemthZvrdzR"
    "JapoEsUnOxewT7sJE7DuEFS3X1BpEDtHuE+R6hkagP1A3Qn4C0+DfHf8KWaKKByYDVAfM7"
    "z3+xtNEa85xpUMttVo3brJL7xmdfPlix44a82XzaZQPSjJd21piRgDMqYzS5LHnDEt4V0k"
    "EB/AfALcJhU6JcCBYkPEIjGZQalaiBejTQmVF/IcvaTLDyjgBviCKnjr3MK50/bgOBDhIM"
    "4Y705GB3ygMCPCf0TeUwoYoSebpq0UcxlTqmHkjgCSoGcckfTpyAhDDQ5dfTThOpftI5Q9"
    "weUDHod+LZ3CN0yqbgwyEfP8T3upiPuI/wI160xDvL10GQHp7L+NlVnhg2zNTgBPjwvsQJ"
    "8OH9yhMAbtXBA6JWh7A1mlqjaR2Q/GL2vKohet8GvSQnYLLCs3A1XOXbOjBzyoGId9pAO5"
    "AErQXK960fEDzqPBBIYybITwHVQTewb6xXyOJcMR9ZqynYiqbgjI2/EJyW+jK3muu0BJCX"
    "dRL1elJF8EXIqndYx1dwcUa6QrSFOrcgn4NsfoTOmCMjFUD+BtE2CjGYzUWDrKTLIQMTCw"
    "oDPLY9gRT6yYw5QtqPquHKyAwsRxVCvgeRE5Q8JkvoOvOAC/FdLFWmEkwtS+qqUA7PIUKe"
    "76jJ5jOpsKCuLGEs5psFcyqOrHASsPl4ojJkUSYmpFA4eCLo+ly5XmLGwHQU99+O1ehlhf"
    "utmI1WC/NytZhwhDFALfiS3ZdWMcwcbbNGPyvYM70ZmaE+D2upUJ4K1eEQrooNCfrOWv5A"
    "HqhDcVaWtCFQdQTDCQwH9MzHTpHKf2W3wrDD+PiCvcC4ID3ANHdUuX3Lg5OoxuVuhmeO4G"
    "wCW7b9YAq0rOZSXpgDfGkmZcuuQ9aAs3c+UMhwRniO+lvklkCuxI4BcqP+NUTu21J1yd6u"
    "qUv2Nl+XDMtM3GYbRRKmDqrUnQe529pvu2QtEodfgivMoXq9kjoDagPNK6emtlVt979zZa"
    "W40orEDJzFdYmg8zHoJwxP4gSMxXEJbhLze0MUJ0AshivpzfbKMDzDC5/hAgyvdrRKgFhP"
    "q+ekTqi8xWf3mqrXY27ozcNb9scKi8PyZnNt6ILsZmhxUKWelJvA1AuhBJW0yWMwMIA3fm"
    "xoQN9fqiV7/d9nMljgb2ssFM8e9hlmfvFlrajJvdZql4B6+hvS50B1det7tJpadbtVt9eU"
    "/7Hqdqtut+p2KyBZdbtVt1d4M7Hqdqtut+r26uLaqtutuv3wMWzV7VbdXgWWZifqduuD29"
    "gi514RrXrXJdMZC8VBekW4wltOuZ7r01ynY/fi3sNAdi+ZJeibCpGbzkOpg0OqLBhxVaCc"
    "F/AQgewh1eL3ZCFV5yAkHqG+6AAttwQi4TjSwXVSUJdljqCbgMsr4/c0Z2HsQVKPIEbKhR"
    "9YX3hbfahiJ87uCz28gDrutSEZ9hoD/OruNUTtTsposNnK/Ltr9oskUA0x/aHMIv6wehF/"
    "yC1ij87m4dD1xoQb1YXJwtUR2VtPshPEXF9ZkWsJYUvDbC5wHVY1Ppvj5fByvEDW4EZRAL"
    "e80Vyb3wW6lBbtmCp8y9mUyHK1Kp+qzFes0qbMqU84ZFpFgViJj7xIVjMfRNXlDUW3oUdH"
    "aIoh/ylGE+a7UTpWOaSAkLldHyeeT6KStrckDEUvlY01eHbKVPlrcFRF/a3oZiy6KfqaIH"
    "sJUUOOYCeuE9FXlcfyCWNic1iVZDIBlkH1rYA7QFyvcwns9c5Sx9BJN5va7eb8pCNwLzG/"
    "rPme92w7rHxvVSGAZQbKMwNtEnjOpIgb0HfWsgN42ecpdmA1YbeckHylE22htuhwXZh3lr"
    "HsgQTcUJWRAKnhSboTlRF8VAYY1t1riN2d8CliRrBFFWgvhMS9QnpegliDsaH+4kUPs7/+"
    "H9NDw+c="
)
