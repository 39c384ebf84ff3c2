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
    "eJztPWtz4riWf0XFl5lbxaS606+59NZWkTQzze0kZAM9PTPLFii2Ar4xEmOZMOzs/Pc9R7"
    "KN8YPYBIgh6g+NI+tI9jmydN7nr9pE2MyVJ82p84Utag3yV43TCYOLxJ06qdHpdNmODT69"
    "dVVXOnUG92yhGumt9D1q+dB+R13JoMlm0vKcqe8Ijr2bxBV89IPrPDCbWB6zGfcd6hJxRy"
    "iZSeYR4ak/OKEjuHdCOtxdwD2YAiDGVI7xtj9mRDKA94kj4d7UP8H5bWHBAzh8tNup+rzP"
    "h9ISUyaHhM9cl0wY5bJB5mPqswcYGYHEnDPvO0k84TJiCWiWJ2R454nJgPEHxxN8ArMOyY"
    "R691KBkjmVMJdP4GfY/HTZvho0r9uDL63fhur1Ztz5Y8YGvhgxmMCDl/zv/4Fmh9vsTybD"
    "P6f3gzuHufYKQR0bB1DtA38xVW3nY+r9pHoi6m4HlnBnE77sPV34Y8Gj7oBZbAVUMQ9e04"
    "4RGXEQrIewST8rNPjejEUPaS8bbHZHZy4uFYTWT7Bsqw0GV53eoNvqDQa11DIKIWLkDpos"
    "wXEJOtyX6v0n9M+By/jIH8Ofb1/9redZ4kH3wgl/ad6cf27efP/21T9wQgHrWC/wq+DOqb"
    "r1txqC+lQPorC+RLPwRpQ7/0vxOQflcJ4Buh0ChA3HRIElxuHDRFwMqJ9G9ie44zsTlo3w"
    "VcgEru0A9CS82A7ml7viHlC/BtW99mWr22teXuPwEyn/cBW+mr0W3jlVrYtE6/fvE2SJBi"
    "Hf2r3PBP8kv3euWgqdQvojT8247Nf7vYbPRGe+GHAxH1A7jpOwOWxaIfNsam9I5lVIQ+ZK"
    "k1n9ltg0w/672in3SsjVrfL03bsCeyX0yt0s1b3V3XIMc5XBb9j/GPFb5Cg6zT+KTlNHke"
    "YSB8g4lsFxAuzouK73bwsg+v3bXETjrQSiFeudxvG/pOA5OI4gkgeAY/nk/4jrSL8AmgMk"
    "VmVBr8Hrv7qdq5VNP8Tn95fNX5OoPr/onCV3cxzgLIF3JdGUZWtjMIaffZyfZX9OHSDBBo"
    "zOKuQWGJ3DWe0Hx+e4VPqDmdyIoU3CGkpXmdIeexD3G9F5FdJQucpUTmr10rQ+E8JlNIc9"
    "yQJPEPwW4HfFc0ct+6XyWadzsULgs3YvcVB+vTxr3Xz/WlEWOjm+am5f9eDURF3n3X1MDY"
    "cNt9S6n1PPHqTuiFOR1zd9a3I6SbZQTkcKf/ie+FaBjrwT09vVMnToK/fr6zTpcQ1gYXW6"
    "zzhF3XXrgXmwYoAUBMZl5Jah9lsSXxD2J4zhLojgLEtLvsEIRhFdDbYxXxFtFCm7VaQYtf"
    "PRnusVOVe6zoi3+YXD77NOldjdtWeKhH4Dhw9c6Fn4TIFt/gdcfAShiI+WSTRo3jme9In0"
    "qeeTqYfkJvMx44QLQu2Jwx0c2Rdo87xni9CYmXXkbH+CJ5xIFmCttNJuBejozqdtqezyzy"
    "e0v5fUJMVAjvCUOmpNUtVQb46orRxRX6XaaVOHk2pfeyzht1z4OJpCX8FPSA+OCPbDhDou"
    "HAc2oFCiR45eU4RanoCGFRmqDjKMRWEugscgCjYOJ1TeS3InPDhVlsJO1iG1j2m1J9Hs9t"
    "/M0hagIfEdJtVpqOdH8Qs9lCxLzLgfOiSxP33mcerCk8gZ8+pwolpMH6QwCnkQM2vMbDUf"
    "dg+eu+BJ+VdtSf8stxR0aKohDOwTOKwSV4NhgpUQfHbhnlFTnYHQ6o+/jXBovJRellXHiI"
    "tHexYbL6UXR2ajXNutco0hs1UGwRHA0TEDbwq5Kb1Z46f0Ju2opBi4TPS2+GyiUNyGZ6LA"
    "U6atkgFslddy7Zd261vrpkH0b59fttCO1CD6t887162bZq8DLeFVnyt/+wZRP0lp4Hn8yU"
    "Asch4yCLXWlLgE2qMBMfw+Dsp+GEf1lEo5FyAPZ+sBeyC8ZKM7BbjRd3FAlvnWr70VnKf8"
    "yqKj+qJz9XPYPelslvDniwnAZbb9JNxWcF+hzX87atiKKIuaGGNVywoyGwUeD2tizLBLQX"
    "1RV0yY1rBouwK9R32KUr9QbhM5ZRQuHU5koLpI637KD4F6nG9jx2XEwSgux9e6Hqqg6mSo"
    "mgYz7jvukEi6kGQs5io+TY0Y3AeQoYKbjx1rTBS9P+qB+EKbQhwVhcYmU38Bk6JqSumFmA"
    "eP5jEiZxNJMNSMUNcl+BjU97E3XuhX+EiGCuOXDN7XkkN8DxXjZo2BjdIPp4LRGIVnEDyY"
    "Ad/x21io6DZrTPmIyfAxA8ToKDp4MVgN8GrWvVZjqVYVBjcPDDz4xngnALyDp4dHrRMpNL"
    "65uBX2QqOxz1F3RizHg9W9Jf2V2h+eor/CvWv9FMA8+TO540nUMFucInjoeuBiOGbU828Z"
    "9VEo3e2bxD6Prb4QnUxdLVQbdeWuDimjrjwWChh15QvTYxl15Ysgs1FX7lZdqRBUAr9hf4"
    "PfYvj1kDHMW8IFNJZL8CpjvPatc/MFlZT6t88vfvsd/sL/lcLyqtlW6kr4hXsXzcvmADaG"
    "8y/QZflHnzdPmw0C//X5517vukHw/z4/+9q+6KF6M7iohoIzjoAUcfN1bgkwo3HbQOMWiX"
    "qbfFFL6Ep/UJ2ffrpoX7Xgq9EXfd7+dAF/4v/4SXR/w++h+1uft25u0Bigfvq82+tcX7c+"
    "NUhwUY2PxaJTeuu4DvoHpQmXH/qchHtSAHTVTp99R0DD9HfOqBT6IwiD+CcgfsJ8igqCMq"
    "iPwxjkPwX5sLPBI1gzz2PcHyi9bZoQbZ5zXueBJ2gSpBrZBS1e74r5HeET/HD6+u2Htz++"
    "ef/2R+iinjJq+bCGVmkzZFrvmsJygdjw5AAmdLjK0rk1nQ1mko4y5JufXEFzvqkVqASB7x"
    "DsqIj6qfP17KJFrm9a5+1uO9jhIiqqm8rqEln4b1rNi9QJMhHeYgNUJwENtgtgW23ygEQ0"
    "wCBKip8WGZD7OyheHchBoZF0Rx13A9wuwQxisxA7kAxmsTNYnDW7RBJww11iM+Se7Aq9O9"
    "4lPAYvKf0yzGQcxCzf5PLFT3vmZSkIchEaBzEITSKUwTugmUs70ZRAaxrQIDct7viMW4vB"
    "pNxWuwpmNtoCGy17QAe6wdQTFpOyFM+QBWqWcnIpxz2YUrhdL7MnQI20XmVpPXLULKOIXA"
    "EyCUg3V0TGHPpKfmSrkOYbq/I3ZjMl+W9A5VVIQ+WqUblKoQhdtSPU8gISgtv1R8MSBhPt"
    "SK+6Pp7NgkcO8XfOCOUudMxHL/uJmKgiNOjTz9kcZFxs1m79WHXmI5GMEcZHDmcnOiAiI2"
    "vF1ocv6W6vUaI9bffpdn3mjHI52Ey/3wyeNfjYq+t3rXnWf56evnnz4fTVm/c/vnv74cO7"
    "H19FzGv61jou9qz9MzKyKztAyNkeujf2M/rAbd8dO/5RFcV1HMYguQiSS3Mb+3R+3uc+c+"
    "hcRsJvJDycS7iNhCDGa6SksFYRBq9HZWbWTNW+lqWLnFMKJSZzmMUwJddcePeZKcRWOqhk"
    "XzNvhMrLIYZxDl+/Ij9gpkvhOf5i2CBUWozbAF6HRXbPVJSkY8tlaCRycmr5BGGW2AEW1w"
    "xbVbin8GzmwUxDtJM4HshCcf+/oWL3YE1L9VRhJ+QM5bCOEaaentRyqTMBFpLrOSY4YqDL"
    "BuFKPbwKR1V9tV9PGGlKbhmc8g0S5PRUI9Wx1GLQoNN7qiKMiGz9XpjKk0pMl8Zs/fS+t1"
    "iZyfHJhC5gcNgKHWYDm0sxMlQFj1ISGDGwviJ1XTmwgWUNoIfh9VzF5+pnEta9SpS2YD4m"
    "WPOZ6/a5ehJHZ1DDuH5mLxGvKBFDvMBSkSpMFp9K+o7r4jpxCcyGTyG8QXgCq6eIImH1cJ"
    "RwWHt9juvT3lJY69IrN1hjeAm39hLpWl+GNexz9vDb2ctkq0FP250uXPywAPZHziB8PZhw"
    "u2O7jEo2iGUS3eLYyFbJgZhtOzI5vneYiOHK8+6HLqMePgVMxPALE6dMxPCLILPv+HkZ4n"
    "K830KAI1Q1mZjhA8SvCS19rtDSuEhW0MUoDrI/16LTXa3uLbsWxcS/gviMQewPnT8eCDqn"
    "dOEKmiET5GuEYyBGI/wE9524urEM/pNwhghPJ8KqYngDaqQHMGR5imvbwWVkqKE1pasmPr"
    "luXX1qX/1cK0eMWgDWIMFFnze73fbPV5h8Ibzq85uvV1eqV3DR5+edy+uLVg+7RZd9/lOz"
    "fYFN+hd6Na/OWxeqKbpMGmkKMahbz+Uw9QSuhXJu73EgE4NYKLpI4uOW2tpCCOOlu/lWxj"
    "wvyz96Tfr+EOAY5K3VveP1K/hXYPtQ/XJ3kOBu0mGldFCSCUdaJxkg4TZAahJsf4h9cyCI"
    "RY0uWuty42rzA5bTkHtE76tDWbnaXcJmLl1sFLycA29C6wpxGdpVpaxBJA5nIhWqbA0JHA"
    "JK0ncJZahbZequOH2UpHES1lC6ypTGuhhAqzSR1xZUikHtsaJS1HKwJZVWncuKioKrUMcn"
    "D+6izDezZhs4OiXhDK4fxzU67ZZEcwzEYLi4H9ntoiSeU4BH6CmxfXTH/dTLYDsJZ5Z2gQ"
    "CzlIt34Vi+FKTB9+P41h7o5XVOKbiNNE5VQ/a2Uzcl3ftT+H0kUW0GvJGeqiw9LcO/ytJ6"
    "FdJQucpUXgmtKUnnJKyhdJUpHTEVG3zQq6CGzlWms4q33Sxn1gqkoXKVqRzly94kAisBay"
    "hdNUpXJK3CNewHjuVMaXYh7/jt+rokC9Nlx8K5FmaSeSqLgAqiV0WhA12xzmmF5aVHgi2z"
    "BYCE8YDlszHy3hUjcg8IlSSM8ceEAxhnz7LSNux0roxA/2QkNqBCeHj9P4kUACau2MQVP6"
    "6hPHwKmLjiF3CombjiF0fmZ7MJV42oO7c1hBxECTTHYczR9DiOMTUMC4JxNonZicPvMWrn"
    "Opj2pHOFRVFr5bBf01ANon/7vPmt+VuD4P99niy4mmStnyfY5t/C2UzNtQJoTpZKnyyq8K"
    "FkjG9aNDEGa/QfVaN0RfQfXc2I1DJ0H+Gt+jq9hwxzidWL6Tw8ISZBUsYpE1OXEcptrZWQ"
    "KqUkCbUIWVqMEtCYmRIOLT5iEtMhzscCcxaqlJIqY+SE2izIn4hJJlH/AfcxiyKzG4GeQ4"
    "bpEO9hkCHu6XE1z1DlTdTqE/3lYQ7FPg/LeZFb5go+UskYUcMSNuuslzNfOvAEvhCuJHB6"
    "2fBs0HOplslRrCTUJ48l+NtjssSdTyXmsEHt5L2WL7Gl7H5Gq2W0Wi9LdDBaraNlVYxW68"
    "WRWf2W2DTD/keoyTK53J7tq9lFLrcDTEoTCGJBXprmea/9S2kdl4ZqEP3b5+2rsCW86vPW"
    "r9ftG0wtE1z0OaIbbmHqmuCqGvovCwQ7zjLKUhajYgx8j2Q817OefGudlaUegDQI/Aci7U"
    "W7QeC/Pu91OhcNgv/3efeief6lQdQP0PGy2YZb6gfuXXbhzmW3z2GAz53OFzUSXsAYrSbe"
    "VT99/qndPe/cALGDiz7/uXXVummfN0hwgRDdHgJ0e9VYCXGZsDCHH4M5wgNr+7x9UvORRv"
    "baTCJJUBN8kA4+UNwYnU498UAz9rW14bwpWBPUWyKoFyb1geFK4zw/p1YMZP8JAmv/cTfj"
    "FuKS3M4c13e4PMFp/7PkobINMuwk19aE+RQVO2UoEocxJNk6SWCxM49TdxBwTqXjsjPBj0"
    "F82YOsGGHPH3uM2pvifgXaoL4Q6oM6YBvFE2fBHh/at89s+sKH1Rpay0qwmmlAkw8wFeOK"
    "fgEBijZ1K1gFN54FVdbjbh7NbOKYq03liviPXDIpqdqkUv4j4a36Ov+Rie5U0H+kK4DRHw"
    "NZiaSOvRLGUkc/C/bAvMWtsBcY6gJ/Y23RmPYh7VKyjQG3UOZym0ULjeuBcT0wrgfG9eAo"
    "TjnjevDiyGwCavaVKM0Tk7I50pYgBsWFdBklEWyyoZU599EMwzNOg3wHmhjIUSzgfXvPKG"
    "xlrufHvS5C2D26XAQiaA+mOglfsIzfBcKgt8OvPSzQ9KmFtZk+tfocDspmg+D/2g9jcN68"
    "CJwx1GXQetPqfr3oBe36jz7v/tbttS4bRP8mJdLn8aIwJrfKmdw8NnUX5fNqJsDMMZJ9jF"
    "REe9YMnTYy1GfNmENHvv4sdPsoHICldPf42fgiiKE6IR2O4Un/Zvp70leSOH6dDKPKiNFE"
    "QxJdBlcYQZUVrbWrqTC0axj8jX5c0A+TMS7IhFEuGxjrhXo7MqELAg1zuIzGOSFDm1mOUq"
    "vpAC5Jhn/dLurhBHad3DFmI33r5MGhcMP/e1gnDkwqPJt5HzGCzJHEUsFlNhHcXZAZfBqe"
    "DvMS8+90HFmdSKGDvYAmqGLUzyJV+JklZsCJ2EqhSO/8AFhEgW9bUCruKDBrq8pKE4d1DK"
    "o4owx9bgoYZegL05IZZeiLILPv+G6pQKwI4CjUGyYSqyLfzS50SWUVDs+nbHgepJua7BrR"
    "oSC89brs19c3HR3cFlz1+U3rX61zVYQ9vMoKi6tuFfbAN2+TakMZoEd4hmyf4TZF4UxRuG"
    "PDtSkKt/NsljH1ZRkmKAlnmKEn2ViSGuc0KXLDDbKB9xdy8HpXK3/LIQeRur0Urx8HMmv8"
    "SaF7JgLg+PVEQBlFrsWmkt3KAHsU7jq8paY90fJWWalOQ4XSWiTTRSJdn/+kcmHg/1WR0K"
    "RwHzbS3CZAzRdZtS+yIl4FXfjimf1JWLMJyy5rk+hRX5vhVfUd2EHnwo4GeBgRYItmjMwd"
    "f0woAbZVKncAtImPPKwnc7tQFnDVgVELelkWm6JhfEp9a5zlVbC1cTOr1jwanXPPFqaGjb"
    "EyGyuzsTIf5yFmrMwvjsx4ppXYM4PuR2gd2ImF+bACmmolRbDKHEkBF1hCgxeDMJlCkmo7"
    "xWGXUdlFAEZd9wR1XXhuljbfpgCPcHs+Kt//nueMRsy7FtLxcyqwJLvU18npvu48mAa9Cw"
    "rqX6e6PIoDQjJ7wOKwSl5Gqd8m4i6q/4oVX10h7kGE9seemI3G5E54pPVL66pHgrllWl7f"
    "7vDo+f9tLIgq4y2JN+NSdaM8GBz97mXoh19XI6qStijgq2bdzZEwhOO6hI4ZteuqisxEPL"
    "AIlEyp9FVYAnXdPne4UicAKrmkKnQhXiJmsZw/eDAsGgMfugKCh1TPqN47eJOCLv65egWF"
    "vhInXdR/O+fc8yoXtnLQ5SsTJPsjjdkzZ5SPXA1wNCzEP09P37z5cPrqzfsf37398OHdj6"
    "8iFKdvrcP1WftnRPfKZqzxX5Et+Jvw7u9cJRSl9t7o3tpNdx70KqwVHXl0OsaND/0lZBA3"
    "RAlOvizErcOSsCwVZ3MG+0jAqX4kw/CxftEtYQgTbCAT3KqyFKa7nlKFY6mxh7gf4g4KS9"
    "Ph6hQisK8P4fx2OEj7USv0nHuOz3DGEzIM9/dhVHILjwMq8TSArbOu9LhiBtsrszzm66rk"
    "fa40vfBe0RMG5+VQRVipce7QgnlCWpjGSed5UsXDYuFbWZFbFY/AyphKDWMCparNeK47dY"
    "wK26iwKyN1HZNu06iwXwSZTcEqEyb1/F+NKVi1GfJrn26aP/UaRP30ebJY1XXzaxeDbfRv"
    "dctSHYgJ4lA8h5VMWcYEEQEYE8QTTBChNF4G83EYg/wnIN/h05k/kNaYTUoFxybhnkSEwz"
    "lxd0IDmP7OGZXB/hLCLP6nID4QrEsbP1OAVWZ2KqMBsZnLNhONVyGNI3rVJOOK2VcCvXxt"
    "jZkl7FIvYm0ZxNmNx60u39ASEFpmSTgI+og7vmTu3QlpB5YCNFS7jAzRxvvAhg3COM4dWI"
    "jROhJBOzIQT9Imlx3Pp+wt+sQZ4qC4Phvksnn1tXkBS/cj6Z5/bn36etEif1meqmMB3+Dv"
    "gjNMYgdcAvQICsCSv6Qz4syGFm1o/0ut9To8nOsz7+8TNOyAbD/wZhy+dWWeQVN2NAF11b"
    "BDZfweSPbHMGa1VzcbQXY77QEwVF1iZn8HTT0+cC3yIxnDW95Rr8/X+ASgfUm4Nr72MOEd"
    "MTzB4Slgb6DNROpxafiu30ny+bJ5HpiQ6vDLMIvgzB+fIBSQboh0wfHvGUdQLpCKwmN2A3"
    "sT3XmMLgXDTSxE0eoNjqjQq2OLliG9jmr1ZbLdGPmMfajyZ7OxDz03BYx96AWwR8Y+9OLI"
    "nDh8i+6dyTPbiJUFil4sDqlGwAbGCs1qhyx3n4fscCNijPs84DobIfvZ54opbmjeuBrmCq"
    "Pneq6cHFrKS2P+TAiX0Rzkx6AS2L8FsF2hPWTp9ov2s07nYgXtZ+2kqfTr5Vnr5vvXigbQ"
    "yfG1pS1lRVrKRCVwvQTaI6qjloPF9TQWqVDQAhoHORoX6u2ZQGPie0n2NAFqlLRVZk8jBV"
    "rGPrUm9GAFbKOvp2I03V8IwmqEbkxtmKZAvntTCtA4OG2QB9qYoY50h6uYGSoIYKmtMUP9"
    "svTHKmCGCry3ypihYvYgNG9MqM3QHkJ1rKBar+RK6FAVHaKCMTINgMM4wnvGpjrCJsx55P"
    "jklo0oVyEyOaao3c+ZmUopoTsJXd1M8iRjWTCWBWNZOMoTz1gWXhyZjWXBpPjZt3xsXOwP"
    "2wBgXOyNi/2haBqMi/1RId642L+Q/GJX8NMKax/VMnReqx3q6zReqrhPVEipcLIbBFOaJl"
    "QkZaWmWe2gHJt9Ku9hhQ3rZBgWVsE/lUP00Bo7QBf1Z5jhBRVT1szzMPsW9X0sBE7mFF2n"
    "74R3glXFfW8ROi9Lhqorf84Yx5xdQX/0OMZcMdRxma0mwkHRfoYKso9kaM9YOMJ8jKAEME"
    "QXRGceC0b5TipVGnbCAj0npOm6+G5OkG4MHYmXJcFpn1seleNI4cZRF6e652vUkqWssnKR"
    "r/gDp2pfbcPn2CjsjMLOKOyMwu7oNDlGYfciyPyshSSrRthdb50H4xF2QEo7k65/l5mOTC"
    "ap3eI3PzwgR+95ACEBm+J36y79NpsybstB1oa7rtpmHMro156gXzu8bF011AN11cQn162r"
    "T+2rn2vliFELwBokuOjzm69XV6oluOjzb812T7UEF31+3rm8vmj1MI1XdKnrNWKT/u3z7p"
    "f29TU2BBcA17w6b12oTtFlUrf0PF+fshCUNikYW8LTPjkx80uifQlh8P6EKCbPE14a7fne"
    "0hGA8ZIu7yUdaJnLVCiPg5jQmqQUFRgaSrGiS5BjWMK7lv1j9psyWE6AGUwXUFAHdrEyaI"
    "7DGBw/juPQkFhWNxyHMyEqVVYMazNvWfouoQx1q0xdlZBtI+vOKqShcpWpbInJdNNwwiSs"
    "oXTVKF0R16owWnCte1W6U71QUGFZN6uOrjGokkouY/ViFbgeCREsCa+ctDwx4/aQWPDjBz"
    "UTgctxsNTWEFMO3LOF8pbS676hekhAT1j/UDlZqeD1OjpRRbcjfzAuVMVGGKuuM2n2uQif"
    "c2jRmVSeiFG9MV18UTtWRXNIOofOrhjpxJRBVyz4uFJ4Eh26HF1xLPDWaCjPsj4fA7Xg87"
    "aJC61eXVdHUzXUJnShnMwCHzPbcx6w7BiuAD0LPux8LIi6I1UhycjzC4Em8HzYZ+n9pcIv"
    "812/Mjx3AkSv9wDbY1myRETLTgdfvsPKpr3FCVfrb2/3ZaYU3RUHyqtyuyPH8LL0PDLOft"
    "s7QY2zn3H2M85+B8o+Gme/F0fmZ4zOrZjsZ4JzD6r41QE6kkSSbnW9SYzvyOGePcZ55Ijw"
    "bpxH9uk84i+r6xT2dViCGM/bAvt3aCQqHVidAjxCdG+f21xVzxXG9QrUMewkO4/fWVVVls"
    "B1GtLg+3F822wKI6fQnCtDRf2NBJWUoEL7SIk1GwM5vsV6+qrYobfu1EtrS0NbXBk0rwAd"
    "H6JfF+IuXq9hL15nRfaEBtkywsoqlJEUnyCxKJt3iZ056m925uTOrO3lZXaMJcTxbRfbZy"
    "ICn4c0gtfVEogBHU2wwJ7rCCjnkIEvfOqW2CgSUEeD/O0mqcRSJhxnLYvYGJxBbTZq0ZVp"
    "E9TG4Axqs1HL4E3KcA0JKIPWDLuYceM+erO9ceM+ZkpXxI37Qow+M7rq1pi4VV/nso0c8z"
    "js9aif9mdd3p4wao2JBEnH/k4qD+Qxeh4LLMJyIax7LMKCjsYedFf5JqlPpjNoUD7Okjic"
    "CM9mXtqRe9sTKE9vNhXWeBj5KQfpL3HUWzZyuCSUs3ncudmaeVJ4MIovlCd0zNnZUX7Ojs"
    "XsE9LSk82mBPqhNzg6l8N8U2DX4Mv1xyA+j8Y6zycXMCFHl+4x0DXPRzrhBZ3ruKowU+JE"
    "jvpv5yx+Xu/VrRzG+d6qarWUkesjAGP0KmT0KinTG3n+SfL86mZUDvVpWEOF4lSoDodwo/"
    "iWLAYB76zlD3R1TjgrizEITR7EMTlcHdBTl1osI2t2brfMwKHo+MK9oHSoEMLUdxRTs+XB"
    "k+k5tzy8sFSWcRNQcyims3wu5Zk5wOdmUraskDmMCKWj4gNBhiuF57C/QW4B5CrslEBu2P"
    "8Ikfu6kMfI6zUeI6/THiPAAwmvbEqoGIwxABeIYTReOfvxyolzhSlUr1dTJ0BNHGHl1NTG"
    "33j/O9ezFmd4YbimI9RPlDyJYzAGxwW4SZNldMcYBqalLDsZAzEYLhIDsnAFzcBwvt9xDM"
    "Q4HT+lnEDlLT6711S9HHNDZ+bfij9zLA7Lm/V1RgehupW0OCjb/Vy7CUwc3w/KYEZ1NJeG"
    "BvL9tV6y3f+6IIK7i3+ssVA8edgnmPnzC0+ttdqVqj0VnAPV1a3v0Wpq1O1G3X6k/I9Rtx"
    "t1u1G3GwHJqNuNur3Cm4lRtxt1u1G3VxfXRt1u1O2Hj2Gjbjfq9iqwNDtRtxsf3NoWOfeK"
    "aNXbNptMhQ8H6Q2TGm8p5XqqT32djt2Jeg881b1gqZZvOkRuMvOVDo5QLucMZBIdKOd40i"
    "coeyi1+D1bKNU5CoknpAcdsOWWYSScJEFwnRLUVaER7AZwaWX8nubMjD2I6xGyKpUYX3hT"
    "XKJiJ87OhYDnUMe9NCSXzPr3lIx/1Ubt6bt3BXALvfJT/uG9hBJuigjJNK2u2S/iQEeI6f"
    "dFFvH7/EX8Pjsh/MB2RkxmKDvXnIYJuGNE9tsiyH6bj+y36eK+IddXVORaQpg08JsLXIdV"
    "bGmfvOCha/MrIvxdMCpZLSuAW92or83vgl0Ki3aC2IJJIsWEqVqOdeXrNOO+4+q0KTPuMo"
    "m1IIkHK3Eus2S18oOoLC1YBcYeOHxIJtS7lyDvjYVrM097YKkhAQL9qmAUx8WUKrfCRtHO"
    "96GXLo3p5UaRFxXb1G+Joyrsb0S30qKbpm8ZZC8hjpAj2InrRPhVpbF8JgRsDjmcQRwsge"
    "pbgDtAXK9zCex0LlaOobN2sh7J18uzFuBeYR46Ob5qTnu2sT+nDhw6G/ACq5DGtG+YgWxm"
    "oMk8xxpncQPBnbXsAF32eYwdyCfsE07XLKVRrhNtprbocF2Yd5axLLdqYf5Bml+28BhO0p"
    "2ojPCjKoHhoPsRYncnfArMiLaoDO0FSNw50vMSxBiMS+ovnvUw+/v/Ably7gg="
)
