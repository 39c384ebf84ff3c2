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
    "eJztPWtz4riWf0XFl5lbxaS606+59NZWkTTdzW0SsgmZnpllCxRbAd8YibFMMuzs/Pc9R7"
    "KNXxCbADFE/aFxZB3JPkeWzvv8VZsIm7nyqDl1vrF5rUH+qnE6YXCRulMnNTqdLtqxwac3"
    "rupKp87gjs1VI72RvkctH9pvqSsZNNlMWp4z9R3BsXeTuIKPfnKde2YTy2M2475DXSJuCS"
    "UzyTwiPPUHJ3QE945Il7tzuAdTAMSYyjHe9seMSAbwPnEk3Jv6Rzi/LSx4AIePtjtVn/f5"
    "UFpiyuSQ8JnrkgmjXDbIw5j67B5GRiDxwJn3gySecBmxBDTLIzK89cRkwPi94wk+gVmHZE"
    "K9O6lAyQOVMJdP4GfY/HTWPh80L9qDb63fhur1Ztz5Y8YGvhgxmMCDl/zv/4Fmh9vsTybD"
    "P6d3g1uHuXaCoI6NA6j2gT+fqrbTMfU+q56IupuBJdzZhC96T+f+WPCoO2AWWwFVzIPXtG"
    "NERhwE6yFs0s8KDb43Y9FD2osGm93SmYtLBaH1EyzaaoPBebc3uGr1BoNaZhmFEDFyB02W"
    "4LgEHe5L9f4T+ufAZXzkj+HPt6/+1vMs8KB74YS/NC9PvzYvf3z76h84oYB1rBf4eXDnWN"
    "36Ww1BfaoHUVhfoFl4I8qd/6X4nINyOM8B3QwBwoZDosAC4/BhIi4G1M8i+xPc8Z0Jy0d4"
    "EjKFazsAPQovNoP5xa64A9SvQHWvfda66jXPLnD4iZR/uApfzV4L7xyr1nmq9cf3KbJEg5"
    "Dv7d5Xgn+S37vnLYVOIf2Rp2Zc9Ov9XsNnojNfDLh4GFA7jpOwOWxKkHk2tdckcxLSkLnS"
    "ZFa/JTbNsP+2dsqdEjK5VR6/e1dgr4ReSzdLdS+5W45hrjL4DfsfIn6LHEXHy4+i48xRpL"
    "nEATKOZXCcAjs4ruv92wKIfv92KaLxVgrRivXO4vhfUvAlOI4g0geAY/nk/4jrSL8AmgMk"
    "VmVBr8Drv66654lNP8Tnj2fNX9OoPu10T9K7OQ5wksK7kmjKsrUxGMPPPs7Psj+nDpBgDU"
    "YnCbkBRmd/Vvve8Tkulf5gJtdiaNOwhtJVprTH7sXdWnROQhoqV5nKaa1eltYnQriMLmFP"
    "8sBTBL8B+G3x3FHLbql80u12EgQ+afdSB+X12Unr8sfXirLQyfFVc/u8B6cm6jpv72JqOG"
    "y4odbdA/XsQeaOOBbL+mZvTY4n6RbK6UjhD98T3yrQkXdjertajg49cb++SpMe1wAWVqf7"
    "jFPUXbfumQcrBkhBYFxGbhhqvyXxBWF/whjunAjO8rTka4xgFNHVYBuXK6KNImW7ihSjdj"
    "7Yc70i58qVM+Jt3nH4Xd6pEru78kyR0G/g8IELPQufKbDN/4SLjyAU8dEyiQbNW8eTPpE+"
    "9Xwy9ZDc5GHMOOGCUHvicAdH9gXaPO/YPDRm5h05m5/gCSeSBVgrrbRLAB3c+bQpld3y8w"
    "nt7yU1STGQAzylDlqTVDXUmyNqI0fUtVQ7beZwUu0rjyX8lgsfR1PoK/gR6cERwX6aUMeF"
    "48AGFEr0yNFrilDLE9CQkKHqIMNYFOYieAyiYONwQuWdJLfCg1NlIezkHVK7mFZ7Es1u/s"
    "0sbQEaEt9hUp2Gen4Uv9BDybLEjPuhQxL702cepy48iZwxrw4nqsX0QQqjkHsxs8bMVvNh"
    "9+C5C56Uf9UW9M9zS0GHphrCwD6BwypxNRgmWAnBZxfuGTXVGQit/vjbCIfGS+llWXWMuH"
    "iwZ7HxUnpxZDbKte0q1xgyW2UQHAEcHDPwppCb0psVfkpvso5KioHLRW+LzyYKxW14Jgo8"
    "ZdYqGcBWeS3Xfmm3vrcuG0T/9vlZC+1IDaJ/+7x70bps9rrQEl71ufK3bxD1k5YGnsefDM"
    "Qi5z6HUCtNiQugHRoQw+9jr+yHcVRPqZQPAuThfD1gD4SXfHRnANf6LvbIMt/6tZfAecav"
    "LDqqO93zL2H3tLNZyp8vJgCX2fbTcBvBfYU2/82oYSuiLGpijFUtL8hsFHg8rIgxwy4F9U"
    "VXYsK0hkXbFegd6lOU+oVym8gpo3DpcCID1UVW91N+CNTjfB87LiMORnE5vtb1UAVVJ0PV"
    "NJhx33GHRNK5JGPxoOLT1IjBfQAZKriHsWONiaL3Rz0Qn2tTiKOi0Nhk6s9hUlRNKb0Q8+"
    "DRPEbkbCIJhpoR6roEH4P6PvbGC/0KH8lQYfyMwftacojvoWLcrDGwUfrhVDAao/AMggcz"
    "4Dt+HwsV3WaNKR8xGT5mgBgdRQcvBqsBXs2602os1arC4B4CAw++Md4JAG/h6eFR60QKjW"
    "8uboQ912jsc9SdEcvxYHVvSH+l9oen6K9w71o9BTBP/kxueRI1zAanCB66HrgYjhn1/BtG"
    "fRRKt/smsc9joy9EJ1NXC9VGXbmtQ8qoKw+FAkZd+cL0WEZd+SLIbNSV21VXKgSVwG/Y3+"
    "C3GH49ZAyXLeECGssFeJUxXvvevfyGSkr92+ed336Hv/B/pbA8b7aVuhJ+4V6nedYcwMZw"
    "+g26LP7o8+Zxs0Hgvz7/2utdNAj+3+cn1+1OD9WbwUU1FJxxBGSIu1znlgIzGrc1NG6RqL"
    "fOF7WArvQH1f38udM+b8FXoy/6vP2pA3/i//hJXP2G38PVb33eurxEY4D66fOrXvfiovWp"
    "QYKLanwsFp3SG8d10D8oS7jloc9puCcFQFft9Nl1BDRMf+uMSqE/gjCIfwLiJ8ynqCAog/"
    "o4jEH+U5APOxs8gjXzPMb9gdLbZgnR5kvO62XgKZoEqUa2QYvX22J+R/gEPx2/fvvh7c9v"
    "3r/9Gbqop4xaPqygVdYMmdW7ZrBcIDY8PYAJHa6ydG5NZ4OZpKMc+eazK+iSbyoBlSLwLY"
    "IdFFE/da9POi1ycdk6bV+1gx0uoqK6qawukYX/stXsZE6QifDma6A6DWiwXQDbapMHJKIB"
    "BlFS/LTIgdzdQfFqTw4KjaRb6rhr4HYBZhCbh9iBZDCLncPirNgl0oBr7hLrIfdoW+jd8i"
    "7hMXhJ6ZdhJuMgZvmmly9+2jMvT0GwFKFxEIPQNEIZvAOaubQTTQm0ZgENcrPijs+4NR9M"
    "ym21STCz0RbYaNk9OtANpp6wmJSleIY8ULOU00s57sGUwe1qmT0FaqT1KkvrkaNmGUVkAs"
    "gkIF1fERlz6Cv5kSUhzTdW5W/MZkryX4PKSUhD5apRuUqhCFdqR6gtC0gIbtcfDUsYTLQj"
    "ver6eDYLHjnE3zojlLvQMR+97CdioorQoE8/Zw8g42KzduvHqjMfiWSMMD5yODvSARE5WS"
    "s2PnxJd3uNEu1pu0u36xNntJSDzfX7zeFZg4+9un7Xmmf95/Hxmzcfjl+9ef/zu7cfPrz7"
    "+VXEvGZvreJiT9pfkJFN7AAhZ7vv3tjP6AO3eXfs+EdVFNdxGIPkIkguzW3s0vl5l/vMvn"
    "MZKb+R8HAu4TYSghivkZLCWkUYvB6VuVkzVftKli5yTimUmMxhFsOUXA/Cu8tNIZbooJJ9"
    "zbwRKi+HGMY5fP2K/ISZLoXn+PNhg1BpMW4DeB0W2R1TUZKOLRehkcjJqeUThFliB1hcM2"
    "xV4Z7Cs5kHMw3RTuJ4IAvF/f+Git2DNS3VU4WdkDOUwzpGmHp6UsulzgRYSK7nmOCIgS4b"
    "hCv18CocVfXVfj1hpCm5YXDKN0iQ01ONVMdSi0GDTu+pijAisvV7YSpPKjFdGrP10/vePD"
    "GT45MJncPgsBU6zAY2l2JkqAoepSQwYmB9Req6cmADyxpAD8PrBxWfq59JWHcqUdqc+Zhg"
    "zWeu2+fqSRydQQ3j+pm9QLyiRAzxAktFqjBZfCrpO66L68QlMBs+hfAG4QmsniKKhNXDUc"
    "Jh7fU5rk97Q2GtC6/cYI3hJdzaSaRrfRHWsMvZw29nJ5Mlg542O124+GEB7I6cQfh6MOFm"
    "x3YZlWwQyyS6wbGRrZIDMdt0ZHJ87zARw5Xn3fddRt1/CpiI4RcmTpmI4RdBZt/xl2WIW+"
    "L9FgIcoKrJxAzvIX5NaOlzhZbGRbKCLkZxkN25Fh1va3Vv2LUoJv4VxGcMYnfo/HlP0Dml"
    "c1fQHJlguUY4BmI0wk9w34mrG8vgPw1niPB0IiQVw2tQIzuAIctTXNv2LiNDDa0pV2rio4"
    "vW+af2+ZdaOWLUArAGCS76vHl11f5yjskXwqs+v7w+P1e9gos+P+2eXXRaPewWXfb552a7"
    "g036F3o1z09bHdUUXaaNNIUY1I3ncph6AtdCObf3OJCJQSwUXSTxcUttbSGE8dJdfytjnp"
    "fnH70ifX8IcAjyVnLveP0K/hXYPlS/pTtIcDftsFI6KMmEI62SDJBwayA1DbY7xL7ZE8Si"
    "RhetdUvjapcHLGchd4jeV/uycrW7hM1cOl8reHkJvAmtK8RlaFeVsgaROJyJVKiyNSRwCC"
    "hJ3wWUoW6VqZtw+ihJ4zSsoXSVKY11MYBWWSKvLKgUg9phRaWoZW9LKiWdy4qKgkmow5MH"
    "t1Hmm1mzNRyd0nAG14/jGp12S6I5BmIwXNyP7GZeEs8ZwAP0lNg8uuN+6mWwnYYzS7tAgF"
    "nGxbtwLF8G0uD7cXxrD/TyOqcM3Foap6ohe9Opm9Lu/Rn8PpKoNgfeSE9Vlp4W4V9laZ2E"
    "NFSuMpUToTUl6ZyGNZSuMqUjpmKNDzoJauhcZTqreNv1cmYlIA2Vq0zlKF/2OhFYKVhD6a"
    "pRuiJpFS5gP3AsZ0rzC3nHb9dXJVmYLjoWzrUwk8xTWQRUEL0qCh3oinVOKywvPRJskS0A"
    "JIx7LJ+NkfeuGJE7QKgkYYw/JhzAOHuWl7Zhq3PlBPqnI7EBFcLD6/9JpQAwccUmrvhxDe"
    "X+U8DEFb+AQ83EFb84Mj+bTbhqRN26rSHkIEqgOQ5jjqbHcYypYVgQjLNOzE4cfodROxfB"
    "tEfdcyyKWiuH/ZqGahD92+fN783fGgT/7/N0wdU0a/08wTb/Fs56aq4EoDlZKn2yqMKHkj"
    "G+btHEGKzRf1SN0hXRf1xpRqSWo/sIb9VX6T1kmEusXkzn4QkxCZIyTpmYuoxQbmuthFQp"
    "JUmoRcjTYpSAxsyUcGjxEZOYDvFhLDBnoUopqTJGTqjNgvyJmGQS9R9wH7MoMrsR6DlkmA"
    "7xDgYZ4p4eV/MMVd5ErT7RXx7mUOzzsJwXuWGu4COVjBE1LGGzzno586UDT+AL4UoCp5cN"
    "zwY9F2qZJYqVlPrksQR/O0yWuPWpxANsUFt5r8VLbCi7n9FqGa3WyxIdjFbrYFkVo9V6cW"
    "RWvyU2zbD/AWqyTC63Z/tqtpHLbQ+T0gSCWJCXpnnaa/9SWseloRpE//Z5+zxsCa/6vPXr"
    "RfsSU8sEF32O6IZbmLomuKqG/ssCwY6znLKUxagYA98hGU/1rEffWydlqQcgDQL/gUjbaT"
    "cI/NfnvW630yD4f59fdZqn3xpE/QAdz5ptuKV+4N7ZFdw5u+pzGOBrt/tNjYQXMEariXfV"
    "T59/al+ddi+B2MFFn39pnbcu26cNElwgxFUPAa561VgJcZmwMIcfgznAA2vzvH1a85FF9s"
    "pMImlQE3yQDT5Q3BidTj1xT3P2tZXhvBlYE9RbIqgXJvWB4crifHlOrRjI7hME1v7jdsYt"
    "xCW5mTmu73B5hNP+Z8lDZRNk2EqurQnzKSp2ylAkDmNIsnGSwGJnHqfuIOCcSsdl54Ifgv"
    "iyA1kxwp4/9hi118V9AtqgvhDqgzpga8UT58EeHto3z2z6wofVGlrLSrCaWUCTDzAT44p+"
    "AQGK1nUrSIIbz4Iq63HXj2Y2cczVpnJF/EfOmJRUbVIZ/5HwVn2V/8hEdyroP3IlgNEfA1"
    "mJpI6dCGOpo58Fu2fe/EbYcwx1gb+xtmhM+5B1KdnEgBsoc7nJooXG9cC4HhjXA+N6cBCn"
    "nHE9eHFkNgE1u0qU5olJ2RxpCxCD4kK6jJIINtnQypz7aIbhOafBcgeaGMhBLOBde88obO"
    "Wu58e9LkLYHbpcBCJoD6Y6Cl+wjN8FwqC3w689LND0qYW1mT61+hwOymaD4P/aD2Nw2uwE"
    "zhjqMmi9bF1dd3pBu/6jz69+u+q1zhpE/6Yl0ufxojAmt8qZ3Dw2defl82qmwMwxkn+MVE"
    "R71gydNnLUZ82YQ8dy/Vno9lE4AEvp7vGz8UUQQ3VEuhzDk/7N9PekryRx/DoZRpURo4mG"
    "JLoMrjCCKi9aa1tTYWjXMPgb/bigHyZjnJMJo1w2MNYL9XZkQucEGh7gMhrniAxtZjlKra"
    "YDuCQZ/nUzr4cT2HVyy5iN9K2Te4fCDf/vYZ04MKnwbOZ9xAgyRxJLBZfZRHB3TmbwaXg6"
    "zEs8/KDjyOpECh3sBTRBFaN+FqnCzywxA07EVgpFeusHwCIKfNuAUnFLgVkbVVaaOKxDUM"
    "UZZehzU8AoQ1+YlswoQ18EmX3Hd0sFYkUAB6HeMJFYFflutqFLKqtweD5lw/Mg3dRk14gO"
    "BeGN12W/uLjs6uC24KrPL1v/ap2qIuzhVV5YXHWrsAe+eetUG8oBPcAzZPMMtykKZ4rCHR"
    "quTVG4rWezjKkvyzBBaTjDDD3JxpLWOGdJsTTcIB94dyEHr7e18jccchCp20vx+nEgs8af"
    "FLpnIgAOX08ElFHkmq8r2SUG2KFw1+UtNe2RlrfKSnUaKpTWIpkuEun6/LPKhYH/V0VCk8"
    "K9X0tzmwI1X2TVvsiKeBVcwRfP7E/Cmk1YflmbVI/6ygyvqu/ADjoXdjTAw4gAWzRj5MHx"
    "x4QSYFulcgdAm/jIw3oyN3NlAVcdGLWgl2WxKRrGp9S3xnleBRsbN7dqzaPROXdsbmrYGC"
    "uzsTIbK/NhHmLGyvziyIxnWok9M+h+gNaBrViY9yugqVZSBKvMkRRwgSU0eDEIkykkrbZT"
    "HHYZlV0EYNR1T1DXhedmafNtBvAAt+eD8v3vec5oxLwLIR1/SQWWdJf6Kjnd150H06B3QU"
    "H9eqrLozggJLN7LA6r5GWU+m0ibqP6r1jx1RXiDkRof+yJ2WhMboVHWr+0znskmFtm5fXN"
    "Do+e/9/Hgqgy3pJ4My5VN8qDwdHvXoZ++HU1oippiwK+atbdHAlDOK5L6JhRu66qyEzEPY"
    "tAyZRKX4UlUNftc4crdQKgkkuqQhfiJWLmi/mDB8OiMfChKyB4SPWM6r2DNyno4r9Ur6DQ"
    "V+Kki/pv5px7XuXCRg665coEyf7IYvbEGS1HrgY4GBbin8fHb958OH715v3P795++PDu51"
    "cRirO3VuH6pP0F0Z3YjDX+K7IFfxfe3a2rhKLM3hvdW7npPgS9CmtFRx6djnHjQ38JGcQN"
    "UYKTLwpx67AkLEvF2QODfSTgVD+SYfhYv+iWMIQJNpAJblV5CtNtT6nCsdTYQ9wPcQeFpe"
    "lwdQoR2NeHcH47HKT9qBV6PniOz3DGIzIM9/dhVHILjwMq8TSArbOu9LhiBtsrszzm66rk"
    "fa40vfBe0RMG5+VQRVipcW7RgnlEWpjGSed5UsXDYuFbeZFbFY/AyplKDWMCparNeK46dY"
    "wK26iwKyN1HZJu06iwXwSZTcEqEyb1/F+NKVi1HvJrny6bn3sNon76PF2s6qJ5fYXBNvq3"
    "umWp9sQEsS+ew0qmLGOCiACMCeIJJohQGi+D+TiMQf4TkO/w6cwfSGvMJqWCY9NwTyLC/p"
    "y4W6EBTH/rjMpgfwFhFv9TEB8I1qWNnxnAKjM7ldGA2Mxl64nGSUjjiF41ybhi9pVAL19b"
    "YWYJu9SLWFsGcXbjcavLd7QEhJZZEg6CPuKOL5l7e0TagaUADdUuI0O08d6zYYMwjnMHFm"
    "K0jkTQjgzEk6zJZcvzKXuLPnGGOCiuzwY5a55fNzuwdD+Sq9OvrU/XnRb5y/JUHQv4Bn8X"
    "nGESO+ASoEdQAJb8JZ0RZza0aEP7X2qt1+HhXJ95fx+hYQdk+4E34/CtK/MMmrKjCairhh"
    "0q4/dAsj+GMau9utkIsttpD4Ch6hIz+zto6vGBa5EfyRje8pZ6fb7CJwDtS8K18bWHKe+I"
    "4REOTwF7A20mUo9Lw3f9QZKvZ83TwIRUh1+GWQRn/vgIoYB0Q6QLjn/HOIJygVQUHrMb2J"
    "vozmN0KRiuYyGKVm9wRIVeHRu0DOl1VKsvku3GyGfsQ5U/m4196LkpYOxDL4A9MvahF0fm"
    "1OFbdO9Mn9lGrCxQ9GK+TzUC1jBWaFY7ZLn7PGSHGxFj3OcB19kI2c8+V0xxQ/PG1TBXGD"
    "3Xc+Xk0FJeFvMnQriMLkF+DCqF/RsA2xbaQ5Zut2g/6XY7CbSftNOm0uuzk9blj68VDaCT"
    "42tLW8aKtJCJSuB6AbRDVEcte4vraSxSoaAFNA5yMC7UmzOBxsT3kuxpCtQoaavMnkYKtJ"
    "x9akXoQQJsra+nYjTdXQhCMkI3pjbMUmC5e1MG0Dg4rZEH2pihDnSHq5gZKghgqa0wQ/2y"
    "8McqYIYKvLfKmKFi9iA0b0yozdAeQnWsoFqv5FzoUBUdooIxMg2AwzjCO8amOsImzHnk+O"
    "SGjShXITJLTFHbnzM3lVJKdxK6upnkScayYCwLxrJwkCeesSy8ODIby4JJ8bNr+di42O+3"
    "AcC42BsX+33RNBgX+4NCvHGxfyH5xc7hpxXWPqrl6LySHeqrNF6quE9USKlwshsEU5omVC"
    "TlpaZJdlCOzT6Vd7DChnUyDAur4J/KIXpojR2gi/ozzPCCiilr5nmYfYv6PhYCJw8UXadv"
    "hXeEVcV9bx46L0uGqiv/gTGOObuC/uhxjLliqOMyW02Eg6L9DBVkH8nQnrFwhIcxghLAEJ"
    "0TnXksGOUHqVRp2AkL9ByRpuviuzlBujF0JF6UBKd9bnlUjiOFG0ddnOq+XKOWLmWVl4s8"
    "4Q+cqX21CZ9jo7AzCjujsDMKu4PT5BiF3Ysg87MWkqwaYbe9de6NR9geKe1Muv5tZjoyma"
    "S2i9/l4QFL9J57EBKwLn437tJvsynjthzkbbirqm3GoYx+7Qn6tf3L1lVDPdCVmvjoonX+"
    "qX3+pVaOGLUArEGCiz6/vD4/Vy3BRZ9/b7Z7qiW46PPT7tlFp9XDNF7Rpa7XiE36t8+vvr"
    "UvLrAhuAC45vlpq6M6RZdp3dLzfH3KQlDapGBsCU/75MTML4n2BYTB+xOimDxPeFm0L/eW"
    "jgCMl3R5L+lAy1ymQnkcxITWpKWowNBQihVdgBzCEt627B+z35TBcgrMYLqAgjqwi5VBcx"
    "zG4PhxHIeGxLK64TicCVGpsmJYm3nL0ncBZahbZeqqhGxrWXeSkIbKVaayJSbTdcMJ07CG"
    "0lWjdEVcq8JowZXuVdlO9UJBhWXdrLq6xqBKKrmI1YtV4HokRLAkvHLS8sSM20NiwY8f1E"
    "wELsfBUltDTDlwx+bKW0qv+4bqIQE9Yf1D5WSlgtfr6EQV3Y78wbhQFRthrLrOpNnnInzO"
    "oUVnUnkiRvXGdPFF7VgVzSHpA3R2xUgnpgy6YsHHROFJdOhydMWxwFujoTzL+nwM1ILP2y"
    "YutHp1XR1N1VCb0LlyMgt8zGzPuceyY7gC9Cz4sA9jQdQdqQpJRp5fCDSB58M+C+8vFX65"
    "3PUrx3MnQPRqD7AdliVLRbRsdfDFOyQ27Q1OmKy/vdmXmVJ0Vxwor8rNjhzDy8LzyDj7be"
    "4ENc5+xtnPOPvtKftonP1eHJmfMTq3YrKfCc7dq+JXe+hIEkm61fUmMb4j+3v2GOeRA8K7"
    "cR7ZpfOIv6iuU9jXYQFiPG8L7N+hkah0YHUG8ADRvXluM6meK4zrBNQh7CRbj99JqipL4D"
    "oLafD9OL5tNoWRM2heKkNF/Y0ElZagQvtIiTUbAzm8xXr8qtiht+rUy2pLQ1tcGTQngA4P"
    "0a8LcRevV7AXr/Mie0KDbBlhJQllJMUnSCzK5l1iZ476m505vTNre3mZHWMBcXjbxeaZiM"
    "DnIYvgVbUEYkAHEyyw4zoCyjlk4AufuiU2ihTUwSB/s0kqsZQJx1nLIjYGZ1Cbj1p0ZVoH"
    "tTE4g9p81DJ4kzJcQwrKoDXHLmbcuA/ebG/cuA+Z0hVx4z4VnDPLFx7aq1ktx4c71aO+yo"
    "HbCvsO0PjOSnhvR5Dol6zSQMY89/IdtleDaB9tBmtV+lLnyrSo68o6YdQaa7dtZgOcxchY"
    "PLB79Ea+9ReO0OjLbX8kQ0yJOQNiDwl8QpKReJ5Mh2vXa25/VLMp/++halOX5IbNRZBL89"
    "bxpA/jUS4fmJfopYaERkb0TUySCUMHXQcT6DxxXNeRDN7Zhv6BW3QpV+kIXab6jPFvNf6t"
    "xr/1MM9V49/64si8ONlK7JwJIONuUGDTHDPq5tlli3ljLqB36I35VU0auGJen387734/r5"
    "VDf+1rq9npff2tQYKLPv/U+nLZ/IT+k+FVn1+fR/2iS2xVU2LbYu5nd9OZMClBGshScrnn"
    "WQzkEIwPu/Y9s8bMuluP30hAGjG+yucQhshyaw7yWpbKn11BlxmdEmApEt8i3EGR9VP3+q"
    "TTIheXrdP2VTswUkd0VDexCRocpZCoXcJumslDo+X6cta9ONTBKJV3bN4LtSHlMB+HMphf"
    "D/OBdqnsko+ADN7Xw3ugryuH9xiQwftT8F72ME1ArXmWrof8o22hfwtnaUWMDx0xAgktqX"
    "NO3aqvMjegu8447PWomeGreIBbntb/SxBa7R+kSn8yxrQnAivAd4R1hxXgMcuJB91VsSvq"
    "k+kMGlSCFYmKeeHZgfI9YZTY9ATKhMGmwhoPoyQpQe0tHPWGjRwuCeXsIZ5ZxZp5Ungwii"
    "+03WGRacVRSVYci9lHpKUnm00J9MNUNJjZBuabejMO8oY/9sRsNNaGEy5gQo75ZMZA12VW"
    "h6JWBYWZ7Ee9dC+N+m9mJ31e08JGPAGWmxLUaimjBosAjAqsUMRNSYdC40z4JB4guRmVQ3"
    "0W1lChOBWqwyFcKm1LHoOAd1byB+pAHcBZWYxBaPIgiZrD1QE9danFckp2Lu2Wa4qPji/c"
    "C0rnKUOY+pYSem148HRtsA0PLyxV4tRk89qXuJ3lXMozc4DPzaRs2Bt0P9xHDooPBBmuFJ"
    "7D/ga5BZCrsFMCuWH/A0Tu60Lhqq9XhKu+zoarUuWgWbIeRQzmEAzAW3cwMyHBuwkJjnOF"
    "GVSvNq2nQI2TV6WN6ybZyW52rmetDP3CcE1HqJ8oeRLHYAyOC3CTpsTZljEMTEtZdjIGYj"
    "BcJAHV3BU0B8PLk57EQEzGk6fUMq68xWf7mqqXY27ozvwb8ecSi8PiZn2V0UGobiUtDjoC"
    "ULsJTBwfIxOVTZ6igeEWzfmhoYH8eKGX7NV/dYjg7vwfKywUTx72CWZ++LKWpGpaabWLQT"
    "3+DQXnQHV16zu0mhp1u1G3Hyj/Y9TtRt1u1O1GQDLqdqNur/BmYtTtRt1u1O3VxbVRtxt1"
    "+/5j2Kjbjbq9CizNVtTtxge3tkHOvSJa9bbNJlPhw0F6yaTGW0a5nulTX6Vjd6LeA091L5"
    "hp8LsOkZvMfKWDi9LtLRL0EZQ9lFr8js2V6hyFxCPSgw7YcsMwEg5T8CkYJairKufYDeCy"
    "yvgdzZkbexDXI+SVSTe+8CbzX8VOnK0LAc+hjntpSC5Zcugp5Yaqjdrjd+8K4BZ6LU/fhf"
    "dSSrgpIiTXtLpiv4gDHSCm3xdZxO+XL+L3+dVoB7YzYjJH2bniNEzBHSKy3xZB9tvlyH6b"
    "RrYXcX1FRa4FhKlBu77AtV+ZcHfJC+67Nr8iwl+HUclqeQHc6kZ9ZX4X7FJYtBPEFkwSKS"
    "YgAQFl68rXacZ9x9VpU2bcZVJifncPVuKDzJPVyg+isrRg0lN74PAhmVDvToK8NxauzTzt"
    "gaWGBAj0q4JRHBdTqtwIG0U734deDuaAB6HwqT5X6rfEURX2N6JbadFN07cMshcQB8gRbM"
    "V1Ivyqslg+EQI2hyWcQRwsheobgNtDXK9yCex2O4lj6KSdTkh7fXbSAtwrzC9SgWU929if"
    "UwcOnTV4gSSkMe0bZiCfGWgyz7HGedxAcGclO0AXfR5jB5YT9gmna57SaKkTba62aH9dmL"
    "eWseyeebKkKiMGcoAn6VZURvhRlcBw0P0AsbsVPgVmRFtUjvYCJO4l0vMCxBiMS+ovnvUw"
    "+/v/AVmqucQ="
)
