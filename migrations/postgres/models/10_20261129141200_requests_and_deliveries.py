from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "channel_links" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "channel" VARCHAR(20) NOT NULL,
    "team_id" VARCHAR(80) NOT NULL,
    "external_user_id" VARCHAR(80) NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "how" VARCHAR(20) NOT NULL,
    "verified_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_channel_lin_organiz_ca6b6c" UNIQUE ("organization_id", "channel", "team_id", "external_user_id")
);
CREATE INDEX IF NOT EXISTS "idx_channel_lin_organiz_ee5800" ON "channel_links" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_channel_lin_user_id_bd03ab" ON "channel_links" ("user_id");
        COMMENT ON COLUMN "channel_links"."channel" IS 'WEB: WEB
CLI: CLI
TOOL: TOOL
SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
GENERIC: GENERIC
TEST: TEST';
        COMMENT ON COLUMN "channel_links"."how" IS 'EMAIL: EMAIL
EXPLICIT: EXPLICIT';
        COMMENT ON TABLE "channel_links" IS 'A user of an external service who is a user of Parley.';
        CREATE TABLE IF NOT EXISTS "inbound_receipts" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "source" VARCHAR(20) NOT NULL,
    "external_id" VARCHAR(255) NOT NULL,
    "digest" VARCHAR(64),
    "kind" VARCHAR(60) NOT NULL,
    "payload" JSON,
    "status" VARCHAR(20) NOT NULL,
    "attempts" INT NOT NULL,
    "due_at" TIMESTAMPTZ,
    "leased_by" VARCHAR(60),
    "leased_until" TIMESTAMPTZ,
    "error" TEXT,
    "result_id" VARCHAR(40),
    CONSTRAINT "uid_inbound_rec_organiz_fdd574" UNIQUE ("organization_id", "source", "external_id"),
    CONSTRAINT "uid_inbound_rec_organiz_6f42c5" UNIQUE ("organization_id", "source", "digest")
);
CREATE INDEX IF NOT EXISTS "idx_inbound_rec_organiz_dccee8" ON "inbound_receipts" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_inbound_rec_status_6c23b6" ON "inbound_receipts" ("status", "due_at");
CREATE INDEX IF NOT EXISTS "idx_inbound_rec_created_55e91a" ON "inbound_receipts" ("created_at");
        COMMENT ON COLUMN "inbound_receipts"."source" IS 'SLACK: SLACK
GITHUB: GITHUB
CLOUDEVENTS: CLOUDEVENTS
PIPEDREAM: PIPEDREAM';
        COMMENT ON COLUMN "inbound_receipts"."status" IS 'RECEIVED: RECEIVED
PROCESSED: PROCESSED
FAILED: FAILED';
        COMMENT ON TABLE "inbound_receipts" IS 'A call of an external service.';
        ALTER TABLE "destination_states" ADD "failing_since" TIMESTAMPTZ;
        ALTER TABLE "event_deliveries" ADD "attempts_before" INT NOT NULL DEFAULT 0;
        ALTER TABLE "event_deliveries" ALTER COLUMN "attempts_before" DROP DEFAULT;
        ALTER TABLE "event_destinations" ADD "disabled_reason" TEXT;
        ALTER TABLE "tasks" ADD "cause_id" VARCHAR(120);
        ALTER TABLE "approvals" ADD "cause_id" VARCHAR(120);
        ALTER TABLE "node_executions" ADD "round" INT NOT NULL DEFAULT 1;
        ALTER TABLE "node_executions" ALTER COLUMN "round" DROP DEFAULT;
        CREATE TABLE IF NOT EXISTS "approval_delegations" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "delegate_id" VARCHAR(40) NOT NULL,
    "starts_at" TIMESTAMPTZ NOT NULL,
    "ends_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "cause_id" VARCHAR(120)
);
CREATE INDEX IF NOT EXISTS "idx_approval_de_organiz_4c9a5a" ON "approval_delegations" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_approval_de_organiz_04b91f" ON "approval_delegations" ("organization_id", "user_id", "ended_at");
CREATE INDEX IF NOT EXISTS "idx_approval_de_organiz_9eadeb" ON "approval_delegations" ("organization_id", "delegate_id", "ended_at");
CREATE INDEX IF NOT EXISTS "idx_approval_de_ended_a_2f1f09" ON "approval_delegations" ("ended_at", "ends_at");
        COMMENT ON TABLE "approval_delegations" IS 'A period in which `delegate_id` may decide what `user_id` is named for. `ended_at` is set once it has ended.';
        ALTER TABLE "approvals" ADD "remind_at" TIMESTAMPTZ;
CREATE INDEX IF NOT EXISTS "idx_approvals_status_b71ba0" ON "approvals" ("status", "remind_at");
        CREATE TABLE IF NOT EXISTS "requests" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "channel" VARCHAR(20) NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "content" TEXT NOT NULL,
    "normalized" JSON NOT NULL,
    "metadata" JSON NOT NULL,
    "status" VARCHAR(20) NOT NULL,
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
    "due_at" TIMESTAMPTZ,
    "sent_at" TIMESTAMPTZ,
    "cause_id" VARCHAR(120),
    "completed_at" TIMESTAMPTZ,
    CONSTRAINT "uid_requests_organiz_cf233c" UNIQUE ("organization_id", "channel", "external_id")
);
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_b612b3" ON "requests" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_605f05" ON "requests" ("organization_id", "id");
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_19d976" ON "requests" ("organization_id", "user_id", "id");
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_5999f2" ON "requests" ("organization_id", "session_id", "id");
CREATE INDEX IF NOT EXISTS "idx_requests_organiz_8db2b1" ON "requests" ("organization_id", "status", "id");
CREATE INDEX IF NOT EXISTS "idx_requests_due_at_ff6526" ON "requests" ("due_at");
        COMMENT ON COLUMN "requests"."channel" IS 'WEB: WEB
CLI: CLI
TOOL: TOOL
SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
GENERIC: GENERIC
TEST: TEST';
        COMMENT ON COLUMN "requests"."status" IS 'RECEIVED: RECEIVED
PROCESSING: PROCESSING
COMPLETED: COMPLETED
FAILED: FAILED';
        COMMENT ON TABLE "requests" IS 'A request in a session.';
        ALTER TABLE "sessions" ADD "conversation_key" VARCHAR(64);
        ALTER TABLE "sessions" ADD "external_session_id" VARCHAR(255);
        ALTER TABLE "sessions" ADD "llama_stack_session_id" VARCHAR(255);
        ALTER TABLE "sessions" ADD "last_request_id" VARCHAR(40);
CREATE INDEX IF NOT EXISTS "idx_sessions_organiz_f006cf" ON "sessions" ("organization_id", "conversation_key", "id");
        CREATE TABLE IF NOT EXISTS "integration_defaults" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "channel" VARCHAR(20) NOT NULL,
    "enabled" BOOL,
    "priority" INT,
    "retry_count" INT,
    "retry_delay_seconds" INT,
    "config" JSON NOT NULL,
    "sealed_secrets" TEXT,
    "secret_names" JSON NOT NULL,
    CONSTRAINT "uid_integration_organiz_c78486" UNIQUE ("organization_id", "channel")
);
CREATE INDEX IF NOT EXISTS "idx_integration_organiz_ded080" ON "integration_defaults" ("organization_id");
        COMMENT ON COLUMN "integration_defaults"."channel" IS 'SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
