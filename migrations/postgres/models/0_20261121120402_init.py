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
CREATE INDEX "idx_tasks_assigne_3a559e" ON "tasks" ("assigned_to_id", "id");
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
CREATE INDEX "idx_workflow_ex_complet_c8da33" ON "workflow_executions" ("completed_at");
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
CREATE TABLE "destination_positions" (
    "shard" INT NOT NULL PRIMARY KEY,
    "seq" BIGINT NOT NULL
);
COMMENT ON TABLE "destination_positions" IS 'Up to which event each shard of the log was looked through for destinations; see `TriggerPosition`.';
CREATE TABLE "destination_states" (
    "destination_id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "due_at" TIMESTAMPTZ,
    "held_until" TIMESTAMPTZ,
    "leased_by" VARCHAR(60),
    "leased_until" TIMESTAMPTZ,
    "failures" INT NOT NULL,
    "last_attempt_at" TIMESTAMPTZ,
    "last_error" TEXT,
    "requests" BIGINT NOT NULL,
    "failed_requests" BIGINT NOT NULL,
    "retries" BIGINT NOT NULL,
    "latency_ms" DOUBLE PRECISION NOT NULL
);
CREATE INDEX "idx_destination_due_at_9eb11d" ON "destination_states" ("due_at");
COMMENT ON TABLE "destination_states" IS 'How a destination is doing. Its row''s lock is what lets one process at a time send to a destination.';
CREATE TABLE "event_deliveries" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "destination_id" VARCHAR(40) NOT NULL,
    "event_id" VARCHAR(120) NOT NULL,
    "event_seq" BIGINT NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "attempts" JSONB NOT NULL,
    "place" BIGINT,
    "next_attempt_at" TIMESTAMPTZ,
    "began_at" TIMESTAMPTZ,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "completed_at" TIMESTAMPTZ,
    CONSTRAINT "uid_event_deliv_destina_acd83d" UNIQUE ("destination_id", "event_id")
);
CREATE INDEX "idx_event_deliv_organiz_52c760" ON "event_deliveries" ("organization_id");
CREATE INDEX "idx_event_deliv_destina_946f24" ON "event_deliveries" ("destination_id", "place");
CREATE INDEX "idx_event_deliv_destina_ad276f" ON "event_deliveries" ("destination_id", "next_attempt_at");
CREATE INDEX "idx_event_deliv_destina_f7230b" ON "event_deliveries" ("destination_id", "status", "id");
CREATE INDEX "idx_event_deliv_destina_08ce01" ON "event_deliveries" ("destination_id", "began_at");
CREATE INDEX "idx_event_deliv_status_8c6a9d" ON "event_deliveries" ("status", "expires_at");
CREATE INDEX "idx_event_deliv_complet_438d74" ON "event_deliveries" ("completed_at");
CREATE INDEX "idx_event_deliv_event_s_c4715e" ON "event_deliveries" ("event_seq");
COMMENT ON COLUMN "event_deliveries"."status" IS 'PENDING: PENDING\nRETRYING: RETRYING\nSUCCESS: SUCCESS\nFAILED: FAILED\nEXPIRED: EXPIRED';
COMMENT ON TABLE "event_deliveries" IS 'One event for one destination.';
CREATE TABLE "event_destinations" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "event_types" JSONB NOT NULL,
    "config" JSONB NOT NULL,
    "sealed_secrets" TEXT,
    "secret_names" JSONB NOT NULL,
    "enabled" BOOL NOT NULL,
    "environment_name" VARCHAR(100),
    "event_seq" BIGINT NOT NULL,
    "created_by_id" VARCHAR(40) NOT NULL,
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "uid_event_desti_organiz_5bca23" UNIQUE ("organization_id", "environment_name")
);
CREATE INDEX "idx_event_desti_organiz_927965" ON "event_destinations" ("organization_id");
CREATE INDEX "idx_event_desti_enabled_ab7175" ON "event_destinations" ("enabled", "deleted_at");
COMMENT ON COLUMN "event_destinations"."type" IS 'PIPEDREAM: PIPEDREAM\nPUSHER: PUSHER\nWEBHOOK: WEBHOOK\nCLOUDEVENTS: CLOUDEVENTS';
COMMENT ON TABLE "event_destinations" IS 'Where events of an organization go.';
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
    "cNHLL16A/YkzP+h2+9fh8Tvp2yeYk2EiU+kW+wa1jQ/ZfNuRz8m5yUYkV35vcOh74MOXgI"
    "1IfmXbNRuR/CrEHHrhqgx0K7zrIoIaQlk2JvkA+WtDV18qdDW55SvpwpQk2Z/r0rtdvd1b"
    "dl1KbC9L8jNBsT92/nwg7Jzhhc9wwZ5gNeKcILGI8zPcg5Jwpgn/s3RWCM8XQhp43kAa+Q"
    "6sWJ7jOndwGR8aYK25lgMfXXYuTrsXvzTMhNHQZC2kDwa0fX3d/eUCkjtERwN6dXNxIVvp"
    "gwE96Z1fnnX60Cw+HNDP7e4ZnFK/olX74qRzJk/Fh1kjUCkFdeu5ImYBg3fBzK0+SWRjHE"
    "tFL3G4XaOpLaKwXsCbT2UkCIr8r9eUB4gI6rDfSs8db9+IfyWmD9lu5Qyir2YdYoyDnmy4"
    "07qdAQhuA6ZmyfbH2PcHwlhAdMFatzJud3VAdJ5yj+x9cyhvrnLHcImPFxsFR6+gt6F7pb"
    "QM5QpjahBJ0tlIiCpbQ7RDgKF8l1RWulWWbsrpw1DGWVor6SpLGupuCFnlhby2YFOCao8V"
    "m+IzB1uyKe1cVnYrmKaq335wF2XEiTPfwNEpS2d5/TSvwSnYkM0JEsvh8n5ktwtDPucIa+"
    "gpsX12J/3gTbidpbOvdokAtpw3d+lYwRyl5ffT/FYe6OaYU45uI8SpaszedmqorHt/jr9P"
    "JMItoLe7pyrvnpbhZaayTlNaKVdZyqnQGkM5Z2mtpKss6Vip2OCDTpNaOVdZzjKed7OcXC"
    "lKK+UqSznOx71JBFaG1kq6apKuSNqGSzEfeI43w8WFwpOXm+uSOMyWDUvncphzEsgsBTJI"
    "Xxad1lixypkF5avHjCyzEYgdxgOU54bIfp+N0b1gKEdRDgFIaABx/KQoLcROxypIJJCNxB"
    "asYAEc/08mxYCNK7ZxxU8jlIcvARtX/AoWNRtX/OrE/GI24aoJdee2hkiDMGBzksYuTU/z"
    "GFLDEB2Ms0nMTpJ+j1E7l3rYo94FFF1tmHG/oahaSP0OaPtb+/cWgv8HNFvQNatav0ywzb"
    "+YtxnMlSK0K0ulVxZZWJETQjctypigtfhH1SRdEfzjWikijQLsI7rUXId78CiXWLMc5hEw"
    "NtVJH2eEzXyCMHUVKsFlykoUoQhFKIYBNWS+FIsWHRMO6RYfJwxyIsqUlTIj5RS7ROdnhC"
    "SWgH+I65ClkbgtjXPwKN3ivehkBHN6EuYZybyMCj5RXx7kaBzQqFwYuiU+o2OZ7BEQlui0"
    "yqo5D7kn7iBkzOdIrF6uuDfRcgnLrABWMvDJUwkE95iMcedDsUcxQe0ma2D8EFvK7mdRLY"
    "tqva6tg0W1aquqWFTr1YlZ/hpMmlH7GiJZNpfbi301u8jldoBJafRGTOelaZ/0u78aY1yK"
    "qoXU74B2L6Iz0dGAdn677F5Bahl9MKDAbnEJUtfoo2rgX47Y2FFSUPaynBQT5HsU44ka9e"
    "hb59hUeoKkhcR/Ykt71m0h8d+A9nu9sxaC/wf0+qx98rWF5I+Q43m7Ky7JH3Ht/FpcOb8e"
    "UNHBl17vq+wJDkQfnTZclT8Detq9PuldCWHrgwH9pXPRueqetJA+AIrrPhBc96vxJiT3hK"
    "U1/ARNDRes7ev2WeQjz+y1mUSypDb4IB98ILUxPJsF7AEXzGtrw3lztDao1yCoVwwaCoUr"
    "z/PVObUSJPtPENj4j7s5dYCX6Hbu+aFH+REM+5+Gi8o2xLCTXFtTEmIAdkwkkqSxItm6SM"
    "TLTgKK/aHWnIzjsgvJ67B92cNeMeZeOAkIdjflfYrasr4U63WdsY3iiYto68f27SubIQvF"
    "2xpZywxUzTyhzQeYi3EFvwDNok3dCtLk1rOgyjju5tHMNo652lKuiP/IOeEcy0kq5z8SXW"
    "qu8x+ZqkYl/UeumVD0J0KsiGPPTYWxNMHPgjyQYHHL3AWEuoi/oXZpAn3Iu5Rso8MtlNHc"
    "ZtFC63pgXQ+s64F1PajFKmddD16dmG1Azb4SpQVsapojbUliWVwKyzBksM2GZrLugxmGFq"
    "wGqx1oEiS1eIH37T0juVX4Pj/tdRHR7tHlQm9B+2Koo+gBTfwugAa8HX7rQ4Gm0w7UZjrt"
    "DKhYKNstBP8rP4zhSftMO2PIQ332qnN9c9bX59UfA3r9+3W/c95C6je7I30ZLwprcqucyS"
    "0gM39hnlczQ2aXkeJlpCLoWTty2iiAz9oJh47V+Fnk9lE6AEti9/DZhEzHUB2hHoXwpH8R"
    "9T2pI468sIlGcWXEeKARig/1EURQFUVr7WooCO0a6b/Bj0u0g2SMCzQlmPIWxHoBboemeI"
    "HEiUdxGPdzhEYucTwJq6kALo5Gf90umtEAbhPdEeKCfJvowcPiQvj3qIk8MSgLXBJ8gggy"
    "jyNHBpe5iFF/gebi0whUmBd7/E7FkTURZyrYS8gEIEZ1L1yGnzlsLjQRVwKK+C7UxCwOfN"
    "sCqLijwKytgpU2DqsOUJwFQ19aAhYMfWUomQVDX4WYQy/0jQKxYoJawBs2Eqsi380usCRT"
    "wOHlwIaXYbqtya4YHW2Et16X/fLyqqeC2/TRgF51/tE5kUXYo6OisLjqVmHXvnmbVBsqIK"
    "3hGrJ9hdsWhbNF4erGa1sUbufZLBPwpYkSlKWzytCzbCxZxDkvipXhBsXE+ws5eLurN3/L"
    "IQcx3G6k6yeJ7Dv+rNA9GwFQf5xISEaKa7Hpzi7VwR43dz3akcMeqf2W6a5OUUW7tXhPF2"
    "/pBvSzzIUB/1dlh8aZ/7ARcpshtV9k1b7IingVXIsvnrinzJlPSXFZm0yL5toMr7Lt0NWN"
    "SzsawGKEhFo0J+jRCycII6G2cukOADbxcQD1ZG4X0gIuGxDsiFaOQ2ZgGJ/h0JkUeRVsrd"
    "/CqjVPRufck4WtYWOtzNbKbK3M9VzErJX51YkZ1jSDOVM3r6F1YCcW5sMKaGoYbsEqsyRp"
    "LdAAwUtQ2EwhWdhOatgmkF1MYOG6Z8B10bppbL7NEdZweq6V738/8MZjElwy7oUrKrBkmz"
    "TX7dND1Xg4061LbtRvZqo8iic2yeQBisPK/TLs+l3E7uL6r1Dx1WfsXmyhw0nA5uMJumMB"
    "6vzauegjPTbP79e32z14/n+bMCTLeHMUzCmXzTDVnYPfPY/88JuyR1nSFjb48rRq5nHRhe"
    "f7CE8IdpuyisyUPZCYFM0wD2VYAvb9AfWohBMEKynHMnQhWSJmsRxf3xgUjREfuiQSNynv"
    "UT63fpKSLv4rcQXJPoOVLm6/nXXuZcGFrSx0q8EETv7Ic/bYG69mriKojQrx7+/evX//07"
    "s37z/+/OOHn3768ec3MYvzl9bx+rj7C7A7NRkr/ldkCv7Ggvs7X26KcnNvfG3tpPuoW5VG"
    "RccBnk1g4gN/Ca7jhjCCwZeFuFVYEpSlouSRiHlEa6qf0Ci6rV/VmSiESUwgU5iqigDTXQ"
    "8pw7Fk3yOYD2EGFa+mR+UqhMS8PhLrt0fFbj8+K1o+Bl5IYMQjNIrm91FccguWA8xhNRBT"
    "Z1PiuGwuplfiBCRUVckHVCK94rniO9Tr5UhGWMl+7sCCeYQ6kMZJ5XmSxcMS4VtFkVsVj8"
    "AqGEp2YwOlqq14rlt1LIRtIezK7LrqhG1aCPtViNkWrLJhUi//1diCVZsxv3F61f7cbyH5"
    "M6DZYlWX7ZtrCLZRv9UtS3UgJohD8RyWe0oTE0RMYE0QzzBBRLtxE84naSzzn8F8j87m4Z"
    "A7EzI1Co7N0j1LCIez4u5EBmL4O29swv0lhX35n8N4vbE2Nn7mCKus7FQGAXGJTzbbGqcp"
    "rSN61XbGFbOvaFy+scbMEjVplrG2DJPqxtNWl29gCYgssyjqBHzEvZAT/+4IdbWlAAzVPk"
    "EjsPE+kFELEQpjawsxWEdiao/r7Une5LLj8aS9Ra04I+gU3s8WOm9f3LTPxKv7CV2ffOmc"
    "3px10F9OIOtYiG/wn4wSSGIntATRQheARX9xb0yJK84oQ/tf8l1vipvzQxL8fQSGHbG3Hw"
    "ZzKr51aZ4BU3Y8APZltyNp/B5y8scoYbWXF1s6u53yABjJJgmzvwemnlBoLfwTmoinvMPB"
    "gK7xCQD7EvNdeOxRxjtidATdY8G9oTITydvF0bN+x9GX8/aJNiE1xS8RT6ffQqATwhuBZG"
    "CEe0KBmDKQIwuI24L2Qk7zcHI0AaeC0SY2ovj91YtU5NexRduQepMazWW63YQArYWo8quz"
    "tRC9tASshegVKEjWQvTqxJxZfMvOndk1224sS5S9WBxSlYANzBVK2Y6U7gGNFOJWrBoPqN"
    "Y7W5ECOqBSLW4p7bgaBguLdL1UVg61z8tz/pgxn+AVzE9QZbh/K8h2xfZIpdsv2497vbMU"
    "24+7WWPpzflx5+r7t1IGopEXKltbzo603BMZ8HpJtEdWx2cOltezRKxCSRtokqQ2TtTbM4"
    "Imtu+G6mmG1MK0VVZPYwitYJ5aE3yQItvo66mYTPcXhJCO0U0Ah3kJrHZwyhFaF6cNMkFb"
    "Q1RNZ7iKGaJ0CEtjjSHq16VHVglDlPbfMjFEJSxCYOCYYpeARQSraEH5vqILpoJVVJAKRM"
    "m0BB1EEt4TMlMxNlHWIy9Et2SMqQySWWGM2v2YhcmUMthJ5Oxm0ydZy4K1LFjLQi1XPGtZ"
    "eHVitpYFm+Rn3/tj62R/2AYA62RvnewPBWmwTva1Yrx1sn8lGcYuxE8nqn7UKMC80g2a6x"
    "AvWd4nLqVUOt0NkEmkCYCkouQ06QbStTnE/F68YaMmGkWlVeBP6RI9ciaekIv8M8rxAsCU"
    "Mw8CyL+FwxBKgaNHDM7Tdyw4grriYbCI3Jc5AegqfCSEQtYu3R58jiFbDPZ84sqBoFOwnw"
    "FA9gmN3DmJenicACkSHMILpHKP6V6+4xJKg0ZQoucItX0fns3TCcfAkXhZFBwPqBNgPokB"
    "NwpYnGy+GlHLFrMqykae8gfOVb/ahs+xBewsYGcBOwvY1Q7JsYDdqxDzi5aSrJpgdz11Ho"
    "xH2AGBdjZh/y5zHdlcUrvl7+rwgBW45wGEBGzK36279LtkRqjLh0UT7rp6m0kqi689A187"
    "vHxdDcCBruXAR5edi9PuxS8NM2E0NFkL6YMBvbq5uJBn9MGAfmt3+/KMPhjQk9755VmnD4"
    "m84kNVsRFOqd8Bvf7avbyEE/pA0LUvTjpnslF8mMWWXubrkxYCY5OCtSU875Nj89CQ7UsK"
    "y/dnRDEFAQvybF/tLR0TWC9pcy9pjTKb1ChPktjQmuwuShsajFTRJUkdXuFd7/0T9hsTLm"
    "fILKdLANTaLmbC5iSN5fHTPI4MiabYcJLOhqhUGRhWZl5T+S6prHSrLF2Zkm0j606a0kq5"
    "ylJ22HS2aThhltZKumqSrohrVRQtuNa9Kt+oWSqo0NTNqqeqDMq0kstYvUQNridCBA3ppZ"
    "NWwObUHSFH/IS6aqLQcjwotjWClAP3ZCG9pdR735ItuGBPVAFROlnJ4PUmOFHFl2N/MMpk"
    "zUbRV1Pl0hxQFt3nyMFzLj0R44pjqvyicqyKx+D4UTT22VilptRNoeRjqvQkOHR5quaY9t"
    "ZoSc+yAZ0IaYnP20W+OBs0VX00WUVtihfSyUz7mLmB9wCFx+ANUKPAzT5OGJJXuCwlGXt+"
    "AdFU3B+0WXp/yfDL1a5fBZ47mtHrPcD2WJgsE9Gy086Xz5CatLc4YLoC93YfZobBXXEovS"
    "q323OCL0vPoy32vzVuWydC60RonQitE2Et1FLrRPjqxPyCUb8V21PaoN+DKqt1gA4q8Q66"
    "ul4q1iflcNce65RSI75bp5R9OqWEy7o9pX0oliTWo7fE/B0Zn4wDtnOENWT39rXNNOxXmt"
    "cpqjrMJDuPC0pDoAa8zlNafj/Nb5fMRM85Nq/cQ8Xt7Q4qu4OK7C4G72yCpH4v67s35Ra9"
    "dateHi2NbHwmbE4R1Y/Rb0tpF2/XqBdviyKGIkOvyWYlTWV3is/YsUhbusHMHLe3M3N2Zl"
    "Z2eJMZY0lRv+li+0qE9qXIM3hdjYIEUW2CEPZcn0A6nQxDFmLfYKLIUNWG+dtNfgklUiiM"
    "asrYBJ1lbTFrwUVqE9Ym6Cxri1lLxJOYaA0ZKsvWAruYdQ+vvdneuofXWdIVcQ8/YZQSJ2"
    "QB2KtJo8A3PNOiuc4x3InaDsH4Tgy8wmNK8HeW6SUTnnvFjuDrSZTvNxHvKg+5ysHpYN/n"
    "TUSwM1Hu4MQVdA5BE/ZIHsDL+S5cOliDj7j7CY0g1eZcCHuExCfECUrm3/Socumm7ic5mv"
    "QrH8lz8hDdkgXTOTrvvICHoj9M+SMJUq1kl+IkQeoiJN8UXeumw6loPPV83+NEPLMr2mt3"
    "ayMX7JhdtqqN9W+1/q3Wv7We66r1b311Yl6ubAYzZ4rIuhuUmDQnBPtFdtly3phL6j16Y3"
    "6Rg2pXzJuLrxe9bxcNM/Y3vnTaZ/0vv7eQPhjQ084vV+1T8J+Mjgb05iJuFx/CWTkknFuO"
    "/eJuOlPCudgN5CW52vMsQVIH48O+fc+cCXHuN9M3UpR2G1/ldQhCb6mzEPu1vJQ/+wyvMj"
    "qlyDIivgO6Won1tHdzfNZBl1edk+51VxupYznKi3BKnPAkING4ErNpLr+N2tebWfeSVLUB"
    "lfds3ovQEDPOJ6ks5zfjvEaXTF/5mMjyfTO+a7zOjO8JIsv35/DddDFNUW24lm7G/KNdsX"
    "8Ha2lFjA+99jycaPvCisw02SbNdeYHJtSzydCJW5cu/jXnJPiOI+xIswCSmU8gsaPnkuCT"
    "tC3csUAZDqCpTAkTXS+qFfas/qTlgjtsBqYE4BiaEvFaKysBGA2ilshlKh0LConvy/phd2"
    "KRnaTqf8XlwfRFuOBCnhvZc9QkIAPqxaldUMii5pCVhmBOhuyRQtoYWdpMnRFP5vkjObbM"
    "HyPoMb+X5MmbhCel5FH0eU/EU+hnmLIpoeGnAcVI9qaejrJb5i7QBHM09h7ErcF7ph5F8l"
    "CVIRMED4QbGT+AyxE+rm9sfS6aZfDokqk2iUjl0SprZHlpCVgjyytDPayR5XWIebmClp03"
    "k4uuNbCUiDOMNBMDHidpLJPLJHpXOrkJjxMkdTB+7KFultq95Hm8OkhrSWEzSrymik7mzG"
    "+c9C4uOic6y40+HNDOb5fdKzinDwb0qtO+6X8ZXnX+60ZdyZyAFr/2vqor8qAa5lmxw/SE"
    "jDdQqNKU1lhYZX0qASsYSjlNaaVcZSn7mIdDLbCN9kiFHViZV17mxrmd0lR10DP37WSz2j"
    "T9uuzSWwsz089ultAyTWSZmovdI9iHidxxCC94VVdPEDlCO0eYzxGaiXpB3YD9CUrLf3P+"
    "J2yJJghMhqwOnN95/ouljdZY50yTWm2zatpmldw3PvvyxoodN+TF5tMuG5BmvLSzxowEnF"
    "EZo8llKR2W8K6QDgrgPwBuEQ6bEuVCsCDhERrJoNSo9A3UuYHGjPoLWS5ngpV3BHhDFDl1"
    "7GVc6fxxGwh2kGAIV6QnB7tTHhDgOaEvKocJVezI09WQPomh1DL1QAJPSDGISwlx4gQkhI"
    "4uv550mki1k84Z4vKAik6/E/fmHqETNgUfDnn7Ib7XRYLEdYQf8aIlnlk+DoL08FzGz67y"
    "xLBhpgYrwMcPJVaAjx9WrgBwqQ4eELVahK3R1BpN68DkF7PnVY3R+zboJTUBkzc8S1fDt3"
    "xbC2YOHIh0pw3QgSRpLVi+b3xA6KjzQDCNmTA/RVQHbGDfXK+QxbliPrIWKdgKUnBKeOhR"
    "uX24ZNxbFexR1Ky5Dj1wlwTDmaYoiSPczGAD/zjxnIkuySvDMbhYUtM1d8We3mfsnkAWp4"
    "DNxxO5aU6MLLbdnBA06qtqIdGdj/IYwp7GfMZWXN6KgbUnbr8dQ8/L7se3YulZvf82zkZs"
    "MxEbBxBWb75bmVcv16b0TGeSW+8L4HbJmUPGfzGo3426IUcK9/NZIszKJyGXMWpimwy2Rh"
    "W+Bus34J6uwj0TPebnuX0MKoFSV0xzmWC3gMBfnE1JHMomO4AYuE/ZoDe0jHk7Qjdg8ECj"
    "CbxvUWxblLdPZ/obUPExzYmsp87lnCzrrEN4HQ5DMp1pbFdlCrwlomNX5hP0won4PUpmE4"
    "wL0kNT0T0GthyhvixQz0N9fUC5BykKJfJLxp7M4/wJjZZJI5YQ73z63Ok/+ZaZwVZ5ytoh"
    "tLuPUVOvs6kOvqTai6XOqt+buYUt5xVTAacprTm2ylKWtnPTWkApojoAGBmkrszE+XH1xP"
    "mx2Llhw68pS2u/pyp/T9apc8v+h9LPWCurm/qjp8ntB1TlD8h6o7+UJcOmqHu5FHXSU3cT"
    "ARQQWznYhHWHxPeXTEO6Gftt6jRjhLkD5qNT4kNJyEWjAF5ON2iuw5alKUowX7b1TKq2KC"
    "MW4KAA3a7FhNc3l2juzMcOkXAmoKryr6jCioJd2Z28kiBsqvor0O93HLxf/xhpkFcWdvFC"
    "6ZMrS4k1kRhXOe+GCHPPJYizAdVZ1dJ4LSXElZ68APQiTBfIZ3RMgiM0kh63uQxrWiPW/r"
    "iyTw+qvwACPcXuShfZ/y4ATpU4xPHaBGUFgCsw7Fk5ymAWWTsEIN1J7X+ngy3TEQAvdjlS"
    "JNNtjrK8+4SPxBb7T1X42mK/6u0D0+NzOrW+3jbbXbU8eWy2u0puvQ8NTrHZ7l6FmKtnCK"
    "+URWf702es9BqwOklTQya/LZVa6u2a3FJvC5JLxepdjtHrYJkU2f6Amd17++0Zmzm8BG2N"
    "CEPQVbQuOxen3YtfGmZiaWiyFtIHkHytf/W7PBUdDej1zclJ5/q6hfTBgH5ud88gQ5v6za"
    "d5y+IMZT6s7ads01tiowipJI2NkXpGjJTCPYyms5hko6msYpatl5nJslCQoTZcQG7tyFXW"
    "iGOMzFDQSTor4SpL+LCiwKyYNxRzCjg2FHSW1n7QVZN0tcyTMRTSWG2hXLZpljFSLkPgyp"
    "kpv8k4D0kt8+hgipIINxqzvK2yBI00WIp3584bj+IglileoFuC+IQ90mUuHpV6R8VpYAQa"
    "LGK3/yJOGKf1ATrKwqaK6dPsAWpxPyMZUQIVoWQ3Q5lEaKTiTuDwCI3izfkIcbwQg9yFJE"
    "iFGUIICg6diWpOH7yAUai/JHtL5AgKQ1W+Sd6TCzWhxE2pHEFgINUhiokOjIowZQdeb+Ak"
    "FESv5iCyFUuXNUpZo5Q1SlmjVC0WemuUenVilr8Gk2bUvoa2kZ1UrZEMKuTv09B8RFtlXj"
    "cuu5ed06tO+7yF4sMBvby5/tK5Eqfk74B+6xx/6fW+tpA+GNCTs97NaefXzkX/uoUSf1QD"
    "fFfqr+ooJ73V+HuGzELwz4Dg1UbIhPtLCsv45xR8Sm0x8wJ4MmNZgtJG+WyST365KTd5/b"
    "N09iN4xkeQQAoyJkDGfIJXzf9Lqgz3bwXZrtge7S73y/bjXu8sxfbjbvblvjk/7lx9/1bK"
    "YBn0kLf75UAcA4W0iLYOs07Gb+dNKb+dN2v8dt5Yv51qWbsjOOR2YQhc5QirvEGoDG6VAH"
    "xzvH4iGQ6x9qkq4xkVsU+dsfEXgtNWgMyl5jprlM/Gw0nUqlQStjscJLI9yvRnYxmcBsUi"
    "jtAZc+7B9uKp9GixSWk2Fye0JcoDM5RLguKEa9scQFq3yIw5kxFyJpiOiY51w7JXmYiMI0"
    "zJYxNxpgxGGDnzgENKNBoylTmNBVOiYv1UnjXPIe4R6qjB5jIZJmRLg+xoEP4XzKn4cnXG"
    "yxHCARFEOvIOQRIkm93y2evmzrJbyrfFSBmMCOyKWCYDv00euleFLz0ZmbE+T2ulcHApXI"
    "UacFVc2UpfWasfqH2XWCvLKQhtGjlq0GXse0ENqpXNCl0w4uVLRvOu87UoMK8/NwI4Gw6t"
    "+thN5+KZnPnu7p05QrMJrP/JwYQ7rcnB/bIa4EsrKVvOJXcYDj210gPFHs6Iz1F7y9wSzF"
    "3tAFDM3EMw+lcJxBY6EDOth5ekqZ+tYAcuf3hunoA4RVQ/Lu8kkjqpFeZYvR6kzpBat7vK"
    "wdRp6CW5dSn7SaWp6vdN7SAFRGYXVxpIzNBZXj/Nazw2T7eRpLE8LqFNYn5vyOIEieXw0x"
    "x+gfLKr4zDM7zwGS7g8GrXtgSJ9Wp7lmtn1S0+tfDyqYi5oTcPb9mfKywOy4vNdUYHJpsZ"
    "Whyk7f5RuQlMvVC8Icomn6pwpnLxfn+pXtnr/zpDjPqLf1tjoXh2t88w888StUMNrHYJqq"
    "e/Ib0OVBdb36PV1MLtFm6vqf5j4XYLt1u43W6QLNxu4fYKTyYWbrdwu4Xbq8trC7dbuP3w"
    "OWzhdgu3V0Gl2Qncbn1wG1vU3CuCqnddMp2xUCykV4QrvuXA9Vyb5jqM3YtbDwPZvHQaSh"
    "kiN52HKoUkpvyRiD2JCpTzAh4i2HtIWPyeLCR0DpvEI9QXDeDMLYFIOI50cJ3cqKPHCZPN"
    "BF1RGsu9jFkYe5DEEURPufAD6wtvczFWbMXZ+SbgJeC418ZkmGsM+Kub15C1O8mQx2bAkE"
    "LT6pr5IklUQ05/LPMSf1z9En/MvcQenc3DoeuNCS8AO9eshhm6OjL7Qxlmf1jN7A9ZZgex"
    "1ld2y7WkeNaOq2J7231vuA4rN/E+dcFDR/Mrsvk7I5iTRlEAt7zQXJvfBZqU3tox5DLCEW"
    "dTsQMSkpUp+9Gchp6v0qbMqU84lDVHgXgTH3nRXs28E5mlBfLRukOPjtAUB/dQYWDCfJcE"
    "ygNLdikowK8KKgL4kFLllrmwtQuhSoBK/R+sjCIvu2172dzEr2rrpuRrwuwlRQ01gp24Tk"
    "RfVZ7La3NKJsn2mFTyZdaibSaVtKWnrDKwU2WgTQLPmRRpA/rKWnUAL9s8pQ6sFuwzVtci"
    "0GilE20hWnS4Lsw7y1j2QAJuCGUkSGq4ku4EMoKPyoDDunkNubsTPUWMCLaoAvRC7LhX7J"
    "6XJNZgbIhfvOhi9vf/A7SQbtU="
)
