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
    "sampled_at" TIMESTAMP,
    "deleted_at" TIMESTAMP
) /* Something that takes tasks and speaks in sessions. */;
CREATE INDEX "idx_agents_organiz_d1a641" ON "agents" ("organization_id");
CREATE INDEX "idx_agents_organiz_3f7f82" ON "agents" ("organization_id", "type");
CREATE INDEX "idx_agents_organiz_2f3b5d" ON "agents" ("organization_id", "status");
CREATE INDEX "idx_agents_organiz_c6418f" ON "agents" ("organization_id", "name");
CREATE INDEX "idx_agents_status_327f50" ON "agents" ("status", "last_heartbeat_at");
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
    "due_at" TIMESTAMP,
    "session_id" VARCHAR(40),
    "execution_id" VARCHAR(40),
    "node_id" VARCHAR(40),
    "created_by_id" VARCHAR(40) NOT NULL,
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
    "eJztPWtz4riWf0XFl+lbxaS6089Lb20VSdPT3E5CNtDTM7NsgWIr4BsjMZZJhu2d/77nSL"
    "YxfhCbADFE/aFxZB3JPkfWeev8qE2EzVx51Jw6X9m81iA/apxOGFwk7tRJjU6ni3Zs8Om1"
    "q7rSqTO4ZXPVSK+l71HLh/Yb6koGTTaTludMfUdw7N0kruCjn13njtnE8pjNuO9Ql4gbQs"
    "lMMo8IT/3BCR3BvSPS4e4c7sEUADGmcoy3/TEjkgG8TxwJ96b+Ec5vCwsewOGj7U7V530+"
    "lJaYMjkkfOa6ZMIolw1yP6Y+u4OREUjcc+b9JIknXEYsAc3yiAxvPDEZMH7neIJPYNYhmV"
    "DvVipQck8lzOUT+Bk2P523LwbNy/bga+v3oXq9GXf+nLGBL0YMJvDgJf/7f6DZ4Tb7i8nw"
    "z+nt4MZhrr1EUMfGAVT7wJ9PVdvpmHqfVU9E3fXAEu5swhe9p3N/LHjUHTCLrYAq5sFr2j"
    "EiIw6C9RA26WeFBt+bsegh7UWDzW7ozMWlgtD6CRZttcHgotMbdFu9waCWWkYhRIzcQZMl"
    "OC5Bh/tSvf+E/jVwGR/5Y/jzzcu/9TwLPOheOOGvzavTL82rF29e/gMnFLCO9QK/CO4cq1"
    "t/qyGoT/UgCusLNAtvRLnzvxSfc1AO5xmgmyFA2HBIFFhgHD5MxMWA+mlkf4I7vjNh2Qhf"
    "hkzg2g5Aj8KLzWB+sSvuAPUrUN1rn7e6veb5JQ4/kfJPV+Gr2WvhnWPVOk+0vniXIEs0CP"
    "ne7n0h+Cf5o3PRUugU0h95asZFv94fNXwmOvPFgIv7AbXjOAmbw6YlMs+m9ppkXoY0ZK40"
    "mdVviU0z7L+tnXKnhFzeKo/fvi2wV0Kv3M1S3VveLccwVxn8hv0PEb9FWNFxPis6TrEiLS"
    "UOUHAsg+ME2MFJXe/eFED0uze5iMZbCUQr0TuN439JwXNwHEEkGYBj+eT/iOtIvwCaAyRW"
    "ZUGvwOu/up2LpU0/xOeL8+ZvSVSfnnVOkrs5DnCSwLvSaMqKtTEYI88+LM+yv6YOkGANQW"
    "cZcgOCzv6s9r2Tc1wq/cFMriXQJmENpatMaY/didu16LwMaahcZSonrXppWp8I4TKaI55k"
    "gScIfg3w25K5o5bdUvmk0zlbIvBJu5dglN/OT1pXL14pykInx1fN7YsecE20dd7cxsxw2H"
    "BNrdt76tmD1B1xLPL6pm9NjifJFsrpSOEP3xPfKrCRd2J2u1qGDX3pfn2VJT1uASxsTvcZ"
    "p2i7bt0xD1YMkILAuIxcM7R+S+ILwv6CMdw5EZxlWcnXGMEYoqshNuYboo0hZbuGFGN2Pl"
    "i+XhG+0nVGvM3PHH6bxVVid1fyFAn9Bg4fuNCzME+Bbf5nXHwEoYiPnkl0aN44nvSJ9Knn"
    "k6mH5Cb3Y8YJF4TaE4c7OLIv0Od5y+ahMzOL5Wx+gkdwJAuwVtpotwR0cPxpUya7fP6E/v"
    "eSlqQYyAFyqYO2JFUN9YZFbYRFfZNqp00xJ9W+ki3ht1yYHU2hr+BHpAcsgv08oY4L7MAG"
    "FEqMyNFrilDLE9CwpEPVQYexKMxFkA2iYuNwQuWtJDfCA66yUHaymNQuptWRRLPrfzNLe4"
    "CGxHeYVNxQz4/qF0YoWZaYcT8MSGJ/+czj1IUnkTPm1YGjWkwzUhiF3ImZNWa2mg+7B89d"
    "kFP+qC3onxWWggFNNYSBfQKHVepqMEywEoLPLtwzaqozEFr98bdRDk2U0vPy6hh18WB5sY"
    "lSenZkNsa17RrXGApbZRAcARycMPC6UJjS6xVxSq/TgUpKgMtEb4vPJgrFbXgmCjJl2isZ"
    "wFZ5Ldd+bbe+t64aRP/2+XkL/UgNon/7vHPZumr2OtASXvW5irdvEPWT1AaeJp4M1CLnLo"
    "NQK12JC6AdOhDD72Ov/IdxVE+plPcC9OFsO2APlJdsdKcA1/ou9sgz3/qtt4TzVFxZxKrP"
    "Ohe/hN2TwWaJeL6YAlxm20/CbQT3Fdr8N2OGrYixqIk5VrWsJLNREPGwIscMuxS0F3XFhG"
    "kLi/Yr0Fu0pyjzC+U2kVNG4dLhRAami7Ttp/wQaMdBO5Ey0jAP+nmMyNlEEsz7ItR1ieND"
    "q++zyVRd6PE+kqF6/XMGk1tyiIOqhDNrDDINkXQeZIYxao3RbaJnwAm/j4VKNbPGlI8Ydn"
    "OgS/iUOqWNjAWQhrjCutU2JdWqctLuA28LvhDeCQBv4OnhUetECv3yXFwLG30t8Px9joYs"
    "YjkeLLUNGZPUx/oYYxJuJKunAEnGn8ktT6KG2eAUwUPXg3i/MaOef82ojxriJqehk6mr9U"
    "5j0dvWPm4seodCAWPRe2amHmPRexZkNha97Vr0FIJK4Dfsb/BbDL8eKAVO3hIuYNRbgFcZ"
    "47XvnauvaMfTv31+9vsf8Bf+r2x6F822sujBL9w7a543B7AxnH6FLos/+rx53GwQ+K/Pv/"
    "R6lw2C//f5ybf2WQ8tgMFFNWyAcQSkiJtvlkqAGaPUGkapSAFb54taQFf6g+p8/nzWvmjB"
    "V6Mv+rz96Qz+xP/xk+j+jt9D9/c+b11dob1c/fR5t9e5vGx9apDgohofi0Wn9NpxHQyhSR"
    "MuPzs4CfeoHOGqcZ9dJwnD9DfOqBT6IwiD+EcgfsJ8igaCMqiPwxjkPwb5sLPBI1gzz2Pc"
    "HyhrapoQbZ7Dr/PAEzQJTuPYBi1ebUv4HeET/Hz86s37Nx9ev3vzAbqop4xa3q+gVdpTl7"
    "aGprBcIH06OYDJrq2ydm5NZ4OZpKMM/eazK2jON7UElSDwDYIdFFE/db6dnLXI5VXrtN1t"
    "BztcREV1U/lCIif4Vat5luIgE+HN10B1EtBguwC21SYPSEQHDKKkOLfIgNwdo3i5J4xCI+"
    "mGOu4auF2AGcRmIXYgGcxiZ4g4K3aJJOCau8R6yD3aFnq3vEt4DF5S+mWEyTiIWb7J5Yuf"
    "9szLMhDkIjQOYhCaRCiDd0A3lw5tKYHWNKBBblrd8Rm35oNJua12GcxstAU2WnaHMWaDqS"
    "csJmUpmSEL1Czl5FKOhRqlULtaZV+GNLp6lXV1mymdZA0qL0MaKleNylWKI+6qHaGWF00c"
    "3K4/GFM8mOjAW9X14VR0HgXQ3jgjlAgxkBejcidioipIYAwwZ/cgfWOzDgPGkhEfiWSMMD"
    "5yODvS0cwZKecbH75keK5GiY4B3GVA6IkzyuWtmRGJGdw0+NirGxGquek/j49fv35//PL1"
    "uw9v37x///bDy4itpm+t4q8n7V+QxS7tACHP3fc40SeMztl8oGj8oyqK6ziMQXIRJJeWNn"
    "YZlrnLfWbfpYyERztkziUc2iGI8WeX9GdXRMDrUZl55J1qXynSRW7zQqcKOcxieJ7OvfBu"
    "M8//WeqgTuqZeSM0qwzxAKDhq5fkZzymTniOPx82CJUW4zaA12GR3TKVVeXYcpFKhZKcWj"
    "5BWhZ2gMU1w1aVHiY8m3kw0xAtuI4HulA8MmmoxD1Y01I9VdgJJUM5rONJeZ6e1HKpMwER"
    "kus5JjhiYGUD5Uo9vDpWT/XVEQdhZhq5ZsDlGyQ4kE+NVMc6aUGDPptPVVBDZOv3wnP4qM"
    "Szjpi9oaywRfhcgHK8hFs7SRSrL+KPdzl7uJR2MtlydsJmpwvXAiyA3ZEzSMUMJtzs2C6j"
    "kg1ip+JtcGyUMuRAzB6d2GdS8EwKXrVEUZOCV0Vxce+0AJOC9yzI7Dt+3qlEOeEkIcABWk"
    "hMEt4e4tfkaj1VrlZcdSros4+D7M5Xf7yt1b1hX31MTSuIzxjE7tD5YU/QOaVzV9AMnSDf"
    "kBkDMYbMRyTmxK1kZfCfhDNEeDwRlu2Za1AjPYAhyyPIsn8pzjV0AnTVxEeXrYtP7Ytfau"
    "WIUQvAGiS46PNmt9v+5QKzmcOrPr/6dnGhegUXfX7aOb88a/WwW3TZ55+b7TNs0r/Qq3lx"
    "2jpTTdFl0rdQSEDdeHL01BO4FsrFkcaBTFJPoXB9iY9bamsLIUxp6vW3MuZ5wiuj3EYAh6"
    "BvLe8dr17CvwLbh+qXu4MEd5NxFqWj/E18/yrNAAm3BlKTYLtD7Os9QSxadNGrlpuolp8B"
    "mIbcIXpf7svKtWdsnSDvCMoEeFfZGr/sTi/KVJehDo+zbqNIH7Nma7iMk3AG1w/jmmPNzn"
    "JojoEYDBf3yF/PS+I5BXiAPqctRD2nAq0KB5inIM3yfhjfOg6svESZgltLnqwasjed6ZwM"
    "sispWWbBGxmzyjLmIia5LK2XIQ2Vq0zlpQDXknROwhpKV5nSkVCxxge9DGroXGU6qySQ9Q"
    "5yWII0VK4ylaPj5daJr07AGkpXjdIVyfW7hP3AsZwpzS4NF79dX5X5N110LJwAOJPMU6lt"
    "qlKaqmwW2C/1QQtYI20kWJAs5/gENIw7Jj+qRDhXjMgtIFTqFDhHZ8FhthvLyiXc6lwZ6X"
    "bJfChAhfDw+n8SiXgma8hkDZmsIZM1dBBMzWQNPTsyP5mfsmpE3bqvIZQgSqA5DmNY08M4"
    "xsRvFoTarhORG4ffYUzuZTDtUecCawjVymG/pqEaRP/2efN78/cGwf/7PFmfKClaP00o7b"
    "+Fs56ZawnQcJZKcxZVJ0QyxtetMRKDNfaPqlG6IvaPrhZEahm2j/BWfZXdIyxAX9Tm4Qkx"
    "CU4KmjIxdZmq/65PjFTnHJHQipBlxSgBjcclnQaV6X0BQAKPHVLnHKljjCbUZliyHsbAk4"
    "/Q/uHoQvXMbgR2DrSGwO+E3sIgQ9zT42aeoTpFSZtP9JcniYBZw9PvyTVzBR/h7GhEiZr1"
    "UUwzXzrwBL4QriTAvWx4Nui5MMvkGFYS5pOHjtnZ4ZFFW59K3MMGtZX3WrzEhs7YMVYtY9"
    "V6XqqDsWodrKhirFrPjsymHL05qeXpvxpTVVshOlDEgqzz5mmv/WtpG5eGahD92+fti7Al"
    "vOrz1m+X7StMHA8u+hzRDbcwMT24qob9ywLFjjN3XSrGwHdIxlM969H31klZ6gFIg8B/oN"
    "KetRsE/uvzXqdz1iD4f593z5qnXxtE/QAdz5ttuKV+4N55F+6cd/scBvjS6XxVI+EFjNFq"
    "4l310+ef2t3TzhUQO7jo819aF62r9mmDBBcI0e0hQLdXjZUQ1wkLS/gxmANkWJuX7ZOWjz"
    "SyV+YJJ0FN8kE6+UBJY3Q69cQdzdjXToRwGc05wCEFm0DwNQBva1VHLbsVDU5g21sSDU7a"
    "Sd7/7fykdfXilVrmixMz0piHSX0QuNI4zz8xIway++N/av9xM+MW4pJczxzXd7g8wmn/sy"
    "RT2QQZtlPJnvkUDTtlKBKHMSTZOElgsTOPU3cQSE6lc4UzwQ9BfdmBrhhhzx97jNrr4n4J"
    "2qC+EOqD4hSDdUooZcEeHto3L2z6wofVukbV6TSgOe0nXc1X+iGK1g0rWAY3kQVVtuOun8"
    "1s8pirTeWKxI+cMymp2qRS8SPhrfqq+JGJ7lQwfqQrQNAfA1mJpI69lMZSxzgLdse8+bWw"
    "55jqAn9jwauY9SEdUrKJATdQbGqTpYNM6IEJPTChByb04CC4nAk9eHZkNgk1O9o2bzwxKY"
    "nlGIhBcSFbRkkEm9PQyvB9dMPwDG6QH0ATAzmIBbzr6BmFrcz1/HDURQi7w5CLQAXtwVRH"
    "4QuWibtAGIx2+K2H5Rc+tbDywqdWnwOjbDYI/q/jMAanzbMgGENdBq1Xre63s17Qrv/o8+"
    "7v3V7rvEH0b1IjfZooCuNyq5zLzWNTd17+XM0EmGEj2WykItazZhi0kWE+a8YCOvLtZ2HY"
    "R+EELGW7x8/GF0EO1RHpcExP+jfT35O+ksTx62RRCD6aaEiiy+AKM6iysrW2NRWmdg2Dvz"
    "GOC/rhYYxzMmGUywbmeqHdjkzonEDDPVxG4xyRoc0sR5nVdAKXJMMf1/N6OIFdJzeM2Ujf"
    "OrlzKNzw/x7WiQOTCs9m3kfMIHMksVRymU0Ed+dkBp+Gp9O8xP1POo+sTqTQyV5AEzQx6m"
    "eRKv3MEjOQRGxlUKQ3fgAsosS3TVaw35865yYPaw/30roxhj45BYwx9JlZyYwx9FmQ2dQk"
    "N5lYVfhutmFLKmtweDpjw9Mg3VRc1YgOFeGNV129vLzq6OS24KrPr1r/ap2qEqvhVVZaXH"
    "VrrAaxeetUwMkAPUAesnmB2xQqM4XKDg3XplDZ1k+zjJkvywhBSTgjDD3Kx5K0OKdJkZtu"
    "kA28u5SDV9ta+Zsu0xqa20vJ+nEgs8YflbpnMgAO304ElFHkmq+r2S0NsEPlrsNbatojrW"
    "+V1eo0VKitRTpdpNL1+Wd1Fgb+XxUNTQr3bi3LbQLUfJFV+yIrElXQhS+e2Z+ENZuw7LI2"
    "iR71lSe8qr4DO+hcONAAmREBsWjGyL3jjwklILZKFQ6APvGRh/VkrufKA646MGpBL8tiU3"
    "SMT6lvjbOiCjY2bmbVmgezc27Z3NSwMV5m42U2XubDZGLGy/zsyIw8rcSeGXQ/QO/AVjzM"
    "+5XQVCupglWGJQVSYAkLXgzCnBSSNNspCbuMyS4CMOa6R5jrQr5Z2n2bAjzA7fmgYv97nj"
    "MaMe9SSMfPqcCS7FJfpaf7uvNgGvQuqKh/m+ryKA4oyewOi8MqfRm1fpuIm6j+K1Z8dYW4"
    "BRXaH3tiNhqTG+GR1q+tix4J5pZpfX2zw2Pk//exIKqMtyTejEvVjfJgcIy7l2Ecfl2NqE"
    "raooKvmnU3R8IQjusSOmbUrqsqMhNxxyJQMqXSV2kJ1HX73OHKnACo5JKq1IV4iZj5Yv7g"
    "wbBoDHzoCggeUj2jeu/gTQqG+OfaFRT6SnC6qP9m+NzTGhc2wujyjQmS/ZnG7IkzykeuBj"
    "gYEeKfx8evX78/fvn63Ye3b96/f/vhZYTi9K1VuD5p/4LoXtqMNf4rsgV/F97tjauUotTe"
    "G91bueneB70KW0VHHp2OcePDeAkZ5A1RgpMvCnHrtCQsS8XZPYN9JJBUP5Jh+Fi/6pYwhQ"
    "k2kAluVVkG021PqdKx1NhD3A9xB4Wl6XDFhQjs60Pg3w4HbT9qhZ73nuMznPGIDMP9fRiV"
    "3EJ2QCVyA9g668qOK2awvTLLY76uSt7nytIL7xU9YcAvhyrDSo1zgx7MI9LCY5z0OU+qeF"
    "gsfSsrc6viGVgZU6lhTKJUtQXPVVzHmLCNCbsyWtch2TaNCftZkNkUrDJpUk//1ZiCVesh"
    "v/bpqvm51yDqp8+Txaoum9+6mGyjf6tblmpPXBD7EjmsdMoyLogIwLggHuGCCLXxMpiPwx"
    "jkPwL5Dp/O/IG0xmxSKjk2CfcoIuwPx90KDWD6G2dUBvsLCLP4H4P4QLEu7fxMAVZZ2KmM"
    "BcRmLltPNV6GNIHoVdOMK+ZfCezytRVulrBLvYi3ZRAXNx72unxHT0DomSXhIBgj7viSuT"
    "dHpB14CtBR7TIyRB/vHRs2COM4d+AhRu9IBO3IQD1Ju1y2PJ/yt2iOM8RBcX02yHnz4lvz"
    "DJbuR9I9/dL69O2sRX5YnqpjAd/gH4IzPMQOpAToERSAJT+kM+LMhhbtaP+h1nodHs71mf"
    "f3ETp2QLcfeDMO37pyz6ArO5qAumrYoXJ+DyT7cxjz2qubjeB0Ox0BMFRdYm5/B109Pkgt"
    "8iMZw1veUK/PV8QEoH9JuDa+9jARHTE8wuEpYG+g3UTqcWn4rj9J8uW8eRq4kOrwy/AUwZ"
    "k/PkIoIN0Q6YLj3zKOoFwgFYXH7Ab2JrrzGEMKhut4iKLVG7CoMKpjg54hvY5q9cVhuzHy"
    "Gf9Q5Xmz8Q89NQWMf+gZiEfGP/TsyJxgvkX3ziTPNmplgaIX832qEbCGs0KL2qHI3eehON"
    "yIBOM+D6TORih+9rkSihtaNq6Gu8LYuZ7qTA6t5aUxfyKEy2gO8mNQCexfA9i20B6KdLtF"
    "+0mnc7aE9pN20lX67fykdfXilaIBdHJ87WlLeZEWOlEJXC+AdojqqGVvcT2NZSoU9IDGQQ"
    "4mhHpzLtCY+l5SPE2AGiNtlcXTyICWsU+tSD1YAlvr66kYTXeXgrCcoRszG6YpkB/elAI0"
    "AU5rnANt3FAHusNVzA0VJLDUVrihfl3EYxVwQwXRW2XcUDF/ELo3JtRm6A+hOldQrVdyIX"
    "Sqik5RwRyZBsBhHuEtY1OdYROeeeT45JqNKFcpMjmuqO3PmXmUUsJ2Eoa6mcOTjGfBeBaM"
    "Z+EgOZ7xLDw7MhvPgjniZ9f6sQmx328HgAmxNyH2+2JpMCH2B4V4E2L/TM4Xu4CfVlj7qJ"
    "Zh81ruUF9l8VLFfaJCSoUPu0EwZWlCQ1LW0TTLHVRgs0/lLaywYZ0Mw8Iq+KcKiB5aYwfo"
    "ov4MT3hBw5Q18zw8fYv6PhYCJ/cUQ6dvhHeEVcV9bx4GL0uGpiv/njGOZ3YF/THiGM+KoY"
    "7LbDURDor+MzSQfSRDe8bCEe7HCEoAQ3RO9MljwSg/SWVKw05YoOeINF0X380JjhvDQOJF"
    "SXDa55ZH5TgyuHG0xanu+Ra1ZCmrrLPIl+KBU7WvNhFzbAx2xmBnDHbGYHdwlhxjsHsWZH"
    "7SQpJVI+y2t869iQjbI6OdOa5/mycdmZOktovf/PSAHLvnHqQErIvfjYf022zKuC0HWRvu"
    "qmqbcShjX3uEfW3/TuuqoR2oqyY+umxdfGpf/FIrR4xaANYgwUWfX327uFAtwUWff2+2e6"
    "oluOjz08755Vmrh8d4RZe6XiM26d8+735tX15iQ3ABcM2L09aZ6hRdJm1LT/P1KQ9BaZeC"
    "8SU87pMTM78k2hcQBu+PyGLyPOGl0Z4fLR0BmCjp8lHSgZW5TIXyOIhJrUlqUYGjoZQoug"
    "A5hCW8bd0/5r8pg+UEmMF0AQN14Bcrg+Y4jMHxwzgOHYllbcNxOJOiUmXDsHbzlqXvAspQ"
    "t8rUVQeyreXdWYY0VK4ylS0xma6bTpiENZSuGqUrEloVZguuDK9Kd6oXSiosG2bV0TUG1a"
    "GSi1y9WAWuB1IES8KrIC1PzLg9JBb8+EHNRJByHCy1NcQjB27ZXEVL6XXfUD0koCesf6iC"
    "rFTyeh2DqKLbUTwYF6piI4xV1ydp9rkIn3No0ZlUkYhRvTFdfFEHVkVzSHoPnV0x0gdTBl"
    "2x4ONS4UkM6HJ0xbEgWqOhIsv6fAzUgs/bJi60enVdHU3VUJvQuQoyUzFmtXpOuFZGtE2A"
    "nNVRWzssJZbIQtnq4It3WNpoNzjhcs3szb7MlGKI4UBFQm525BheFtFCJkBvc1zPBOiZAD"
    "0ToLenIp8J0Ht2ZH7CjNqK6WsmoXavClbtYfBHpJ1WNwLExHvsL+8xAR8HhHcT8LHLgA9/"
    "URGncHzCAsREyxbYv0PHTulk6BTgAaJ789LmsnmuMK6XoA5hJ9l6zs2yqbIErtOQBt8P49"
    "tmUxg5heZcHSrqbzSopAYV+kdKrNkYyOEt1uOXxZjeKq6XtpaG/rMyaF4COjxEvyokXbxa"
    "IV68ysrGCZ2oZZSVZSijKT5CY1F+6hI7c9Tf7MzJnTnwo6eRuep8+hjQwQSg7/hsehVwMP"
    "CFT90SCzkBdTDI3+zBh1geg+OsZREbgzOozUYthsesg9oYnEFtNmoZvEkZrpaAMmjN8NuY"
    "0OCDdyub0OBDpnRFQoPPxOgLo8thd4lb9VVhwCgxj8NeD8b+ftEl0wmj1phI0N3tn6SKah"
    "1jNKvAwh5nwrrFwh4YvOrpOvLq3MTpDBpU3KwkDifCs5mXDg7e9AQqephNhTUeRicfBkcq"
    "4qjXbORwSShn97GjEvF8Ryk8GMUXKm73RngT5qnqJbpOu2Mx+4i09GSzKYF+GGGMAcsw3x"
    "TENfhygxry+uxILmBCjmHCY6BrwXLuuYGVCjMlOHLUfzO8+GmjKzfCjPOjKdVqKWOpigCM"
    "U6aQU6akTm/0+Ufp88ubUTnUp2ENFYpToToSwpWSW7IEBLyzUj7QFR+BVxYTEJo8yI1xuG"
    "LQU5daLOMk5txumYktEfvCvaB0KgvC1LeU87HhwZNHPm54eGGpk6tNwse+uHbypZQnlgCf"
    "WkjZsEFmPzJoDkoOBB2uFJ7D/ga5BZCrsFMCuWH/A0Tuq0IRDa9WRDS8Skc0gAwkvLLHDM"
    "VgDi+eYQs5diZqZDdRI3GpMIXq1WbqBKjJc6ucmdrEw+5+53rSA/+fGa7pCO0TJTlxDMbg"
    "uIA0aU6u3DKGQWgpK07GQAyGi+QozF1BMzCcHxcbAzFBsY85or7yHp/tW6qej7uhM/OvxV"
    "85HofFzfoqp4NQ3Up6HJTv/l6HCUwc3w9KK0a1GReOBvLiUi/Z7n+dEcHd+T9WeCgePewj"
    "3Pz5xYxWeu1K1TMK+EB1bes79Joac7sxtx+o/GPM7cbcbsztRkEy5nZjbq/wZmLM7cbcbs"
    "zt1cW1Mbcbc/v+Y9iY2425vQoizVbM7SYGt7ZByb0iVvW2zSZT4QMjvWJS4y1lXE/1qa+y"
    "sTtR74Gnuhcs//Fdp8hNZr6ywRHK5T0DnUQnyjme9AnqHsosfsvmynSOSuIR6UEHbLlmmA"
    "knSZBcpxR1cj8WqhvApY3xO5ozM/cgbkfIqqRhYuFN8YOKcZytKwFPYY57bkgueSrdY06k"
    "qzZqj9++LYBb6JV/JB3eSxjhpoiQTNfqiv0iDnSAmH5XZBG/y1/E77IPLB/YzojJDGPnCm"
    "6YgDtEZL8pguw3+ch+ky4YG0p9RVWuBYQ5pnx9hWu/igHtUhbcd2t+RZS/JvMca1zLUPmC"
    "O/VVih5d9HlIucsn7COCmLLkxNy4mUwBcX+jlrZ2SEluIZ18nppfSecQ2OlWpET8qEpgOO"
    "h+gNjdSlQHzIjmpwyBBZhsDsNcgBgbcUmR5UmZ2d//D6cPXek="
)