TEST: TEST';
        COMMENT ON TABLE "integration_defaults" IS 'An organization''s default for a channel, over the built-in one.';
        CREATE TABLE IF NOT EXISTS "integration_overrides" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "channel" VARCHAR(20) NOT NULL,
    "enabled" BOOL,
    "priority" INT,
    "retry_count" INT,
    "retry_delay_seconds" INT,
    "config" JSON NOT NULL,
    "sealed_secrets" TEXT,
    "secret_names" JSON NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    CONSTRAINT "uid_integration_organiz_1c68f7" UNIQUE ("organization_id", "user_id", "channel")
);
CREATE INDEX IF NOT EXISTS "idx_integration_organiz_f6af68" ON "integration_overrides" ("organization_id");
        COMMENT ON COLUMN "integration_overrides"."channel" IS 'SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
TEST: TEST';
        COMMENT ON TABLE "integration_overrides" IS 'A user''s override for a channel.';
        CREATE TABLE IF NOT EXISTS "deliveries" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "attempts" JSON NOT NULL,
    "attempts_before" INT NOT NULL,
    "next_attempt_at" TIMESTAMPTZ,
    "began_at" TIMESTAMPTZ,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "completed_at" TIMESTAMPTZ,
    "message_id" VARCHAR(40) NOT NULL,
    "user_id" VARCHAR(40),
    "channel" VARCHAR(20) NOT NULL,
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
    "leased_until" TIMESTAMPTZ
);
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
        COMMENT ON COLUMN "deliveries"."status" IS 'PENDING: PENDING
RETRYING: RETRYING
SUCCESS: SUCCESS
FAILED: FAILED
EXPIRED: EXPIRED';
        COMMENT ON COLUMN "deliveries"."channel" IS 'SLACK: SLACK
