from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "channel_links" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "channel" VARCHAR(20) NOT NULL /* WEB: WEB
CLI: CLI
TOOL: TOOL
SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
GENERIC: GENERIC
TEST: TEST */,
    "team_id" VARCHAR(80) NOT NULL,
    "external_user_id" VARCHAR(80) NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "how" VARCHAR(20) NOT NULL /* EMAIL: EMAIL
EXPLICIT: EXPLICIT */,
    "verified_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_channel_lin_organiz_ca6b6c" UNIQUE ("organization_id", "channel", "team_id", "external_user_id")
) /* A user of an external service who is a user of Parley. */;
CREATE INDEX IF NOT EXISTS "idx_channel_lin_organiz_ee5800" ON "channel_links" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_channel_lin_user_id_bd03ab" ON "channel_links" ("user_id");
        CREATE TABLE IF NOT EXISTS "inbound_receipts" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "source" VARCHAR(20) NOT NULL /* SLACK: SLACK
GITHUB: GITHUB
CLOUDEVENTS: CLOUDEVENTS
PIPEDREAM: PIPEDREAM */,
    "external_id" VARCHAR(255) NOT NULL,
    "digest" VARCHAR(64),
    "kind" VARCHAR(60) NOT NULL,
    "payload" JSON,
    "status" VARCHAR(20) NOT NULL /* RECEIVED: RECEIVED
PROCESSED: PROCESSED
FAILED: FAILED */,
    "attempts" INT NOT NULL,
    "due_at" TIMESTAMP,
    "leased_by" VARCHAR(60),
    "leased_until" TIMESTAMP,
    "error" TEXT,
    "result_id" VARCHAR(40),
    CONSTRAINT "uid_inbound_rec_organiz_fdd574" UNIQUE ("organization_id", "source", "external_id"),
    CONSTRAINT "uid_inbound_rec_organiz_6f42c5" UNIQUE ("organization_id", "source", "digest")
) /* A call of an external service. */;
CREATE INDEX IF NOT EXISTS "idx_inbound_rec_organiz_dccee8" ON "inbound_receipts" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_inbound_rec_status_6c23b6" ON "inbound_receipts" ("status", "due_at");
CREATE INDEX IF NOT EXISTS "idx_inbound_rec_created_55e91a" ON "inbound_receipts" ("created_at");
        ALTER TABLE "destination_states" ADD "failing_since" TIMESTAMP;
        ALTER TABLE "event_deliveries" ADD "attempts_before" INT NOT NULL DEFAULT 0;
        ALTER TABLE "event_destinations" ADD "disabled_reason" TEXT;
        ALTER TABLE "tasks" ADD "cause_id" VARCHAR(120);
        ALTER TABLE "approvals" ADD "cause_id" VARCHAR(120);
        ALTER TABLE "node_executions" ADD "round" INT NOT NULL DEFAULT 1;
        CREATE TABLE IF NOT EXISTS "approval_delegations" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "delegate_id" VARCHAR(40) NOT NULL,
    "starts_at" TIMESTAMP NOT NULL,
    "ends_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "cause_id" VARCHAR(120)
) /* A period in which `delegate_id` may decide what `user_id` is named for. `ended_at` is set once it has ended. */;
CREATE INDEX IF NOT EXISTS "idx_approval_de_organiz_4c9a5a" ON "approval_delegations" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_approval_de_organiz_04b91f" ON "approval_delegations" ("organization_id", "user_id", "ended_at");
CREATE INDEX IF NOT EXISTS "idx_approval_de_organiz_9eadeb" ON "approval_delegations" ("organization_id", "delegate_id", "ended_at");
CREATE INDEX IF NOT EXISTS "idx_approval_de_ended_a_2f1f09" ON "approval_delegations" ("ended_at", "ends_at");
        ALTER TABLE "approvals" ADD "remind_at" TIMESTAMP;
CREATE INDEX IF NOT EXISTS "idx_approvals_status_b71ba0" ON "approvals" ("status", "remind_at");
        CREATE TABLE IF NOT EXISTS "requests" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "channel" VARCHAR(20) NOT NULL /* WEB: WEB
CLI: CLI
TOOL: TOOL
SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
GENERIC: GENERIC
TEST: TEST */,
    "user_id" VARCHAR(40) NOT NULL,
    "content" TEXT NOT NULL,
    "normalized" JSON NOT NULL,
    "metadata" JSON NOT NULL,
    "status" VARCHAR(20) NOT NULL /* RECEIVED: RECEIVED
PROCESSING: PROCESSING
COMPLETED: COMPLETED
FAILED: FAILED */,
    "agent_id" VARCHAR(40),
    "routing_reason" VARCHAR(500),
    "response" TEXT,
    "response_metadata" JSON,
    "error" TEXT,
    "processing_time_ms" INT,
    "cloudevent_id" VARCHAR(120),
    "cloudevent_type" VARCHAR(100),
    "external_id" VARCHAR(255),
    "progress" JSON NOT NULL,
    "attempts" INT NOT NULL,
    "leased_by" VARCHAR(60),
    "due_at" TIMESTAMP,
    "sent_at" TIMESTAMP,
    "cause_id" VARCHAR(120),
    "completed_at" TIMESTAMP,
    CONSTRAINT "uid_requests_organiz_cf233c" UNIQUE ("organization_id", "channel", "external_id")
) /* A request in a session. */;
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_b612b3" ON "requests" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_605f05" ON "requests" ("organization_id", "id");
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_19d976" ON "requests" ("organization_id", "user_id", "id");
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_5999f2" ON "requests" ("organization_id", "session_id", "id");
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_8db2b1" ON "requests" ("organization_id", "status", "id");
CREATE INDEX IF NOT EXISTS "idx_requests_due_at_ff6526" ON "requests" ("due_at");
        ALTER TABLE "sessions" ADD "conversation_key" VARCHAR(64);
        ALTER TABLE "sessions" ADD "external_session_id" VARCHAR(255);
        ALTER TABLE "sessions" ADD "llama_stack_session_id" VARCHAR(255);
        ALTER TABLE "sessions" ADD "last_request_id" VARCHAR(40);
