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
    "eJztfWtz4ri26F9R8WXmVDGp7vRj5tCnbhVJ09PsTkJOINMz+3IKFFsB7xiJbZkw3Lnz34"
    "+WJBs/iU2AGEf9oXFkLcleS5bWe/3VmDGbuPykPXe+kVWjhf5qUDwj4iJxp4kaeD5ft0OD"
    "j+9c2RXPndEDWclGfMd9D1u+aL/HLieiySbc8py57zAKvdvIZXTyk+s8EhtZHrEJ9R3sIn"
    "aPMFpw4iHmyT8owhNx7wT1qLsS98QUAmKK+RRu+1OCOBHwPnK4uDf3T2B+m1niARw62e9U"
    "QzqkY26xOeFjRBeui2YEU95Cyyn2yaMYGYDYkhLvB4485hJkMdHMT9D43mOzEaGPjsfoTM"
    "w6RjPsPXAJipaYi7l8JH7G7c+X3atR+7o7+tb5Yyxfb0Gdfy/IyGcTIibwxEv+3/8RzQ61"
    "yZ+EB3/OH0b3DnHtGEEdGwaQ7SN/NZdt51PsfZE9AXV3I4u5ixld956v/CmjYXeBWWgVqC"
    "KeeE07QmTAgV4PQZN6VtHgewsSPqS9brDJPV64sFQAWj3Buq0xGl31BqN+ZzAaNVLLKICI"
    "kFs3WYzCEnSoz+X7z/CfI5fQiT8Vf75/87eaZ40H1Qsm/K19c/61ffPj+zf/ARMysY7VAr"
    "/Sd07lrb/lENjHahCJ9TWamTfB1Pl/GJ5zVA7nGaC7IUDQUCcKrDEuPkzAxQj7aWR/Fnd8"
    "Z0ayER6HTODa1qAnwcVuML/eFQ+A+g2oHnQvO/1B+/Iahp9x/m9X4qs96MCdU9m6SrT++D"
    "FBlnAQ9L07+IrgT/TP3lVHopNxf+LJGdf9Bv9swDPhhc9GlC1H2I7iJGgOmmJkXsztLckc"
    "hzRkrjSZ5W+JTTPov6+d8qCEjG+Vpx8+FNgrRa/czVLei++WUzFXGfwG/euI3yJH0Wn+UX"
    "SaOooUlzgCxrEMjhNgteO6Pr4vgOiP73MRDbcSiJasdxrH/+CM5uA4hEgeAI7lo/+PXIf7"
    "BdCskViVBb0Br//o965im36Azx8v278nUX1+0TtL7uYwwFkC71KiKcvWRmAMP/s0P0v+nD"
    "uCBFswOnHIHTA6x7Paj47PcTH3Rwu+FUObhDWUrjKlPfLIHraicxzSULnKVE5q9dK0PmPM"
    "JTiHPckCTxD8TsDvi+cOWw5L5bNe7yJG4LPuIHFQ3l6edW5+fCspKzo5vmzuXg3EqQm6zv"
    "uHiBoOGu6w9bDEnj1K3WGnLK9v+tbsdJZswRRPJP7gPeGttI68F9HbNTJ06LH7zU2a9KgG"
    "sLA63ScUg+6680g8sWIEKZAYl6A7AtpvjnyGyJ9iDHeFGCVZWvItRjCK6GqwjfmKaKNI2a"
    "8ixaida3uuV+Rc6TsT2qUXDn3IOlUidzeeKVz0Gzl05Iqehc8Usc3/BIsPARTywTIJBs17"
    "x+M+4j72fDT3gNxoOSUUUYawPXOoAyP7DGyeD2QVGDOzjpzdT/CME8kSWCuttIsB1e582p"
    "XKLv98Avt7SU1SBKSGp1StNUlVQ705onZyRN1yudOmDifZvvFYgm+58HE0F30ZPUEDcUSQ"
    "n2bYccVxYAsUcvDIUWsKYctjoiEmQzWFDGNhMReCYxAEG4cizB84umeeOFXWwk7WIXWIaZ"
    "Un0eLuX8RSFqAx8h3C5Wmo5gfxCzyULIstqB84JJE/feJR7Ion4QviNcWJahF1kIpR0CNb"
    "WFNiy/mgu37ugiflX401/bPcUsChqQEwYp+AYaW4qofRK0F/dsGe0ZCdBaHlH38b4dB4Kb"
    "0uq44RF2t7FhsvpVdHZqNc269yjQCzVQbBIUDtmIF3hdyU3m3wU3qXdlSSDFwmejt0MZMo"
    "7opnwoKnTFslNWyV13Ljt27ne+emhdTvkF52wI7UQup3SHvXnZv2oCdagqshlf72LSR/kt"
    "LAy/iTCbHIecwg1EZT4hrogAbE4Ps4KvthFNVzzPmSCXk4Ww84EMJLNrpTgFt9F0dkme/8"
    "PojhPOVXFh7VF72rX4PuSWezhD9fRAAus+0n4XaC+wpt/rtRw1ZEWdSGGKtGVpDZRHs8bI"
    "gxgy4F9UV9NiNKw6LsCvgB9ClS/YKpjficYHHpUMS16iKt+yk/BOhxvk8dlyAHorgcX+l6"
    "sIRqorFsGi2o77hjxPGKoylbyvg0OaK+L0DGEm45dawpkvT+pAaiK2UKcWQUGpnN/ZWYFF"
    "RTUi9EPPFoHkF8MeMIQs0Qdl0Ej4F9H3rDhXqFT2gsMX5JxPtafAzvIWPcrKlgo9TDyWA0"
    "gsUzMKpngHf8PmUyus2aYjohPHhMjRgVRSdeTKwG8WrWg1JjyVYZBrfUBh54Y7ijAe/F04"
    "tHbSLOFL4pu2P2SqFxSEF3hizHE6t7R/oruT88R38Fe9fmKQTz5C/4nieRw+xwCv3QTe1i"
    "OCXY8+8I9kEo3e+bRD6Pnb4Qns1dJVQbdeW+DimjrqwLBYy68pXpsYy68lWQ2agr96uulA"
    "gqgd+gv8FvMfx6wBjmLeECGss1eJUx3vjeu/kGSkr1O6QXf/xT/AX/S4XlVbsr1ZXiV9y7"
    "aF+2R2JjOP8muqz/GNL2abuFxH9D+nUwuG4h+H9Iz267FwNQb+qLaig4owhIETdf55YAMx"
    "q3LTRuoai3zRe1hq70B9X78uWie9URX426GNLu5wvxJ/wPn0T/D/ge+n8MaefmBowB8mdI"
    "+4Pe9XXncwvpi2p8LBae4zvHdcA/KE24/NDnJNyzAqCrdvocOgJaTH/vTEqhP4QwiH8G4m"
    "fEx6AgKIP6KIxB/nOQL3Y28QjWwvMI9UdSb5smRJfmnNd54Ama6FQj+6DF230xvxN4gp9O"
    "377/+f0v7z6+/0V0kU8Ztvy8gVZpM2Ra75rCcoHY8OQAJnS4ytK5NV+MFhxPMuSbLy7DOd"
    "9UDCpB4HsAqxVRP/duzy466Pqmc97td/UOF1JR3pRWl9DCf9NpX6ROkBnzVlugOglosF0A"
    "23KTF0gEAwygpPhpkQF5uIPizZEcFApJ99hxt8DtGswgNguxI07ELHYGi7Nhl0gCbrlLbI"
    "fck32hd8+7hEfES3K/DDMZBTHLN7l84dNeeFkKglyERkEMQpMIJeIdwMylnGhKoDUNaJCb"
    "Fnd8Qq3VaFZuq42DmY22wEZLHsGBbjT3mEU4L8UzZIGapZxcylEPphRuN8vsCVAjrVdZWg"
    "8dNcsoImNAJgHp9orIiENfyY8sDmm+sSp/YzaRkv8WVI5DGipXjcpVCkXoyx2hkReQoG83"
    "nwxLGM2UI73s+nQ2Cxo6xN87E5C7wDEfvOxnbCaL0IBPPyVLIeNCs3Lrh6oznxAnBBE6cS"
    "g5UQERGVkrdj58SXd7hRLlaXtIt+szZ5LLwWb6/WbwrPpjr67fteJZ//P09N27n0/fvPv4"
    "y4f3P//84Zc3IfOavrWJiz3r/gqMbGwHCDjbY/fGfkEfuN27Y0c/qqK4jsIYJBdBcmlu45"
    "DOz4fcZ46dy0j4jQSHcwm3kQDEeI2UFNYqwuANMM/MminbN7J0oXNKocRkDrEIpORaMu8h"
    "M4VYrINM9rXwJqC8HEMY5/jtG/QTZLpknuOvxi2EuUWoLcCbYpE9EBkl6dh8HRoJnJxcPj"
    "rMEjqIxbWAVhnuyTybeGKmMdhJHE/IQlH/v7Fk98Sa5vKpgk7AGfJxEyJMPTWp5WJnJlhI"
    "quaYwYhaly2EK/nwMhxV9lV+PUGkKboj4pRvIZ3TU47UhFKLukGl95RFGAHZ6r0glSfmkC"
    "6N2OrpfW8Vm8nx0QyvxOBiK3SILdhcDJGhMngUI23EgPqK2HX5yBYsq4YeB9dLGZ+rnolZ"
    "DzJR2or4kGDNJ647pPJJHJVBDeL6ib1GvKREBPEMSkXKMFl4Ku47rgvrxEViNngK5o2CE1"
    "g+RRgJq4bDiIq1N6SwPu0dhbWuvXL1GoNLcesgka7NdVjDIWcPvp2DTBYPetrtdMHiFwvg"
    "cOTU4et6wt2O7RLMySiSSXSHYwNbxUdssevI5OjeYSKGK8+7H7uMevwUMBHDr0ycMhHDr4"
    "LMvuPnZYjL8X4LAGqoajIxw0eIXxNa+lKhpVGRrKCLURTkcK5Fp/ta3Tt2LYqIfwXxGYE4"
    "HDp/ORJ0zvHKZThDJsjXCEdAjEb4Ge47UXVjGfwn4QwRnk+EuGJ4C2qkBzBkeY5r29FlZG"
    "iANaUvJz657lx97l792ihHjIYGayF9MaTtfr/76xUkXwiuhvTm9upK9tIXQ3reu7y+6Ayg"
    "W3g5pF/a3QtoUr+iV/vqvHMhm8LLpJGmEIO681wOc4/BWijn9h4FMjGIhaKLODxuqa0tgD"
    "BeuttvZcTzsvyjN6TvDwDqIG/F9463b8S/AtuH7Je7g+i7SYeV0kFJJhxpk2QAhNsCqUmw"
    "wyH23ZEgFjS6YK3LjavND1hOQx4QvW+OZeUqdwmbuHi1VfByDrwJrSvEZShXlbIGkSiciV"
    "SosjVEOwSUpO8aylC3ytSNOX2UpHES1lC6ypSGuhiCVmkibyyoFIE6YEWlsOVoSyrFncuK"
    "ioJxqPrJg/so802sxRaOTkk4g+uncQ1OuyXRHAExGC7uR3a3KonnFGANPSV2j+6on3oZbC"
    "fhzNIuEGCWcvEuHMuXgjT4fhrfygO9vM4pBbeVxqlqyN516qake38Kv08kqs2AN9JTlaWn"
    "dfhXWVrHIQ2Vq0zlWGhNSTonYQ2lq0zpkKnY4oOOgxo6V5nOMt52u5xZMUhD5SpTOcyXvU"
    "0EVgLWULpqlK5IWoVrsR84ljPH2YW8o7ebm5IszNcdC+daWHDiySwCMoheFoXWumKV0wrK"
    "S08YWWcLEBLGI5TPhsh7l03Qg0AoR0GMPyQcgDh7kpW2Ya9zZQT6JyOxBSqYB9f/k0gBYO"
    "KKTVzx0xrK46eAiSt+BYeaiSt+dWR+MZtw1Yi6d1tDwEGUQHMUxhxNT+MYUsMQHYyzTcxO"
    "FP6AUTvXetqT3hUURW2Uw35DQbWQ+h3S9vf2Hy0E/w9psuBqkrV+mWCbfzFnOzVXDNCcLJ"
    "U+WWThQ04I3bZoYgTW6D+qRumK6D/6ihFpZOg+glvNTXoPHuQSaxbTeXiMzXRSxjlhc5cg"
    "TG2lleAypSQKtAhZWowS0JCZUhxadEI4pENcThnkLJQpJWXGyBm2ic6fCEkmQf8h7kMWRW"
    "K3tJ6DB+kQH8QgY9jTo2qescybqNQn6suDHIpDGpTzQnfEZXQikzGChiVoVlkvFz53xBP4"
    "jLkcidPLFs8meq7VMjmKlYT65KkEfwdMlrj3qdhSbFB7ea/1S+wou5/Rahmt1usSHYxWq7"
    "asitFqvToyy98Sm2bQv4aaLJPL7cW+mn3kcjvCpDRaENN5adrng+5vpXVcCqqF1O+Qdq+C"
    "luBqSDu/X3dvILWMvhhSQLe4Balr9FU19F+WEOwoyShLWYyKEfADkvFczXryvXNWlnoCpI"
    "XEf0Kkvei2kPhvSAe93kULwf9D2r9on39rIfkj6HjZ7opb8kfcu+yLO5f9IRUDfO31vsmR"
    "4EKM0WnDXfkzpJ+7/fPejSC2vhjSXztXnZvueQvpC4DoDwCgP6jGSojKhIU5/AhMDQ+s3f"
    "P2Sc1HGtkbM4kkQU3wQTr4QHJjeD732CPO2Nc2hvOmYE1Qb4mgXjGpLxiuNM7zc2pFQA6f"
    "ILDxX/cLagEu0d3CcX2H8hOY9v+UPFR2QYa95NqaER+DYqcMRaIwhiQ7J4lY7MSj2B1pzq"
    "l0XHYmeB3ElwPIiiH2/KlHsL0t7mPQBvWFUK/rgG0VT5wFWz+0757Z9JkvVmtgLSvBaqYB"
    "TT7AVIwr+AVoFG3rVhAHN54FVdbjbh/NbOKYq03liviPXBLOsdykUv4jwa3mJv+RmepU0H"
    "+kzwSjPxVkRRw7diyMpQl+FuSReKs7Zq8g1EX8DbVFI9qHtEvJLgbcQZnLXRYtNK4HxvXA"
    "uB4Y14NanHLG9eDVkdkE1BwqUZrHZmVzpK1BDIoL6TJKIthkQytz7oMZhmacBvkONBGQWi"
    "zgQ3vPSGxlruenvS4C2AO6XGgRdCCmOglesIzfBcCAt8PvAyjQ9LkDtZk+d4ZUHJTtFoL/"
    "lR/G6Lx9oZ0x5KVuven0by8Gul39MaT9P/qDzmULqd+kRPoyXhTG5FY5k5tH5u6qfF7NBJ"
    "g5RrKPkYpoz9qB00aG+qwdcejI158Fbh+FA7Ck7h4+G5/pGKoT1KMQnvQvor4ndcWR4zfR"
    "OKyMGE40RuGlvoIIqqxorX1NBaFdY/03+HGJfpCMcYVmBFPeglgv0NuhGV4h0bAUl+E4J2"
    "hsE8uRajUVwMXR+K+7VTOYwG6ie0JsoG8TPTpY3PD/HjeRIyZlnk28TxBB5nBkyeAyGzHq"
    "rtBCfBqeCvNiyx9UHFkTcaaCvQRNQMWonoXL8DOLLQQnYkuFIr73NTALA992oFTcU2DWTp"
    "WVJg6rDqo4owx9aQoYZegr05IZZeirILPv+G6pQKwQoBbqDROJVZHvZh+6pLIKh5dTNrwM"
    "0k1NdoXoQBDeeV326+ubngpu01dDetP5R+dcFmEPrrLC4qpbhV375m1TbSgDtIZnyO4Zbl"
    "MUzhSFqxuuTVG4vWezjKgvyzBBSTjDDD3LxpLUOKdJkRtukA18uJCDt/ta+TsOOQjV7aV4"
    "/SiQWePPCt0zEQD11xMJykhyrbaV7GIDHFC469GOnPZEyVtlpToFFUhroUwXinRD+kXmwo"
    "D/qyKhceY+bqW5TYCaL7JqX2RFvAr64osn9mdmLWYku6xNokdzY4ZX2Xdk686FHQ3gMEKC"
    "LVoQtHT8KcJIsK1cugOATXziQT2Zu5W0gMsOBFuil2WRORjG59i3plleBTsbN7NqzZPROQ"
    "9kZWrYGCuzsTIbK3M9DzFjZX51ZIYzrcSeqbvX0DqwFwvzcQU0NUqKYJU5kjQXWEKDF4Ew"
    "mUKSajvJYZdR2YUARl33DHVdcG6WNt+mAGu4PdfK93/gOZMJ8a4Zd/ycCizJLs1NcrqvOo"
    "/mundBQf12rsqjOEJIJo9QHFbKyyD124jdh/VfoeKry9iDEKH9qccWkym6Zx7q/Na5GiA9"
    "N0/L67sdHjz/v08ZkmW8OfIWlMtumOrBwe+eB374TTmiLGkLAr5sVt0cLoZwXBfhKcF2U1"
    "aRmbFHEoKiOea+DEvArjukDpXqBIFKyrEMXYiWiFmt59cPBkVjxIcugcRDymeU763fpKCL"
    "f65eQaKvxEkX9t/NOfeyyoWdHHT5ygRO/p3G7JkzyUeuAqgNC/Gfp6fv3v18+ubdx18+vP"
    "/55w+/vAlRnL61Cddn3V8B3bHNWOG/Ilvwd+Y93LtSKErtveG9jZvuUvcqrBWdeHg+hY0P"
    "/CW4jhvCCCZfF+JWYUlQloqSJRH7iOZUP6Fx8Fi/qZYghElsIDPYqrIUpvueUoZjybHHsB"
    "/CDiqWpkPlKYTEvj4W57dDhbQftoqeS8/xCcx4gsbB/j4OS27BcYA5nAZi62xKPS5biO2V"
    "WB7xVVXyIZWaXvFe4RPq83IsI6zkOPdgwTxBHUjjpPI8yeJhkfCtrMitikdgZUwlhzGBUt"
    "VmPDedOkaFbVTYlZG66qTbNCrsV0FmU7DKhEm9/FdjClZth/zG55v2l0ELyZ8hTRarum7f"
    "9iHYRv1WtyzVkZggjsVzWMqUZUwQIYAxQTzDBBFI42UwH4UxyH8G8h06X/gjbk3JrFRwbB"
    "LuWUQ4nhN3LzQQ0987kzLYX0OYxf8cxGvBurTxMwVYZWanMhoQm7hkO9E4Dmkc0asmGVfM"
    "vqL18o0NZpagS7OItWUUZTeetrp8B0tAYJlFwSDgI+74nLj3J6irLQVgqHYJGoON95GMW4"
    "hQmFtbiME6EkI7XIsnaZPLnueT9hZ14oxhUFifLXTZvrptX4il+wn1z792Pt9edNBflifr"
    "WIhv8J+MEkhiJ7gE0UMXgEV/cWdCiS1alKH9L7nWm+LhXJ94f5+AYUfI9iNvQcW3Ls0zYM"
    "oOJ8CuHHYsjd8jTv49jljt5c2Wzm6nPADGskvE7O+AqccXXAv/hKbiLe+xN6QbfALAvsRc"
    "G157nPCOGJ/A8Fhgb6TMRPJxcfCuP3D09bJ9rk1ITfFLxNvpVQhwgnhjoAzM8EAoAFMGdG"
    "QesVvQX9Bp4U9PpuBUMN7GRhSuX31IBX4dO7QNqZXUaK7T7UYIaCxElT+djYXopSlgLESv"
    "gEEyFqJXR+bE4Vt070ye2UawLFD2YnVMVQK2MFcoZjtguoc0YIhbIWs8pJrvbAUM6JBKtr"
    "iluONqGCyMpuulsnIoOS+N+TPGXIJzkB+BSmD/ToDtC+0BS3dYtJ/1ehcxtJ91k8bS28uz"
    "zs2PbyUNRCfHV7a2lB1pLROVwPUa6ICoDluOFtfzSKxCQRtoFKQ2TtS7M4JGxPeS7GkC1K"
    "hpq8yehiq0jH1qQ/BBDGyrr6diND1cEEI8RjeiOExTIN/BKQVoXJy2yARtDFE13eEqZojS"
    "ISyNDYao39YeWQUMUdp/q4whKmIRAgPHDNsELCJYRQvK9YqumApWUUEqECXTEnAQSfhAyF"
    "zF2ARZjxwf3ZEJpjJIJscYtf85M5MpJXQngbObSZ9kLAvGsmAsC7U88Yxl4dWR2VgWTJKf"
    "Q8vHxsn+uA0AxsneONkfi6bBONnXCvHGyf6VZBi7Ej+doPpRI0PnFe/Q3KTxkuV9wlJKhd"
    "PdAJjUNIEiKSs5TbyDdG32MX8QK2zcROOgtAr8KV2ix9bUEXSRfwY5XkAxZS08D/JvYd+H"
    "UuBoicF5+p55J1BX3PdWgfsyJ6C68peEUMjapfuDzzFki8GOS2w5EQwK9jNQkH1CY3tBgh"
    "GWUwBFAkN4hVTuMT3KD1yq0qATlOg5QW3XhXdzdMIxcCReFwXHQ2p5mE9DhRsFXZzsnq9R"
    "SxazyspGHvMHTlW/2oXPsVHYGYWdUdgZhV3tNDlGYfcqyPyipSSrRth9b51H4xF2REo7k7"
    "B/n7mOTC6p/eI3PzwgR+95BCEB2+J35y79NpkTavNR1oa7qd5mFMro156hXzu+fF0N0AP1"
    "5cQn152rz92rXxvliNHQYC2kL4b05vbqSrboiyH93u4OZIu+GNLz3uX1RWcAibzCS1WxEZ"
    "rU75D2v3Wvr6FBXwi49tV550J2Ci+TuqWX+fqkhaC0ScHYEp73ybGFXxLtawiD92dEMXke"
    "89Joz/eWDgGMl3R5L2mtZS5TozwKYkJrklKUNjSUYkXXIHVYwvuW/SP2mzJYToAZTBdQUG"
    "u7WBk0R2EMjp/GcWBILKsbjsKZEJUqK4aVmbcsfddQhrpVpq5MybaVdScOaahcZSpbbDbf"
    "NpwwCWsoXTVKV8S1KogW3Ohele7ULBRUWNbNqqeqDMq0kutYvUgNridCBEvCSyctjy2oPU"
    "aW+PF11UTB5ThQbGsMKQceyEp6S6l135I9uEBPUAFROlnJ4PUmOFGFt0N/MMpkzUYxVlPl"
    "0hxSFjzn2MILLj0Rw4pjqvyicqwK5+B4KTq7bKJSU+quUPIxVnoSHLocVXNMe2u0pGfZkE"
    "4FtcTnbSNXtHpNVR9NVlGb4ZV0MpM+Zo1mjrtWhreNRs5mr60DFhNLRKHsdfD1O8Q22h1O"
    "GK+avduXmWNwMRxJT8jdjhzBy9pbyDjo7e7UMw56xkHPOOgdKctnHPReHZlfMKK2YvKaCa"
    "g9qpJVR+j8EUqn1fUAMf4ex3v2GIePGuHdOHwc0uHDX9fEKeyfsAYx3rIF9u/AsFM6GDoF"
    "WEN0757bjKvnCuM6BlWHnWTvMTdxVWUJXKchDb6fxrdN5mLkFJpzZaiwv5GgkhJUYB8psW"
    "YjIPVbrKdvih16m069tLY0sJ+VQXMMqH6IfluIu3i7gb14mxWNExhRywgrcSgjKT5DYpF2"
    "6hI7c9jf7MzJnVnb0dPI3JSfPgJUGwf0A+emlw4HI5/52C2xkBNQtUH+bhMfQnkMCrOWRW"
    "wEzqA2G7XgHrMNaiNwBrXZqCXiTcqcagkog9YMu41xDa69Wdm4BteZ0hVxDf5MuDi+pP9W"
    "UJq8keEcnNWtuck92F4DjIIEOQUdhG/nyGe6BLtylCVYXHIh6sc9YdMF16Gce2Rm/kkVQk"
    "/VXk+aYw8159MV2HN9IeWjlDhEw/67OT5f1iFyJ+dnvgNkaTnRyIilZcTq7XfgQUKe2OxU"
    "n8I7HbjEkILb3Fe2lIlZQ2jw+LeZoBaENnDkseUPsNlYDyqPK/aRONG5rIE095hFOEcqfg"
    "CyuHICaWBZfMT0PneISWXERTIFLWx3MtcsZzOiSjcJQDkAJK79JOmU6EpVjacTdEt9x0Xj"
    "Kay3BVyP5YZ873jcR46EGFLxMS3IOpWuin6AnLg6rUBTZ8plnKA7Iga2ZRiF408hhy0aQz"
    "rdhTjUI2Ei0NWB9LkCLSdoIMNGxIz6PneoRSAXL4w3caSE/QmNIfiCWqvRjIcxHHwxe+72"
    "H11l5WxkaUjjIp9jIss/IY4i1PaQBDh29jsqaK33lbIEjkMaIavKVHYJLm9FjAHVz4r4sc"
    "jG+TF/4/yYMiFqhG31NSVhzfdU5e8p4JdKyKRRkNrITruzWGLujzSzugWzkQFuPqAqf0CS"
    "YKV9lONQdTiSDu2o7BHx2jwrM90mlU8UqjZ714F9A1TFmtF2BMgANnTYjg46+UXZDyAEMn"
    "jfDu9r1VAa9V9chnO3/ChYAvn3ALc39J/siwAbcPm5d3t20UHXN53zbr+rvezCk1vehCbR"
    "4Ej9beOm076ojoa5A+ajz8R1Hom3amSol+Mdmpt0y9IUJZAv+zpFNcuQIUcZsUAPCqrbjT"
    "rhzd2lNnfuYotIdSZoVeVfWu+KlNpVFgLjUcDmOtHNDxyNIaWNVvIyCtA+mmKOpJOHzKkD"
    "ljUod4a5YxPEmS5yltTXUkJsUAyrdDaYrpDL6ATKl41l0p+k0jmssaZSAskxxe07AhroGb"
    "ZJfjqctOJUkQOyqSTUtrH8KBkKV0DYLlOwpKcATXeU+9/rZPvK7pOeKaDpLmfZVzYftTrA"
    "NPicQXMtACYZTsMkw6kPBUwynFem7jDJcF4FmatnqK6UxWX322fIlJZAdRSmhkjeS3Dcmr"
    "1LIXqT2iQGVqfygAfWnRxhrqJAxt95qqLO4OYPlatIXw1p//b8vNPvt5C+SKcl6vx+3b2B"
    "Bn2R1AMUC+/ddUqL/DIx+QGnG+rEmHDTVolwU6WXKLWdhSBbbWUVszy9UIRkQlVTkhvOAD"
    "d23ipzxKEOqySho3CGwlWmMPlz7ojhtqBxHNKItpUmswnIqzOlq2U+DFUhjXwL4rpPs4gR"
    "cR2iVsyM+F3GYUhoropcoKiGG01Y2pZYAEYaFMXauXcm4zDIBApU3BHEp2xJP4G1EIOvBy"
    "eWR3wVR4ERcLCI3f2LCBZfDB3CUeY3VcydRg9Ai+cZn6BxKH2Ph5TjlRjm3ideLNBP1tLw"
    "raksBkLoo+MxOpNZxQTS1yEcxPdl0Iqa1QYLZlMaTJWFUscIRuBL1dlIzrvZwkgo0FZtMm"
    "QnpixjdTJWJ2N1MlanWpzkxur06sgsf0tsmkH/Gho/Tj98KKKk/fAhX0sL9xLJnQFBmfh9"
    "WvcewFYZ143r7nXn802nfdlC4eWQXt/2v3ZuRJP8HdLvnbOvvd63FtIXQ3p+0bv93Pmtcz"
    "Xot1Dkj2po1xX7qwZKUS9fwZ4AMzr2Z+jYlaRTBvtrCIP4ZyA+LkOmCZAfYpOGNGE25cNs"
    "IkJqwrzEmEtw3tazhkog/U6A7WvZB4LNYdF+1utdxNB+1k3i9fbyrHPz41tJg7XDe9qmlN"
    "IflOCFsmDrsOATPiGFMlO/3ZCZ+m06M7XxCXlRS2ogiZeuh5ECrDJvWhmVSUTXmML1E4lQ"
    "iLF9VFmUrojto9de+NNzRimx8kwfyS7NTZYPJl50KpZh0Lug4aONFpx4P3CELZnqSWW8mn"
    "vs0bGJ90mGSIHmX6YIhK4ys1RwP20UeeZ40mDCLTaH3FQygmom2CeOdHwUCXsimxGZNQv5"
    "xHWhtDm5FwtjmoqJkmmx9E2ZAAxqnsuR1wm4hnSdgQtSdenuUKEc0nSM2FJ8oGP5pLolyM"
    "xF5DhMGm34gzKaRB4S3pSSpRjzgVCZTQxuzxjwH5+GFCM5mno7yu6YvZKRYhNHHJoI1llo"
    "NMLI8rB4AwHwSHgpewtgOdj69YNtNrmsHQjXSDUWl8ofXsbi8tIUMBaXV8A/GIvL6yPz+g"
    "Qtum9GD10jbz29YYacSQkcR2EMkgsgWfPkZXAcAamfnmwv5kMlvZQxgqwhTAXkZ9hAji5o"
    "agvT7Xnv6qpzrquy68t0uBOETbVvB19HN53/vlV3Eg3Q47feN3VHXiQl+Rcy4lbHu/x4Pq"
    "ej46ciaoWSVI5DGipXmcoye6Mm2FYyUuYAhuaVp7nJ83lwBwSToHjHCYr1u2eWB85FaRzI"
    "IDWV10A5GwmZkvBtvJTWgGaPKL9HaCTqA3UL9EcgDf7L4z9iSyyjgUmA1QHz+9ZzRWy0pX"
    "nOOKjhNqvGbVbJfeOLKx8s23FD3mw+7bJxL/oVdtaYE48zqhPIUl8VJAvdDcBBAfwHwC3C"
    "YjOiXAhWBEp+yXJtYwRPymU8J3Rm1F3JZLZTrLwjwBsiy6njIPNK5487T6CDeCO4Iz05gv"
    "BXWXtM3VQOEyrLreOjB0LmfB1JC+mDBRW9SDwrODfDQNffzjsQPwv9dEArGVJVCM6xT9A5"
    "m4EPh3x8Hz8QBe9BIbklXrXEO8vXQUvmPXCZ3Pe5tc6MB4T48+P7AifAx/f5pXne18MDol"
    "aHsDGaGqNpHZD8Yva8qiH60Aa9KCdQZoUn4Wq4ynd1YKaUAwHvtIV2IApaC5QfWj8geNSF"
    "J5DGyiA/BlQH3cDBQ/eqY3GumI+s0RTsRFNwwSZfCY5LfYlbzU1aApdNRtOgV6FK6/dYx1"
    "dwcUbassb5RMrnIJufoAtmyUgFR9VAD0MM5gvRoNNZOZDLKjPAY9cTSKGfzJklpH1riumE"
    "6OANLEeV1cY5wpQsheDOlOSPkbXwONQ9pz5T5dGZNyOqoI8K5XAsIuT5jppsMZcKC2rLEu"
    "hQ48dbUHFk+VOPLSZiYuwRAaTL6yCodPxcuV5ipoTpKOy/G6vRywr3OzEb5QvzcrWU4QhD"
    "gFrwJXsXeMqG+B48uLdelfLim1E51KdhDRWKU6E6HMJNtiFB39nIH6gAe3FWFrQh0CAXJF"
    "0XuMtQ+ed2yww7DI8vWRJsU3Bhhjr1uWXEErXJuBpjP4OLd7IW+3t2ZgnOxjM5Lo+mZko+"
    "l/LCHOBLMyk7dh0yBpyD84FChiuF56C/QW4B5ErslEBu0L+GyN1LtiLBA7Gy5scoTB1UqX"
    "sPcscLLhMLlUFyDKh+WN5LObYoV5hC9WYldQLUBJpXTk0dV71ERZein1Qcqn7f1B7qSCak"
    "uMKKxAScwXWBoPNJ+ZqdURiD4wLcJOYPJVEcATEYrqQ32yvD8ByvXIYzMJzvaBUBMZ5Wz0"
    "ofXXWLz/41Va/H3NBb+HfszxyLw/pmc2PoguxW0uIgbfdL5SYwc3yxQpRNHoOBAbzxQ0MD"
    "+vFaLdn+f1/IYIH/2GChePawzzDziy/LyQ4S3Wi1i0A9/Q3pc6C6uvUDWk2Nut2o22vK/x"
    "h1u1G3G3W7EZCMut2o2yu8mRh1u1G3G3V7dXFt1O1G3X78GDbqdqNurwJLsxd1u/HBbeyQ"
    "c6+IVr1rk9mc+eIgvSFc4S2lXE/1aW7SsTth75EnuxfMEvRdhcjNFr7UwSFM+ZIImUQFyj"
    "ke9xHIHlIt/kBWUnUOQuIJGogO0HJHIBKOIx1cJwV1WeYIugm4tDL+QHNmxh5E9QhipFT4"
    "gfGFN9WHKnbi7L/Qwwuo414bkmGvKYFf3b2GqN1LGQ02z82/u2G/iALVENMfiyzij/mL+G"
    "NqETt0vvBHtjMhvFRdmCRcHZG98yQ7Xsj1FRW51hCmNMz2AtdxVeMzOV6OL8cLZA1uZAVw"
    "yxvNjfldoEth0Y6pwreczYgsV6vyqcp8xSptyoK6hEOmVeSJlbjkWbJa+UFUXV5fdBs5dI"
    "xmGPKfYjRlrh2kY5VDCgiZ23U5dVwSlLS9I74veqlsrN6zU6bK3xJHVdDfiG6lRTdF3zLI"
    "XkPUkCPYi+tE8FWlsXzGmNgc8pJMRsASqL4TcEeI600ugb3eRewYOusmU7vdXp51BO4l5k"
    "Unx5fNac+248r3VhUCGGagODPQJp5jTbO4AX1nIzuA132eYgfyCbvjhOS5TrSZ2qLjdWHe"
    "W8ayR+LxkqqMCEgNT9K9qIzgoyqBYd29htjdC58iZgRbVIb2QkjcOdLzGsQYjEvqL170MP"
    "v7fwFdaTmq"
)