EMAIL: EMAIL
SMS: SMS
WEBHOOK: WEBHOOK
TEAMS: TEAMS
DISCORD: DISCORD
TEST: TEST';
        COMMENT ON TABLE "deliveries" IS 'A message to a user through one channel; without a user, to the place that `target` names.';
        ALTER TABLE "messages" ADD "cause_id" VARCHAR(120);
        ALTER TABLE "event_deliveries" ADD "session_id" VARCHAR(40);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
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
    "eJztfetz4ri277+i4svMrmJS/ZqePvSpU0USppvTSchJ6Jk9+3ILFFsB7xiZbZtkOHP3/3"
    "7XkmTjJ7EIEMdRf2gcW0uSf0vWYz3/as09m7nBUXfhfGOrVof81eJ0zuAi86RNWnSxWN/H"
    "GyG9cUVRunDGd2wlbtKbIPSpFcL9W+oGDG7ZLLB8ZxE6HsfSXeJ6fPqT69wzm1g+sxkPHe"
    "oS75ZQsgyYTzyfUE7oFB4ckQF3V/AA6ofiMxrMsGA4YyRgQBwSJyBB6EE1R9i87VnQvsOn"
    "e21pxEe8f0smgeUtWDDBJ3zpum1RGuiRmlDXJbJAVI/3wJn/Q0B8z2VHZHLre/Mx4/eO7/"
    "E59GBC5tS/C7ACaAkavFmN+KR7et6/GHcv++NvvT8mQAZ9oSGzxzcrBH3s2KL9qOVwRqGn"
    "YUBEMXg/eE+7TRx4Zb4SEC25868lG4felAGRD0D9n/8Ltx1usz9ZEP25uBvfOsy1U2PCsb"
    "ECcX8crhbi3smM+r+Kkgj/zdjy3OWcr0svVuHM43Fx4A7eBcSZj6+RGCcIoRpS0S3ZV7gR"
    "+ksWd9Je37DZLV26ONokA7AH63ut8fhiMBxf94bjcSs3EiOKxJBRtyyP4yh2eBiI95/TP8"
    "cu49NwBn9+ePNv2c4aB1kKG/yte3XytXv144c3f8MGPfgU5DdyoZ68E4/+LaqgIZWVCNTX"
    "MHv+lHLnfyn2c6yHeQHpbhgQ3WgSB9aIR98UDfNgn8KT0JmzYsDTlBmsbUV6FF3sBvn1xH"
    "oA6DdAPeyf966H3fNLrH4eBP9yBV7dYQ+fvBN3V5m7P37MsCWuhPzeH34l+Cf5x+CiJ+D0"
    "gnDqixbX5Yb/aGGf6DL0xtx7GFM7iUl0O7qVYvNyYW/J5jSlYXOt2Sx+NSbNqPy+ZsqDMj"
    "I9Vb77+ecKcyWUKp0sxbP0bDmDtnTwjco3Ed8qS9G78qXoXW4pkpvNMe4/dTDOkDVu1/Xx"
    "QwWgP34oBRofZYAWe/M8xv8deLwE45giuwA4Vkj+H3GdIKwAswKxLgN6A67/fT24SE36EZ"
    "4/nnf/noX65GxwnIFYHHh0d7AJGrN1fXzryv5cOLB2brGnSVPuYE/zcgb2i9vSuDQIx3iU"
    "34LPWVrD6Tpz2mf33t1WfE5TGi7XmctZ2V+e18ee5zJashMpIs8w/Abo97W9ju8clsvHg8"
    "FZisHH/WFmofx+fty7+vGt4CwUckJxu38xLBH4xEJUnS1KIfFWe5WafWH72KugMPn2LiHn"
    "xBs31Lp7oL49zj3x3nllZfOP5u/m2TuU06kADt8Q+6/0GIOEYLRVoOdIPW9v0nYkRayVVR"
    "4h4xR1DL175q+Ih4J34jPL821yw1BLEZDQI+xPqMaF55wVaTO2q8TI++vwGbQ3yPuNvGq/"
    "8ioj3W/snqomq8u1M+V9fubwu6K1JfF048oSQLmxw8culKy8ssA0/xMOPoLUPzmcIHWbLI"
    "DtMAoJDYVq+Nbxg5AEIfVD1AVzj1B77nAH6w89VEqj8tgReueipWdPrTxhbbIAP20paYqo"
    "cSvVrmSk5SsVGk1obpYTJA1crxotz6sb9Gax2sli9T0QM21umRL3Ny5Q+C1XXpiw8BEZwr"
    "LAfppTx4W1wAYAA5z/5Ygi1PI9uJE6UbXhLGNRICY0XmywowEsJ+EMhgeBXhUej/bbINp8"
    "Db07xrG+YMnwzHXr+YxMQnF3fE9dB7joe/NJWxiWhbhqRrZf+MkBJScTbAO2lN4yhHIUKv"
    "DZLUpnoYVJsLz5J7OkGm8i1lhp2SWM1eBsh8ZqluUteRjVy/4Mmc+pKzvlQ8vcYtIKDI3Q"
    "4KTowLCwRVmFR8WV96/WejwV2RWhFVsLaWDewWrFcVhVo0aW+oyjOaglCsPAEX/82xw7jZ"
    "nZ69LVmYNoY9d2Y2b26thsxHb7Fdsx3MTpABwTNG4z8L6Sndn7DYZm7/OWZmIDVwhvjy/n"
    "AuI+9InChjKva1a0dR7Lrd/6vd97Vx0if0f8vIfawQ6RvyM+uOxddYcDuBNdjbhwt+gQ8Z"
    "M9YzyPQSAcs5z7AkZtVBCviQ6oFo6+jxerFV7QIHjw4HxdLFccwuGlGO4cYRO0wZvW6t7f"
    "hynMc4aB8VJ9Nrj4EhXfbC2YO0fr7p4KKzB2MHXeQ62FIXlmbzDETVEZY9xKxrhJ2ZLOri"
    "pLt5OprUZ7q91oTWoi2+2iK2uryI93qszENrjxYpGq4l3lNSsljbD03QXE4ySkAVxQbsPV"
    "HQvIQmgCOQmUfLBAbLtlRSiO/X3muIw4QEbR4/UWha6Csk0m4tZ4yUPHjf1jGVSnxKb4WF"
    "SvCgLtRMppkf1YJ7UstoBaf6R8hcpMNl+Eq79BuyhgFiJY5gdCfhss59Dne+YLl1/sCQ1D"
    "LB4IvSi+yWcyEQw4Z/DiFnoMc+lZbM3g0EIkuDfQMKNW5HY8PyLdEQc+8AB3cwgKQmTNKJ"
    "9CyYeZA0UjnBSIKPK1XArLmk1cz1LSY/FM+B0/REJr8apI20ax8sJn91BkBF8jtQWdwPfX"
    "hHu0bBzJpvCVP9AVseBtgXwifmOM4eRwg47Vt/I5vujC96ZC7oyy+ZWADPow9QAkqBxalV"
    "UoZiXF8UBpoQBftG078NYW5dwLJf4Cau+BExv+OyITYeeMVY1pOJHMXd9ivo8sxsbpDSwc"
    "gCz0Fp+LjsomAoqe196cSbm/KLhGcEdyczFxPkVujpP65ibg0BYugz03IqrZYROq021lsD"
    "5j8MnfMBqiMGy/b5KYK3b6QnS+cKUwb4e1Jr4Vo32pvezfaF+emwNG+/LKjpRG+/Iq2Gy0"
    "L/vVvgiANPCNyht8q+Hr4xaubAhXUMCsyeuMeOv3wdU31LnI3xE/++Mf8Bf+L/QvF92+0L"
    "7ALzw76553xzAxnHyDIus/Rrz7rtsh8N+Ifx0OLzsE/x/x4+/9syFqa9RFPfQ1SQByzC1X"
    "IWTIjAJBX4GwPkFu80WtqWv9QQ1+/fWsf9GDr0ZejHj/9Az+xP/xk7j+A7+H6z9GvHd1hb"
    "pN8TPi18PB5WXvtEPURT0+Fosu6I3jOqFTFIrjmlHfmjH7zAlKvpos/ZN0AXVbhXaqDMhs"
    "wbCC7PcDzd86Ux1FzJrCAF9NCzNnIUWZgA7KSRqDc0WcYd6C1qyl7zMejoWsO495n5fMK2"
    "XkGfhVYKt9wP52X1vbKfbgp3dvP/zy4dP7jx8+QRHRy/jOLxvYkreZyAtrcyhXCE+SrcBo"
    "7et89rYWy/EyoNOC08uvrkfL1uokVYbBt0jWKKaeDr4fn/XI5VXvpH/dV5NZzEXxUKhqYn"
    "Okq173LLdYzD1/tQXUWUKDdgW0xSQPIKLWBiGpvloUUB5uoXjzQhYKCdItddwtsF2TGWCL"
    "gB0HDFqxC7Y4G2aJLOGWs8R24B7tC949zxI+g5cMQp3NZJLEDN/s8MVPe+kXHf9LAU2SGE"
    "CzgDJ4B1RiSRskDVjzhAbc/HEnZNxajed6U22azEy0FSZaYZIWjJUNmNaeoYjUDOVcDDy0"
    "JNJANS5voCyEUhll5QB9xLYkTWoEH3UWfCRNTLeScyVoDadfBqeF5XCe2eWa3AJSo83V1+"
    "YmrXI1P7UMqfnS6vylxQ4YOiqxFJFxAKvmALa2R9f8ntKU5nOq8+dkMyGD3oLLaUrD5bpx"
    "uU4uhtdiRmiVORqqx+1H3Q3Hc+kRJ4pW9jr8ISCKLoqyJoYmGbg2kXOV9Mxb+EvO7M8kYI"
    "xMGJ86nB1JL8dJuSfirirX9BSTcEhvjid6DGm59hw709ITf6FvScFxX33o9fXtkcf9/3j3"
    "7v37X969ef/x088ffvnl509v4nN//tEmAcBx/wvKAFJffyQUeOkeP89oZ717l5/kR1UV6y"
    "SNAbkKyNo7jUM62BxynnnpO4yMoWK0MGvYKUYkxkyx/ExWk33ckAaF0erF/Y07t9gaslIY"
    "YO6IYLUY2qEwam/yOUYdmCz9KerKREiByds35CcMM+/5TriadAgNLMZtoG7DaLqTgQwcO2"
    "iTwJM+/LhhE+OEABdD4KGMSwADaYkPZNAA32Y+xttFzbzjw5knaUcuowTA+A1E9N6o0Fxs"
    "7dpYByVy0MsWqQy5gLEJsBl/dUQmSokqIhE4GKyBiYAPo8iiNAoRQW4YrOydKIC+qEhEDx"
    "YUMpqFCo2BKeUDGfmGPDjQveW6aXwowu4z+wg7HPqrqGnRKqO+C28Wiq1sFAODw5Yx7ge9"
    "DTGABVGqdUxPLxQTNmxhVU2T6FoI1uIQEiLoxA2D7mL6emaPOMbCsHHWjXgimJTmicfdlY"
    "peIcNaAHgBVOti+AcPOykrwY54/jhalOM4EyoohSfjYIw4Rm1A1scQOeFnMeIxdocj4Ysi"
    "Y2BoqPWgOMIQFsuAJWsXCkTZMReDJ3ti2OBuHO8vXGqxDkaQoGLo4jPhIgyDvi3+QnUvoC"
    "07gwOnrRjlYcaecOlzrDPuguA40sHQPiJ9RAM6hMNGhHFeLDDqNLJrRyEo1q4u6lvDS3h0"
    "kKgU7bWv4CFbj+aQgzSW9iTebXPRCIcBcDh25hvdbf0qrs9e6nYZha87kR1hh3WLsO4YiG"
    "zH9SYnXxPmo/aHoZd+6H/5HDBhPl7Z+dSE+XgVbA6dsCxKdYlRe0TQQNmdCfTxAvE18SCe"
    "y4IoeeSraOOaJDmcmeu7fY3uHZu5Jo6XFfFMUBwOzk8vBM4FXbkeLTgTlIvYEyRGxF7N7C"
    "kpvtWBOktn8NbCOy1TzwP/eGyX0ooMJ54Q5OXlBUlqoUbqWjR8dNm7OO1ffGnpMaOlyDpE"
    "XYx49/q6/+UC4yFFVyN+9f3iQpRSFyN+Mji/POsNsVh8OeK/dvtneEv+QqnuxUnvTNyKL7"
    "Oarkrbz52HV4pCb+fZvcFXLUlkAgdUcgkOsLtaa0tEYWyXKy0qJU4YG3KBNcn1Ij1NvH0D"
    "/yrMFKJc6WShnmZNebSdho278KYtPjJuC1CzZIcD9v0LARZFs6h2K417UR5QJE95QHjfvJ"
    "SRK41IbObS1VbBRUrojet7pQ2FNODR1Wwk6Yz/Rp3VGkqzr8nfNZXhbp25m7Le0ORxltZw"
    "us6cVlaKeSZvzM6aoDpgetb4zovNz5q2Eqt6FExTNe88uHsTGngna7mFxVKWzmD9ONbcs5"
    "kmzAkSg3B1g7CblSbOOcIGmjzsAW5lTK+FdIKmeUP6bSXB/tsNkv23edF+0itCB+osXfPg"
    "3oOHY876vbIzaY7S4P043tJiX1+0l6PbSrBXN7B3HcEy6w6Rw/eROGYF9OaQWudD6toZUZ"
    "fXaUrD5TpzOeWKpMnnLK3hdJ05HW8qtvig06SGz3Xms/Lo3iZgW4rScLnOXI7ThmzjsZah"
    "NZyuG6drEuzjEuYDx3IWlIetgpgfycftTaE/FuuC1SOABMzHAAcyZIMIn6FE8kdkOGPE9x"
    "4w7oIKPygjXzgYeIHes+CziJLgelOCptjzG+YH8LAwkMiemikIt5D1VwcAPB+v/28mEIPx"
    "vjbe14+Lf18+B4z39StYyoz39atj87Mp3OvG1L1rGKIdhAbMSRqzND2OsQzfZZU4uz/u+5"
    "SkP6D306Vq9mhwgfneW3rotyRVh8jfEe/+3v2jQ/D/Ec/mks/uqp/HaemfnrOdcCtFaFaW"
    "Wq8sIklKwBjfNpNOgtZIPerG6ZpIPa7lRqRVIPGIHrU3STuCKOJau5qkI4B1hNkY5PKe+Y"
    "E4OmJ8SJRMBIRyW8omgiLpRVVSjJDax1iUCUEMsWaUT5mMqfkwc1wmgkkqgYfrWXfMbstA"
    "mTIYKQ0J47eeb7GATHA2T9Y2keIS+blB2zfeMhzxKIcp3F9yGdFzDuhArwIRjTSqHkrInp"
    "IH5mPUz3sPWpeBXZMvN75jGOHVhqIOcFOG3UwWCPD1o1Y74nHEDnyCsT4RnLZ4ec5cAVI4"
    "g0OkTWb0nsnApwHFUKIcg3yyP0Pmc+qO19vTiSCawCwwp2NY9a279EN4AQGWeiMcQlit45"
    "MAeh7FUU32ekcBOg8Yi3PvTXkPMPPuJ2hk/BL7Ce5Y8DLZIbyDlzIyQiMjfF0HMSMjbOzG"
    "z8gIXx2bxa/GpBmVb6Bc0MQPfLavZh/xA19gqCR1rFXRkronw/5v2hJDSdUh8heOmxfRne"
    "hqxHt/v+xfYcAjdTHiCDc8woBK6qoe0kR1PNyWiwnyA7LxRLZ69HvvWJd7QNIh8N+In5z1"
    "OwT+G/HhYHDWIfj/iF+fdU++dYj4AT6ed/vwSPzAs/NreHJ+PeJQwdfB4JuoCS+gjl4Xn4"
    "qfET/tX58MroDZ6mLEv/Quelf9kw5RF0hxPUSC62E9RkLyIFp5h5+gaeCCtfu9fVaalAd7"
    "Y9CbLKlx4Mg7cIjdGF0sfO+eFsxrGz3Pc7TG/1zD/xyzF8GGK495eaS3BMnhw1a2/vN2yS"
    "0hS75ZOm7o8OAIm/0vzUVlF2x4agS4OQspynB0wE/SGPSfgn4sPFf7Ie3AAIXkTTiUHOAE"
    "GKMn1RvbYp+iNtBXgl6l69vK07qItnmw734LGXohjNZI9aexgcwTmoCUOe9ftJ1QEG1rep"
    "EmN9YXdZbOphimN38VkJrpq0rwpJydwVbLddPDVu1lvS425dAa9aU1GBZU2zIVmEhU3jIV"
    "0DYP9o8fKqD+8UMp6PgoO+dsG83DxPGo91peE0vKc2nr1yqwpIwetTdZUka2gqJUBUtKVT"
    "7lxtnGnNnUddO2j56Pt9HEL6tl2LIaaaq4ISO4zyxMII8pxiOrSpWvGwv6bOEKe0ZvgwOp"
    "pjngTrMjG3szY29m7M2MvVkjlkdjb/bq2Gx8Ug80bd763lw3uOiaxEBcSdStCbAJI6qz7q"
    "PunResBuVWkwmSRgzgQ5tMCrQKx/PjpnYR7QHt7NTZdQhNHUUvqGNshzRo4vb3IeaKPO1h"
    "msjT3ojDQtntEPxfGt+NT7pnygJPXKq7V73r72dDdV/+MeLXf1wPe+cdIn+zh9rnMZ0zxh"
    "fPm1F34a70Y09nyMyKYWLX62O8s9j1NRFkXkl9ZqtAkBk9am8SZCatC6oIMlX5dDy6Akll"
    "YTkhiozm0Unsuy2cjl0HBZJTeg/NCi9m7vlz6jr/y+yJ9JZGb+VbuIn/ofzSX0W+0kdkIh"
    "NMqToZNioElxYlc7oacculzlzJM0XHOgQa9mDZbsvyIlweRgKPvKDRIVuIRxe+Z0H/GQbQ"
    "I0q90Eb5aqKdFcEUSILuxvfu4NIJRlylRfoseCYawypmNCAMPgUbeh2lJl5jQTlAFjLfXy"
    "4wqp8KWK2i+qEQFtvgsN/LeoE79mTEM/7nEROgXnRkD7ylL18YZbyACwYPdLDj0K3wwbGw"
    "wkCY+CSQhGcP0OUpFORRB+RLtolzC22K551YWAxcgZe4AV7RIBSgUJ4g+iGAUsECvlFszX"
    "K9pS1k0UnhtGMjF7DLt44P/RcFxLAYccETxaMTpO7dq/iIkce+Aqs82GGRH/TaLSKBaC7+"
    "4bP7uWOIgIP51O9SSv98Lvwq9ZxRMdR922JUDM/NAaNieGWyZ6NieBVsNiqGQ02bL9A5Vx"
    "9u45NbKlhM7M+rfmYJkjozvT7fmNGCHFoLshbF6AjM01RGZP4UkblRWDwn+i8wcIoS/qrA"
    "KVe9k14cwkRjoY/oOiS6GvHLq8FJ7/q6f/GlQ9bXqC88vzzrDbFwfDniv8Kij7fkbz0W6W"
    "2cH43To94q7XtL+OSnY5/RoCjQ0wY1X46yeXj//KYK4FCqFHHxLKtWlWJ1nZ1RkqYJMB96"
    "ZxThN95mgS4kftJK/XK48eQADr7v+TojPSYww1x/mCsdKE7LKM4bz3Xc2IuJTSSkgng8SW"
    "2ozpqZI2zCIN+T4UYJ4OWWfo9C/iRDv3qDXmmf8nbDPuVtfp+SVLBrAJ4hax7Ye/FejixM"
    "dPYlSRojOHjKLkWZ7+islkkSE+4lF+4FTbTs8Y2WF36KqHnzxscqc/TH8in6Y26GViYzOY"
    "g3q4TXVMbtvt7aYL5NqKQEmeFvnflrjL4Pc3Ywee4b/EHVxLy/G4U2LrDv7ybCHpcb+EfB"
    "kbUt/NHKPiI+IgOO1t3/ZHJjLq/QIv4zmSCB4+NYjpqaxISBumIlSe7315hILHdLJuoWml"
    "hIM3vcXa/QmHwlEq7JbG/CwcDyFkwYr9vMcmw0T8cLYS48waxoIYzugEz+ukFyWa3dJreM"
    "2cjsNrl3aHvEadgW3gA+VAFX/JjNqHs7uP33BI3UMdKKLz0cZJa7QKa5W8JnKh0IfO/hB5"
    "nlrk0CT/ogQOMq+iaJuyTSuYnsdcwecXRXuFkpp4DIBvNmlbSqt6jr4vvOvAh2EfNFYD+J"
    "7ygiqMXhTuhQmZM3kNnjsBqRwm/Eb9gMphaZmG/JsdENIWaEa8MMMGPQb+G9AGUEgQ297i"
    "SdFSQ2kbOEI7wFPPeeCdN/pl7/PkqC57M59CLlrwAzacDEW4oee4qb4i/uCe8IW/ShE7kR"
    "xC0rpwPh5LECTP3ojrcMYcpmuwp/sydL930a7O87N926/pilxmS/9vpeY7L/3BwwJvuvYD"
    "NqTPZfHZtDJ3S19FExQSMsXE0eupp8N/uwJtC1k3k+I9aXaRvzAs1VI1mGsle97F2c9i++"
    "aGr8WoqsQ9TFiHcvL68GMoufuhrxq95/906G0qhVXhXl/zvpXpz0zoTtanyZFWA8j/lq5q"
    "ius0gUkDZwudjf3lob8BxhE9YLE7WmEQqMlHwvj/U1o741Y/YZrK8lwpFsBcZ2tWR9zhwQ"
    "sILcov1cPro1w33/6UyYtdxCKpWlM1g/jjX3bN15PEFiEH4c4aR2a5spPEtvjlhPmMLzus"
    "k8S0rt/oqJD2cB+HZfX8COLQBj/ec2wz1FbMb6E8a6ydDzGqTQwBmpDN9WmJSq4IDypAHv"
    "iWaPpIhHV5AkqSIBUSxGiqVI0q9ZejXXRSgkrSS2+CAzpOaLrPMXubaO0OZygtDwuG48rp"
    "m94Slz2ZQqJpRaHiZKtavYIALbI4LK5ogL5juevY7vOlF1SFMzGcRW2HcJG7OJiqYkzMGw"
    "1zaat2GcXIy4G9mJBSwsCMebncgP2rhOlrYdmaElAk9FHdxziNcEevtqNa5T1v9kMzVjR2"
    "bsyIwdmbEja8Qmw9iRvT42m4CU+54wM7uaqjBnyAzUFaAOQuqH2wgdU4Rmyqr1lBVt2zVZ"
    "nCAzDK47g7faeCTpjASrzhw2Flx7s+CqiaDwGvjI7FPPWs4xsnaBkDBTor1JQBiIsmNbFa"
    "4sHETNJLmn7pJJN15K7pmPQh4pM3M4HkkxdZd0jZWFGLVmZEFDa1Yk8ttFlVWzTqWtt+7Y"
    "KpdwyoifjPjJiJ+M+KlxOwQjfnoVbMY1TWPOVMUbKAvZiwvjy8rr1Gq90CVJbQDzGJcacy"
    "YoTAzHrAWn2FznwSz3/4wJjMVmNQfQaInUdlfLETZwJt7N/FCTY/jvnn9364rFN3cAj5+1"
    "Nx29H1Spymduadgy9elihuGR0GEjOCJDGblKWLRgxCTOHjCul5oIP5NJ1Jvf5J2JKEkxL7"
    "YIwjQvOovvqylhbCNqiy1tYNAJdzY450PhCQwWh8MuMr4bHC2oH7AJefCdUOQCPyIT6Op0"
    "Co2sE1fzxTJsC5mAtwxJwOBMEgaf8dmIR6WlIOHW8WVMKniVAHsWd3soy02OSC9Ocj5l2M"
    "Sc2qwwUljNA1MVNCWqMYY59Z7k2kYy8uwcMJKRV3ZkNpKRV8Fm8asxaUblG7gjN+GdGhXe"
    "6eWFH9IHv3V61f112CHiZ8S7J8O+cA8TvyN+2f1+jZGD5C88B1BlHs3oKnvaeR6vsRci2X"
    "opvsniSKkj2YoJjGSrmmQrOkPrgJykMThXw1kIMsaBNWNzrVB9WToTEagS3NDSrTPVAXpN"
    "YYZ0RYyfN4Zb3ZA+hFX8dsfYNKUx9KzbKbZmqg8lLm9t0IBERdpVFCHj5H7hcYXItfAswB"
    "wYQopPSVQPQeDmNHQw78bqiPSlzB+zVDguIxOo1blnkw5hHLtgy8QXqNCIa3ACdaLIK0cO"
    "06z0ShZLzQQNHnG0dsh59+J79wwG8mdyffK1d/r9rEf+snyPtwl+kf/wOOAkdgJQ4vfe8d"
    "fB4Bv5K3CmnNlwp/db72JI/hIjvw2dc0Pm//sINTJwKh/DG0We0piYJG4As6SgK7XIuBqw"
    "f03aQgcywcsokYfrTQm9DUWSE3TXdkLygEaZ2I6qTzaOlX0mM+9hxG+pH9OinuiGMUw5Q2"
    "2kcDiZnHnTSy8QSiDMihIwCqiNpWpHdJNG7/hDQL6ed0+U2qcNv9i/EL7MKTti3PJXC1nL"
    "iPcB79C7g6bQVdwLCRZjdkfSAAtnRw/sZuZ5d2NRLJhso+KJh7Rat9Rr7FK1I4dTKyqPta"
    "y5aBQ8tV+wjYLnuTlgFDyvYM9kFDyvjs2Zxbfq3Jlds81Z8/GJM9p6bKNviGjrDHRL7rij"
    "nfeIR7viTrw/HnG1Ce1Eu9ERF3vdjtzy1kPfYORc+5dzqXNdHuRjz3MZLcE5QZUB+gbI9o"
    "VwtHs7LMLHg8FZCuHjflat+f38uHf141sBNxRyQqkVy2l81scfDazXRAeEOr7zYrGOj685"
    "tEu1lUkSY4ifU1cmTuqaO9EMqRHS1nknGsvMCuYpZ1r68aTItvp6asZT9f38x7t379//8u"
    "7N+4+ffv7wyy8/f3oTf0j5R5u+qOP+l/5FZjbLf2UpgWGeA+WmSDlCY4y0Ra45o4Zq6AxX"
    "MzWUcjZpbVBD/ba2naqghlKWVpX9cqIwFSltkND/cJjJ/SjdvNT3UNQckTvGFtJxJR3jIi"
    "Q3bEq58GMp8svZZ1OFsTMyQpHICM1EyzAqA6MyMCqDRq5vRmXw6thsVAYmpsOhT8PG+P3F"
    "SPaN8bsxfm8g3EYpaIzfG7C7qJk8qhflK25tkEitC7UryaTiJMgVpVIDzlD6045CqVreYh"
    "UZ6yYirlSROm1flTBi9r0ltydAteShlEP5DOrGeDIT1GPdsZUw5pUjtE0CT1ZFiVpBpSyL"
    "y5RMbeLBDRGQRgjBuIeyKtk/EWoeQ8OOOAq+oI45HBOgGRHgGL+kovROLrNJ6EHPoYKlNc"
    "MgNFgCI8zG4WLsdW+gOtebCjvoqLIZ2ix7tyMeWTM/zBiXbwrdeIAK1bfckVFzcPclUlg9"
    "UMALbaMpXxGXovm06Bi0kcrwPhHharBCzBCBBuVeoN4hGHHPl8bo8Yt8lrbMcRUBWk/bvg"
    "P76HW8HOyx6I58kMQdejSHrsgHxALoVSAcBBsGhVakXcXinMTwuSLiZI5se618/Q6WN1/E"
    "So0dNpiOKLjbl1nAoOPhOMoLvster3FZy8J2WP/O0DZibSPWNmJtI9ZunLzTiLVfBZufUa"
    "xdMymKkWq/qHguLy+SUSs+0V+L1o8uexen/YsvLT3EW4qsQ9TFiF99v7gQd9TFiP/e7Q/F"
    "HXUx4ieD88uz3hDjHMWXI/5rt3+Gt+QvlOpenPTOxK34Mnvcfx73BCHA1Zb4GjlkdTmktw"
    "w1IV5TGHF6Nf8P3/f8PMLldqYxQRNW2EPbl4br0BJV9zUJkgYK03c/KwuB6ja6ixxhA+He"
    "/R4yJfPVWwwzhGbCrjRhP1sWl5pBvO+BnZEka2CdpzR4V4kAtoCaczCXHkXj8uYgmj2IRu"
    "orjTGbIGneYH33ptouY9M2Iy90jvSzOjCniJoH9M7S1qYnhkhdr7O9SFOZA3e1zYWwe9CY"
    "hOPyZhLOTsLSEkFnclhTNG9m2P1+QRm05AHe5KScIGqMg/+BHZSFJdA49ELqakwUGarGgL"
    "9be3iMkcCxVV1gE3QG2mJo0W5tG2gTdAbaYmgZvInOriFDZWAt0CT621k6pClNGII6Gzqk"
    "LP40+ZylNZyuG6drYuB/AT8bjfvTBdqbDPuFRFPXqL+7tntHk+/CxK2pAkkDfGX4Dbd/EO"
    "G140DdLg0iq33PF+bqwZ2zWDAb86zS4G7s2JM2mcC7+N49dfFPYZI/sWYOjCfxp8+gPhrK"
    "dKvW0kepLaFhyOaLUJi5ixjgaPHPQn8VhRkPGDYcPmDgbwov7aAJe0SFTWCHMeDVZzKxly"
    "wiE+b1lACmdCX8AWSSV/g00f49YVQfuQwAjXePpvtdmYoWCmDrIvD32vAd7gZL/x4OjhhZ"
    "3PJpsCEuRsw6JZZ+1MQ9S7CTkODGPtnYJxv7ZGOf3IhV3tgnvzo2ZxfFqpNnbjE15iUVtP"
    "AvJYrrPjHesXRBUzX8FLVw7aDcfyZhk6l5v/gKgDTwjco3Ed+dG0/abMG4HYx1de1JKqNr"
    "r2jI9/LcRVBWVF9Pketv/ctLvKEujO/IC5bxGteR2kNsXEcO6TpiTLN2dgBS0vqCtbcUzS"
    "SJ0VdnAVUaF61t+ZqkCbPBvuUgCUWWDsoZMoN0BWG9UhDqwJykMRg/jnGkUNWVkyfpjMVD"
    "nYXkUvOty981leFunblr7NNeA5eNfVqTOV0T+7QTj3NmhZ6PckXWKjBQy5Rob7JQs6KyY5"
    "SPsoomasMZI6I82llhDNW4GmGThXeSli95EzbdCqSJG4NxHIRBHGbWoq4btAmj1gxILIw5"
    "OwV8XRYEWK+KQPuZTNDobAnsn5BQBFVVIV850K+URdpnabXmYKHo7Dri9BbDtaKB2q3jB2"
    "ihRnnwwPxEIVnZ1MOYqtDEAgY9ICbt7kLPu4tIxnMgmjuu6wQM3tYW5nnCv0Mr0moMlMnO"
    "ZMzEjJmYMRNr5mJrzMReHZvXK5vGzJkiaqDFwu4nzRmjblHckGpa9DX1AbXoX0WjSo/+/e"
    "LbxeD3i5Ye/K2vve7Z8OsfHaIuRvy09+Wqe4qq7uhqxL9fxOXiS7wrmsR767afXSM+h20u"
    "HBF09IkJkiZIXQ+tUbRmzLrbbr+RojRn+zqvQ5iig1srOK/lufyr69GySAkpsgyLb5GuUW"
    "w9HXw/PuuRy6veSf+6r+wiYj6Kh3gLbjhCStG6gtk0p9WQB/o8zptCUiSpGqNZPnBMikgg"
    "ood8ksogvx3ySsikO+RjIoP7drgruZ0e7gkig/tTcNddTFNUW66l24F/tC/497CW1kQjMe"
    "guw5lSOpT4zGeLtDfpJDzYns3GVly6st885k37ISDUEvoBItKcoTmPYzP/s1AqoHJBqAuw"
    "qHA+j54Xudk/qT6hsggsb4EaBScQoBFHJtSLChHbY5gqLiQ+W3i+8KyfC//5W1hmZylX+M"
    "hLnqiH+MDG3SJ0QdUtctP5TLQGvcMkdowGbOw9cEwKJ9z55R14HcddJ5wTN6Nsf3H9HPuJ"
    "O+vgM7y4LCOUHRg9ADo94j4Td21xx2W36Og/g8+L3Kwed64vEHojipH8W0G02d9+bdS/hs"
    "z42tdeGmWUKM/NAaNEeWVSDaNEeR1sXq+gVefN5KJrFCgVPOyjnYkGxkkaA3IV832559bB"
    "OEHSBOXGATzD5ekkj3G5y9+awrj8NdRnWR/n1sng4qJ3oryN1eWI9/5+2b/Ce+pixK963e"
    "/Dr+Or3v98l08yN7DEb4Nv8om4qIemFQ6TDqzRW+yd0pRG71fnrVNCgqDJ5TSl4XKduYxx"
    "MMeKYVsdhworMDyvPc+1ne/TVE3YUh7aXqZcy/y6VMw7cxtX764X3i1NZEDNxY5n1MWJ3L"
    "JYUDBUyyeIHKGZI/TnCAWiWlC3gD9BafDXxz+hIdQRtmTImoD83vMvrTWv2nvONKnZbdZt"
    "t1knS4xfXdGxYhsM8bD9uPXFLZSrbHeBhZPmAh1CpUEEmgX4zHZ8ZsFIxLj9awMKYY4wo5"
    "H5Q7j0ORRZsfCIoHeoY0e5DKDMDG0TJsJhdFJkqHHYDgjLjhsfAGL+GB9OsiXxOmAWVCqc"
    "PGfo3+rdObGJhSKW1hQyKYODzqVqSbtnvgMc9+N6L7+d9EY8ut0mjFv+aoFvdCsTIxCoEB"
    "M+2LLv6BiLIwqzJ7CQBVGRdRoEqtxvHzz/LhDOs2WGGsbLVGPV+Pihwqrx8UPpqoGPmmAg"
    "0aiF2+hUjU61CSA/m7qvbkDvUd+X3BboDOYsXQMH9K7WxpzsINoXbSE8SJI2AvJDiw/kvh"
    "k2jDrgp4iaIDo4NOo1UkjXzFrWCBJ2Ikg4ZUHocHFSKA0zlSvT3iRWsNeltw81hekA42rk"
    "Udf14Jjr4fk5wBMugfNuIFwzYHuIcnnptSHSBgaMCxEAHoaT9eQECgdoU8gQstkOY++NwJ"
    "vD+Rt6g6SiCvT8SLp6kISnhyh5RL6jeJBMZjjypX9Hex25agRfo+vAcreKJBLwtS7ZOmuj"
    "eBnhX6ICW7Xj3IwethXIlIvKv8MJj5JRtaJ4XBj7ClM23TOEI2gLhxTZAYRSBsVCmQwAJM"
    "ih4+PA4RabfF43JavDJoV/CobICtrKeyV2so5lI8Fy/lTRRXJs6p3z8pSNE2ns3+fjRYQ+"
    "NYvYdrYX6+lIl8FpSqPzqDOXpRvg+EYrT1qKqAnHgMx5t8rE+bF84vxYrEHc8mvK0prvqc"
    "7fk7Gc2rGRT2qzqfvt5IjNx1Pnj0cYbqpTzLYGvmlyw+/a89uY9z6D7NeE73q+8F3C9HEb"
    "BhQQGz6YYF4vCffnDNG4HfwmrJS2DqJ3z3h4qqTWrQIFRLpAe5P2gWHRsRKBOzq6h1hsrh"
    "JViJpQLI9/PKpFqEwt9AELl1pMCLZRGA/bJAefRQL7RPEfAim+lwJ+USncmgTsX5PPUkMg"
    "0mE4obBvZDAwbaE8QNF7wEJCA8dmJPBQPk9DlRQjFu0T7hHX41NhP+mEbcL+tNgiKgZvgr"
    "0LZHSl8vBOedG4ZAJcbwzpVCBSR1ieFNUJ546NTaDiI7nn32tja69uxGKfLQnT0h2/z7r3"
    "CV3yDutPJULaYb1y9MEnYuKDvWBd0cswf335HDDxwV6ZEMXEB3sVbH558Wha0Q5f5f+47F"
    "2c9i++tPSY3VJkHaIuMNbM8OoPcSu6GvHr7ycnvevrDlEXI/5rt3+GAWnkbz6qTXbbX2WS"
    "3n2EmvIE7eXG3RsytBvz7hKRZ4TZ+Ibden6BIqk8lHiesjHSn51p6bLHMM2VqIDcaG7qvB"
    "rF51NNRifpDIfrzOGXZalu2Lwlm03m69fC6frZStfK6G/38pdYaq4BdZKmgSC/rXSAervh"
    "BPW2IMhnLB/OAb1Jm5siO9yOfp9YP4tKV+mTNAd6mqoJRjx797QXyjStIR6TbDW864bvwU"
    "Z3vdTo8drbKtekr8u0qyjT4+KVAwUlaGTqJKwpEF52nCT1M0VBfqoTC2U68P3WmcZuYgsq"
    "0ivRkMzpitwwEsy8B34Ux9yR4XqkWxnUt46wgyIj4t38k1kheXDCmcqRFITkx4AxzPEUAu"
    "en7EiRQAcmf1PuarLSMaKNNUNv79gqOCI92XV6GzKfTOIlRCZkUjYDzIbOMX7v+B6fYwGs"
    "BbsnneoST8g99R1kjnw/+GQcrmL+JDBrp7wGZXoo2wmQDo3BaAD9lp6IK3JJfZetSPQYet"
    "4ecQcV/3DP1krplH2Dzcp/xkWD8vveiRbYKGyNwtYobI3CtnEHcaOwfRVsFr8ak2ZUvoHH"
    "/r3kwBEAFeL7uDo8oq0z1q3L/mXv9KrXPe+Q+HLEL79ff+1dwS3xO+K/946/DgbfOkRdjP"
    "jJ2eD7ae+33sXwukMSf4z4Vff4uD88/58Oia5G/Fv312/dDhE/2b3786jE5a5aVpTjb7lW"
    "PENmFOPVFOPytKUD9JrCYFwxl1TqpJrH+tFoZwnKJojKDu3vljzN64z0LJ0Z79XGe0IYkB"
    "FWep7LaNkEvqbKAH0DZPtCODpAHhbh48HgLIUwrMYZXL+fH/eufnwr4F57+uTl7xlRkM7s"
    "UkBqppctgvplJWUau/4i2ibwIKP3e1NJ7/dmg97vjdH7Pb9mpEhadbPSlA7mCOt8CquNcD"
    "AhVc9h/Ui8NWaMdOosNKqJuhE+WM6Ze+bwu1aBpjH5uL1JyWjJgmMXSlbWL4qcH1IhCLsV"
    "5nPqErh171iMPMw8oduLC0klV5GmcZtqhM4xZHQOs1GsdMxS/xCkFJVtEiytGcF4mOTaxX"
    "wdIh3HglqonFOxqe1siFCMMorBNGkw4hjEhEQFO6LDP82p4xIYLKguIxbcQiinmJyE24GW"
    "7k7xQPBFvplSromXGkdJDrIaPaNyMyo3o3IzKrdGLKtG5fbq2JxY9rbRCiXI63wkaf3eOx"
    "bqHlT19FHF0x/x4WBw1iH4/4hfn3VPvnWI+Bnx3nm3D4/EDzw7Rx/J8+sixdGw18Wn4mfE"
    "T/vXJ4Or0w5RFyP+pXfRu+qfdIi6QIrrIRJcD+uhOkpsdqounAmSOjN9yxXzUxWIP5VD/C"
    "kvdcluIjWwLqI1oFcAvZ6JzJq0EZzJ7JrbLBuKtM4DuZVeBHp/vzzrn/SHwhdeXNVj+k4c"
    "nHX3aRlSs1Gr3UatJmKuPr/xlty+YhYDHrQKJF2ZEu1Nwi5Hlh37snBleRfmeS0RVBXJtT"
    "YVF/KreGVNyLAw/QzzRXLZKH0t1qMs3G1nygKUT9mMh/jpyNh1MOhCtEx/EPbmYZxOF1Pt"
    "Bs6UMxsanNzBN6BEWzQUwemwZoxVF8nFJpY3Bx7YkyMyWdCV69EEgQiSJzPuYKoczpgdtI"
    "mIcI+W6k78VLYGAw++pOSrAdyeb0ureSBQZ3EtEVngLX05mSewQ4P1R0pL3DYbw6+jrahc"
    "JzuMhpaQOxjr+rrvL4yo77k5YER9r2BrYUR9r47N6wV5myPbmrrWp7a0IO8LgPr9uEPk7y"
    "Y77yqW4/U48SX3XhpLYIaszkysk8uE2rtqAL2maJ5R2u7TWuOxSAfdqHwDx+/uc6ipU2Qe"
    "33L77QTJk0y3azaM9+mp8PKijCo5jQoyetU76fV/U9E9NZbaiA5jisorWDCvBhhKFG/Gl9"
    "m4ovVYRsujiD4a1rKAWyae5cvIbFuXSefFHR5M0tNDLNgm6elr+Z60U/iZ7H1Pyt6n1CE6"
    "s1eKqAmo70NcXBsVZcimvpDvn8awFagpc6Xam1WVcfmIG1XVlekoXT8ERNGLaF6UKLu5Nv"
    "HumS/0czdLxw1/criIVpXXZz69Pl1DeGPpbtRfRv1l1F+N34oZ9derYPMrsXTflyV73ezW"
    "nylgRs229IeJl7HwHc93wgLZT3kc5QRJg0Ip70xaiomxV4DXkhesOhvTaSeoDLBlwMJRjq"
    "4wBpTHbR0Rfwm1AbogmIWJgmaioNUHahMFrQZM2Ga810+COLhnvu/YrLVZhBgXa1eVIXqK"
    "QivGB8bRUHRpYV9ZNI/NBFXFgAlnOCMRNBJBIxFsGYngaxEVGYngq2CzkQgaiaCRCBqJYD"
    "3kKUYiaCSCLxtoIxE0EsEaQW0kgjVgwlPHez3DOBmzzd0IXU9l+s9Vq0DSGj9rbxKvqgSi"
    "TnWZKnyAAfSGhF4U2Dic+d5yOkNLyUhU+lmkP/WWoSrTxuIiHjHmB5ZRVCYh9acsnBDxUR"
    "dJY/fVVFHOV3Z7y6wQsCDywVLKnOMwNrIxGVjZUQFopEyqHXdArQ1HmfagY6IvI47i5HAG"
    "Lao3WwevwTZkWGd4RUbXgWYoDx6YH8gQOiqUjQgqfQMtQksqDNA60k2ytwF17BGP+kwti4"
    "k0tVgk7oHIU5uO5kNlYB7vgatAPg62ZFGANwqJg89dePsglLl129iMA+8iSsn34VDpJvPZ"
    "TfFsCgSsMlbOroLabBbZ77YtePGlkH8gImPlBhfJuKJj3Q7bS7my7LDetbMlVOhAjbsONO"
    "TNFztJ5Jup12fAgSAc75arMKn63n0cxGlX1WZiQ+2qWvW9P7VWo7MyOiujszI6q8YpM4zO"
    "6lWw+QVGm4gOcircxGXv4rR/8aWlx+yWIusQdTHiV73h1R/iVnQ14tffTzDoRIeoi2zsCR"
    "HIt3+FN9RFPXRX5dEoykVKG8JRGHFSiTgpwmx8w+AsWxAM7dHgHwlKEwMkqwEoOB/qrERF"
    "x0sTxaDGq9ENgy35FoxO0hkO15nDCUGJJo/TlGZbWWs2pyRXmozO0poPus6cTsjRCg8RxT"
    "xOUxm1WgW5yzNoLmv22exdsmXsN5tkvxksb/7JLK1YuwmS5n0we4lnrJKV5EEuNxxKkNT5"
    "O6mtyRDqQnTkOlF5I9OpJtN5DlvkusHbHGPk14FsHayRm460MUfe/9wr7cR0MF5TGIyrYe"
    "yvs+pVBTlBYqL4VwL5GbOq1AzkAxxCRCzjsZIp6RxFcoRNAPzQ55GENaHGSE9TNQH3fYun"
    "kvaVGkBnyAzS1U3cblaaWOcIGyHg2DvcypBeC+kETfOG9NtK0tC3G8Shb/Py0NjqvirGMU"
    "HzAP5UBd9P5fB+Kku1YRKamIQmtdz5vQS9ck28CM+86VdG0+4cmUftTT6Erjcdz6JSj3oQ"
    "DmeMYGn0K2PUmpEApgv7h4BANUfkzLPuMEE7+pf53kPs1bZYwg3haRYQTMrg28zPuwzusG"
    "6Z437hWbOJcKebskA6/1HC2QNWiPRBSH3hAhh40mPPWvqB52M9kReiz+4dbxkIl0XqM2Kz"
    "kFmYOp70ZJPLhXBw5PaIO9xylzb2cbLwlxy+XuXwOBGk3IN2oSc+vKRbmns+41ZX6rEjsN"
    "GQncbldyMtfV63nZ3ISsvddMTA0RKERARmB11hBx2wf+XBPXam5WNXEjTG4vg/3r17//6X"
    "d2/ef/z084dffvn505t4BOcfbRrKx/0vOJpTyBeFK0pORnrQ52kNF6pzoT5bhEsvcBRORd"
    "uE+PGjW4WFKlkx4gCu6RGJWiulpzlFT/1gOcflkMKKjus+lSt+5LUPzX0mAWNkAnORw9kR"
    "th9RTYr3D3tsqzB2bFQEC8gl9klxYku/w0LZQcG3p5bhV7t0J/lRWTqToDELeJUF/Hn3ns"
    "+N7o419fXfDu0fzFe1Fl8JIULRMoxPNq7A4pw7hrWp2urb5fJknFjlVMgYPEVHa2VhwsWq"
    "dIWrYvzB41DNLoiPBXIRNO19hooBzDx/P60JSX8kI91x3YGsYz8dB+5Yyz1ywbKWvv/02D"
    "AmgsmBNDHlWyyz+u9y9X8ZIWEatX29g/fSwTkqb8CtAK5ARwPcqHwDwX37ptJs/GbDbPwm"
    "b1eT2LtUNqpJ0DRPb7snEw9d7XiKqHko78XII7krzEG9WT+eITUe9rXTj6dlHMmjS9VPKk"
    "3VvG9q9zNX9hRX3ZI7TWewrmDhOkVZjOZKnKAxGFfYTdLgThPiBIlB2ARqeH6EF3TlerQA"
    "4XIPpgSJ8ROrmhrEaFFejxZlsAxvvD9LFCnrh+1NuhRPFKuoSCGWN587Icbfl5oRYS+I1g"
    "TcWxsdrFhIfryUe+fr/zkjHndXfyvKjfDE2p5gN7hIWHpomAElqBpjhHAQMywjRzdy9IZu"
    "bIwc3cjRjRzdnHyMHN3I0Ws8mRg5upGjGzl6fbE2cnQjR3/5CBs5upGj12FL81Q5urGjbe"
    "1wk14TcXnfZvOFFzJurb6xwnzDmRLtTYJzZ112fMdWlXMPQ9m28si7YegKH0TJfsXBGh55"
    "mAPYJk4oE+biI28ZWt6cyTy2AfEWTKb2LZKq77YBmWc4zgKocvQyLqigKZFFGPb2zL+HKq"
    "F6y6VwQrLbeC0y7GIID+LSIIRinD1g1IDJwvfwQBCsU/5SjvEGmO8vMb3viKsUQEh+z+I3"
    "iNPxkomIAzchAV1hDavUW0Cl3y++XQx+v5D9x1ADUc9RVSATGDsqKnxR96PX6wh9A/7FiU"
    "VFCmIZSQF6kOhvpnK27r9MFQUdv4cnDL7qRKAFqGxOV2QGb0hCegdNyAzO5S4lSdkL9O5p"
    "bpavbkIzqU0buCF6FhHmawP5jmlJL1XxBkK7l1io8WqrNV8kiRqI9O4DkTl8sQzHtjNlgV"
    "aGkSxdE8H+UAXsD+Vgf8h5x4eARTHK1XLUHliP14INP2anZUf9i/Hl1eDLVe/6uqUHfitB"
    "2iGJP0b8ZHB+edYbYtLZ+BLT1571utd4M7oacbVx7UQ72OwOv9IstfPEPLBFRgRy/NwUfz"
    "yiMOHHK+YwkWciLdFOgubwsp3Wf94uuSWstG6WjhvCgeoIm/0vze+mDuiL42Qe+kfikDdF"
    "arlJO7iP+ONrgYKupjZNeRhF7SFPrC9dT1sTWd8ZSp1aRfFFxIP2xgBfWKSyPE+U/iEgM8"
    "+1mS8EaiLt7apINldeWMipcDtkjx0+IXPq3wUYngvv3Kw6KCtCokBGIhEyNSGZepg5roiq"
    "6QnZk88WrmNR8kBFJNBSUVJVuZH41dgrR+WN7EhbdiTHhA7Ya4oGHkn2Yu8WfWB5lI89D7"
    "6qkm1WkiwD9Q3QvUCsN9lxDwZnqRXmuJ9d0b+fH/cAe4E8FHJCcTtvjmwyh5t1fr/rfJf5"
    "jjUrWujVk40rPV2XeWylL2fsE1ZXE/xyD8Ev75kfaMpSEyQNXEn3IrPGj0oDYVW8gejuZZ"
    "9SmqIZxRwlB+PSFM3GyieWQmQWP6zg+LkNVP79/wH31Ukp"
)