CREATE INDEX IF NOT EXISTS "idx_sessions_organiz_f006cf" ON "sessions" ("organization_id", "conversation_key", "id");
        CREATE TABLE IF NOT EXISTS "integration_defaults" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "channel" VARCHAR(20) NOT NULL /* SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
TEST: TEST */,
    "enabled" INT,
    "priority" INT,
    "retry_count" INT,
    "retry_delay_seconds" INT,
    "config" JSON NOT NULL,
    "sealed_secrets" TEXT,
    "secret_names" JSON NOT NULL,
    CONSTRAINT "uid_integration_organiz_c78486" UNIQUE ("organization_id", "channel")
) /* An organization's default for a channel, over the built-in one. */;
CREATE INDEX IF NOT EXISTS "idx_integration_organiz_ded080" ON "integration_defaults" ("organization_id");
        CREATE TABLE IF NOT EXISTS "integration_overrides" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "channel" VARCHAR(20) NOT NULL /* SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
TEST: TEST */,
    "enabled" INT,
    "priority" INT,
    "retry_count" INT,
    "retry_delay_seconds" INT,
    "config" JSON NOT NULL,
    "sealed_secrets" TEXT,
    "secret_names" JSON NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    CONSTRAINT "uid_integration_organiz_1c68f7" UNIQUE ("organization_id", "user_id", "channel")
) /* A user's override for a channel. */;
CREATE INDEX IF NOT EXISTS "idx_integration_organiz_f6af68" ON "integration_overrides" ("organization_id");
        CREATE TABLE IF NOT EXISTS "deliveries" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "status" VARCHAR(20) NOT NULL /* PENDING: PENDING
RETRYING: RETRYING
SUCCESS: SUCCESS
FAILED: FAILED
EXPIRED: EXPIRED */,
    "attempts" JSON NOT NULL,
    "attempts_before" INT NOT NULL,
    "next_attempt_at" TIMESTAMP,
    "began_at" TIMESTAMP,
    "expires_at" TIMESTAMP NOT NULL,
    "completed_at" TIMESTAMP,
    "message_id" VARCHAR(40) NOT NULL,
    "user_id" VARCHAR(40),
    "channel" VARCHAR(20) NOT NULL /* SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
TEST: TEST */,
    "subject" VARCHAR(255),
    "content" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "priority" INT NOT NULL,
    "retry_count" INT NOT NULL,
    "retry_delay_seconds" INT NOT NULL,
    "config" JSON NOT NULL,
    "target" JSON NOT NULL,
    "receipt" JSON,
    "external_id" VARCHAR(255),
    "error_message" TEXT,
    "request_id" VARCHAR(40),
    "approval_id" VARCHAR(40),
    "created_by_id" VARCHAR(40) NOT NULL,
    "cause_id" VARCHAR(120),
    "queue" VARCHAR(80),
    "leased_by" VARCHAR(60),
    "leased_until" TIMESTAMP
) /* A message to a user through one channel; without a user, to the place that `target` names. */;
CREATE INDEX IF NOT EXISTS "idx_deliveries_organiz_9851c0" ON "deliveries" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_deliveries_organiz_43dcab" ON "deliveries" ("organization_id", "id");
CREATE INDEX IF NOT EXISTS "idx_deliveries_organiz_059ef1" ON "deliveries" ("organization_id", "user_id", "id");
CREATE INDEX IF NOT EXISTS "idx_deliveries_queue_827aad" ON "deliveries" ("queue", "next_attempt_at", "priority");
CREATE INDEX IF NOT EXISTS "idx_deliveries_leased__bc8d1b" ON "deliveries" ("leased_until");
CREATE INDEX IF NOT EXISTS "idx_deliveries_status_b7770f" ON "deliveries" ("status", "expires_at");
CREATE INDEX IF NOT EXISTS "idx_deliveries_complet_f589db" ON "deliveries" ("completed_at");
CREATE INDEX IF NOT EXISTS "idx_deliveries_request_fca014" ON "deliveries" ("request_id");
CREATE INDEX IF NOT EXISTS "idx_deliveries_approva_db9e75" ON "deliveries" ("approval_id");
CREATE INDEX IF NOT EXISTS "idx_deliveries_externa_d93dda" ON "deliveries" ("external_id");
CREATE INDEX IF NOT EXISTS "idx_deliveries_message_668e44" ON "deliveries" ("message_id");
        ALTER TABLE "messages" ADD "cause_id" VARCHAR(120);
        ALTER TABLE "event_deliveries" ADD "session_id" VARCHAR(40);
        ALTER TABLE "inbound_receipts" ADD "sealed_response_url" TEXT;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "inbound_receipts" DROP COLUMN "sealed_response_url";
        ALTER TABLE "event_deliveries" DROP COLUMN "session_id";
        ALTER TABLE "messages" DROP COLUMN "cause_id";
        DROP TABLE IF EXISTS "deliveries";
        DROP TABLE IF EXISTS "integration_defaults";
        DROP TABLE IF EXISTS "integration_overrides";
        DROP INDEX IF EXISTS "idx_sessions_organiz_f006cf";
        ALTER TABLE "sessions" DROP COLUMN "conversation_key";
        ALTER TABLE "sessions" DROP COLUMN "external_session_id";
        ALTER TABLE "sessions" DROP COLUMN "llama_stack_session_id";
        ALTER TABLE "sessions" DROP COLUMN "last_request_id";
        DROP TABLE IF EXISTS "requests";
        DROP INDEX IF EXISTS "idx_approvals_status_b71ba0";
        ALTER TABLE "approvals" DROP COLUMN "remind_at";
        DROP TABLE IF EXISTS "approval_delegations";
        ALTER TABLE "tasks" DROP COLUMN "cause_id";
        ALTER TABLE "approvals" DROP COLUMN "cause_id";
        ALTER TABLE "node_executions" DROP COLUMN "round";
        ALTER TABLE "destination_states" DROP COLUMN "failing_since";
        ALTER TABLE "event_deliveries" DROP COLUMN "attempts_before";
        ALTER TABLE "event_destinations" DROP COLUMN "disabled_reason";
        DROP TABLE IF EXISTS "inbound_receipts";
        DROP TABLE IF EXISTS "channel_links";"""


MODELS_STATE = (
    "eJztfetz4ri277+i4svMrmJS/ZqePvSpU0USupvTSchJyPSefbkFiq2Ad4zMtk0ynLn7f7"
    "9rSbLxC2IRIMZRf2gcW0uSf0vWYz3/akw9m7nBUXvmfGeLRov81eB0yuAi86RJGnQ2W97H"
    "GyG9dUVROnOG92whbtLbIPSpFcL9O+oGDG7ZLLB8ZxY6HsfSbeJ6fPyL6zwwm1g+sxkPHe"
    "oS745QMg+YTzyfUE7oGB4ckR53F/AA6ofiExpMsGA4YSRgQBwSJyBB6EE1R9i87VnQvsPH"
    "O21pwAe8e0dGgeXNWDDCJ3zuuk1RGuiRmlDXJbJAVI/3yJn/U0B8z2VHZHTne9Mh4w+O7/"
    "Ep9GBEptS/D7ACaAkavF0M+Kh9et69GLYvu8PvnT9GQAZ9oSGzh7cLBH3o2KL9qOVwQqGn"
    "YUBEMXg/eE+7SRx4Zb4QEM258685G4bemAGRD0D9n/8Ltx1usz9ZEP05ux/eOcy1U2PCsb"
    "ECcX8YLmbi3smE+l9ESYT/dmh57nzKl6Vni3Di8bg4cAfvAuLMx9dIjBOEUA2p6JbsK9wI"
    "/TmLO2kvb9jsjs5dHG2SAdiD5b3GcHjR6w+vO/3hsJEbiRFFYsioW5bHcRQ7PAzE+0/pn0"
    "OX8XE4gT8/vPm3bGeJgyyFDf7evjr51r76+cObv2GDHnwK8hu5UE/eiUf/FlXQkMpKBOpL"
    "mD1/TLnzvxT7OdTDvIB0OwyIbtSJA0vEo2+KhnmwT+FJ6ExZMeBpygzWtiI9ii62g/xyYt"
    "0D9Gug7nfPO9f99vklVj8Ngn+5Aq92v4NP3om7i8zdnz9m2BJXQn50+98I/kn+0bvoCDi9"
    "IBz7osVluf4/GtgnOg+9Ifceh9ROYhLdjm6l2Dyf2RuyOU1p2FxpNotfjUkzKr+rmXKvjE"
    "xPle9+/bXEXAmlVk6W4ll6tpxAWzr4RuXriG+Zpejd6qXoXW4pkpvNIe4/dTDOkNVu1/Xx"
    "QwmgP35YCTQ+ygAt9uZ5jP878PgKjGOK7ALgWCH5f8R1grAEzArEqgzoNbj+93XvIjXpR3"
    "j+fN7+exbqk7PecQZiceDR3cEmaMzW9emtK/tz5sDaucGeJk25hT3N4Qzsg9vSuDQIh3iU"
    "34DPWVrD6Spz2mcP3v1GfE5TGi5XmctZ2V+e18ee5zK6YidSRJ5h+C3Q72p7Hd/ZL5ePe7"
    "2zFIOPu/3MQnlzfty5+vmt4CwUckJxu3vRXyHwiYWoOluUQuKN9ioV+8J2sVdBYfLdfULO"
    "iTduqXX/SH17mHvivfNWlc0/mr6bZu9QTscCOHxD7L/SY/QSgtFGgZ4j9by5TtuRFLGWVn"
    "mEjFPUMXQemL8gHgreic8sz7fJLUMtRUBCj7A/oRoXnnNWpM3YrBIj76/CZ9BcI+838qrd"
    "yquMdL+2e6qKrC7Xzph3+ZnD74vWlsTTtStLAOWGDh+6ULL0ygLT/C84+AhS/+JwgtRNMg"
    "O2wygkNBSq4TvHD0IShNQPURfMPULtqcMdrD/0UCmNymNH6J2Llp4dtfKMtckC/LSlpCmi"
    "2q1U25KRrl6p0GhCc7OcIKnhelVreV7VoDeL1VYWq5tAzLS5ZUrcX7tA4bdcemHCwkekD8"
    "sC+2VKHRfWAhsADHD+lyOKUMv34EbqRNWEs4xFgZjQeLHBjgawnIQTGB4EelV4PNptg2jz"
    "1ffuGcf6gjnDM9ed5zMyCsXd4QN1HeCi701HTWFYFuKqGdl+4ScHlJyMsA3YUnrzEMpRqM"
    "BndyidhRZGwfz2n8ySaryRWGOlZZcwVoOzHRqrWZY352FUL/szZD6nruyUDy1zi0krMDRC"
    "g5OiA8PCFmUVHiVX3r8ay/FUZFeEVmwNpIF5B6sVx2FVjRpZ6jOO5qCGKAwDR/zxb3PsNG"
    "Zmr0tXZw6itV3bjZnZq2OzEdvtVmzHcBOnA3BMULvNwPtSdmbv1xiavc9bmokNXCG8HT6f"
    "Coi70CcKG8q8rlnRVnksN37vdn50rlpE/g74eQe1gy0ifwe8d9m5avd7cCe6GnDhbtEi4i"
    "d7xngZg0A4ZjkPBYxaqyBeEu1RLRx9HwerFZ7RIHj04HxdLFfsw+GlGO4cYR20wevW6s7f"
    "+ynMc4aB8VJ91rv4GhVfby2YO0fr7p4KKzB2MFXeQy2FIXlmrzHETVEZY9xSxrhJ2ZLOri"
    "pLt5WprUJ7q+1oTSoi222jK2ujyI93rMzE1rjxYpGy4l3lNSsljbD03QfE4ySkAVxQbsPV"
    "PQvITGgCOQmUfLBAbLthRSiO/TFxXEYcIKPo8XqHQldB2SQjcWs456Hjxv6xDKpTYlN8LK"
    "pXBYF2JOW0yH6sk1oWm0GtP1O+QGUmm87Cxd+gXRQwCxEs8wMhvw3mU+jzA/OFyy/2hIYh"
    "Fg+EXhTf5DMZCQacM3hxCz2GufQstiZwaCES3FtomFErcjueHpH2gAMfeIC7OQQFIbImlI"
    "+h5OPEgaIRTgpEFPlaLoVlzSauZynpsXgm/I4fI6G1eFWkbaJYeeazBygygK+R2oJO4Psl"
    "4R4tG0eyMXzlj3RBLHhbIB+J3xhjODncomP1nXyOLzrzvbGQO6NsfiEggz6MPQAJKodWZR"
    "WKWUlxPFBaKMAXbdsOvLVFOfdCib+A2nvkxIb/jshI2DljVUMajiRzl7eY7yOLsXF6CwsH"
    "IAu9xeeio7KJgKLntTdlUu4vCi4R3JLcXEycz5Gb46S+vgk4tIXzYMeNiGq22ITqdFMZrE"
    "8YfPK3jIYoDNvtmyTmiq2+EJ3OXCnM22KtiW/FaF8qL/s32peX5oDRvryyI6XRvrwKNhvt"
    "y261LwIgDXyj8gbfcvj6uIVbNYRLKGCW5FVGvPGjd/UddS7yd8DP/vgH/IX/C/3LRbsrtC"
    "/wC8/O2uftIUwMJ9+hyPKPAW+/a7cI/Dfg3/r9yxbB/wf8+KZ71kdtjbqohr4mCUCOuatV"
    "CBkyo0DQVyAsT5CbfFFL6kp/UL0vX866Fx34auTFgHdPz+BP/B8/ies/8Hu4/mPAO1dXqN"
    "sUPwN+3e9dXnZOW0RdVONjseiM3jquEzpFoTiuGfWtCbPPnGDFV5Olf5YuoGqr0FaVAZkt"
    "GFaQ/X6g+TtnrKOIWVIY4MtpYaYspCgT0EE5SWNwLokzzFvQmjX3fcbDoZB15zHv8hXzyi"
    "ryDPwqsNUuYH+7q63tGHvwy7u3H3778On9xw+foIjoZXzntzVsydtM5IW1OZRLhCfJVmC0"
    "9lU+e1uz+XAe0HHB6eWL69FVa3WSKsPgOySrFVNPezfHZx1yedU56V531WQWc1E8FKqa2B"
    "zpqtM+yy0WU89fbAB1ltCgXQJtMckDiKi1QUjKrxYFlPtbKN4cyEIhQbqjjrsBtksyA2wR"
    "sMOAQSt2wRZnzSyRJdxwltgM3KNdwbvjWcJn8JJBqLOZTJKY4Zsdvvhpz/2i4/9KQJMkBt"
    "AsoAzeAZVY0gZJA9Y8oQE3f9wJGbcWw6neVJsmMxNtiYlWmKQFQ2UDprVnKCI1QzkXAw8t"
    "iTRQjcsbKAuhVEZZOUCfsC1JkxrBR5UFH0kT043kXAlaw+nD4LSwHM4ze7Umt4DUaHP1tb"
    "lJq1zNTy1Dar60Kn9psQOGjkosRWQcwMo5gC3t0TW/pzSl+Zyq/DnZTMigN+BymtJwuWpc"
    "rpKL4bWYERqrHA3V4+aT7obDqfSIE0VLex3+FBBFF0VZE0OT9FybyLlKeubN/Dln9mcSME"
    "ZGjI8dzo6kl+NotSfitirX9BSTcEhvjmd6DGm59hw745Un/kLfkoLjvvrQq+vbI4/7//Hu"
    "3fv3v7178/7jp18//Pbbr5/exOf+/KN1AoDj7leUAaS+/kgocOgePy9oZ719l5/kR1UW6y"
    "SNAbkMyNo7jX062Oxznjn0HUbGUDFamDXsFCMSY6a4+kxWkX1cnwaF0erF/bU7t9gaslQY"
    "YO6IYLUY2qEwam/yOUYdGM39MerKREiB0ds35BcMM+/5TrgYtQgNLMZtoG7CaLqXgQwcO2"
    "iSwJM+/LhhE+OEABdD4KGMSwADaY4PZNAA32Y+xttFzbzjw5knaUcuowTA+A1E9N6o0FRs"
    "7ZpYByVy0MsWqQy5gLEJsBl/cURGSokqIhE4GKyBiYAPg8iiNAoRQW4ZrOytKIC+qEhEDx"
    "YUMpqFCo2BKeUDGfmGPDrQvfmyaXwowu4z+wg7HPqLqGnRKqO+C28Wiq1sFAODw5Yx7ge9"
    "CzGABVGqdUxPLxQTNmxhVU2j6FoI1uIQEiLoxC2D7mL6emYPOMbCsHHWjXgimJTmicfdhY"
    "peIcNaAHgBVOti+AcPOykrwY54/jBalOM4EyoohSfjYAw4Rm1A1scQOeFnMeIxdocj4Ysi"
    "Y2BoqOWgOMIQFvOAJWsXCkTZMReDJ3ti2OBuHO/PXGqxFkaQoGLo4jPhIgyDvin+QnUvoC"
    "07gwOnqRjlYcaecO5zrDPuguA40sHQPiJdRAM6hMNGhHGezTDqNLJrSyEolq4u6lvDS3i0"
    "l6gUzaWv4D5bj+aQvTSW9iTebnPRCIcBsD925hvdbv0qrs9O6nYZha87kR1hi3WLsO4YiG"
    "zL9SYnXxPmo/KHoUM/9B8+B0yYj1d2PjVhPl4Fm0MnXBWleoVRe0RQQ9mdCfRxgPiaeBAv"
    "ZUGUPPKVtHFNkuzPzPXdrkb3ls1cE8fLkngmKPYH56cDgXNGF65HC84Eq0XsCRIjYi9n9p"
    "QU3+pAnaUzeGvhnZap54F/OrbLyooMJ54R5OXwgiQ1UCN1LRo+uuxcnHYvvjb0mNFQZC2i"
    "Lga8fX3d/XqB8ZCiqwG/urm4EKXUxYCf9M4vzzp9LBZfDviXdvcMb8lfKNW+OOmciVvxZV"
    "bTVWr7ufXwSlHo7Ty71/iqJYlM4IBSLsEBdldrbYkojO1yqUVlhRPGmlxgdXK9SE8Tb9/A"
    "vxIzhSi3crJQT7OmPNpOw8ZdeN0WHxm3AahZsv0B+/5AgEXRLKrdVsa9WB1QJE+5R3jfHM"
    "rIlUYkNnPpYqPgIivojet7qQ2FNODR1Wwk6Yz/RpXVGkqzr8nfJZXhbpW5m7Le0ORxltZw"
    "usqcVlaKeSavzc6aoNpjetb4zsHmZ01biZU9Cqap6nce3L4JDbyTNd/AYilLZ7B+Gmvu2U"
    "wT5gSJQbi8QdjtQhPnHGENTR52ALcyptdCOkFTvyH9tpRg/+0ayf7bvGg/6RWhA3WWrn5w"
    "78DDMWf9XtqZNEdp8H4ab2mxry/ay9FtJNirGtjbjmCZdYfI4ftEHLMCenNIrfIhdemMqM"
    "vrNKXhcpW5nHJF0uRzltZwusqcjjcVG3zQaVLD5yrzWXl0bxKwLUVpuFxlLsdpQzbxWMvQ"
    "Gk5XjdMVCfZxCfOBYzkzysNGQcyP5OPmutAfs2XB8hFAAuZjgAMZskGEz1Ai+SPSnzDie4"
    "8Yd0GFH5SRLxwMvEAfWPBZRElwvTFBU+zpLfMDeFgYSGRHzRSEW8j6qwMAno/X/zcTiMF4"
    "Xxvv66fFv4fPAeN9/QqWMuN9/erY/GIK96oxdecahmgHoQFzksYsTU9jLMN3WSuc3Z/2fU"
    "rS79H76VI1e9S7wHzvDT30G5KqReTvgLd/tP9oEfx/wLO55LO76pdxWvqn52wm3EoRmpWl"
    "0iuLSJISMMY3zaSToDVSj6pxuiJSj2u5EWkUSDyiR8110o4girjWLCfpCGAdYTYGuXxgfi"
    "COjhgfEiUTAaHclrKJoEh6UZYUI6R2MRZlQhBDrAnlYyZjaj5OHJeJYJJK4OF61j2zmzJQ"
    "pgxGSkPC+J3nWywgI5zNk7WNpLhEfm7Q9q03Dwc8ymEK9+dcRvScAjrQq0BEI42qhxKyp+"
    "SR+Rj188GD1mVg1+TLDe8ZRni1oagD3JRhN5MFAnz9qNWWeByxA59grE8EpylenjNXgBRO"
    "4BBpkwl9YDLwaUAxlCjHIJ/sz5D5nLrD5fZ0JIhGMAtM6RBWfes+/RBeQICl3giHEFbr+C"
    "SAnkdxVJO93lKAzj3G4tx5U94jzLy7CRoZv8RugjsWvEx2CG/hpYyM0MgIX9dBzMgIa7vx"
    "MzLCV8dm8asxaUblaygXNPEDX+yr2UX8wAMMlaSOtSpaUvuk3/1dW2IoqVpE/sJx8yK6E1"
    "0NeOfvl90rDHikLgYc4YZHGFBJXVVDmqiOh5tyMUG+RzaeyFaPfnSOdbkHJC0C/w34yVm3"
    "ReC/Ae/3emctgv8P+PVZ++R7i4gf4ON5uwuPxA88O7+GJ+fXAw4VfOv1voua8ALq6LTxqf"
    "gZ8NPu9UnvCpitLgb8a+eic9U9aRF1gRTXfSS47ldjJCQPoqV3+AmaGi5Y29/bZ6VJebDX"
    "Br3JkhoHjrwDh9iN0dnM9x5owby21vM8R2v8zzX8zzF7EWy48pivjvSWINl/2MrGf97NuS"
    "Vkybdzxw0dHhxhs/+luahsgw3PjQA3ZSFFGY4O+Ekag/5z0I+F52o/pB0YoJC8DoeSPZwA"
    "Y/SkemNT7FPUBvpS0Kt0fRt5WhfR1g/27W8hQy+E0Rqp/jQ2kHlCE5Ay5/2LthMKok1NL9"
    "LkxvqiytLZFMP05q8CUjN9lQmelLMz2Gi5rnvYqp2s18WmHFqjfmUNhgXltkwFJhKlt0wF"
    "tPWD/eOHEqh//LASdHyUnXM2jeZh4nhUey2viCXlubT1axRYUkaPmussKSNbQVGqhCWlKp"
    "9y42xizmzqumnbR8/H22jil9UybFiNNFVckxHcZxYmkMcU45FVpcrXjQV9NnOFPaO3xoFU"
    "0xxwq9mRjb2ZsTcz9mbG3qwWy6OxN3t1bDY+qXuaNu98b6obXHRJYiAuJerWBNiEEdVZ91"
    "H3zgtWg9VWkwmSWgzgfZtMCrQKx/PTpnYR7R7t7NTZtQ9NHUUvqGNshzRo4vb3PuaKPO1g"
    "msjTzoDDQtluEfxfGt8NT9pnygJPXKq7V53rm7O+ui//GPDrP677nfMWkb/ZQ+3LmM4Z44"
    "uXzag7cxf6saczZGbFMLHr9THeWuz6iggyr6Q+s1EgyIweNdcJMpPWBWUEmap8Oh5dgaSy"
    "sJwQRUbz6Cj23RZOx66DAskxfYBmhRcz9/wpdZ3/ZfZIekujt/Id3MT/UH7pLyJf6SMykg"
    "mmVJ0MGxWCS4uSKV0MuOVSZ6rkmaJjLQINe7BsN2V5ES4PI4FHXtDokC3EozPfs6D/DAPo"
    "EaVeaKJ8NdHOgmAKJEF363v3cOkEA67SIn0WPBONYRUTGhAGn4INvY5SEy+xoBwgC5nvz2"
    "cY1U8FrFZR/VAIi21w2O9lvcAdezTgGf/ziAlQLzqyB97cly+MMl7ABYMHOthx6Fb46FhY"
    "YSBMfBJIwrNH6PIYCvKoA/Ilm8S5gzbF81YsLAauwEvcAq9oEApQKE8Q/RRAqWAG3yi2Zr"
    "ne3Bay6KRw2rGRC9jlO8eH/osCYlgMuOCJ4tEJUnceVHzEyGNfgbU62GGRH/TSLSKBaC7+"
    "4Yv7uWOIgL351G9TSv9yLvwq9ZxRMVR922JUDC/NAaNieGWyZ6NieBVsNiqGfU2bB+icqw"
    "+38cldKVhM7M/LfmYJkiozvTrfmNGC7FsLshTF6AjM01RGZP4ckblRWLwk+gcYOEUJf1Xg"
    "lKvOSScOYaKx0Ed0LRJdDfjlVe+kc33dvfjaIstr1BeeX551+lg4vhzwL7Do4y35W41Feh"
    "PnR+P0qLdK+94cPvnx0Gc0KAr0tEbNl6OsH96/vikDOJRaibh4llWrSrG6zs4oSVMHmPe9"
    "M4rwG26yQBcSP2ulPhxuPDuAg+97vs5IjwnMMNcf5koHitMyivOGUx039mJiEwmpIB5PUh"
    "uqs2bmCOswyHdkuLEC8NWWfk9C/ixDv2qDXmqf8nbNPuVtfp+SVLBrAJ4hqx/YO/FejixM"
    "dPYlSRojOHjOLkWZ7+islkkSE+4lF+4FTbTs4a2WF36KqH7zxscyc/TH1VP0x9wMrUxmch"
    "CvVwkvqYzbfbW1wXyTUEkJMsPfKvPXGH3v5+xg8tzX+IOqiHl/OwptXGDf306EPV5t4B8F"
    "R9a28Ecr+4j4iPQ4Wnf/k8mNubxCi/jPZIQEjo9jOWpqFBMG6oqtSHK/u8ZEYrk7MlK30M"
    "RCmtnj7nqBxuQLkXBNZnsTDgaWN2PCeN1mlmOjeTpeCHPhEWZFC2F0B2T01y2Sy2rtJrlj"
    "zEZmN8mDQ5sDTsOm8AbwoQq44sdsQt273t2/R2ikjpFWfOnhILPcBTLN3Rw+U+lA4HuPP8"
    "ksd00SeNIHARpX0TdJ3CWRzk1kr2P2gKO7wu1COQVENpi3i6RVvUVdF9934kWwi5gvAvtR"
    "fEcRQS0Od0KHypy8gcweh9WIFH4DfssmMLXIxHxzjo2uCTEjXBsmgBmDfgvvBSgjCGzodS"
    "vprCCxiZwlHOEt4LkPTJj+M/X6D1ESPJ9NoRcpfwWYSQMm3lL02FPcFH9xT3hH2KIPrciN"
    "IG5ZOR0IJ48FYOpHd7x5CFM221b4mx1Zuu/SYH/XuemW9ccsNSb7ldf3GpP9l+aAMdl/BZ"
    "tRY7L/6tgcOqGrpY+KCWph4Wry0FXku9mFNYGunczLGbEepm3MAZqrRrIMZa962bk47V58"
    "1dT4NRRZi6iLAW9fXl71ZBY/dTXgV53/7pz0pVGrvCrK/3fSvjjpnAnb1fgyK8B4GfPVzF"
    "FdZ5EoIK3hcrG7vbU24DnCOqwXJmpNLRQYKfleHutrRn1rwuwzWF9XCEeyFRjb1RXrc+aA"
    "gBXkFu2X8tGtGO67T2fCrPkGUqksncH6aay5Z+vO4wkSg/DTCCe1W5tM4Vl6c8R6xhSe10"
    "3mWbLS7q+YeH8WgG939QVs2QIw1n9uMtxTxGasP2Osmww9r0EKDZyRyvBNhUmpCvYoT+rx"
    "jmj2SIp4dAVJkioSEMVipFiKJP2apVdzVYRC0kpigw8yQ2q+yCp/kUvrCG0uJwgNj6vG44"
    "rZG54yl42pYsJKy8NEqWYZG0Rge0RQ2hxxxnzHs5fxXUeqDmlqJoPYCvsuYWM2UtGUhDkY"
    "9tpG8zaMk4sRdyM7sYCFBeF4sxP5XhvXydK2JTO0ROCpqIM7DvGaQG9XrcZ1yvqfbaZm7M"
    "iMHZmxIzN2ZLXYZBg7stfHZhOQctcTZmZXUxbmDJmBugTUQUj9cBOhY4rQTFmVnrKibbsm"
    "ixNkhsFVZ/BGG48knZFgVZnDxoJrZxZcFREUXgMfmX3qWfMpRtYuEBJmSjTXCQgDUXZoq8"
    "KlhYOomSQP1J0z6cZLyQPzUcgjZWYOxyMppu6SrrGyEKPWhMxoaE2KRH7bqLJs1qm09dY9"
    "W+QSThnxkxE/GfGTET/VbodgxE+vgs24pmnMmap4DWUhO3FhPKy8To3GgS5JagOYx3ilMW"
    "eCwsRwzFpwis11HszV/p8xgbHYLOcAGi2R2u5qOcIazsTbmR8qcgz/4fn3d65YfHMH8PhZ"
    "c93R+1GVKn3mloYtY5/OJhgeCR02giPSl5GrhEULRkzi7BHjeqmJ8DMZRb35Xd4ZiZIU82"
    "KLIEzTorP4rpoSxjaittjSBgadcGeDcz4UHsFgcTjsIuO7wdGM+gEbkUffCUUu8CMygq6O"
    "x9DIMnE1n83DppAJePOQBAzOJGHwGZ8NeFRaChLuHF/GpIJXCbBncbf7stzoiHTiJOdjhk"
    "1Mqc0KI4VVPDBVQVOiGmOYU+1JrmkkIy/OASMZeWVHZiMZeRVsFr8ak2ZUvoY7chPeqVbh"
    "nQ4v/JA++I3Tq/aXfouInwFvn/S7wj1M/A74ZfvmGiMHyV94DqDKPJrRVfa08zJeYwci2T"
    "oU32RxpNSRbMUERrJVTrIVnaF1QE7SGJzL4SwEGcPAmrCpVqi+LJ2JCFQKbmjpzhnrAL2k"
    "MEO6JMYvG8Otakjvwyp+s2NsmtIYelbtFFsx1YcSlzfWaECiIs0yipBhcr/wtELkWngWYA"
    "4MIcWnJKqHIHBTGjqYd2NxRLpS5o9ZKhyXkRHU6jywUYswjl2wZeILVGjENTiBOlHklSP7"
    "aVZ6JYulZoQGjzhaW+S8fXHTPoOB/Jlcn3zrnN6cdchflu/xJsEv8h8eB5zETgBK/Ogcf+"
    "v1vpO/AmfMmQ13Or93LvrkLzHym9A5N2T+v49QIwOn8iG8UeQpjYlJ4gYwSwq6UouMqwH7"
    "16gpdCAjvIwSebjemNC7UCQ5QXdtJySPaJSJ7aj6ZONY2Wcy8R4H/I76MS3qiW4Zw5Qz1E"
    "YKh5PRmTe+9AKhBMKsKAGjgNpQqnZEN2n0jj8F5Nt5+0SpfZrwi/0L4cscsyPGLX8xk7UM"
    "eBfwDr17aApdxb2QYDFmtyQNsHBy9MhuJ553PxTFgtEmKp54SKt1S73GNlU7cjg1ovJYy5"
    "KLRsFT+QXbKHhemgNGwfMK9kxGwfPq2JxZfMvOndk125w1n544o63HJvqGiLbKQDfkjjva"
    "eQ94tCtuxfvjAVeb0Fa0Gx1wsddtyS1vNfQNRs61ezmXOtflQT72PJfRFTgnqDJA3wLZrh"
    "COdm/7Rfi41ztLIXzczao1b86PO1c/vxVwQyEnlFqxnMZnefzRwHpJtEeo4zsHi3V8fM2h"
    "vVJbmSQxhvg5dWXipK65E82QGiFtlXeiscysYJ5yxis/nhTZRl9PxXiqvp//ePfu/fvf3r"
    "15//HTrx9+++3XT2/iDyn/aN0Xddz92r3IzGb5rywlMMxzYLUpUo7QGCNtkGvOqKFqOsNV"
    "TA2lnE0aa9RQvy9tp0qooZSlVWm/nChMRUobJPQ/HGZyP0o3L/U9FDVH5J6xmXRcSce4CM"
    "ktG1Mu/FiK/HJ22VRh7IyMUCQyQjPRMozKwKgMjMqgluubURm8OjYblYGJ6bDv07Axfj8Y"
    "yb4xfjfG7zWE2ygFjfF7DXYXFZNHdaJ8xY01EqlloWYpmVScBLmkVKrHGUp/mlEoVcubLS"
    "Jj3UTElTJSp82rEkbMvjfn9gio5jyUciifQd0YT2aEeqx7thDGvHKENkngyaooUSuolGVx"
    "mZKpSTy4IQLSCCEY91BWJfsnQs1jaNgBR8EX1DGFYwI0IwIc45dUlN7JZTYJPeg5VDC3Jh"
    "iEBktghNk4XIy97A1U53pjYQcdVTZBm2XvbsAja+bHCePyTaEbj1Ch+pZbMmoO7r5ECqtH"
    "CnihbTTlC+JSNJ8WHYM2UhneRyJcDVaIGSLQoNwL1DsEA+750hg9fpHP0pY5riJA62nbd2"
    "AfvYyXgz0W3ZEPkrhDj6bQFfmAWAC9CoSDYMOg0Iq0q1ickxi+VESczJFtp5Uv38HyprNY"
    "qbHFBtMRBbf7MjMYdDwcRnnBt9nrJS5LWdgW698a2kasbcTaRqxtxNq1k3casfarYPMLir"
    "UrJkUxUu2DiudyeJGMGvGJ/lq0fnTZuTjtXnxt6CHeUGQtoi4G/Orm4kLcURcD/qPd7Ys7"
    "6mLAT3rnl2edPsY5ii8H/Eu7e4a35C+Ual+cdM7Erfgye9x/GfcEIcDVlvgaOWR5OaQ3Dz"
    "UhXlIYcXo5/w/f9/w8wqvtTGOCOqyw+7YvDZehJcruaxIkNRSmb39WFgLVTXQXOcIawr39"
    "PWRK5qu3GGYIzYRdasJ+sSwuFYN41wM7I0nWwDpPafAuEwFsBjXnYF55FI3Lm4No9iAaqa"
    "80xmyCpH6D9d2bcruMdduMvNA50s/qwJwiqh/QW0tbm54YInW9zvYiTWUO3OU2F8LuQWMS"
    "jsubSTg7CUtLBJ3JYUlRv5lh+/sFZdCSB3idk3KCqDYO/nt2UBaWQMPQC6mrMVFkqGoD/n"
    "bt4TFGAsdWdYFN0Bloi6FFu7VNoE3QGWiLoWXwJjq7hgyVgbVAk+hvZumQpjRhCKps6JCy"
    "+NPkc5bWcLpqnK6Igf8F/Kw17k8XaK4z7BcSTV2j/vbS7h1NvgsTt6YKJA3wleE33P5JhN"
    "eOA3W7NIis9j1fmKsH985sxmzMs0qD+6Fjj5pkBO/iew/UxT+FSf7ImjgwnsSfPoP6aCjT"
    "rVpzH6W2hIYhm85CYeYuYoCjxT8L/UUUZjxg2HD4iIG/Kby0gybsERU2gR3GgFefycies4"
    "hMmNdTApjShfAHkEle4dNE+/eEUX3kMgA03gOa7rdlKloogK2LwN9Lw3e4G8z9Bzg4YmRx"
    "y6fBmrgYMeuUWPpJE/cswVZCghv7ZGOfbOyTjX1yLVZ5Y5/86ticXRTLTp65xdSYl5TQwh"
    "9KFNddYrxl6YKmavg5auHKQbn7TMImU/Nu8RUAaeAbla8jvls3nrTZjHE7GOrq2pNURtde"
    "0pDv8NxFUFZUXU+R6+/dy0u8oS6M78gBy3iN60jlITauI/t0HTGmWVs7AClpfcHauxLNJI"
    "nRV2cBVRoXrW35kqQOs8Gu5SAJRZYOyhkyg3QJYb1SEOrAnKQxGD+NcaRQ1ZWTJ+mMxUOV"
    "heRS863L3yWV4W6VuWvs014Dl419Wp05XRH7tBOPc2aFno9yRdYoMFDLlGius1CzorJDlI"
    "+ykiZq/QkjojzaWWEM1bgaYZOFd5KWL3kTNt0KpIkbg3EchEEcZtairhs0CaPWBEgsjDk7"
    "BnxdFgRYr4pA+5mM0OhsDuwfkVAEVVUhXznQL5RF2mdpteZgoejsOuD0DsO1ooHaneMHaK"
    "FGefDI/EQhWdnYw5iq0MQMBj0gJu3uQs+7j0iGUyCaOq7rBAze1hbmecK/QyvSagyUyc5k"
    "zMSMmZgxE6vnYmvMxF4dm5crm8bMmSKqocXC9ifNCaNuUdyQclr0JfUetejfRKNKj35z8f"
    "2i9+OioQd/41unfdb/9keLqIsBP+18vWqfoqo7uhrwm4u4XHyJd0WTeG/Z9otrxKewzYUj"
    "go4+MUFSB6nrvjWK1oRZ95vtN1KU5mxf5XUIU3RwawHntTyXv7geXRUpIUWWYfEd0tWKra"
    "e9m+OzDrm86px0r7vKLiLmo3iIt+CGI6QUjSuYTXNaDXmgz+O8LiRFkqo2muU9x6SIBCJ6"
    "yCepDPKbIa+ETLpDPiYyuG+Gu5Lb6eGeIDK4Pwd33cU0RbXhWroZ+Ee7gn8Ha2lFNBK99j"
    "ycKKXDCp/5bJHmOp2EB9uzydCKS5f2m8e8aT8FhFpCP0BEmjM053Fs5n8WSgVULgh1ARYV"
    "zufR8yI3+2fVJ1QWgeXNUKPgBAI04siEelEhYnsMU8WFxGczzxee9VPhP38Hy+wk5Qofec"
    "kT9RAf2LhbhC6oukVuOp+J1qB3mMSO0YANvUeOSeGEO7+8A6/juMuEc+JmlO0vrp9jP3Fn"
    "HXyGF5dlhLIDowdApwfcZ+KuLe647A4d/SfweZHbxdPO9QVCb0Qxkn8riNb72y+N+peQGV"
    "/7ykujjBLlpTlglCivTKphlCivg83LFbTsvJlcdI0CpYSHfbQz0cA4SWNALmO+L/fcOhgn"
    "SOqg3NiDZ7g8neQxXu3yt6QwLn819VnWx7lx0ru46Jwob2N1OeCdv192r/Ceuhjwq077pv"
    "9teNX5nxv5JHMDS/ze+y6fiItqaFrhMOnAGr3B3ilNafR+Vd46JSQImlxOUxouV5nLGAdz"
    "qBi20XGosALD88rzXNv5Pk1Vhy3lvu1lVmuZX5eKeWtu4+rd9cK7pYkMqLnY8Yy6OJFbFg"
    "sKhurqCSJHaOYI/TlCgagW1A3gT1Aa/PXxT2gIdYQtGbI6IL/z/EtLzav2njNNanabVdtt"
    "VskS44srOlZsgyEeNp+2vriDcqXtLrBw0lygRag0iECzAJ/Zjs8sGIkYt39pQCHMESY0Mn"
    "8I5z6HIgsWHhH0DnXsKJcBlJmgbcJIOIyOigw19tsBYdlx6wNAzB/iw1G2JF4HzIJKhZPn"
    "BP1bvXsnNrFQxNKaQiZlcNC5VC1pD8x3gON+XO/l95POgEe3m4Rxy1/M8I3uZGIEAhViwg"
    "db9h0dY3FEYfYEFrIgKrJMg0CV++2j598Hwnl2laGG8TLVWDU+fiixanz8sHLVwEd1MJCo"
    "1cJtdKpGp1oHkF9M3Vc1oHeo70tuC3QGc5auhgN6W2tjTnYQ7Ys2EB4kSWsB+b7FB3LfDB"
    "tGHfBTRHUQHewb9QoppCtmLWsECVsRJJyyIHS4OCmsDDOVK9NcJ1awl6U3DzWF6QDjauRR"
    "1/XgmOvh+TnAEy6B824gXDNge4hyeem1IdIGBowLEQAehpP15AQKe2hTyBCy2Q5j743Am8"
    "L5G3qDpKIK9PxIunqQhKeHKHlEblA8SEYTHPnSv6O5jFw1gK/RdWC5W0QSCfha52yZtVG8"
    "jPAvUYGtmnFuRg/bCmTKReXf4YRHyahaUTwujH2FKZseGMIRNIVDiuwAQimDYqFMBgAS5N"
    "DxYeBwi40+L5uS1WGTwj8FQ2QFTeW9EjtZx7KRYD59rugiOTb1znl5ytqJNHbv83EQoU/N"
    "IraZ7cVyOtJlcJrS6DyqzGXpBji81cqTliKqwzEgc94tM3F+XD1xfizWIG74NWVpzfdU5e"
    "/JWE5t2cgntdnU/XZyxObjqfLHIww31SlmUwPfNLnhd+X5bcx7X0D2a8J3vVz4LmH6uAkD"
    "CogNH0wwr0PC/SVDNG4Gvwkrpa2D6DwwHp4qqXWjQAGRLtBcp31gWHSoROCOju4hFpurRB"
    "WiJhTL4x9PahFKUwt9wMylFhOCbRTGwzbJwWeRwD5R/KdAiu+lgF9UCrdGAfvX6LPUEIh0"
    "GE4o7BsZDExbKA9Q9B6wkNDAsRkJPJTP01AlxYhF+4R7xPX4WNhPOmGTsD8tNouKwZtg7w"
    "IZXWl1eKe8aFwyAa7XhnQqEKkjLM+K6oRzx9omUPGR3PPvtLGlVzdiscuWhGnplt9n2fuE"
    "LnmL9acSIW2xXjn64BMx8cEOWFd0GOavh88BEx/slQlRTHywV8Hmw4tH04h2+Cr/x2Xn4r"
    "R78bWhx+yGImsRdYGxZvpXf4hb0dWAX9+cnHSur1tEXQz4l3b3DAPSyN98VJvstr/MJL39"
    "CDWrE7SvNu5ek6HdmHevEHlGmA1v2Z3nFyiSVocSz1PWRvqzNS1d9himuRIVkBvNTZVXo/"
    "h8qsnoJJ3hcJU5fFiW6obNG7LZZL5+LZyunq10pYz+ti9/iaXmGlAnaWoI8ttSB6i3a05Q"
    "bwuCfMby4RzQ67S5KbL97eh3ifWLqHSVPklzoKep6mDEs3NPe6FM0xriMclGw7tq+O5tdF"
    "dLjR6vvY3VmvRlmWYZZXpcvHSgoASNTJ2ENQXCy46TpH6mKMhPeWKhTAe+3znj2E1sRkV6"
    "JRqSKV2QW0aCiffIj+KYOzJcj3Qrg/qWEXZQZES8238yKySPTjhROZKCkPwcMIY5nkLg/J"
    "gdKRLowOhvyl1NVjpEtLFm6O09WwRHpCO7Tu9C5pNRvITIhEzKZoDZ0DnGHxzf41MsgLVg"
    "96RTXeIJeaC+g8yR7wefjMNVzJ8EZs2U16BMD2U7AdKhMRgNoN/SE3FBLqnvsgWJHkPPmw"
    "PuoOIf7tlaKZ2yb7Be+c+4aFB+31vRAhuFrVHYGoWtUdjW7iBuFLavgs3iV2PSjMrX8Ni/"
    "kxw4AqBCfJ9Wh0e0Vca6cdm97JxeddrnLRJfDvjlzfW3zhXcEr8D/qNz/K3X+94i6mLAT8"
    "56N6ed3zsX/esWSfwx4Fft4+Nu//x/WiS6GvDv7S/f2y0ifrJ795dRictdtawox9/VWvEM"
    "mVGMl1OMy9OWDtBLCoNxyVxSqZNqHusno50lKOsgKtu3v1vyNK8z0rN0ZryXG+8JYUBGWO"
    "l5LqOrJvAlVQboWyDbFcLRAXK/CB/3emcphGE1zuB6c37cufr5rYB76emTl79nREE6s0sB"
    "qZleNgjql5WUaez6i2jrwIOM3u9NKb3fmzV6vzdG7/fympEiadXtQlM6mCOs8imsMsLBhF"
    "Q9h/UT8daYMdKpstCoIupG+GA5Z+6Zw+8bBZrG5OPmOiWjJQsOXShZWr8ocn5IhSDsVpjP"
    "qUvg1oNjMfI48YRuLy4klVxFmsZNqhE6x5DRKcxGsdIxS/1TkFJUNkkwtyYE42GSaxfzdY"
    "h0HDNqoXJOxaa2syFCMcooBtOkwYBjEBMSFWyJDv8ypY5LYLCguoxYcAuhHGNyEm4HWro7"
    "xQPBF/lmSrkmXmoYJTnIavSMys2o3IzKzajcarGsGpXbq2NzYtnbRCuUIK/ykaTxo3Ms1D"
    "2o6umiiqc74P1e76xF8P8Bvz5rn3xvEfEz4J3zdhceiR94do4+kufXRYqjfqeNT8XPgJ92"
    "r096V6ctoi4G/GvnonPVPWkRdYEU130kuO5XQ3WU2OyUXTgTJFVm+oYr5qcyEH9aDfGnvN"
    "Qlu4nUwLqI1oBeAvRqJjKr00ZwIrNrbrJsKNIqD+RGehHo/P3yrHvS7QtfeHFVjek7cXDW"
    "3adlSM1GrXIbtYqIubr81ptz+4pZDHjQKJB0ZUo01wm7HFl26MvCpeVdmOd1haCqSK61rr"
    "iQX8Ura0KGhelnmC+Sy0bpa7EeZeFuO2MWoHzKZjzET0fGroNBF6Jl+qOwNw/jdLqYajdw"
    "xpzZ0ODoHr4BJdqioQhOhzVjrLpILjayvCnwwB4dkdGMLlyPJghEkDyZcQdT5XDG7KBJRI"
    "R7tFR34qeytThffDDDPDXDue/GL3lzdSZ8CqKHUI+w9ZcZayhfYLw+y5u7NoblwwB6ggw4"
    "2lJNoRcAs+EF5Ssz5NiAI0Yw3y8CWR2VLFBpfy0YMHBLBWJtLnP5spm7gBeGzsCnn+QFjA"
    "/PtyU9NKuEB1oyvcCb+3L1STAbLeyfKC0Zvd56fxkeRiVn2WL4toSgxLgDVH1DZGSTL80B"
    "I5t8BXshI5t8dWxeLsibnDGX1JU+ZqYlj18B1JvjFpG/6wzTy5i6V+OImtx7aSyBGbIqM7"
    "FKPh5q76oB9JKiflZ028/Djec4HXSj8jUcv9tP+qaOvXl8VxucJ0ieZWtesWG8e9eKpGwg"
    "D/iT/hVZ8jrMHXt3sji8ALVKxKfi0151Tjrd31VgWI1NT0SH4WjlFWxdrnoYhRZvxpfZkL"
    "TV2NCsDkD7ZETUAm6ZUKiHkRS5MjPRoR3jTL7cfWydTL7c1/I9aWd/NIkfn5X4USmmdGav"
    "FFEdUN+F4L4y2u2QjX2haTmNYSvQcOdKNddruePyETfKarrTAd5+CoiiFzpTSpTJZZN4D0"
    "zqUG/njhv+4nAR6Cy7Rd5Gfbo+FMZJwigijSLSKCJrvxUzishXweZX4iSxKyeIqrk8vFCs"
    "lYpt6fcTamXmO57vhAWyn9UhuBMkNYrCvTVpKeZUXwBec16w6qzNxJ6gMsCuAhaOcnSB4c"
    "M8buuI+FdQG6AL4qCYAHomgF51oDYB9CrAhE3Ge/UkiL0H5vuOzRrrRYhxsWZZGaKnKLTC"
    "w2AIFkWXFvatCgSznqCsGDDhR2kkgkYiaCSCDSMRfC2iIiMRfBVsNhJBIxE0EkEjEayGPM"
    "VIBI1E8LCBNhJBIxGsENRGIlgBJjx3vFczApgx29yO0PVUZo5dNAokrfGz5jrxqso965SX"
    "qcIHGEBvSOhFMbHDie/NxxMiQubIQ91nEf7Gm4eqTBOLi1DWmFpaxrMZhdQfs3BExEddJI"
    "3dVVNF6YLZ3R2zQsCCyAdzKXOOIyDJxmRMbkfFLpIyqWbcAbU2HGXag46Jvgy4DPgDLao3"
    "W8Y9wjZkRHB4RUaXIX8oDx6ZH8joSyoKkohHfgstiphBwhdtGSQp2duAOvaAR32mlsVEhm"
    "MsEvdAxClKB4KiMqaT98hVDCgHW7IowBsFJ8LnLrx9EMq0zE1sBkMniVLyfThUus58dl1k"
    "oQIBq4xatK3wQutF9tttC158LuQfiMhQucFFMq7oWLfF9lKuLFusd+lsCRU6UOO2Qz5509"
    "lWckBn6lUBt4bb5SpMqr73EIfT2la1mShd26pWfe/PrdXorIzOyuisjM6qdsoMo7N6FWw+"
    "wGgT0UFOhZu47Fycdi++NvSY3VBkLaIuBvyq07/6Q9yKrgb8+uYEg060iLrIxp4QMaC7V3"
    "hDXVRDd7U6GsVqkdKacBRGnLRCnBRhNrxlcJYtCEv3ZPCPBKWJAZLVABScD3VWoqLjpYli"
    "UOHV6JbBlnwDRifpDIerzOGEoESTx2lKs62sNJtTkitNRmdpzQddZU4n5GiFh4hiHqepjF"
    "qthNzlBTSXFftsdi7ZMvabdbLfDOa3/2SWVtTjBEn9PpidRJZWeW7yIK82HEqQVPk7qazJ"
    "EOpCdOQ6UXkj0ykn03kJW+SqwVsfY+TXgWwVrJHrjrQxR9793CvtxHQwXlIYjMth7C8TMp"
    "YFOUFi8imUAvkF89tUDOQ9HEJELOOhkinpHEVyhHUAfN/nkYQ1ocZIT1PVAfddi6eS9pUa"
    "QGfIDNLlTdxuF5pY5whrIeDYOdzKkF4L6QRN/Yb021LS0LdrxKFv8/LQ2Oq+LMYxQf0A/l"
    "QG30+r4f20KtWGSWhiEppUcud3CHrlingRnnnjb4ym3Tkyj5rrfAhdbzycRKWe9CDsTxjB"
    "0uhXxqg1IQFMF/ZPAYFqjsiZZ90Dy4V/me89xl5tszncEJ5mAcGkDL7N/LzL4BbrFj6CbO"
    "ZZk5FwpxuzQDr/UcLZI1aI9EFIfeECGHjSY8+a+4HnYz2RF6LPHhxvHgiXReozYrOQWUBz"
    "RDqyyflMODhye8AdbrlzG/s4mvlzDl+vcngcCVLuQbvQEx9e0rVLutWt9NgR2GjITuPy25"
    "GWvqzbzlZkpavddMTA0RKERARmB11iBx2wf+XBPXbGq8euJKiNxfF/vHv3/v1v7968//jp"
    "1w+//fbrpzfxCM4/WjeUj7tfcTSnkC8KV5ScjPSgz9MaLpTnQnW2CJde4CicirYJ8eMntw"
    "ozVbJkxAFc0yMStVZKT3OKnvrBfIrLIYUVHdd9Klf8yGsfmvtMAsbICOYih7MjbD+iGhXv"
    "H3bYVmHs2KgIFpBL7LPixK78DgtlBwXfnlqGX+3SneRHaelMgsYs4GUW8Jfde740ulvW1F"
    "d/O7R7MF/VWnwlhAhFyzA+WbsCi3PuENamcqtvm8uTcWKVUyFj8BQdrZWFCRfL0hWuivEH"
    "j0M1uyA+FchF0DR3GSoGMPP83bQmJP2RjHTLdQeyjt10HLhjzXfIBcua+/7zY8OYCCZ70s"
    "Ss3mKZ1X+bq/9hhISp1fb1Ht5LB+eovAG3BLgCHQ1wo/I1BPftm1Kz8Zs1s/GbvF1NYu9S"
    "2qgmQVM/ve2OTDx0teMpovqhvBMjj+SuMAf1ev14htR42FdOP56WcSSPLmU/qTRV/b6p7c"
    "9c2VNceUvuNJ3BuoSF6xhlMZorcYLGYFxiN0mDe02IEyQGYROo4eURntGF69EChFd7MCVI"
    "jJ9Y2dQgRovyerQovXl46/25QpGyfNhcp0vxRLGSihRiedOpE2L8fakZEfaCaE3AvaXRwY"
    "KF5OdLuXe+/p8z4nF38bei3AjPrO0ZdoOzhKWHhhlQgqo2Rgh7McMycnQjR6/pxsbI0Y0c"
    "3cjRzcnHyNGNHL3Ck4mRoxs5upGjVxdrI0c3cvTDR9jI0Y0cvQpbmufK0Y0dbWOLm/SKiM"
    "u7NpvOvJBxa/GdFeYbzpRorhOcO8uyw3u2KJ17GMo2lUfeLUNX+CBK9isO1vDIwxzANnFC"
    "mTAXH3nz0PKmTOaxDYg3YzK1b5FUfbsNyDzDcRZAlaOXcUEFTYkswrC3Z/4DVAnVWy6FE5"
    "LdxGuRYRdDeBCXBiEU4+wRowaMZr6HB4JgmfKXcow3wHx/jul9B1ylAELyBxa/QZyOl4xE"
    "HLgRCegCa1ik3gIqvbn4ftH7cSH7j6EGop6jqkAmMHZUVPii7kev1xL6BvyLE4uKFMQykg"
    "L0INHfTOVs2X+ZKgo6/gBPGHzViUALUNmULsgE3pCE9B6akBmcV7uUJGUv0LvnuVm+ugnN"
    "pDat4YboRUSYrw3ke6YlvVTFawjtTmKhxqut1nyRJKoh0tsPRObw2Twc2s6YBVoZRrJ0dQ"
    "T7QxmwP6wG+0POOz4ELIpRLpejds96vAZs+DE7LTvqXgwvr3pfrzrX1w098BsJ0hZJ/DHg"
    "J73zy7NOH5POxpeYvvas077Gm9HVgKuNayvawWZ3+KVmqa0n5oEtMiKQ4+e6+OMRhQk/Xj"
    "KHiTwTaYl2EjT7l+00/vNuzi1hpXU7d9wQDlRH2Ox/aX43VUBfHCfz0D8Rh7wuUst12sFd"
    "xB9fChR0NbVpyv0oavd5Yj10PW1FZH1nKHVqFMUXEQ+aawN8YZHS8jxR+qeATDzXZr4QqI"
    "m0t4si2dzqwkJOhdshe+jwEZlS/z7A8Fx453bRQlkREgUyEomQqQnJ1OPEcUVUTU/Innw2"
    "cx2LkkcqIoGuFCWVlRuJX429clTeyI60ZUdyTOiAvaSo4ZFkJ/Zu0QeWR/nY8+CrWrHNSp"
    "JloL4FugPEep0dd693llphjrvZFf3m/LgD2AvkoZATitt5c2STOdys87td59vMd6xJ0UKv"
    "nqxd6emyzFMr/WrGPmN1NcEvdxD88oH5gaYsNUFSw5V0JzJr/Kg0EFbFa4juTvYpK1M0o5"
    "hjxcF4ZYpmY+UTSyEyix9WcPzSBir//v9+Xwhr"
)
