from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "endpoints" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "method" VARCHAR(10) NOT NULL /* GET: GET
POST: POST
PUT: PUT
PATCH: PATCH
DELETE: DELETE */,
    "path" VARCHAR(255) NOT NULL,
    "version" INT NOT NULL,
    "document" TEXT NOT NULL,
    "response" TEXT,
    "rate_limit_per_minute" INT,
    "deprecated_at" TIMESTAMP,
    "sunset_at" TIMESTAMP,
    "replacement_id" VARCHAR(100),
    "enabled" INT NOT NULL,
    "preset" VARCHAR(90),
    "place" VARCHAR(300),
    "created_by_id" VARCHAR(40) NOT NULL,
    "deleted_at" TIMESTAMP,
    CONSTRAINT "uid_endpoints_organiz_6f3d32" UNIQUE ("organization_id", "place")
) /* A saved operation, served over plain HTTP. */;
CREATE INDEX IF NOT EXISTS "idx_endpoints_organiz_e38fea" ON "endpoints" ("organization_id");
        CREATE TABLE IF NOT EXISTS "endpoint_usage" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "endpoint_id" VARCHAR(100) NOT NULL,
    "requests" BIGINT NOT NULL,
    "failures" BIGINT NOT NULL,
    "total_ms" REAL NOT NULL,
    CONSTRAINT "uid_endpoint_us_organiz_5effba" UNIQUE ("organization_id", "endpoint_id")
) /* The counters of one endpoint in one organization; `EndpointCounts` describes them. */;
        CREATE TABLE IF NOT EXISTS "persisted_operations" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "document" TEXT NOT NULL,
    "size" INT NOT NULL,
    "used_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_persisted_o_organiz_45d1f7" UNIQUE ("organization_id", "hash")
) /* A document and the SHA-256 of its text. `size` is in bytes; `used_at` is correct to a day. */;
CREATE INDEX IF NOT EXISTS "idx_persisted_o_used_at_d0adf3" ON "persisted_operations" ("used_at");
CREATE INDEX IF NOT EXISTS "idx_persisted_o_organiz_1b92aa" ON "persisted_operations" ("organization_id", "used_at");
        CREATE TABLE IF NOT EXISTS "field_usages" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "day" DATE NOT NULL,
    "coordinate" VARCHAR(255) NOT NULL,
    "client_name" VARCHAR(100) NOT NULL,
    "client_version" VARCHAR(100) NOT NULL,
    "operations" BIGINT NOT NULL,
    "last_used_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_field_usage_organiz_defb39" UNIQUE ("organization_id", "day", "coordinate", "client_name", "client_version")
) /* The operations of one client and day that used one deprecated field, argument, input field or enum value. */;
CREATE INDEX IF NOT EXISTS "idx_field_usage_day_b38c90" ON "field_usages" ("day");
CREATE INDEX IF NOT EXISTS "idx_field_usage_organiz_b57c37" ON "field_usages" ("organization_id", "last_used_at");
        CREATE TABLE IF NOT EXISTS "organization_prunings" (
    "organization_id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "pruned_through" BIGINT NOT NULL
) /* The events of one organization that were pruned on request, before their retention ended. */;
        CREATE TABLE IF NOT EXISTS "replicas" (
    "id" VARCHAR(60) NOT NULL PRIMARY KEY,
    "seen_at" TIMESTAMP NOT NULL
) /* A process on this database, and its last heartbeat by the database's clock. */;
        CREATE TABLE IF NOT EXISTS "replica_counters" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "replica_id" VARCHAR(60) NOT NULL,
    "organization_id" VARCHAR(40) NOT NULL,
    "subscribers" INT NOT NULL,
    "events" BIGINT NOT NULL,
    "requests" BIGINT NOT NULL,
    "timed" BIGINT NOT NULL,
    "latency_ms" REAL NOT NULL,
    CONSTRAINT "uid_replica_cou_replica_20efab" UNIQUE ("replica_id", "organization_id")
) /* The `Counters` of a replica for an organization, when it last stored them. */;
CREATE INDEX IF NOT EXISTS "idx_replica_cou_organiz_95d95f" ON "replica_counters" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_deliveries_organiz_9e047f" ON "deliveries" ("organization_id", "status");
        CREATE TABLE IF NOT EXISTS "data_schemas" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "platform" VARCHAR(20) NOT NULL /* BACKEND: BACKEND
FRONTEND: FRONTEND
ROBLOX: ROBLOX
DATABASE: DATABASE
CACHE: CACHE */,
    "format" VARCHAR(20) NOT NULL /* JSON_SCHEMA: JSON_SCHEMA
AVRO: AVRO
PROTOBUF: PROTOBUF */,
    "version" VARCHAR(64) NOT NULL,
    "definition" JSON NOT NULL,
    "compatibility" VARCHAR(20) NOT NULL /* NONE: NONE
BACKWARD: BACKWARD
FORWARD: FORWARD
FULL: FULL */,
    "created_by_id" VARCHAR(40) NOT NULL,
    CONSTRAINT "uid_data_schema_organiz_e71810" UNIQUE ("organization_id", "name", "platform", "version")
) /* One version of a schema. It never changes; what changes is a new version. */;
CREATE INDEX IF NOT EXISTS "idx_data_schema_organiz_937a7f" ON "data_schemas" ("organization_id");
        CREATE TABLE IF NOT EXISTS "sync_jobs" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "source" VARCHAR(20) NOT NULL /* BACKEND: BACKEND
FRONTEND: FRONTEND
ROBLOX: ROBLOX
DATABASE: DATABASE
CACHE: CACHE */,
    "target" VARCHAR(20) NOT NULL /* BACKEND: BACKEND
FRONTEND: FRONTEND
ROBLOX: ROBLOX
DATABASE: DATABASE
CACHE: CACHE */,
    "key" VARCHAR(255) NOT NULL,
    "strategy" VARCHAR(20) NOT NULL /* WRITE_THROUGH: WRITE_THROUGH
WRITE_BEHIND: WRITE_BEHIND
LAZY: LAZY
INVALIDATE: INVALIDATE */,
    "conflict_resolution" VARCHAR(20) NOT NULL /* SOURCE_WINS: SOURCE_WINS
TARGET_WINS: TARGET_WINS
LAST_WRITE_WINS: LAST_WRITE_WINS
MERGE: MERGE
FAIL: FAIL */,
    "status" VARCHAR(20) NOT NULL /* PENDING: PENDING
RUNNING: RUNNING
COMPLETED: COMPLETED
FAILED: FAILED
CONFLICT: CONFLICT */,
    "data" JSON NOT NULL,
    "result" JSON,
    "conflicts" JSON NOT NULL,
    "data_schema" VARCHAR(255),
    "error" TEXT,
    "attempts" INT NOT NULL,
    "due_at" TIMESTAMP,
    "leased_by" VARCHAR(60),
    "cause_id" VARCHAR(120),
    "created_by_id" VARCHAR(40) NOT NULL,
    "completed_at" TIMESTAMP
) /* One synchronization of a record from one platform to another. */;
CREATE INDEX IF NOT EXISTS "idx_sync_jobs_organiz_f6cc7b" ON "sync_jobs" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_sync_jobs_organiz_2e7be6" ON "sync_jobs" ("organization_id", "id");
CREATE INDEX IF NOT EXISTS "idx_sync_jobs_organiz_b409f6" ON "sync_jobs" ("organization_id", "key", "id");
CREATE INDEX IF NOT EXISTS "idx_sync_jobs_due_at_64647f" ON "sync_jobs" ("due_at");
CREATE INDEX IF NOT EXISTS "idx_sync_jobs_complet_d31992" ON "sync_jobs" ("completed_at");
        CREATE TABLE IF NOT EXISTS "sync_links" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "one" VARCHAR(20) NOT NULL /* BACKEND: BACKEND
FRONTEND: FRONTEND
ROBLOX: ROBLOX
DATABASE: DATABASE
CACHE: CACHE */,
    "other" VARCHAR(20) NOT NULL /* BACKEND: BACKEND
FRONTEND: FRONTEND
ROBLOX: ROBLOX
DATABASE: DATABASE
CACHE: CACHE */,
    "agreed" JSON NOT NULL,
    "one_stamp" VARCHAR(60),
    "other_stamp" VARCHAR(60),
    CONSTRAINT "uid_sync_links_organiz_fc5a3d" UNIQUE ("organization_id", "key", "one", "other")
) /* The state that two platforms last agreed on for a key. `one` and `other` are in alphabetical order. */;
CREATE INDEX IF NOT EXISTS "idx_sync_links_organiz_9a0861" ON "sync_links" ("organization_id");
        CREATE TABLE IF NOT EXISTS "synced_records" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "platform" VARCHAR(20) NOT NULL /* BACKEND: BACKEND
FRONTEND: FRONTEND
ROBLOX: ROBLOX
DATABASE: DATABASE
CACHE: CACHE */,
    "key" VARCHAR(255) NOT NULL,
    "data" JSON NOT NULL,
    "version" INT NOT NULL,
    CONSTRAINT "uid_synced_reco_organiz_088f82" UNIQUE ("organization_id", "platform", "key")
) /* The copy of a record on a platform that keeps its records here: all but the frontend and the cache. */;
CREATE INDEX IF NOT EXISTS "idx_synced_reco_organiz_ca34aa" ON "synced_records" ("organization_id");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "sync_jobs";
        DROP TABLE IF EXISTS "synced_records";
        DROP TABLE IF EXISTS "sync_links";
        DROP TABLE IF EXISTS "data_schemas";
        DROP INDEX IF EXISTS "idx_deliveries_organiz_9e047f";
        DROP TABLE IF EXISTS "replica_counters";
        DROP TABLE IF EXISTS "replicas";
        DROP TABLE IF EXISTS "organization_prunings";
        DROP TABLE IF EXISTS "persisted_operations";
        DROP TABLE IF EXISTS "field_usages";
        DROP TABLE IF EXISTS "endpoints";
        DROP TABLE IF EXISTS "endpoint_usage";"""


MODELS_STATE = (
    "eJztfet34ji277+ixZfusxadU6+u7qFmzVokoaqYSkIOkK7pudwFwlbAEyMztkma03f+97"
    "u3JBs/iU2AOI7qQ+HY2pL827Ie+/lnY+GYzPZO2kvrG1s3WuTPBqcLBheJJ03SoMvl5j7e"
    "8OnUFkXp0hrfsbW4Saee71LDh/u31PYY3DKZZ7jW0rccjqXbxHb47CfbumcmMVxmMu5b1C"
    "bOLaFk5TGXOC6hnNAZPDghPW6v4QHUD8Xn1JtjQX/OiMeA2CeWRzzfgWpOsHnTMaB9i88O"
    "2tKIj3j3lkw8w1kyb4JP+Mq2m6I00CM1obZNZIGgHueBM/cHj7iOzU7I5NZ1FmPG7y3X4Q"
    "vowYQsqHvnYQXQEjQ4XY/4pH1+2b0at6+742+d3ydABn2hPjPH0zWCPrZM0X7Qsj+n0FPf"
    "I6IYvB+8p9kkFrwyXwuIVtz694qNfWfGgMgFoP7P/4XbFjfZH8wL/lzejW8tZpuxMWGZWI"
    "G4P/bXS3HvbE7dz6Ikwj8dG469WvBN6eXanzs8LA7cwbuAOHPxNSLjBCFUQyq4JfsKN3x3"
    "xcJOmpsbJrulKxtHm2QA9mBzrzEeX/WG40FnOB43UiMxoIgMGXXLcDiOYov7nnj/Bf1jbD"
    "M+8+fw54c3/5HtbHCQpbDB39r9s6/t/o8f3vwXNujApyC/kSv15J149B9RBfWprESgvoHZ"
    "cWeUW/9LsZ/jcphnkO6HAcGNOnFgg3jwTVE/DfY5PPGtBcsGPE6ZwNpUpCfBxX6Q30ysR4"
    "B+C9TD7mVnMGxfXmP1C8/7ty3wag87+OSduLtO3P3xY4ItYSXke3f4leCf5J+9q46A0/H8"
    "mSta3JQb/rOBfaIr3xlz52FMzSgmwe3gVozNq6W5I5vjlJrNlWaz+C0xaQblDzVTHpWR8a"
    "ny3c8/F5groVTuZCmexWfLObRVBt+gfB3xLbIUvctfit6lliK52Rzj/rMMxgmy2u26Pn4o"
    "APTHD7lA46ME0GJvnsb4757DczAOKZILgGX45P8R2/L8AjArEKsyoLfg+vdB7yo26Qd4/n"
    "jZ/kcS6rOL3mkCYnHgKbuDjdDorevjW1f2x9KCtXOHPU2ccg97mpczsF/clsamnj/Go/wO"
    "fE7Sak5XmdMuu3fuduJznFJzucpcTsr+0rw+dRyb0ZydSBZ5guFToD/U9jq8c1wun/Z6Fz"
    "EGn3aHiYXy5vK00//xreAsFLJ8cbt7NcwR+IRC1DJblEzinfYqFfvCDrFXQWHy7V1Ezok3"
    "ptS4e6CuOU49cd45eWXTjxbvFsk7lNOZAA7fEPuv9Bi9iGC0kaHniD1vbtN2REWshVUePu"
    "MUdQyde+auiYOCd+Iyw3FNMmWopfCI7xD2B1Rjw3POsrQZu1Wi5f1V+AyaW+T9Wl51WHmV"
    "lu7Xdk9VkdVlYM14l19Y/C5rbYk83bqyeFBubPGxDSULrywwzf+Eg48g9U8WJ0jdJEtgO4"
    "xCQn2hGr61XM8nnk9dH3XB3CHUXFjcwvp9B5XSqDy2hN45a+k5UCtPWJsMwK+0lDRGVLuV"
    "al8y0vyVCo0mSm6WIyQ1XK9qLc+rGvR6sdrLYnXjiZk2tUyJ+1sXKPyWCy9MWPiEDGFZYD"
    "8tqGXDWmACgB7O/3JEEWq4DtyInaiacJYxKBATGi422FEPlhN/DsODQK8yj0eHbRBtvobO"
    "HeNYn7dieOa6dVxGJr64O76ntgVcdJ3FpCkMy3xcNQPbL/zkgJKTCbYBW0pn5UM5ChW47B"
    "als9DCxFtN/8UMqcabiDVWWnYJYzU426GxmmE4K+4H9bI/fOZyastOudAyN5i0AkMjNDgp"
    "WjAsTFFW4VFw5f2zsRlPWXZFaMXWQBqYd7BacRxW1aiRpT7jYA5qiMIwcMQf/9HHTm1m9r"
    "p0dfogWtu1XZuZvTo2a7HdYcV2DDdxZQAOCWq3GXhfyM7s/RZDs/dpSzOxgcuEt8NXCwFx"
    "F/pEYUOZ1jUr2iqP5cZv3c73Tr9F5O+IX3ZQO9gi8nfEe9edfnvYgzvB1YgLd4sWET/JM8"
    "bzGATCMcu6z2DUVgXxhuiIauHg+3ixWuEl9bwHB87X2XLFIRxesuFOEdZBG7xtre78YxjD"
    "PGUYGC7VF72rL0Hx7daCqXN02d1TZgXaDqbKe6iNMCTN7C2GuDEqbYxbyBg3Klsqs6tK0u"
    "1laqvQ3mo/WpOKyHbb6MrayPLjnSkzsS1uvFikqHhXec1KSSMsfXcecTjxqQcXlJtwdcc8"
    "shSaQE48JR/MENvuWBGKY7/PLZsRC8goerzeotBVUDbJRNwar7hv2aF/LIPqlNgUH4vqVU"
    "GgnUg5LbIf66SGwZZQ64+Ur1GZyRZLf/1f0C4KmIUIlrmekN96qwX0+Z65wuUXe0J9H4t7"
    "Qi+Kb/KJTAQDLhm8uIEew1x6FhtzOLQQCe4UGmbUCNyOFyekPeLAB+7hbg5BQYiMOeUzKP"
    "kwt6BogJMCEUW+hk1hWTOJ7RhKeiyeCb/jh0BoLV4VaZsoVl667B6KjOBrpKagE/h+jrhH"
    "y8aRbAZf+QNdEwPeFsgn4jfEGE4OU3SsvpXP8UWXrjMTcmeUza8FZNCHmQMgQeXQqqxCMS"
    "sqjgdKAwX4om3Tgrc2KOeOL/EXUDsPnJjw3wmZCDtnrGpM/Ylk7uYWc11kMTZOp7BwALLQ"
    "W3wuOiqb8Ch6XjsLJuX+ouAGwT3JzcXE+RS5OU7q25uAQ5u/8g7ciKhmj02oTjeVwfqcwS"
    "c/ZdRHYdhh3yQyV+z1hehiaUth3h5rjXwrWvtSedm/1r48Nwe09uWVHSm19uVVsFlrXw6r"
    "fREAlcA3KK/xLYavi1u4vCFcQAGzIa8y4o3vvf431LnI3xG/+P2f8Bf+L/QvV+2u0L7ALz"
    "y7aF+2xzAxnH2DIps/Rrz9rt0i8N+Ifx0Or1sE/x/x05vuxRC1NeqiGvqaKAAp5uarEBJk"
    "WoFQXoGwOUHu8kVtqCv9QfU+f77oXnXgq5EXI949v4A/8X/8JAa/4/cw+H3EO/0+6jbFz4"
    "gPhr3r6855i6iLanwsBl3SqWVbvpUVimPAqGvMmXlheTlfTZL+SbqAqq1Ce1UGJLZgWEHy"
    "+4Hmb61ZGUXMhkIDX0wLs2A+RZlAGZSjNBrngjjDvAWtGSvXZdwfC1l3GvMuz5lX8sgT8K"
    "vAVoeA/e2htrYz7MFP795++OXDr+8/fvgViohehnd+2cKWtM1EWlibQrlAeJJkBVprX+Wz"
    "t7FcjVcenWWcXj7bDs1bq6NUCQbfIlmtmHreuzm96JDrfuesO+iqySzkongoVDWhOVK/07"
    "5ILRYLx13vAHWSUKNdAG0xyQOIqLVBSIqvFhmUx1so3ryQhUKCdEstewdsN2Qa2Cxgxx6D"
    "VsyMLc6WWSJJuOMssRu4J4eC98CzhMvgJT2/zGYySqKHb3L44qe9crOO/7mARkk0oElAGb"
    "wDKrGkDVIJWNOEGtz0ccdn3FiPF+Wm2jiZnmgLTLTCJM0bKxuwUnuGLFI9lFMx8NCSqASq"
    "YXkNZSaUyigrBegjtiVxUi34qLLgI2piupOcK0KrOf0yOC0sh9PMztfkZpBqbW55bW7UKr"
    "fkp5Yg1V9alb+00AGjjEosRqQdwIo5gG3s0Ut+T3FK/TlV+XMymZBB78DlOKXmctW4XCUX"
    "w4GYERp5jobqcfNRd8PxQnrEiaKFvQ5/8IiiC6KsiaFJerZJ5FwlPfOW7ooz8xPxGCMTxm"
    "cWZyfSy3GS74m4r8pLeopJOKQ3xxM9hkq59pxas9wTf6ZvScZxX33o1fXtkcf9v7x79/79"
    "L+/evP/4688ffvnl51/fhOf+9KNtAoDT7heUAcS+/kAo8NI9fp7Rznr/Lj/Rj6oo1lEaDX"
    "IRkEvvNI7pYHPMeeal7zAShorBwlzCTjEg0WaK+WeyiuzjhtTLjFYv7m/duYXWkIXCAHNL"
    "BKvF0A6ZUXujzzHqwGTlzlBXJkIKTN6+IT9hmHnHtfz1pEWoZzBuAnUTRtOdDGRgmV6TeI"
    "704ccNmxgnBLjoAw9lXAIYSCt8IIMGuCZzMd4uauYtF848UTtyGSUAxq8novcGhRZia9fE"
    "OiiRg162SGXIBYxNgM246xMyUUpUEYnAwmANTAR8GAUWpUGICDJlsLK3ggD6oiIRPVhQyG"
    "gWKjQGppT3ZOQb8mBB91abpvGhCLvPzBPssO+ug6ZFq4y6NryZL7ayQQwMDlvGsB/01scA"
    "FkSp1jE9vVBMmLCFVTVNgmshWAtDSIigE1MG3cX09cwccYyFYeKsG/BEMCnOE4fbaxW9Qo"
    "a1APA8qNbG8A8OdlJWgh1x3HGwKIdxJlRQCkfGwRhxjNqArA8hsvxPYsRj7A5LwhdExsDQ"
    "UJtBcYIhLFYei9YuFIiyYzYGT3bEsMHdON5f2tRgLYwgQcXQxWfCRRgGfVP8hepeQFt2Bg"
    "dOUzHKwYw9/srlWGfYBcFxpIOhfUK6iAZ0CIeNCOO8XGLUaWTXnkJQbFxd1LeGl/DoKFEp"
    "mhtfwWO2HswhR2ks7km83+aCEQ4D4HjsTDe63/pVXJ+D1G0zCl93JDvCHusWYd0xENme64"
    "1OvjrMR+UPQy/90P/yOaDDfLyy86kO8/Eq2Oxbfl6U6hyj9oCghrI7HejjBeKr40E8lwVR"
    "9MhX0MY1SnI8M9d3hxrdezZzjRwvC+IZoTgenL++EDiXdG07NONMkC9ij5BoEXsxs6eo+L"
    "YM1Ek6jXcpvOMy9TTwj8d2ya1Ic+IJQV5eXpCkBmqkBqLhk+vO1Xn36kujHDMaiqxF1MWI"
    "tweD7pcrjIcUXI14/+bqSpRSFyN+1ru8vugMsVh4OeKf290LvCV/oVT76qxzIW6Fl0lNV6"
    "Ht597DKwWht9Ps3uKrFiXSgQMKuQR72N1Sa0tAoW2XCy0qOU4YW3KB1cn1Ij5NvH0D/wrM"
    "FKJc7mShniZNeUo7DWt34W1bfGTcDqAmyY4H7PsXAiyKZlHtlhv3Ij+gSJryiPC+eSkjVx"
    "qRmMym652Ci+TQa9f3QhsKacBTVrMRpdP+G1VWayjNfkn+bqg0d6vM3Zj1RkkeJ2k1p6vM"
    "aWWlmGby1uysEaojpmcN77zY/KxxK7GiR8E4Vf3Og/s3oYF3MlY7WCwl6TTWj2PNHZOVhD"
    "lCohEubhA2XZfEOUVYQ5OHA8CtjOlLIR2hqd+QfltIsP92i2T/bVq0H/WKKAN1kq5+cB/A"
    "wzFl/V7YmTRFqfF+HG9psV9etJei20mwVzWw9x3BMukOkcL3kThmGfT6kFrlQ+rGGbEsr+"
    "OUmstV5nLMFakkn5O0mtNV5nS4qdjhg46Taj5Xmc/Ko3uXgG0xSs3lKnM5TBuyi8daglZz"
    "umqcrkiwj2uYDyzDWlLuNzJifkQfN7eF/lhuChaPAOIxFwMcyJANInyGEsmfkOGcEdd5wL"
    "gLKvygjHxhYeAFes+8TyJKgu3MCJpiL6bM9eBhZiCRAzWTEW4h6a8OADguXv/fRCAG7X2t"
    "va8fF/++fA5o7+tXsJRp7+tXx+ZnU7hXjakH1zAEO4gSMEdp9NL0OMYyfJeR4+z+uO9TlP"
    "6I3k/XqtmT3hXme2+UQ78hqVpE/o54+3v79xbB/0c8mUs+uat+HqelfznWbsKtGKFeWSq9"
    "sogkKR5jfNdMOhFaLfWoGqcrIvUYyI1II0PiETxqbpN2eEHEtWYxSYcH6wgzMcjlPXM9cX"
    "TE+JAomfAI5aaUTXhZ0ouipBghtYuxKCOCGGLMKZ8xGVPzYW7ZTASTVAIP2zHumNmUgTJl"
    "MFLqE8ZvHddgHpngbB6tbSLFJfJzg7anzsof8SCHKdxfcRnRcwHoQK88EY00qB5KyJ6SB+"
    "Zi1M97B1qXgV2jLze+Yxjh1YSiFnBTht2MFvDw9YNWW+JxwA58grE+EZymeHnObAGSP4dD"
    "pEnm9J7JwKcexVCiHIN8sj985nJqjzfb04kgmsAssKBjWPWNu/hDeAEBlnojHEJYreUSD3"
    "oexFGN9npPATqPGIvz4E05DzDzHiZoZPgShwnumPEyySG8h5fSMkItI3xdBzEtI6ztxk/L"
    "CF8dm8VviUkzKF9DuaCOH/hsX80h4ge+wFBJ6liroiW1z4bd30pLDCVVi8hfOG5eBXeCqx"
    "Hv/OO628eAR+pixBFueIQBldRVNaSJ6ni4Kxcj5Edk45ls9eR757Qs94CkReC/ET+76LYI"
    "/Dfiw17vokXw/xEfXLTPvrWI+AE+Xra78Ej8wLPLATy5HIw4VPC11/smasILqKPTxqfiZ8"
    "TPu4OzXh+YrS5G/EvnqtPvnrWIukCKwRAJBsNqjIToQbTwDj9CU8MFa/97+6Q0KQ321qA3"
    "SVLtwJF24BC7Mbpcus49zZjXtnqep2i1/3kJ/3PMXgQbrjTm+ZHeIiTHD1vZ+OvtihtClj"
    "xdWbZvce8Em/1byUVlH2x4agS4BfMpynDKgB+l0eg/Bf1QeK72Q6UDA2SS1+FQcoQTYIie"
    "VG/sin2MWkNfCHqVrm8nT+ss2vrBvv8tpO/4MFoD1V+JDWSaUAekTHn/ou2EgmhX04s4ub"
    "a+qLJ0NsawcvNXBqmevooET0rZGey0XNc9bNVB1utsU45Soz63Bs2CYlumDBOJwlumDNr6"
    "wf7xQwHUP37IBR0fJeecXaN56Dge1V7LK2JJeSlt/RoZlpTBo+Y2S8rAVlCUKmBJqcrH3D"
    "ibmDOb2nbc9tFx8Taa+CW1DDtWI00Vt2QEd5mBCeQxxXhgVanydWNBly1tYc/obHEgLWkO"
    "uNfsyNreTNubaXszbW9Wi+VR25u9OjZrn9QjTZu3rrMoG1x0Q6IhLiTqLgmwDiNaZt1H3T"
    "vPWA3yrSYjJLUYwMc2mRRoZY7nx03tAtoj2tmps+sQmjoJXrCMsR3SoInbP4aYK/K8g2ki"
    "zzsjDgtlu0Xwf2l8Nz5rXygLPHGp7vY7g5uLobov/xjxwe+DYeeyReRv8lD7PKZz2vjieT"
    "PqLu11+djTCTK9YujY9eUx3lvs+ooIMvtSn9nIEGQGj5rbBJlR64IigkxVPh6PLkNSmVlO"
    "iCKDeXQS+m4Lp2PbQoHkjN5Ds8KLmTvugtrW/zJzIr2l0Vv5Fm7ifyi/dNeBr/QJmcgEU6"
    "pOho0KwaVByYKuR9ywqbVQ8kzRsRaBhh1YtpuyvAiXh5HAAy9odMgW4tGl6xjQf4YB9IhS"
    "LzRRvhppZ00wBZKgm7rOHVxa3oirtEifBM9EY1jFnHqEwadgQq+D1MQbLCgHyHzmuqslRv"
    "VTAatVVD8UwmIbHPZ7SS9wy5yMeML/PGAC1IuO7J6zcuULo4wXcMHggRZ2HLrlP1gGVugJ"
    "E58IkvDsAbo8g4I86IB8ySaxbqFN8bwVCouBK/ASU+AV9XwBCuURoh88KOUt4RvF1gzbWZ"
    "lCFh0VTlsmcgG7fGu50H9RQAyLERc8UTw6Q+rOvYqPGHjsK7Dygx1m+UFv3CIiiKbiHz67"
    "nzuGCDiaT/0+pfTP58KvUs9pFUPVty1axfDcHNAqhlcme9YqhlfBZq1iONa0+QKdc8vDrX"
    "1ycwWLkf150c8sQlJlplfnG9NakGNrQTaimDIC8ziVFpk/RWSuFRbPif4LDJyihL8qcEq/"
    "c9YJQ5iUWOgDuhYJrkb8ut876wwG3asvLbK5Rn3h5fVFZ4iFw8sR/wyLPt6Sv9VYpHdxft"
    "ROj+VWaddZwSc/G7uMelmBnrao+VKU9cP75zdFAIdSuYiLZ0m1qhSrl9kZRWnqAPOxd0YB"
    "fuNdFuhM4iet1C+HG08O4OC6jltmpIcEepiXH+ZKB4rTMorzxosybuzZxDoSUkY8nqg2tM"
    "yamSKswyA/kOFGDuD5ln6PQv4kQ79qg15on/J2yz7lbXqfElWwlwA8QVY/sA/ivRxYmJTZ"
    "l0RptODgKbsUZb5TZrWMkuhwL6lwL2iiZY6npbzwY0T1mzc+FpmjP+ZP0R9TM7QymUlBvF"
    "0lvKHSbvfV1gbzXUIlRcg0f6vMX230fZyzg85zX+MPqiLm/e0gtHGGfX87EvY438A/CI5c"
    "2sIfrewD4hPS42jd/S8mN+byCi3iP5EJElgujuWgqUlI6KkrlpPk/nCNicRyt2SibqGJhT"
    "Szx931Go3J1yLhmsz2JhwMDGfJhPG6yQzLRPN0vBDmwhPMiubD6PbI5M8pkstqzSa5ZcxE"
    "ZjfJvUWbI079pvAGcKEKuOKnbE7t297tfyZopI6RVlzp4SCz3Hkyzd0KPlPpQOA6Dz/ILH"
    "dN4jnSBwEaV9E3Sdglkc5NZK9j5oiju8J0rZwCAhvM6TpqVW9Q28b3nTsB7CLmi8B+Et5R"
    "RFCLxS3fojInryezx2E1IoXfiE/ZHKYWmZhvxbHRLSFmhGvDHDBj0G/hvQBlBIEJvW5FnR"
    "UkNoGzhCW8BRz7ngnTf6Ze/z5IgueyBfQi5q8AM6nHxFuKHjuKm+Iv7gjvCFP0oRW4EYQt"
    "K6cD4eSxBkzd4I6z8mHKZvsKf3MgS/dDGuwfOjfdpv6Qpdpkv/L6Xm2y/9wc0Cb7r2Azqk"
    "32Xx2bfcu3S+mjQoJaWLjqPHQV+W4OYU1Q1k7m+YxYX6ZtzAs0Vw1kGcpe9bpzdd69+lJS"
    "49dQZC2iLka8fX3d78ksfupqxPudv3fOhtKoVV5l5f87a1+ddS6E7Wp4mRRgPI/5auKoXm"
    "aRyCCt4XJxuL11acBThHVYL3TUmlooMGLyvTTWA0ZdY87MC1hfc4QjyQq07WrO+pw4IGAF"
    "qUX7uXx0K4b74dOZMGO1g1QqSaexfhxr7phl5/EIiUb4cYSj2q1dpvAkvT5iPWEKT+sm0y"
    "zJtfvLJj6eBeDbQ30Be7YADPWfuwz3GLEe608Y6zpDz2uQQgNnpDJ8V2FSrIIjypN6vCOa"
    "PZEinrKCJEkVCIhCMVIoRZJ+zdKruSpCIWklscMHmSDVX2SVv8iNdURpLkcINY+rxuOK2R"
    "ueM5vNqGJCruVhpFSziA0isD0gKGyOuGSu5Zib+K4TVYc0NZNBbIV9l7Axm6hoSsIcDHtt"
    "onkbxsnFiLuBnZjH/IxwvMmJ/KiNl8nSticztEjgqaCDBw7xGkHvUK2Gdcr6n2ympu3ItB"
    "2ZtiPTdmS12GRoO7LXx2YdkPLQE2ZiV1MU5gSZhroA1J5PXX8XoWOMUE9ZlZ6ygm17SRZH"
    "yDSDq87gnTYeUTotwaoyh7UF18EsuCoiKBwAH5l57hirBUbWzhASJko0twkIPVF2bKrChY"
    "WDqJkk99ReMenGS8k9c1HII2VmFscjKabukq6xshCjxpwsqW/Ms0R++6iyaNapuPXWHVun"
    "Ek5p8ZMWP2nxkxY/1W6HoMVPr4LNuKaVmDNV8RrKQg7iwviy8jo1Gi90SVIbwDTGucacEQ"
    "odwzFpwSk212kw8/0/QwJtsVnMATRYIku7q6UIazgT72d+qMgx/Lvj3t3aYvFNHcDDZ81t"
    "R+8HVarwmVsatsxcupxjeCR02PBOyFBGrhIWLRgxibMHjOulJsJPZBL05jd5ZyJKUsyLLY"
    "IwLbLO4odqShjbiNpCSxsYdMKdDc75UHgCg8XisIsM73onS+p6bEIeXMsXucBPyAS6OptB"
    "I5vE1Xy58ptCJuCsfOIxOJP43id8NuJBaSlIuLVcGZMKXsXDnoXdHspykxPSCZOczxg2sa"
    "Amy4wUVvHAVBlNiWq0YU61J7mmlow8Owe0ZOSVHZm1ZORVsFn8lpg0g/I13JHr8E61Cu/0"
    "8sIPlQe/cd5vfx62iPgZ8fbZsCvcw8TviF+3bwYYOUj+wnMAVebRDK6Sp53n8Rp7IZKtl+"
    "KbLI6UZSRbIYGWbBWTbAVn6DIgR2k0zsVwFoKMsWfM2aJUqL4knY4IVAhuaOnWmpUBekOh"
    "h3RBjJ83hlvVkD6GVfxux9g4pTb0rNoptmKqDyUub2zRgARFmkUUIePofuFxhchAeBZgDg"
    "whxackqIcgcAvqW5h3Y31CulLmj1kqLJuRCdRq3bNJizCOXTBl4gtUaIQ1WJ46UaSVI8dp"
    "Vnoli6VmggaPOFpb5LJ9ddO+gIH8iQzOvnbOby465E/DdXiT4Bf5T4cDTmInACW+d06/9n"
    "rfyJ+eNePMhDud3zpXQ/KnGPlN6JztM/c/J6iRgVP5GN4o8JTGxCRhA5glBV2pRcZVj/17"
    "0hQ6kAleBok8bGdG6K0vkpygu7blkwc0ysR2VH2ycazsE5k7DyN+S92QFvVEU8Yw5Qw1kc"
    "LiZHLhzK4dTyiBMCuKxyigNpaqHdFNGrzjDx75etk+U2qfJvxi/3z4MmfshHHDXS9lLSPe"
    "Bbx95w6aQldxxydYjJktSQMsnJ88sOncce7Gopg32UXFEw5ptW6p19inakcOp0ZQHmvZcF"
    "EreCq/YGsFz3NzQCt4XsGeSSt4Xh2bE4tv0bkzuWbrs+bjE2ew9dhF3xDQVhnohtxxBzvv"
    "EQ92xa1wfzziahPaCnajIy72ui255a2GvkHLuQ4v51LnujTIp45jM5qDc4QqAfQUyA6FcL"
    "B7Oy7Cp73eRQzh025SrXlzedrp//hWwA2FLF9qxVIan83xpwTWG6IjQh3eebFYh8fXFNq5"
    "2sooiTbET6krIyf1kjvRBKkW0lZ5JxrKzDLmKWuW+/HEyHb6eirGU/X9/OXdu/fvf3n35v"
    "3HX3/+8MsvP//6JvyQ0o+2fVGn3S/dq8Rslv7KYgLDNAfyTZFShNoYaYdcc1oNVdMZrmJq"
    "KOVs0tiihvptYztVQA2lLK0K++UEYSpi2iCh/+Ewk7tBunmp76GoOSJ3jC2l40o8xoVPpm"
    "xGufBjyfLLOWRTmbEzEkKRwAhNR8vQKgOtMtAqg1qub1pl8OrYrFUGOqbDsU/D2vj9xUj2"
    "tfG7Nn6vIdxaKaiN32uwu6iYPKoT5CtubJFIbQo1C8mkwiTIBaVSPc5Q+tMMQqkaznIdGO"
    "tGIq4UkTrtXpUwYnadFTcnQLXivpRDuQzqxngyE9Rj3bG1MOaVI7RJPEdWRYlaQaUsi8uU"
    "TE3iwA0RkEYIwbiDsirZPxFqHkPDjjgKvqCOBRwToBkR4Bi/pKz0TjYzie9Az6GClTHHID"
    "RYAiPMhuFizE1voDrbmQk76KCyOdosO7cjHlgzP8wZl28K3XiACtW33JJRc3D3JVJYPVDA"
    "C22jKV8Tm6L5tOgYtBHL8D4R4WqwQswQgQbljqfewRtxx5XG6OGLfJK2zGEVHlpPm64F++"
    "hNvBzsseiOfBDFHXq0gK7IB8QA6FUgHAQbBkWpSLuKxSmJ4XNFxEkc2Q5a+eYdDGexDJUa"
    "e2wwHlFwvy+zhEHH/XGQF3yfvd7gspGF7bH+vaGtxdparK3F2lqsXTt5pxZrvwo2P6NYu2"
    "JSFC3VflHxXF5eJKNGeKIfiNZPrjtX592rL41yiDcUWYuoixHv31xdiTvqYsS/t7tDcUdd"
    "jPhZ7/L6ojPEOEfh5Yh/bncv8Jb8hVLtq7POhbgVXiaP+8/jniAEuKUlvloOWVwO6az8kh"
    "BvKLQ4vZj/h+s6bhrhfDvTkKAOK+yx7Uv9TWiJovuaCEkNhen7n5WFQHUX3UWKsIZw738P"
    "GZP5llsME4R6wi40YT9bFpeKQXzogZ2QJJfAOk2p8S4SAWwJNadgzj2KhuX1QTR5EA3UVy"
    "XGbISkfoP13Ztiu4xt24y00DnQz5aBOUZUP6D3lrY2PjEE6voy24s4lT5wF9tcCLuHEpNw"
    "WF5PwslJWFoilJkcNhT1mxn2v19QBi1pgLc5KUeIauPgf2QHZWEJNPYdn9olJooEVW3A36"
    "89PMZI4NhqWWAjdBrabGjRbm0XaCN0GtpsaBm8SZldQ4JKw5qhSXR3s3SIU+owBFU2dIhZ"
    "/JXkc5JWc7pqnK6Igf8V/Gw17o8XaG4z7BcSzbJG/e2N3TuafGcmbo0ViBrgK8NvuP2DCK"
    "8dBuq2qRdY7TuuMFf37qzlkpmYZ5V6d2PLnDTJBN7Fde6pjX8Kk/yJMbdgPIk/XQb1UV+m"
    "WzVWLkptCfV9tlj6wsxdxABHi3/mu+sgzLjHsGH/AQN/U3hpC03YAypsAjuMAa8+kYm5Yg"
    "GZMK+nBDCla+EPIJO8wqeJ9u8Ro/rAZQBonHs03W/LVLRQAFsXgb83hu9w11u593BwxMji"
    "hku9LXExQtYpsfSjJu5Jgr2EBNf2ydo+Wdsna/vkWqzy2j751bE5uSgWnTxTi6k2LymghX"
    "8pUVwPifGepQslVcNPUQtXDsrDZxLWmZoPi68AqAS+Qfk64rt340mTLRk3vXFZXXuUSuva"
    "CxryvTx3EZQVVddTZPCte32NN9SF9h15wTJe7TpSeYi168gxXUe0adbeDkBKWp+x9uaiGS"
    "XR+uokoErjUmpbviGpw2xwaDlIRJFVBuUEmUa6gLBeKQjLwByl0Rg/jnGgUC0rJ4/SaYuH"
    "KgvJpea7LH83VJq7Veautk97DVzW9ml15nRF7NPOHM6Z4TsuyhVZI8NALVGiuc1CzQjKjl"
    "E+ygqaqA3njIjyaGeFMVTDaoRNFt6JWr6kTdjKViBN3BiMY8/3wjCzBrVtr0kYNeZAYmDM"
    "2RngazPPw3pVBNpPZIJGZytg/4T4IqiqCvnKgX6tLNI+Sas1CwsFZ9cRp7cYrhUN1G4t10"
    "MLNcq9B+ZGCsnKZg7GVIUmljDoATFpd+c7zl1AMl4A0cKybctj8LamMM8T/h2lIq2GQOns"
    "TNpMTJuJaTOxei622kzs1bF5s7KVmDljRDW0WNj/pDln1M6KG1JMi76hPqIW/atoVOnRb6"
    "6+XfW+XzXKwd/42mlfDL/+3iLqYsTPO1/67XNUdQdXI35zFZYLL/GuaBLvbdp+do34Ara5"
    "cEQoo0+MkNRB6npsjaIxZ8bdbvuNGKU+21d5HcIUHdxYw3ktzeXPtkPzIiXEyBIsvkW6Wr"
    "H1vHdzetEh1/3OWXfQVXYRIR/FQ7wFNywhpWj0YTZNaTXkgT6N87aQFFGq2miWjxyTIhCI"
    "lEM+SqWR3w15JWQqO+RDIo37brgruV053CNEGven4F52MY1R7biW7gb+yaHgP8BaWhGNRK"
    "+98udK6ZDjM58s0tymk3BgezYfG2Hpwn7zmDftB49QQ+gHiEhzhuY8lsncT0KpgMoFoS7A"
    "osL5PHie5Wb/pPqEysIznCVqFCxPgEYsmVAvKERMh2GqOJ+4bOm4wrN+Ifznb2GZncdc4Q"
    "MveaIe4gMTd4vQBVW3yE3nMtEa9A6T2DHqsbHzwDEpnHDnl3fgdSx7k3BO3Ayy/YX1c+wn"
    "7qy9T/DisoxQdmD0AOj0iLtM3DXFHZvdoqP/HD4vMl0/7lyfIfRGFAP5t4Jou7/9xqh/A5"
    "n2ta+8NEorUZ6bA1qJ8sqkGlqJ8jrYvFlBi86b0UVXK1AKeNgHO5MSGEdpNMhFzPflnrsM"
    "xhGSOig3juAZLk8naYzzXf42FNrlr6Y+y+Vxbpz1rq46Z8rbWF2OeOcf190+3lMXI97vtG"
    "+GX8f9zv/cyCeJG1jit943+URcVEPTCodJC9boHfZOcUqt96vy1ikiQSjJ5Til5nKVuYxx"
    "MMeKYTsdhzIr0DyvPM9LO9/HqeqwpTy2vUy+lvl1qZj35jau3r1ceLc4kQY1FTueURsncs"
    "NgXsZQzZ8gUoR6jig/RygQ1YK6A/wRSo1/efwjGsIywpYEWR2QP3j+pY3mtfSeM06qd5tV"
    "221WyRLjsy06lm2DIR42H7e+uIVyhe0usHDUXKBFqDSIQLMAl5mWywwYiRi3f2NAIcwR5j"
    "Qwf/BXLocia+afEPQOtcwglwGUmaNtwkQ4jE6yDDWO2wFh2TF1ASDmjvHhJFkSrz1mQKXC"
    "yXOO/q3OnRWaWChiaU0hkzJY6FyqlrR75lrAcTes9/rbWWfEg9tNwrjhrpf4RrcyMQKBCj"
    "Hhgyn7jo6xOKIwewLzmRcU2aRBoMr99sFx7zzhPJtnqKG9TEusGh8/FFg1Pn7IXTXwUR0M"
    "JGq1cGudqtap1gHkZ1P3VQ3oA+r7otuCMoM5SVfDAb2vtTElOwj2RTsID6KktYD82OIDuW"
    "+GDWMZ8GNEdRAdHBv1CimkK2YtqwUJexEknDPPt7g4KeSGmUqVaW4TK5ib0ruHmsJ0gGE1"
    "8qhrO3DMdfD87OEJl8B51xOuGbA9RLm89NoQaQM9xoUIAA/D0XpSAoUjtClkCMlsh6H3hu"
    "cs4PwNvUFSUQV6fkRdPUjE00OUPCE3KB4kkzmOfOnf0dxErhrB12hbsNytA4kEfK0rtsna"
    "KF5G+JeowFbNMDejg215MuWi8u+w/JNoVK0gHhfGvsKUTfcM4fCawiFFdgChlEGxUCYDAA"
    "ly6PjYs7jBJp82TcnqsEnhn4Ihsrym8l4JnaxD2Yi3WjxVdBEdm+XOeWnK2ok0Du/z8SJC"
    "n+pFbDfbi810VJbBcUqt86gyl6Ub4HhaKk9ajKgOx4DEebfIxPkxf+L8mK1B3PFrStLq76"
    "nK35O2nNqzkU9ss1n220kR64+nyh+PMNxUp5hdDXzj5Jrflee3Nu99BtmvDt/1fOG7hOnj"
    "LgzIINZ80MG8XhLuzxmicTf4dVip0jqIzj3j/rmSWjcyFBDxAs1t2geGRcdKBG6V0T2EYn"
    "OVqELUhGJ5/ONRLUJhaqEPWNrUYEKwjcJ42CZZ+CwQ2EeK/+BJ8b0U8ItK4dbEY/+efJIa"
    "ApEOw/KFfSODgWkK5QGK3j3mE+pZJiOeg/J56qukGKFon3CH2A6fCftJy28S9ofBlkExeB"
    "PsnSejK+WHd0qLxiUT4HprSKcMkTrC8qSoTjh3bG0CFR/RPf9BG9t4dSMWh2xJmJbu+X02"
    "vY/okvdYfywR0h7rlaMPPhEdH+wF64pehvnry+eAjg/2yoQoOj7Yq2Dzy4tH0wh2+Cr/x3"
    "Xn6rx79aVRjtkNRdYi6gJjzQz7v4tbwdWID27OzjqDQYuoixH/3O5eYEAa+ZuOapPc9heZ"
    "pPcfoSY/QXu+cfeWDO3avDtH5BlgNp6yW8fNUCTlhxJPU9ZG+rM3LV3yGFZyJcog15qbKq"
    "9G4fm0JKOjdJrDVebwy7JU12zekc068/Vr4XT1bKUrZfS3f/lLKDUvAXWUpoYgvy10gHq7"
    "5QT1NiPIZygfTgG9TZsbIzvejv6QWD+LSlfpk0oO9DhVHYx4Du5pL5RppYZ4SLLT8K4avk"
    "cb3dVSo4drbyNfk74p0yyiTA+LFw4UFKGRqZOwJk942XES1c9kBfkpTiyU6cD3W2sWuokt"
    "qUivRH2yoGsyZcSbOw/8JIy5I8P1SLcyqG8TYQdFRsSZ/osZPnmw/LnKkeT55EePMczx5A"
    "PnZ+xEkUAHJv+l3NVkpWNEG2uG3t6xtXdCOrLr9NZnLpmES4hMyKRsBpgJnWP83nIdvsAC"
    "WAt2TzrVRZ6Qe+payBz5fvDJWFzF/Ilg1ox5Dcr0UKblIR0ag1EP+i09Edfkmro2W5PgMf"
    "S8OeIWKv7hnlkqpVPyDbYr/xkXDcrvey9aYK2w1QpbrbDVCtvaHcS1wvZVsFn8lpg0g/I1"
    "PPYfJAeOACgT38fV4QFtlbFuXHevO+f9TvuyRcLLEb++GXzt9OGW+B3x753Tr73etxZRFy"
    "N+dtG7Oe/81rkaDlok8seI99unp93h5f+0SHA14t/an7+1W0T8JPfuz6MSl7tqWVGKv/la"
    "8QSZVowXU4zL01YZoDcUGuOCuaRiJ9U01o9GO4tQ1kFUdmx/t+hpvsxIT9Lp8V5svEeEAQ"
    "lhpePYjOZN4BuqBNBTIDsUwsEB8rgIn/Z6FzGEYTVO4Hpzedrp//hWwL3x9EnL3xOioDKz"
    "Swapnl52COqXlJSV2PVn0daBBwm935tCer83W/R+b7Te7/k1I1nSqum6pHQwRVjlU1hlhI"
    "MRqXoK60firTFtpFNloVFF1I3wwXLO7AuL3zUyNI3Rx81tSkZDFhzbULKwflHk/JAKQdit"
    "MJdTm8Cte8tg5GHuCN1eWEgqubI0jbtUI3SOPqMLmI1CpWOS+gcvpqhsEm9lzAnGwyQDG/"
    "N1iHQcS2qgck7FpjaTIUIxyigG06TeiGMQExIUbIkO/7Sglk1gsKC6jBhwC6GcYXISbnql"
    "dHeKB4Iv8s2Uck281DhIcpDU6GmVm1a5aZWbVrnVYlnVKrdXx+bIsreLVihCXuUjSeN751"
    "Soe1DV00UVT3fEh73eRYvg/yM+uGiffWsR8TPinct2Fx6JH3h2iT6Sl4MsxdGw08an4mfE"
    "z7uDs17/vEXUxYh/6Vx1+t2zFlEXSDEYIsFgWA3VUWSzU3ThjJBUmek7rpi/FoH413yIf0"
    "1LXZKbyBJYZ9Fq0AuAXs1EZnXaCM5lds1dlg1FWuWB3IgvAp1/XF90z7pD4QsvrqoxfUcO"
    "zmX3aQlSvVGr3EatImKuLp86K272mcGAB40MSVeiRHObsMuSZceuLFxY3oV5XnMEVVlyrW"
    "3FhfwqXFkjMixMP8NckVw2SF+L9SgLd9OaMQ/lUybjPn46MnYdDDofLdMfhL25H6bTxVS7"
    "njXjzIQGJ3fwDSjRFvVFcDqsGWPVBXKxieEsgAfm5IRMlnRtOzRCIILkyYw7mCqHM2Z6TS"
    "Ii3KOluhU+la2F+eK9JeapGa9cO3zJm/6F8CkIHkI9wtZfZqyhfI3x+gxnZZsYlg8D6Aky"
    "4GhLNYVeAMyEF5SvzJBjI44YwXy/9mR1VLJApf01YMDALRWItbnJ5cuW9hpeGDoDn36UFz"
    "A+HNeU9NCsEh6Ukul5zsqVq0+E2Whh/0hpyejt1vub8DAqOcsew7dFBCXaHaDqGyItm3xu"
    "DmjZ5CvYC2nZ5Ktj82ZB3uWMuaGu9DEzLnn8AqDenLaI/N1mmF7E1L0aR9To3qvEEpggqz"
    "ITq+TjofauJYDeUNTPim7/ebjxHFcG3aB8Dcfv/pO+qWNvGt98g/MIyZNszSs2jA/vWhGV"
    "DaQBf9S/Ikleh7nj6E4WLy9ArRLxqfi0/c5Zp/ubCgxbYtMT0GE4WnkFW5d+D6PQ4s3wMh"
    "mSthobmvwAtI9GRM3glg6F+jKSIldmJnppxzidL/cYWyedL/e1fE+lsz/qxI9PSvyoFFNl"
    "Zq8YUR1QP4TgvjLabZ/NXKFpOQ9hy9Bwp0o1t2u5w/IBN4pquuMB3n7wiKIXOlNKlMllkz"
    "j3TOpQpyvL9n+yuAh0ltwi76O+sj4U2klCKyK1IlIrImu/FdOKyFfB5lfiJHEoJ4iquTw8"
    "U6yVim3pjxNqZelajmv5GbKf/BDcEZIaReHem7QUc6qvAa8Vz1h1tmZij1BpYPOAhaMcXW"
    "P4MIebZUT8OdQa6Iw4KDqAng6gVx2odQC9CjBhl/FePQli7565rmWyxnYRYlisWVSG6CiK"
    "UuFhMASLoosL+/ICwWwnKCoGjPhRaomglghqiWBDSwRfi6hISwRfBZu1RFBLBLVEUEsEqy"
    "FP0RJBLRF82UBriaCWCFYIai0RrAATnjreqxkBTJtt7kfoei4zx64bGZLW8Flzm3hV5Z61"
    "istU4QP0oDfEd4KY2P7cdVazOREhc+Sh7pMIf+OsfFWmicVFKGtMLS3j2Ux86s6YPyHio8"
    "6Sxh6qqax0wez2lhk+YEHkg5WUOYcRkGRjMia3pWIXSZlUM+yAWhtOEu1Bx0RfRlwG/IEW"
    "1Ztt4h5hGzIiOLwio5uQP5R7D8z1ZPQlFQVJxCOfQosiZpDwRdsESYr21qOWOeJBn6lhMJ"
    "HhGIuEPRBxiuKBoKiM6eQ8cBUDysKWDArwBsGJ8LkNb+/5Mi1zE5vB0EmilHwfDpVuM5/d"
    "FlkoQ8AqoxbtK7zQdpH9wdtSfot7bATQXQkhC8I+Vr52gSAtODvusb2Yv8we6914dEKFFt"
    "S477hSzmK5l0TTiXpVVK/xfocOzNyucx/G7NpXtYlQYPuqVk0qT61VK8a0YkwrxrRirHYa"
    "E60YexVsfoEhLYLTooppcd25Ou9efWmUY3ZDkbWIuhjxfmfY/13cCq5GfHBzhpEtWkRdJA"
    "NciEDT3T7eUBfVUJDlh7zIl1ttiXmhZVY5MqsAs/GUwYE5I/bdoxFGIpQ60EhSzZBxPiyz"
    "EmUdL3WohAqvRlMGW/IdGB2l0xyuMocjgpKSPI5T6m1lpdkck1yVZHSSVn/QVeZ0RI6WeY"
    "jI5nGcSuvuCshdnkE9WrHP5uCSLW0kWicjUW81/RczSoVWjpDU74M5SPhqlUwnDXK+dVKE"
    "pMrfSWXtklAXUkauE5TXMp1iMp3nMHiuGrz1sXh+HchWweS57khrm+fDz73SGK0MxhsKjX"
    "ExjN1N1seiIEdIdNKGQiA/YxKdioF8hEOICJg8VjKlMkeRFGEdAD/2eSRiTVhipMep6oD7"
    "ocVTUfvKEkAnyDTSxU3cpuuSWKcIayHgODjcylq/FNIRmvoN6beFpKFvt4hD36bloaHVfV"
    "GMQ4L6AfxrEXx/zYf317x8Hjpris6aUsmd30vQK1fFVZH6dGDM2YI2spwVN0+bW90V0WXB"
    "EwULOiz2OCP3zPWULx8lkvqEdH3CGWZ7QBXjjHmfpPuc+ku42EGBh4A47Z+4t5qFO6L6Yy"
    "Ife1ARfFJGWIZM0IKD+tbUsi1/HXX3g6ugG7MVdYGOMeUfKNzw0FdS2kOiH18j/LQej2En"
    "mITD0KY+0C/wWjWlg9lpnx3ts6N9duq5ZmqfnVfH5mCtKzpphmtj/YQRb98UOii/2XJQfp"
    "POah3ZQ+xiCBalrzLmjdP22bfO1XmLqIsR/9zvXQ3FreBqxPu904veP1pE/o44fAPt0/ag"
    "0yLB1Yiftc++wg3xk9x9Po/1FzIgax4sxsINdaUZiFqq8QAwv2y3SOSPEW//1u+1CP4vMj"
    "UPe6c3n0WiZnFVDRYF+/MSU1mEpMqM2VVe8qGIvORDvrzkQxJi6LDFLT8T5S0WYzEqrVcv"
    "pvKNnXp3nXhSlVR5mDeuYIfTIvj/iOMa8r3dV6sJXsFy0uvLW+oC7txcXMCf8H815iCt6n"
    "ktAcgGa2783Zk2MkR6waPmNnmeB4XG/3KmJYR5SDJ3nUBgIUVvLjMc1yS3rrMQ8q5gtyhC"
    "h3EHpVzZArydaxNCOynxC8J8obDNZTOYw5nLTCUOlIG88BGKbsgcQ3s5BPZBxvyETMwVg+"
    "OhkuYxLtpe2pZBocSaAG72mlh+i1AMpGWw5oirykRsLeWF2ySOK8nxiZDIB2HLsPeiA1iV"
    "hcJHnyifv0+Cl6JavDunHmHwfZjJSF9QzYiLGF+yJhXgSwgf51At4x6+keWLPr2UWF93bL"
    "3/diQ3KxmsSotntXhWi2e1eLZ2cjstnn0VbPaclWvkCGgLhFQKqat8oKi16DDPCaEYA3Md"
    "EjQDj8VAtWMuumtRxavMripZ22NzPpvtLOKK0lcZ88b3fnfYGQ+/9ns3X762SOzPEZd/nn"
    "a+dvGTif414hftf/7eIvj/iHcBzIsurkwtsrmuxoeCDmpwhPfHsPwBf7LlxEUFl5lVVZrB"
    "g95N/6wz/t69wqgHmz9GfNjufwEi+STyB7J2AJeC2/Jp4saIX3ageIuIHxkvUEYLrAbLX2"
    "DARxTP7T3Y483VlYz1KC9gGetdXl90hhjKMbxMh3s86119vuieDbGQvKoGW3VQgEM7TXrY"
    "1RIIbyi0y2RB/ZlcQUoFLY0RHX8wN/56u+KGEMdPV5btW9w7wfb+VnKGqgL+EYPlMrvnBF"
    "n9vBgO57KahvkRV9W6AHxsF9X8cMiPxufNgFwH5g3URyk4t4sxN1Ta96bKEkzty5ZeBfbv"
    "y6bdXo/i9qotfI6ry9SRf2u8SlTIluvC4neNHGMu8az5qDWXDcUKmnMN54yg8EvZKPkPTm"
    "hqhdkFPZ9QwJaZBE6CmDqRkju2PiETh7OJyIc4EbZYcI2+jZxQezmnUxjFBrWJ45pZRl9H"
    "aBNNw1Qzi6VHLJNx37pdy8yMzhLNsGTGxzV5YC52hPEWNATP1jIdozIykzUI0yzpPGoSz+"
    "JGbkLFbZZO0H/xI8pq501tHaStg7R1UC2XU20d9OrYrG0TDilWVVuHXVSbirTKSNfaaEdu"
    "93ZlXkCs2fdM7JNHkTKquw2FVkIX09DBFDUW56xSu+4oUf1khvuXy4q5ZAec42Qa6WykKy"
    "RBYmZfeM81cqRI4fPmY5Ik2HxLR7wS0iQhQon68DnoU7fx30ORzx1jKJXxPVXGIzDGWItQ"
    "2yZTFTPr1hX5VEwh8RFyG2rMWbY06QhtFpX1RINk4CZXy3m0nEfLebScp/YCAC3neRVs1k"
    "GkanCo1cK6QwrrtM36YcUFufG1co0e88NrHdDm8e2hRvAebB4rclrtcHPpIAsyTqrhs+a2"
    "UypTpQoeUNvEo/doWbBEdsPNJvGYK+5gtGhYnCxOvg6H1+lzZnFSND7owjkTVlUMFIIRXC"
    "b/DVf+f9//VY3Ev/33X5fUn/9tckImeDERFgbcIZ5NvTnGmsGD6pTNLM6h/aY4kOKtJXUB"
    "Jh9qEdYPkxaiNoEmJ9ABg22CUi/onYqHE0BE5OgldOHwGTxxIjFqIicbFawGKueOTwBwNF"
    "xqwbtCa6KNsXMrG4RXYn4QoEYE4Anqk482cXdc5yGIvd0k1i1GqrE8UT/lm/5ldOYHjzgP"
    "vOwBHLYd+titj9362K2P3bU/j+lj96tgs46NfdgzG+yp5k7OsvS4UGNDXWW8G186wxaB/0"
    "b8ujeAS/wfrm/w8gav2sOzr3CNPyN+3kFf8RaRv7sILt4WC2K+JYZ5KoQ57JXLfAZB+Sqz"
    "pUqfwQs5Wh8S5H17FDrGasGy0sPn+8RGaWoxco/tFwsL7xJ6UCpnbpSmDkYOR8cckBnb1s"
    "Lyx0vmjhcWX/kZDMidSHLpd5pWKsaMvc8qbOkyY8eNf4pY+6NVeevvrWBW8nfgc4xQ87jK"
    "PMaQ49RguOiXzjeepKzD4nWEbEiM46tnYH3qODajObq6CFUC5ymQHWprFsglj/sVnfZ6F7"
    "EP6LSb3AfcXJ52AHmBOxSyfJa9XkmFQKmTW0hRv/H8lyLD+S/5o/kvWam98kLz5sAbENQP"
    "3feFZov3W2aL9+nZQkdbOKryQqkdd9rc6kgLVd71VMzy4Maj4miWa34gCzSL2CCMV2HZgp"
    "byKy40+c6tyBITKsItLv6OKj4/kUnQozMk8yZE1jiVWv5FnmH8vpsoqoYPQcH8LloZr5Xx"
    "r3tBi34OJeBOkNUQ6oOc7VwGb+plxUU8tWb5EsgIVW1CI/7l3bv373959+b9x19//vDLLz"
    "//+iaUPaYfbRNCnna/4LkuxoT0Qe+WWvYKtwilkI9SaeR3Q953fGqPFxnIf7YdmgN8lCgB"
    "/C1SHQz6k0OBvwXH897N6UWHXPc7Z91BV9kghxti8TAux+h32hfVMZa9cGZfGc306gwebd"
    "2m2s5sPA9KFdqgYmncOTJqzIkHi5T5g0egmhNy4Rh3wAXpTuk8hFanyxXcEJkKPbHFzA8A"
    "tqe6RQ5ItnSM+SSwMA3SOHL2gBUivedTFwZwk3iOyqC4cj3HxXp8J7BYvbeclSd2xWj8as"
    "Ip0vAxF2NHNrlaytyT5ohb3LBXJvZxsnRXHE6b/tx1VrP5RNnNQrvQExde0jYLpmPM3RML"
    "bEro0cLy+5lIn3djvBe1Wf5GWAycUvuxgKCGO7H9b3o99u9y+wBFoLcAu20B4pNROejTtJ"
    "oLxblQnS3CteNZCqesbUL4+NGtwlKVLBH6ISBRa+XD3IK1HYNqcm+1wOWQYvAFWPepXPED"
    "jw9o7pN0MIG5yOLsBNsPqCbZ+4cDtpUp4gqKiB2iWGKfJNXK/Q4zD/oZ355ahl/t0h3lR2"
    "FdTIRGL+BFFvDn3Xs+N7p7Ntqq/nbo8GC+qrW4L/ReWcswPtm6Aotz7hjWpmKrb5vLk3Fk"
    "lWvKONbCaVStlRlOrcXpMlfF8IPHoZpcEP9sbKDKUhwIGvhlf6Cxhyf2GgpVhZgaSsHIF3"
    "qlPwAK8Yf4tra3AJg57mFaExkrgrQge67bk3UcpuPAHWN1QC4Yxsp1pQL+KdVqHeGRMork"
    "b7H06r/P1V8rXY++fb2D9yqDc1Beg1sAXIFOCXCD8jUE9yA67OjepSjGUZr6GXYeIEZCdB"
    "NXWIoQJaofygdJVhbdFaag3m7QmSDVcQoqZ9IZl3FEjy5FP6k4Vf2+qQPYkyVOcYUVmAk6"
    "jfXjWNNZebesKI3GuMBuknp3JSGOkGiEH0cYNi1lt5MREo3w4wgv6dp2aKlcIRESHf2zWP"
    "RPrUV5TVqUXkT0de2uuAQnpVLJKtbcpl+JidSWkqKEpYMyQ1ReNenwmSKpqDSpwVwUyrK8"
    "Sabs1pHpRi0X7vqYltQRITCZmW3ncJCWggilLGHaSEpZNjYFPcbzDIOJimQxIjTpU80eqy"
    "gurZAC4PBOQi/VmEzPvnucfVf+1PkjR429ebh9phXFCqqxieEsFpYPI0LppcUcp2IjhyZf"
    "a+aTH6+l5GLwPxcw79nr/8qK2PzE2p4wfS0jdnYlvpsIVW1MwI5iBKu1mFqLWdNjpdZiai"
    "2m1mJquZPWYmotZoUnE63F1FpMrcWsLtZai6m1mC8fYa3F1FrMKmxpnqrF1F4MjT1u0isi"
    "Lu+abLF0fMaN9Te2bmTIzBMlmtsE59am7PiOrQtnOISyTeUPPWWorvOICnIiDtbwyCF49i"
    "OW3wwT3Tsr33BkAj/0/AqTHGZJ1ffbgIjgskk5pjIYMi6ooCnyIDy5g1yLLjFsCicks4nX"
    "WJXNqMeITT0finH2gDFbJkvXwQOBt0mISDlGe2Guu1pCSyNOfR/w9ZH8noVvwNkfPmpaoQ"
    "oo6rgT4tE11rCOvQVUenP17ar3/Ur2H9WhQc9RVQCFLYwuI/MFZXU/eL2W0DfgX5wY2Edf"
    "xbGBHkT6m6icbfqvFL2cYRZKod7dhLmxMA/kmszhDYlP76AJdnvLDD/foS8qe8G0vzp0Y7"
    "W0slr+fvyD03OIMF8byDoj+SHTeoWrban5IkpUQ6Q/FhnEH/MH8cfUILb4cuWPTWvGvFK5"
    "DpJ0dQT7QxGwP+SD/SEVm8SnWfmliiVsDImPB3UDNvwDbPakezW+7ve+9DuDQaMc+I0IaY"
    "tE/hjxs97lNeZpPG+R8HLE+52LTnuAN4OrEVcb11awg03u8AvNUkW+nS3ntrRuBbbIiECK"
    "n/lShw3Fk4QOFRPvHFDmEJyJSol2IjTHl+00/nq74oaw0pquLNuHA9UJNvu3kt9NFdAXx8"
    "k09PkJCUOCOkgtt2kHD5GN8GVlPz/mifWl62krIuu7xry3HjC9F26TM+R9GaWa22R+y6D8"
    "ONx9F5b7BVljQ5Hb4Gv7p3c/fwxEbj7MNCdk4ln/y4Q0yYJJde0z7xOZCFMQJXszHNdlML"
    "OjRwAx6TpLAnjIpoomGJlTb1465JRqXUcmqrxoQIvAnp0FG8jFt1YC56B8DcHd/0FWZwh/"
    "hv0hLk1pwPOdAlRx7ROQ4RMQLKolN9oRMr3L1rvszF22GDm5OfoiT7fuqiUXRHa+Ej6+mx"
    "144H1r2Faw6YXdqlSxCkU3PtxkVSeivSah7kxM0k0iBLzyNqqAGV8tyD21Vyzb5/doLRfd"
    "a0ObDTHGHde0uBKdyj6NBU82f97jCQZALLszR/39WG/PX8reUG/Pn50FkR0kzVCe4uKbs3"
    "mkWcrT2KJbqwUXF9GkeDA2kxX2mYlR1XBoHkT5nFgnCoMdJ6sh2gdxuEssw+UBj1BqzIth"
    "HpfVxvHe5u4fp6vT2fLIia9im8fMlTD/GJqk1a55+jCak9EDDY0bWQk9xIPm1oxaWKSwKk"
    "eU/sEjc8c2mSuOfXAcstxMZUx+YWGajBYw5tjiE7Kg7p2H+bDwznTdQvNgJPJk6g9hRi2M"
    "kR/mli2CPYlwTsRlS9syKHmgIvVmrvVwUVPhsjuB/W4BXtVhTI6JUqL7kEKv/sVW/+ADy1"
    "j7HQe+qhzLmihZAuop0L1ArLct473eRWyFOe0mhfQ3l6cdwF4gv0nBnF7rxdzGvB1W+jil"
    "Xuf1Op+9zvflepe10gePtq71ar0svNovXcdgHqaelm5DOJtPKZYVIRnRxQmdm+aMuv6UUZ"
    "9MpTNSUA7WfsN2jLuszcFe637Cmq+Fr439WZxvCXbGGN9hZoyQ6WlRT4tbp8UzZ4Vuid6W"
    "6TEsUmSahGEYKV1IMzcJGpigfoyGB5RbB48/sSC5TelLCicdMc95vuNK38tFtuptf1Vn6t"
    "aCd5YTXFLfUUpndjQd2TYJVs2yFT9zqMr46Ci6WMapanhq27+jltZRHj+V9GqK/Zqqib6o"
    "3VWc6ngi8jeHnWj2ZnslI7iXm7Q3NLXB88j6BhVlvyTuUSqN/G7I4xGk5B4lJNGY76pdk0"
    "FoFhnj/bPt0Bzc42QJ8G+R7mDwnxyKAdusTHo3pxcdct3vnHUHXeUrGJ4dxcO4aLPfaV9U"
    "J3ZRm7mWMW9kHOrUk+a2sxzdlHnsBJeP9Z7FS6/l0PLEvUT+cWQHG5J6G48cxDwKP6oSCK"
    "viNUT3MOZQDvczfWvQnTvPyi8k0dEM83zbm3HRJlZw+tyL2X/+P4MqGAw="
)
