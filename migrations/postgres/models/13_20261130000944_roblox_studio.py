from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "studio_assets" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "name" VARCHAR(50) NOT NULL,
    "type" VARCHAR(40) NOT NULL,
    "content_type" VARCHAR(80) NOT NULL,
    "size" INT NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "operation" VARCHAR(100),
    "asset_id" VARCHAR(40),
    "error" TEXT,
    "simulated" BOOL NOT NULL,
    "attempts" INT NOT NULL,
    "due_at" TIMESTAMPTZ,
    "created_by_id" VARCHAR(40) NOT NULL,
    "completed_at" TIMESTAMPTZ
);
CREATE INDEX IF NOT EXISTS "idx_studio_asse_organiz_f7e188" ON "studio_assets" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_studio_asse_organiz_2e6610" ON "studio_assets" ("organization_id", "id");
CREATE INDEX IF NOT EXISTS "idx_studio_asse_due_at_986652" ON "studio_assets" ("due_at");
COMMENT ON COLUMN "studio_assets"."status" IS 'UPLOADING: UPLOADING\nREADY: READY\nFAILED: FAILED';
COMMENT ON TABLE "studio_assets" IS 'An asset that was uploaded through Open Cloud.';
        CREATE TABLE IF NOT EXISTS "studio_commands" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "instance_id" VARCHAR(40) NOT NULL,
    "method" VARCHAR(60) NOT NULL,
    "params" JSON,
    "script_id" VARCHAR(40),
    "version" INT,
    "overwrite" BOOL NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "result" JSON,
    "hash" VARCHAR(64),
    "error" TEXT,
    "deliveries" INT NOT NULL,
    "key" VARCHAR(64),
    "created_by_id" VARCHAR(40) NOT NULL,
    "expires_at" TIMESTAMPTZ,
    "delivered_at" TIMESTAMPTZ,
    "completed_at" TIMESTAMPTZ,
    CONSTRAINT "uid_studio_comm_organiz_e9d9e9" UNIQUE ("organization_id", "key")
);
CREATE INDEX IF NOT EXISTS "idx_studio_comm_organiz_b1d899" ON "studio_commands" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_studio_comm_organiz_89c886" ON "studio_commands" ("organization_id", "id");
CREATE INDEX IF NOT EXISTS "idx_studio_comm_instanc_794b93" ON "studio_commands" ("instance_id", "completed_at", "id");
CREATE INDEX IF NOT EXISTS "idx_studio_comm_expires_827d11" ON "studio_commands" ("expires_at");
CREATE INDEX IF NOT EXISTS "idx_studio_comm_complet_5d8f22" ON "studio_commands" ("completed_at");
COMMENT ON COLUMN "studio_commands"."status" IS 'PENDING: PENDING\nDELIVERED: DELIVERED\nCOMPLETED: COMPLETED\nFAILED: FAILED\nEXPIRED: EXPIRED';
COMMENT ON TABLE "studio_commands" IS 'Something that an instance is asked to do: to write a version of a script, or any other method of its plugin.';
        CREATE TABLE IF NOT EXISTS "studio_copies" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "instance_id" VARCHAR(40) NOT NULL,
    "script_id" VARCHAR(40) NOT NULL,
    "version" INT NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "verified_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_studio_copi_instanc_269ebb" UNIQUE ("instance_id", "script_id")
);
CREATE INDEX IF NOT EXISTS "idx_studio_copi_organiz_3b86f7" ON "studio_copies" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_studio_copi_script__0ab656" ON "studio_copies" ("script_id", "id");
COMMENT ON TABLE "studio_copies" IS 'The verified version of a script in an instance: what the plugin read back had this hash.';
        CREATE TABLE IF NOT EXISTS "studio_instances" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "key" VARCHAR(100) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "place_id" VARCHAR(40),
    "place_name" VARCHAR(255) NOT NULL,
    "owner_id" VARCHAR(40) NOT NULL,
    "window_id" VARCHAR(60) NOT NULL,
    "plugin_version" VARCHAR(40),
    "studio_version" VARCHAR(40),
    "status" VARCHAR(20) NOT NULL,
    "session_id" VARCHAR(40),
    "output_sequence" BIGINT NOT NULL,
    "connected_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_studio_inst_organiz_5a5ee3" UNIQUE ("organization_id", "owner_id", "key")
);
CREATE INDEX IF NOT EXISTS "idx_studio_inst_organiz_05688c" ON "studio_instances" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_studio_inst_organiz_c61e97" ON "studio_instances" ("organization_id", "id");
CREATE INDEX IF NOT EXISTS "idx_studio_inst_status_b5ab46" ON "studio_instances" ("status", "last_seen_at");
COMMENT ON COLUMN "studio_instances"."status" IS 'CONNECTED: CONNECTED\nDISCONNECTED: DISCONNECTED';
COMMENT ON TABLE "studio_instances" IS 'A place that is open in a user''s Studio.';
        CREATE TABLE IF NOT EXISTS "studio_scripts" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "place" VARCHAR(255) NOT NULL,
    "path" VARCHAR(500) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "version" INT NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    CONSTRAINT "uid_studio_scri_organiz_a14954" UNIQUE ("organization_id", "place", "path")
);
CREATE INDEX IF NOT EXISTS "idx_studio_scri_organiz_60f9ed" ON "studio_scripts" ("organization_id");
CREATE INDEX IF NOT EXISTS "idx_studio_scri_organiz_e2066d" ON "studio_scripts" ("organization_id", "id");
COMMENT ON COLUMN "studio_scripts"."type" IS 'SCRIPT: SCRIPT\nLOCAL_SCRIPT: LOCAL_SCRIPT\nMODULE_SCRIPT: MODULE_SCRIPT';
COMMENT ON TABLE "studio_scripts" IS 'A script of a place. `version` and `hash` are those of its latest version.';
        CREATE TABLE IF NOT EXISTS "studio_script_versions" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "script_id" VARCHAR(40) NOT NULL,
    "number" INT NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "source" TEXT NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "message" TEXT,
    "restored_from" INT,
    "created_by_id" VARCHAR(40) NOT NULL,
    CONSTRAINT "uid_studio_scri_script__3ff594" UNIQUE ("script_id", "number")
);
CREATE INDEX IF NOT EXISTS "idx_studio_scri_organiz_f2708e" ON "studio_script_versions" ("organization_id");
COMMENT ON COLUMN "studio_script_versions"."type" IS 'SCRIPT: SCRIPT\nLOCAL_SCRIPT: LOCAL_SCRIPT\nMODULE_SCRIPT: MODULE_SCRIPT';
COMMENT ON TABLE "studio_script_versions" IS 'A version of a script. It never changes; `hash` is the SHA-256 of the source in UTF-8.';"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "studio_scripts";
        DROP TABLE IF EXISTS "studio_commands";
        DROP TABLE IF EXISTS "studio_instances";
        DROP TABLE IF EXISTS "studio_copies";
        DROP TABLE IF EXISTS "studio_script_versions";
        DROP TABLE IF EXISTS "studio_assets";"""


MODELS_STATE = (
    "eJztfWtz47jR7l9B6ctuqrR+574bTSpVsq2ZUca2/Pqym83RKYkiYYkxBSokZa+Sk/9+ug"
    "HwTsqELMkUjfkwokk0AHaDuDx9+09r7lrU8Y+6C/s7XbU65D8tZswpXGSetEnLWCzi+3gj"
    "MCYOL2os7NE9XfGbxsQPPMMM4P6d4fgUblnUNz17Edguw9Jd4rhs+pNjP1CLmB61KAtswy"
    "HuHTHI0qcecT1iMGJM4cERGTBnBQ+gfig+M/wZFgxmlPgUiANi+8QPXKjmCJu3XBPat9l0"
    "py0N2ZD178jYN90F9cf4hC0dp81LAz1SE8NxiCgQ1uM+Mur94BPPdegRGd957nxE2YPtuW"
    "wOPRiTueHd+1gBtAQNTlZDNu6envcvRt3L/uh77/cxkEFfjIBao8kKmT6yLd5+2HIwM6Cn"
    "gU94MXg/eE+rTWx4ZbbiLFoy+19LOgrcKQUiDxj1f/4v3LaZRf+gfvjn4n50Z1PHSo0J28"
    "IK+P1RsFrweyczw/vCSyL7JyPTdZZzFpderIKZy6LiIB28CxynHr5GYpwgC+WQCm+JvsKN"
    "wFvSqJNWfMOid8bSwdEmBIA9iO+1RqOLwc3ounczGrVyIzGkSAwZect0GY5imwU+f/+58c"
    "fIoWwazODPD2/+K9qJ+SBKYYO/dq9OvnWvfvzw5k/YoAufgvhGLuSTd/zRf3kVRmCISjjX"
    "Yza73tRg9r8N7OdIjecFpNsRQHijSRKIOR5+U0aQZ/YpPAnsOS1meJoyw2tLkh6FF9vhfD"
    "yx7oH1a1h90z/vXd90zy+x+rnv/8vh/Ore9PDJO353lbn746eMWKJKyG/9m28E/yT/GFz0"
    "ODtdP5h6vMW43M0/WtgnYxm4I+Y+jgwryZPwdngrJeblwtpQzGlKLeZai5n/KkyaYfldzZ"
    "R7FWR6qnz38WOFuRJKlU6W/Fl6tpxBWyr8Dcs3kb9VlqJ35UvRu9xSJDabI9x/qvA4Q9a4"
    "XdenDxUY/elDKaPxUYbRfG+e5/HffJeV8DiiyC4AthmQ/0cc2w8qsFkysS4Deg1f/3Y9uE"
    "hN+iE/fzzv/j3L6pOzwXGGxfzAo7qDTdDorevTW1f6x8KGtXODPU2acgt7msMZ2Ae3pXEM"
    "PxjhUX4DOWdptaTrLGmPPrj3G8k5TamlXGcpZ7G/vKyPXdehRslOpIg8I/AJ0O9qex3d2a"
    "+UjweDs5SAj/s3mYXy9vy4d/XjWy5ZKGQH/Hb/4qYE8IlAVJUtSiHxRnuVmn1hu9irIJh8"
    "d5/AOfHGxDDvHw3PGuWeuO/csrL5R/N38+wdgxlTzjh8Q+y/1GMMEsBoq0DPkXreXqftSE"
    "KslVUeAWUG6hh6D9RbEReBd+JR0/UsMqGopfBJ4BL6B1TjwHNGi7QZm1Wi8f46fAbtNXi/"
    "xqt2i1dpdL+xe6qarC7X9pT12ZnN7ovWlsTTtSuLD+VGNhs5ULLyygLT/E84+AhS/2Qzgt"
    "RtsgCxwygkRsBVw3e25wfEDwwvQF0wc4lhzW1mY/2Bi0ppVB7bXO9ctPTsqJVnrE0m8E8Z"
    "JU0RNW6l2hZGWr5SodGE4mY5QdLA9arReF7dWK8Xq60sVrc+n2lzyxS/v3aBwm+58sKEhY"
    "/IDSwL9Ke5YTuwFljAQB/nfzGiiGF6LtxInajacJYxDSAmRrTYYEd9WE6CGQwPAr0qPB7t"
    "tkG0+bpx7ynD+vwlxTPXnetRMg743dGD4dggRc+dj9vcsCzAVTO0/cJPDigZGWMbsKV0lw"
    "GUM6ACj94hOgstjP3l5J/UFGq8MV9jhWUXN1aDsx0aq5mmu2RBWC/9I6AeMxzRKQ9aZiYV"
    "VmBohAYnRRuGhcXLSn5UXHn/04rHU5FdEVqxtZAG5h2slh+HZTVyZMnPOJyDWrwwDBz+x3"
    "/1sVObmb0uXZ0+iDZ2bddmZq9OzBq22y1sR3ETp8LgiKBxm4H3lezM3q8xNHuftzTjG7hC"
    "9vbYcs5Z3Ic+GbChzOuaJW2dx3Lr137vt95Vh4jfITvvoXawQ8TvkA0ue1fdmwHcCa+GjL"
    "tbdAj/yZ4xXsYgEI5Z9kOBoNYqiGOiPaqFw+/jYLXCC8P3H104XxfjijdweClmd46wCdrg"
    "dWt17+83KZ7nDAOjpfpscPE1LL7eWjB3jlbdPRVWoO1g6ryHisGQvLDXGOKmqLQxbiVj3C"
    "S2pLKrytJtZWqr0d5qO1qTmmC7XXRlbRX58U6lmdgaN14sUhXelV6zAmmEpe/eJy4jgeHD"
    "hcEsuLqnPllwTSAjvsQHC2DbDStCOPa3me1QYgOZgR6vdwi6cso2GfNboyULbCfyj6VQnY"
    "RN8TGvXhYE2rHAaVH8WKdhmnQBtf5osBUqM+l8Eaz+hCAtNEDlOBlzABe+B5+GnreEP+ad"
    "QcPbNpdQiBXbApXlRY7IGPs6spaeAKJ5P2fuI/daxqLi1YFwyKhhznjf+AsA2WdgBSVjKd"
    "1MRdBLhME5UEw9n3fSX86Bsw/U447JyC8jCPClfK69RX5/JmM+TM4piMfE/jDh/2zO4GhF"
    "xBCYQJd4bwQn50ekO2QwWpiPe04UHfLBnBlsCiUfZzZ2XEpTihpZYDoGLL4WvKspMW7+jH"
    "tHP4bs4gJB2jaC3wuPPkCRIcwZhsXp+Cj4knDiFo0j2RTmokdjRUx4WyAf899oJMD5ZoLu"
    "33fiOb7ownOnHB1HDcKKswz6MHWBSVA5tCqqkEMqqTQAShPVDLxty4a3Ng3G3EDwn7PafW"
    "TEgv9A5twaG6saGcFYDMH4FvU8HIjYuDGB5Q04C73F57yjognfQP9wd06FdoIXjDm4JXSf"
    "T+/PQfdx6VnfBBwtg6W/40Z4NVtsQna6Lc3qZxQmpgk1AoTsdvsmiRltqy9kzBeOgBy3WG"
    "viW9E6otprKLSO6KUloHVEr+zgq3VEr0LMWke0Wx0RZ5ACf8Pymr/V+OvhFq5sCFdQE8Xk"
    "deZ467fB1XfUDInfITv7/R/wF/7PtUQX3T7XEcEvPDvrnndHMDGcfIci8R9D1n3X7RD4b8"
    "i+3dxcdgj+P2THt/2zG9QpyYt6aJWSDMgJt1zRkSHTag51NUd8gtzki4qpa/1BDb58Oetf"
    "9OCrERdD1j89gz/xf/wkrn/H7+H69yHrXV2hBpb/DNn1zeDysnfaIfKiHh+LaSyMie3YgV"
    "0UMOSaGp45o9aZ7Zd8NVn6Z2ks6rYKbVVlkdmCYQXZ7weav7OnKuqimEIzvpquaE4DAzEB"
    "FS4naTSfK/IZ5i1ozVx6HmXBiGPdeZ73Wcm8UkaeYb8Mv7ULtr/d1dZ2ij346d3bDz9/+O"
    "X9pw+/QBHey+jOz2vEkrfsQE7BWy1RcbMBk7OkGzG4ZvuebbPYXCxHjj23CwCNL45rlC2N"
    "SaoMW++Q7PAYu4Zrp4Pb47MeubzqnfSv+3LuiAAL/pBrRiIbpate9yw3N89db7UBq7OEmt"
    "sVuJ3X8uRYXiH6UrYCbZRUZ9AO56Slb0wLYI8nZrKISn9b1WcydVZnCTW3K3Cbb16Aiaju"
    "RZZU3wEVUO5vh/nmQLY/gkl3hu1swNuYTDO2iLEjn0IrVsG2fc0skSXccJbYjLlHu2Lvjm"
    "cJj8JL+oHKASlJoodvdvjip730inDDUoYmSTRDswyl8A6o/RbGiwpszRNq5maZ68B7M3M1"
    "mqtNtWkyPdFWmGi5Las/ksajSnuGIlI9lHN4FJogKnA1Kq9ZWchKac2ZY+gTRmlpUg181B"
    "n4SNqmb4RzJWi1pA9D0tzlIC/schOQAlJtBqJuBpI051f81DKk+kur85cW+ZflpVyuS08R"
    "af/WSrr0hFueCqszZJrZlZiddjhU4XeeUrO8mv927KiluF6kKfVyUeflwqJcx7KBlNOUWs"
    "p1k3KdIgRc8xmhVRYnQD5uPxktYDQXruK8aOWgAT/4RNKFQVL50CQDxyJirhIu6wtvyagl"
    "Pd0pm9qMHokgBePyQALbqlzRhVqwQ7g5PtOVVsnn9dieliJahU6XBXCW/NDXoVkv6/Qq4K"
    "w/v3v3/v3P7968//TLxw8///zxlzcRrpV/tA7gOu5/RYwr9fWHoNehu8K+oAPS9n1hkx9V"
    "VV4naTSTqzBZeaexT8/Tfc4zh77DyFjwhwuzggF/SKLt98vPZHXax11iNMeyXdylDPX41B"
    "5uAeUqR/XHwsTwRdQln6BR2BIzwCAq/Bnv2j559GweNcdlzoo8zmg6JlBR6P4t1IqhgMaP"
    "BqajicL8+Pa/eRQf/gduxjBEkOMaVlsE3oG3sz0sj89xq2jcBdQj/twVkf+PyNijJhCNec"
    "wiEYvHm2IRqNnH6DwYtIp6GFCKJ8IRgYvacVE/EFlx2iJo0qMdzETn5atKOnzRsm3nmvg8"
    "mR2p3jnqneNhzMm73tTouAC7jQsgZ84RBuyTOWEqmlkUUGqDi6zBhVgVNuBunlAzN8dcda"
    "5qdpazMw4bWpGbMYFmZpaZG/qobsU/tdGMnfFCimxNE2mm5j79B3j1KR1t7KJRVoF26Krk"
    "qmHKmM5VEZ6YQgM81ZTuAl3YKBpjilKH6asdWloTHO8Gpr5WAYTH77fXoXfRwlQpGyezec"
    "5I3MoWJs9MPudY2tKbok8HB9PGb9+QnzDbs+vZwWrcIYYPM4kF1G2YNO5FpG7b8tvEdwUs"
    "h2gaH5gEhk0Ag0bAZ3yjguG2eVRsz6IeRlRHDzJ+KEwGSkrGVoeOhYXmXEXbxjoMIj430a"
    "IhYopj8G1sxlsdkbF09uGhthFCFKghHYYhU8IY6GRCpwbrhHmseUU8iSenEEHlZYR6Hr5d"
    "JKDgaB4G3w6bxoc8+zWP7u7RwFuFTfNWqeE5NkKCPJW2DEXP6B9xPwQAaRDpAga13HEDem"
    "tJw5rG4TU3AI1ipHOEckKhu3MDTivWkGGwdwsXxFAmXEhpmXAwVYRnF2gqMM+HajFiveli"
    "J0Ul2BHXG4XKtQhhlVHXXRHofcgwLDkHUkMW2cFnPuIxhH6I7srQ75ihJR4URxijfenTZO"
    "3c0UV0zMEcpi4fNiGQu3AMk3YkCOve8Wc8Bi4M+jb/C92S/EB2BgdOWwoKJAvSWXoM64y6"
    "wCWOdDC0j0gfuQEdwmHDs6kuFpj8FcW1pRjrcSw3+a3hJTx6jvFA5bDr7Rj02mfr4Ryyl8"
    "bSoXK321w4wmEA7E+c+Ua3W79Mr7GTuh1qwNedSFK+xbp5dmXMB7TlepOTr45jX3v8/9BV"
    "MIcvAR3H/hWcnHQc+1cn5sAOHDWFakigNao6kn0d+KsDnr+Up2vyyFdR8ZIk2Z/a5d2uRv"
    "eW1S6J42VFfiYo9sfOXw6EnQtjhTaBKoqUBInWpFTTpCThWzWdVZpO81uJ32lMPc/4p5MX"
    "lFakJfGMLAaHlwWkhRqpa97w0WXv4rR/8bWlJoyWJOsQeTFk3evr/tcLTPgRXg3Z1e3FBS"
    "8lL4bsZHB+eda7wWLR5ZB96fbP8Jb4hVLdi5PeGb8VXWY1XZW2n1vPHxLmls2Le41tRJJI"
    "20NUsofwsbtKa0tIoWMQVFpUSoIFlZ9SGxUiKD1NvH0D/yrMFLxc6WQhn2Zd8pSDW+qwlu"
    "u2+Ci4DZiaJdsfY98fCGMRmkW1W6nxX3ng6zzlHtn75lBGrjAisahjrDaysCyh1yFaK20o"
    "hAGPqmYjSafjsNRZrSE1+4ryjam0dOss3ZT1hqKMs7Ra0nWWtLRSzAv52HUdapQc/xJUGf"
    "FOpOv8LpbD6M5+ZXo8GJylxHncz+pubs+Pe3Be+VN6YczvSdJWYlWPgmmq5p0Ht29CA+9k"
    "LjewWMrSaV4/zWvmWlSRzQkSzeHqBmGTlSKfc4QNNHnYAbulMb0SpxM0zRvSbysB+2/XIP"
    "tv89B+0itChdVZuuaxeweRynLW71W5nafU/H6a38JiXx3ay9HpdMkFmZay7hA5/j6Rb6OA"
    "Xh9S63xIjZ0RVWWdptRSrrOUU65IinLO0mpJ11nS0aZigw86TarlXGc5S4/uTRIvpCi1lO"
    "ss5Si99SYeaxlaLem6SbomwT4uYT6wTXthsKBVEPMj+bi9LvTHIi5YPQKITz0McCBCNvDw"
    "GRKSPyI3M0o89xHjLsg0IlGQWjhnPFD/s4ho604JmmLPJ9TDYL2FgUR21ExhYNy0TgEY4H"
    "p4/ay4uNr7WntfH6gEtPf1K1jKtPf1qxPziync6ybUnWsYwh2EApuTNHppeprHInyXWeLs"
    "/rTvU5J+j95Pl7LZo8HFWV985iquT4KqQ8TvkHV/6/7eIfj/kA2+fJEPxUV2V/0yTkv/dO"
    "3NwK0UoV5Zar2y8GTePqVs04zvCVqNetRN0jVBPa7FRqRVgHiEj9rr0A4/jLjWroZ0+LCO"
    "UAuDXD5Qz+dHR4wPiciEzxP/iAj0RehFVVKMkNrHWJQJIEamIgoTFNkO5cEkJeDhuOY9td"
    "oiUKYIRmoEhLI71zOpT8Y4mydrGwu4RHxu0PbEXQZDhs7Y1Me23CUTET3nwB3olR/mFuLV"
    "QwnRU5GdyGYPLrQuArsmX250TzHCqwVFbZCmCLuZLODj64etdkRWJSkOfIKxPpE5bf7yjD"
    "qcScEMDpEWmRkPVAQ+9Y05T7B0RMb0j4B6zHBG8fZ0LLIxwSwwN0aw6pv36YeYXolHeBVv"
    "hEMIq7UxDZMVxVFN9npLATr3GItz5025jzDz7iZoZPQSuwnuWPAy2SG8hZfSGKHGCF/XQU"
    "xjhI3d+GmM8NWJmf8qTJph+Qbigjp+4It9NbuIH3iAoZLksVZGS+qe3PR/VUYMBVWHiF84"
    "bl6Ed8KrIev9/bJ/hQGP5MWQIbvhEQZUklf1QBPl8XBTKSbI9yjGE9Hq0W+9Y1XpAUmHwH"
    "9DdnLW7xD4b8huBoOzDsH/h+z6rHvyvUP4D8jxvNuHR/wHnp1fw5Pz6yGDCr4NBt95TXgB"
    "dfS6+JT/DNlp//pkcAXClhdD9rV30bvqn3SIvECK6xskuL6px0hIHkQr7/ATNA1csLa/t8"
    "+iSXlmrw16kyXVDhwFye9wN2YsFp77YBTMa2s9z3O02v9cwf8csxfBhivP8/JIbwmS/Yet"
    "bP3lbslMjiVPlrYT2Mw/wmb/qriobEMMz40AN6eBgRiOCvOTNJr7z+F+BJ7L/ZByYIBC8i"
    "YcSvZwAoy4J9Qbm/I+Ra1ZX4n1Ml3fRp7WRbTNY/v2t5CBG8BoDVV/ChvIPKEOSJnz/kXb"
    "CcmiTU0v0uTa+qLO6GxKYGrzVwGpnr6qBE/K2RlstFw3PWzVTtbrYlMOpVFfWoMWQbUtU4"
    "GJROUtUwFt89j+6UMFrn/6UMp0fJSdczaN5qHjeNR7La+JJeW5sPVrFVhSho/a6ywpQ1tB"
    "XqqCJaUsn3LjbGPObMNx0raProe30cQvq2XYsBphqrgmI7hHTUwgjynGQ6tKma8bC3p04X"
    "B7RneNA6miOeBWsyNrezNtb6btzbS9WSOWR21v9urErH1S9zRt3nnuXDW4aEyiWVwJ6lZk"
    "sA4jqrLuo+6dFawG5VaTCZJGDOB9m0xybhWO56dN7ULaPdrZybPrDTR1FL6girEd0qCJ29"
    "9vMFfkaQ/TRJ72hgwWym6H4P/C+G500j2TFnj8Ut696l3fnt3I++KPIbv+/fqmd94h4jd7"
    "qH0Z0zltfPGyGXUXzko99nSGTK8YOna9Oo+3Fru+JkDmldBntgqAzPBRex2QmbQuqAJkyv"
    "LpeHQFSGVhOQ5FhvPoOPLd5k7Hjo2A5NR4gGa5FzNzvbnh2P+m1lh4S6O38h3cxP8Qv/RW"
    "oa/0ERmLBFOyToqNcuDSNMjcWA2Z6Rj2XOKZvGMdAg27sGy3RXkeLg8jgYde0OiQzeHRhe"
    "ea0H+KAfSIVC+0EV9NtLMimAKJ00089x4ubX/IZFqkz1xmvDGsYmb4hMKnYEGvw9TEMS8M"
    "BiwLqOctFxjVTwasllH9EITFNhjs97Je4LY1HrKM/3koBKgXHdl9d+mJF0aMF/iCwQNt7D"
    "h0K3i0TazQ5yY+CU7Cs0fo8hQKsrAD4iXbxL6DNvnzTgQWg1TgJSYgK8MPOFMMliD6wYdS"
    "/gK+UWzNdNylxbHoJDhtWygF7PKd7UH/eQE+LIaMy0TK6ASpew8yPmLosS+ZVR7ssMgPOn"
    "aLSHA0F//wxf3cMUTA3nzqt4nSv5wLv0w9p1UMdd+2aBXDS0tAqxheGfasVQyvQsxaxbCv"
    "afMAnXPV2a19ckuBxcT+vOpnliCps9Dr841pLci+tSAxFKMCmKepNGT+HMhcKyxekvsHGD"
    "hFgr8ycMpV76QXhTBRWOhDug4Jr4bs8mpw0ru+7l987ZD4GvWF55dnvRssHF0O2RdY9PGW"
    "+K3HIr2J86N2elRbpT13CZ/8dORRwy8K9LRGzZejbB6/P76pwnAoVcpx/iyrVhWwusrOKE"
    "nTBDbve2cU8m+0yQJdSPyslfpwpPHsAA6e53oqIz0i0MNcfZhLHShOywjnjeYqbuzFxDoS"
    "UkE8nqQ2VGXNzBE2YZDvyHCjhOHlln5PsvxZhn71ZnqlfcrbNfuUt/l9SlLBrsDwDFnzmL"
    "0T7+XQwkRlX5Kk0cDBc3Yp0nxHZbVMkuhwL7lwL2iiZY0mSl74KaLmzRufqszRn8qn6E+5"
    "GVqazORYvF4lHFNpt/t6a4PZJqGSEmRavnWWrzb63s/ZQee5b/AHVRPz/m4Y2rjAvr+bCH"
    "tcbuAfBkdWtvBHK/uQ+IgMGFp3/5OKjbm4Qov4z2SMBLaHYzlsahwR+vKKliS5311jPLHc"
    "HRnLW2hiIczscXe9QmPyFU+4JrK9cQcD011QbrxuUdO20DwdL7i58BizogUwun0y/s8EyU"
    "W1VpvcUWqhsNvkwTbaQ2YEbe4N4EEVcMWO6cxw7gZ3/x2jkTpGWvGEh4PIcueLNHdL+EyF"
    "A4HnPv4gsty1ie8KHwRoXEbfJFGXeDo3nr2OWkOG7gqTlXQKCG0wJ6ukVb1pOA6+78wN2c"
    "5jvnDej6M7kghqsZkd2IbIyeuL7HFYDU/hN2QTOoOpRSTmWzJsdE2IGe7aMAOeUeg3916A"
    "MpzAgl53ks4Kgjehs4TNvQVc54Fy038qX/8hTILn0Tn0IuWvADOpT/lb8h67Upr8L+Zy7w"
    "iL96ETuhFELUunA+7ksQKeeuEddxnAlE23Ff5mR5buuzTY33Vuurj+SKTaZL/2+l5tsv/S"
    "EtAm+69gM6pN9l+dmAM7cJT0URFBIyxcdR66mnw3u7AmULWTeTkj1sO0jTlAc9UQy5D2qp"
    "e9i9P+xVdFjV9LknWIvBiy7uXl1UBk8ZNXQ3bV+1vv5EYYtYqrovx/J92Lk94Zt12NLrMA"
    "xsuYr2aO6iqLRAFpA5eL3e2tlRmeI2zCeqGj1jRCgZHC9/K8vqaGZ86odQbrawk4kq1A26"
    "6WrM+ZAwJWkFu0X8pHt2Z83306E2ouN0ClsnSa10/zmrmW6jyeINEcfprDSe3WJlN4ll4f"
    "sZ4xhed1k3mRlNr9FRPvzwLw7a6+gC1bAEb6z02Ge4pYj/VnjHWdoec1oNAgGaEM3xRMSl"
    "WwRzxpwHq82SMB8agCSYIqBIgiGClCkYRfs/BqrgsoJKwkNvggM6T6i6zzFxlbRyhLOUGo"
    "ZVw3GdfM3vCUOnRqSCGUWh4mSrWr2CCC2EOCyuaIC+rZrhXHdx3LOoSpmQhiy+27uI3ZWE"
    "ZT4uZg2GsLzdswTi5G3A3txHwaFITjzU7ke21cJUvblszQEoGnwg7uOMRrgnu7ajWqU9T/"
    "bDM1bUem7ci0HZm2I2vEJkPbkb0+MeuAlLueMDO7mqpszpBpVldgtR8YXrAJ6Jgi1FNWra"
    "escNuuKOIEmRZw3QW80cYjSacRrDpLWFtw7cyCqyZA4TXIkVqnrrmcY2TtApAwU6K9DiD0"
    "edmRJQtXBgdRM0keDGdJhRuvQR6ohyCPwMxshkdSTN0lXGNFIWqYM7IwAnNWBPlto8qqWa"
    "fS1lv3dJVLOKXhJw0/afhJw0+N2yFo+OlViBnXNIU5UxZvIBayExfGw8rr1God6JIkN4B5"
    "HpcacyYodAzHrAUn31znmVnu/xkRaIvNag6g4RKp7K6WI2zgTLyd+aEmx/DfXO/+zuGLb+"
    "4AHj1rrzt6P8pSlc/cwrBl6hmLGYZHQocN/4jciMhV3KIFIyYx+ohxveRE+JmMw978Ku6M"
    "eUkD82LzIEzzorP4rprixja8tsjSBgYdd2eDcz4UHsNgsRnsIqO7/tHC8Hw6Jo+eHfBc4E"
    "dkDF2dTqGROHE1WyyDNscE3GVAfApnksD/jM+GLCwtgIQ72xMxqeBVfOxZ1O0bUW58RHpR"
    "kvMpxSbmhkULI4XVPDBVQVO8Gm2YU+9Jrq2RkReXgEZGXtmRWSMjr0LM/Fdh0gzLN3BHrs"
    "M7NSq80+GFH1Jnfuv0qvvlpkP4z5B1T2763D2M/w7ZZff2GiMHiV94DkwVeTTDq+xp52W8"
    "xg4E2ToU32R+pFRBtiICjWxVQ7bCM7QKk5M0ms/V+MyBjJFvzuhcKVRflk5HBKrEbmjpzp"
    "6qMDqm0EO6Io9fNoZb3Ti9D6v4zY6xaUpt6Fm3U2zNVB8SLm+t0YCERdpVFCGj5H7haYXI"
    "NfcswBwYHMU3SFgPQcbNjcDGvBurI9IXmD9mqbAdSsZQq/1Axx1CGXbBEokvUKER1WD78k"
    "SRV47sp1nhlcyXmjEaPOJo7ZDz7sVt9wwG8mdyffKtd3p71iP/MT2XtQl+kf9wGfCJ7wSg"
    "xG+942+DwXfyH9+eMmrBnd6vvYsb8h8+8tvQOSeg3n+PUCMDp/IRvFHoKY2JSaIGMEsKul"
    "LzjKs+/de4zXUgY7wME3k47pQYdwFPcoLu2nZAHtEoE9uR9YnGsbLPZOY+Dtmd4UW0qCea"
    "UIopZwwLKWxGxmfu9NL1uRIIs6L41ACujYRqh3fTCN/xB598O++eSLVPG36xfwF8mVN6RJ"
    "nprRailiHrA78D9x6aQldxNyBYjFodQQMinB090snMde9HvJg/3kTFEw1puW7J19imakcM"
    "p1ZYHmuJpagVPLVfsLWC56UloBU8r2DPpBU8r07MmcW36tyZXbP1WfPpiTPcemyibwhp68"
    "zolthxhzvvIQt3xZ1ofzxkchPaCXejQ8b3uh2x5a2HvkHjXLvHueS5Ls/kY9d1qFHC5wRV"
    "htETINsVh8Pd2345fDwYnKU4fNzPqjVvz497Vz++5eyGQnYgtGI5jU98/FHgdUy0R1ZHdw"
    "6W19HxNcftUm1lkkQb4ufUlYmTuuJONEOqQdo670QjzKxgnrKnpR9Pimyjr6dmMpXfz5/f"
    "vXv//ud3b95/+uXjh59//vjLm+hDyj9a90Ud97/2LzKzWf4rSwGGeQmUmyLlCLUx0ga55r"
    "QaqqEzXM3UUNLZpLVGDfVrbDtVQQ0lLa0q++WEYSpS2iCu/2Ewk3thunmh7zFQc0TuKV0I"
    "x5V0jIuATOjUYNyPpcgvZ5dNFcbOyIAioRGajpahVQZaZaBVBo1c37TK4NWJWasMdEyHfZ"
    "+GtfH7wSD72vhdG783kN1aKaiN3xuwu6gZHtUL8xW31iBScaF2JUwqSoJcEZUaMIroTzsM"
    "pWq6i1VorJuIuFIFddq8Km7E7LlLZo2BaskCgUN5FOrGeDJj1GPd0xU35hUjtE18V1RlEL"
    "mCCiyLiZRMbeLCDR6QhoNgzEWsSvSPh5rH0LBDhsAX1DGHYwI0wwMc45dUlN7JoRYJXOg5"
    "VLA0ZxiEBktghNkoXIwV9waqc9wpt4MOK5uhzbJ7N2ShNfPjjDLxptCNR6hQfssdETUHd1"
    "88hdWjAfxC22iDrYhjoPk07xi0kcrwPubharBCzBCBBuWuL9/BHzLXE8bo0Yt8FrbMURU+"
    "Wk9bng376DheDvaYd0c8SPIdejSHrogHxATWy0A4yGwYFEqRdqWIc4jhS0XEyRzZdlp5/A"
    "6mO19ESo0tNpiOKLjdl1nAoGPBKMwLvs1ex3yJsbAt1r81bmtYW8PaGtbWsHbj8E4Na78K"
    "Mb8grF0zFEWj2gcVz+XwIhm1ohP9NW/96LJ3cdq/+NpS43hLknWIvBiyq9uLC35HXgzZb9"
    "3+Db8jL4bsZHB+eda7wThH0eWQfen2z/CW+IVS3YuT3hm/FV1mj/sv457AAVxlxFfjkNVx"
    "SHcZKLI4ptBwejX/D89zvTyHy+1MI4ImrLD7ti8N4tASVfc1CZIGgunbn5U5oLqJ7iJH2E"
    "B2b38PmcJ81RbDDKGesCtN2C+WxaVmLN71wM4gyQq8zlNqfleJALaAmnNsLj2KRuX1QTR7"
    "EA3VVwpjNkHSvMH67k21Xca6bUYedA71sypsThE1j9FbS1ubnhhCdb3K9iJNpQ/c1TYX3O"
    "5BYRKOyutJODsJC0sElckhpmjezLD9/YI0aMkzeJ2TcoKoMQ7+e3ZQ5pZAo8ANDEdhoshQ"
    "NYb527WHxxgJDFtVZWyCTrO2mLVot7YJaxN0mrXFrKXwJiq7hgyVZmuBJtHbzNIhTanDEN"
    "TZ0CFl8aco5yytlnTdJF0TA/8L+Flr3J8u0F5n2M8RTVWj/m5s944m34WJW1MFkgb40vAb"
    "bv/Aw2tHgbodww+t9l2Pm6v79/ZiQS3Ms2r49yPbGrfJGN7Fcx8MB//kJvljc2bDeOJ/eh"
    "TqMwKRbtVceojaEiMI6HwRcDN3HgMcLf5p4K3CMOM+xYaDRwz8bcBL22jCHlJhE9hhDHj1"
    "mYytJQ3JuHm9QYCnxor7A4gkr/Bpov17wqg+dBkAGvcBTfe7IhUtFMDWeeDv2PAd7vpL7w"
    "EOjhhZ3PQMf01cjEh0EpZ+0sQ9S7CVkODaPlnbJ2v7ZG2f3IhVXtsnvzoxZxfFqpNnbjHV"
    "5iUVtPCHEsV1lzzeMrqgqBp+jlq4dqzcfSZhnal5t/zlDFLgb1i+ifzduvGkRReUWf5IVd"
    "eepNK69oqGfIfnLoJYUX09Ra6/9y8v8Ya80L4jB4zxateR2rNYu47s03VEm2Zt7QAk0fqC"
    "tbeUm0kSra/OMlRqXJS25TFJE2aDXeMgCUWWCpczZJrTFcB6qSBUYXOSRvP4aR6HClVVnD"
    "xJpy0e6gySC823qnxjKi3dOktX26e9Bilr+7QmS7om9mknLmPUDFwPcUXaKjBQy5Ror7NQ"
    "M8OyI8RHaUUTtZsZJbw82llhDNWoGm6ThXeSli95EzbVCoSJG4Vx7Ad+FGbWNBzHbxNqmD"
    "MgMTHm7BT461Dfx3plBNrPZIxGZ0sQ/5gEPKiqDPnKgH4lLdI+C6s1GwuFZ9chM+4wXCsa"
    "qN3Zno8WagbzH6mXKCQqm7oYUxWaWMCgB44Ju7vAde9DktEciOa249g+hbe1uHke9+9Qir"
    "QaMUpnZ9JmYtpMTJuJNXOx1WZir07M8cqmMHOmiBposbD9SXNGDacobkg1LXpMvUct+jfe"
    "qNSj3158vxj8dtFSY3/rW697dvPt9w6RF0N22vt61T1FVXd4NWS3F1G56BLv8ibxXtz2i2"
    "vE57DNhSOCij4xQdIE1HXfGkVzRs37zfYbKUp9tq/zOoQpOpi5gvNaXspfHNcoi5SQIsuI"
    "+A7pGiXW08Ht8VmPXF71TvrXfWkXEcmRP8RbcMPmKEXrCmbTnFZDHOjzfF4XkiJJ1RjN8p"
    "5jUoSAiBrnk1Sa85txXoJMqkM+ItJ834zvErdT43uCSPP9OXxXXUxTVBuupZsx/2hX7N/B"
    "WloTjcSguwxmUulQ4jOfLdJep5NwYXs2G5lR6cp+85g37QefGCbXDxCe5gzNeWyLep+5Ug"
    "GVC1xdgEW583n4vMjN/ln1cZWFb7oL1CjYPmcasUVCvbAQsVyKqeIC4tGF63HP+jn3n7+D"
    "ZXaWcoUPveSJfIgPLNwtQhdk3Tw3nUd5a9A7TGJHDZ+O3EeGSeG4O7+4A69jO3HCOX4zzP"
    "YX1c+wn7iz9j/Di4syXNmB0QOg00PmUX7X4ncceoeO/jP4vMhk9bRzfQHojVwM8W/JovX+"
    "9rFRf8wy7WtfezRKK1FeWgJaifLKUA2tRHkdYo5X0KrzZnLR1QqUCh724c5EgcdJGs3kKu"
    "b7Ys+twuMESROUG3vwDBenkzyPy13+Ygrt8tdQn2V1PrdOBhcXvRPpbSwvh6z398v+Fd6T"
    "F0N21eve3nwbXfX+91Y8ydzAEr8Ovosn/KIemlY4TNqwRm+wd0pTar1fnbdOCQRBUcppSi"
    "3lOksZ42COpMA2Og4VVqBlXnuZKzvfp6masKXct71MuZb5damYt+Y2Lt9dLbxbmkgzNRc7"
    "nhoOTuSmSf2CoVo+QeQI9RyhPkdIJsoFdQP2Jyg1/9X5n9AQqoAtGbImcH7n+Zdizavynj"
    "NNqnebddtt1skS44vDO1Zsg8Eftp+2vriDcpXtLrBw0lygQwxhEIFmAR61bI+aMBIxbn9s"
    "QMHNEWZGaP4QLD0GRVY0OCLoHWpbYS4DKDND24QxdxgdFxlq7LcD3LJj4gGDqDfCh+NsSb"
    "z2qQmVcifPGfq3uvd2ZGIhiYU1hUjKYKNzqVzSHqhng8S9qN7L7ye9IQtvtwllprda4Bvd"
    "icQIBCrEhA+W6Ds6xuKIwuwJNKB+WCROg2BI99tH17v3ufNsmaGG9jJVWDU+faiwanz6UL"
    "pq4KMmGEg0auHWOlWtU20Ck19M3Vc3Ru9Q35fcFqgM5ixdAwf0ttbGHHYQ7os2AA+SpI1g"
    "+b7hA7Fvhg2jCvNTRE2ADvbN9RoppGtmLauBhK0ACafUD2zGTwqlYaZyZdrrYAUrLr15qC"
    "lMBxhVI466jgvHXBfPzz6ecAmcd33umgHbQ8TlhdcGTxvoU8YhADwMJ+vJAQp7aJNjCNls"
    "h5H3hu/O4fwNvUFSXgV6fiRdPUjC04OXPCK3CA+S8QxHvvDvaMeRq4bwNTo2LHerEJGAr3"
    "VJ46yN/GW4f4kMbNWOcjO62JYvUi5K/w47OEpG1QrjcWHsK0zZ9ECRHX6bO6SIDiArRVAs"
    "xGSAQZwcOj7ybWbS8ee4KVEdNsn9UzBElt+W3iuRk3WEjfjL+XOhi+TYVDvn5SkbB2ns3u"
    "fjIEKf6kVsM9uLeDpSFXCaUus86ixl4QY4mijlSUsRNeEYkDnvVpk4P5VPnJ+KNYgbfk1Z"
    "Wv091fl70pZTWzbySW02Vb+dHLH+eOr88XDDTXmK2dTAN02u5V17eWvz3hfAfnX4rpcL38"
    "VNHzcRQAGxloMO5nVIfH/JEI2bsV+HlVLWQfQeKAtOJWrdKlBApAu012kfKBYdSQjcVtE9"
    "RLC5TFTBa0JYHv94UotQmZrrAxaOYVIObCMYD9skG5+FgH2i+A++gO8FwM8rhVtjn/5r/F"
    "loCHg6DDvg9o0UBqbFlQcIvfs0IIZvW5T4LuLzRiCTYkTQPmEucVw25faTdtAm9A+TLsJi"
    "8CbYO19EVyoP75SHxoUQ4HptSKcCSB3Z8qyoTjh3rG0CFR/JPf9OG4u9upEXu2yJm5Zu+X"
    "3i3id0yVusP5UIaYv1itEHn4iOD3bAuqLDMH89fAno+GCvDETR8cFehZgPLx5NK9zhy/wf"
    "l72L0/7F15aasFuSrEPkBcaaubn6nd8Kr4bs+vbkpHd93SHyYsi+dPtnGJBG/Oaj2mS3/V"
    "Um6e1HqClP0F5u3L0mQ7s27y6BPEOejSb0zvUKFEnlocTzlI1Bf7ampcsewxRXogJyrbmp"
    "82oUnU8VBZ2k0xKus4QPy1Jdi3lDMevM169F0vWzla6V0d/28ZcINVdgdZKmgUx+W+kA9X"
    "bNCeptQZDPCB/OMXqdNjdFtr8d/S55/SIqXalPUhzoaaomGPHs3NOeK9OUhnhEstHwrht/"
    "9za666VGj9beVrkmPS7TrqJMj4pXDhSUoBGpk7Amn3vZMZLUzxQF+alOzJXpIPc7exq5iS"
    "0Mnl7JCMjcWJEJJf7MfWRHUcwdEa5HuJVBfXGEHYSMiDv5JzUD8mgHM5kjyQ/Ijz6lmOMp"
    "AMlP6ZEkgQ6M/yTd1USlI+Q21gy9vacr/4j0RNeNu4B6ZBwtISIhk7QZoBZ0jrIH23PZHA"
    "tgLdg94VSXeEIeDM9G4Yj3g0/GZjLmT4Jn7ZTXoEgPZdk+0qExmOFDv4Un4opcGp5DVyR8"
    "DD1vD5mNin+4ZymldMq+wXrlP2W8QfF9b0ULrBW2WmGrFbZaYdu4g7hW2L4KMfNfhUkzLN"
    "/AY/9OcuBwBhXy92l1eEhbZ163LvuXvdOrXve8Q6LLIbu8vf7Wu4Jb/HfIfusdfxsMvneI"
    "vBiyk7PB7Wnv197FzXWHJP4Ysqvu8XH/5vx/OyS8GrLv3S/fux3Cf7J795dRiYtdtagoJ9"
    "9yrXiGTCvGqynGxWlLhdExheZxxVxSqZNqntdPRjtLUDYBKtu3v1vyNK8y0rN0erxXG+8J"
    "MCADVrquQ42yCTymyjB6AmS74nB4gNwvh48Hg7MUh2E1zvD19vy4d/XjW87u2NMnj79noC"
    "CV2aWAVE8vGwT1yyJlCrv+ItomyCCj93tTSe/3Zo3e743W+728ZqQIrZqsFNHBHGGdT2G1"
    "AQcTqHqO10/EW6PaSKfOoFFN1I3wwTJGnTOb3bcKNI3Jx+11SkZTFBw5ULKyfpHn/BAKQd"
    "itUI8ZDoFbD7ZJyePM5bq9qJBQchVpGjephuscA2rMYTaKlI5Z6h/8lKKyTfylOSMYD5Nc"
    "O5ivg6fjWBgmKudkbGorGyIUo4xiME3DHzIMYkLCgh3e4Z/mhu0QGCyoLiMm3EJWTjE5Cb"
    "N8Jd2dlAGXi3gzqVzjLzUKkxxkNXpa5aZVblrlplVujVhWtcrt1Yk5sextohVKkNf5SNL6"
    "rXfM1T2o6umjiqc/ZDeDwVmH4P9Ddn3WPfneIfxnyHrn3T484j/w7Bx9JM+vixRHN70uPu"
    "U/Q3bavz4ZXJ12iLwYsq+9i95V/6RD5AVSXN8gwfVNPVRHic1O1YUzQVJnoW+4Yv5ShcW/"
    "lLP4lzzqkt1EKvC6iFYzvQLT65nIrEkbwZnIrrnJsiFJ6zyQW+lFoPf3y7P+Sf+G+8Lzq3"
    "pM34mDs+o+LUOqN2q126jVBObqs4m7ZNYVNSnIoFWAdGVKtNeBXbYoO/JE4cp4F+Z5LQGq"
    "inCtdcU5fhWtrAkMC9PPUI8nlw3T12I90sLdsqfUR3zKoizAT0fEroNBF6Bl+iO3Nw+idL"
    "qYate3p4xa0OD4Hr4BCW0ZAQ9OhzVjrLoQFxub7hxkYI2PyHhhrBzXSBDwIHki4w6mymGU"
    "Wn6b8Aj3aKluR09Fa1G+eH+BeWpGS8+JXvL26oz7FIQPoR5u6y8y1hhshfH6THfpWBiWDw"
    "PocTKQaEc2hV4A1IIXFK9MUWJDhjyC+X7li+oMIQKZ9teEAQO3ZCDWdpzLly6cFbwwdAY+"
    "/aQsYHy4niXooVkJHihher679MTqkxA2Wtg/UVoIer31fhweRiZn2WL4tgRQot0B6r4h0t"
    "jkS0tAY5OvYC+ksclXJ+Z4Qd7kjBlT1/qYmUYevwJTb487RPyuM0yvYupejyNqcu+lsARm"
    "yOosxDr5eMi9qwKjY4rmWdFtPw83nuNUuBuWb+D43X7SN3nszfO33OA8QfIsW/OaDePdu1"
    "YksYE8w5/0r8iSN2Hu2LuTxeEFqJUQn4xPe9U76fV/lYFhFTY9IR2GoxVXsHW5GmAUWrwZ"
    "XWZD0tZjQ1MegPbJiKgF0tKhUA8jKXJtZqJDO8bpfLn72DrpfLmv5XtSzv6oEz8+K/GjVE"
    "ypzF4poiZwfRfAfW202wGdelzTchqxrUDDnSvVXq/ljsqH0qiq6U4HePvBJ5Ke60wNIk0u"
    "28R9oEKHOlnaTvCTzXigs+wWeRv1qfpQaCcJrYjUikitiGz8VkwrIl+FmF+Jk8SunCDq5v"
    "LwQrFWaral30+olYVnu54dFGA/5SG4EyQNisK9NbQUc6qvgF9LVrDqrM3EnqDSjC1jLBzl"
    "jBWGD3OZpQLxl1BrRhfEQdEB9HQAvfqwWgfQq4EQNhnv9UMQBw/U82yLttZDiFGxdlUM0Z"
    "UUSuFhMASLpEuDfWWBYNYTVIUBE36UGhHUiKBGBFsaEXwtUJFGBF+FmDUiqBFBjQhqRLAe"
    "eIpGBDUieNiM1oigRgRrxGqNCNZACM8d7/WMAKbNNrcDup6KzLGrVgHSGj1rr4NXZe5Zuz"
    "qmCh+gD70hgRvGxA5mnruczggPmSMOdZ95+Bt3GcgybSzOQ1ljamkRz2YcGN6UBmPCP+oi"
    "NHZXTRWlC6Z3d9QMgBdEPFgKzDmKgCQaEzG5bRm7SGBS7agDcm04yrQHHeN9GTIR8AdalG"
    "8Wxz3CNkREcHhFasQhfwzmP1LPF9GXZBQkHo98Ai3ymEHcFy0OkpTsrW/Y1pCFfTZMk/IM"
    "x1gk6gGPU5QOBGWImE7uI5MxoGxsyTSAvWFwInzuwNv7gUjL3MZmMHQSLyXeh0Gl68xn10"
    "UWKgBYRdSibYUXWg/Z77wt6be4xUaAu0sOsiDbR9LXLgTSwrPjFttL+ctssd7YoxMqtKHG"
    "bceVcueLrSSaztQro3qNtjt0YOb23IcoZte2qs2EAttWtXJSeW6tWjGmFWNaMaYVY43TmG"
    "jF2KsQ8wGGtAhPizKmxWXv4rR/8bWlJuyWJOsQeTFkV72bq9/5rfBqyK5vTzCyRYfIi2yA"
    "Cx5oun+FN+RFPRRk5SEvynGrNTEvNGZVglmFPBtNKByYC2LfPRlhJEGpA41k1QwF50OVla"
    "joeKlDJdR4NZpQ2JJvIOgknZZwnSWcAEoUZZym1NvKWos5hVwpCjpLqz/oOks6gaMVHiKK"
    "ZZym0rq7CrjLC6hHa/bZ7BzZ0kaiTTIS9ZeTf1JTKbRygqR5H8xOwlfLZDp5JpdbJyVI6v"
    "yd1NYuCXUhKrhOWF5jOtUwnZcweK4be5tj8fw6OFsHk+emc1rbPO9+7hXGaCo8jik0j6vx"
    "2IuzPlZlcoJEJ22oxOQXTKJTMybv4RDCAyaPJKakchTJETaB4fs+jySsCRVGepqqCXzfNT"
    "yVtK9UYHSGTHO6uonbZKXI6xxhIwCOnbNbWusrcTpB07wh/bYSGvp2DRz6No+HRlb3VXkc"
    "ETSPwb9U4e8v5ez9pSyfh86aorOm1HLndwh65bq4KhqBcW3O6NxoFTkrxk/ba90V0WXB5w"
    "UrOiwOGCUP1POlL59BBPUR6QeEUcz2gCrGKfU/C/c5+Rd3sYMCjyFx3j9xazVzd0T5x1g8"
    "9qEi+KTMqAwZowWHEdgT27GDVdLdD67CbkyXhgd0lEr/QO6Gh76Swh4S/fha0af1dAw7Li"
    "Qcho4RAP0cr2VTOpid9tnRPjvaZ6eZa6b22Xl1Yg7XuqqTZrQ2Ng+MePum0kH5zZqD8pt8"
    "VuvEHmITQ7AkfZ153jrunnzvXZx2iLwYsi9Xg4sbfiu8GrKrwfHZ4O8dIn6HDL6B7nH3ut"
    "ch4dWQnXRPvsEN/pPdfb6M9RcKoGgerCbCmLrWAkQt1egaeH7e7ZDEH0PW/fVq0CH4P8/U"
    "fDM4vv3CEzXzq3qIKNyfK0xlCZI6C2ZTvORDFbzkQzle8iHLYuiwzeygkMtrLMZSVFqvXk"
    "3lmzr1bjrx5Cqp8zBvXcAOp0Pw/yHDNeS37pVcTfAKlpPBlbglL+DO7dkZ/An/12MO0qqe"
    "1xKA7HrFzL+5k1YBpBc+aq/D83woNPqnO1EA85Bk5rkhYCGgN4+armeRO8+dc7wr3C3y0G"
    "HMRZSrGMDbuDYO2gnELwzzhWCbR6cwh1OPWhIOFIG88BFCN2SGob1cAvsgc3ZExtaSwvFQ"
    "onmU8bYXjm0aUGJFgG/OithBhxgYSMuk7SGTlfHYWtILt01cT5DjE47Ih2HLsPe8A1iVje"
    "BjQKTP32cuS14t3p0ZPqHwfVjZSF9QzZDxGF+iJhngi4OPM6iWMh/fyA54nw4l1tc9XW2/"
    "HSHNWgar0vCshmc1PKvh2cbhdhqefRVi9t2lZ5YAtBVCKkXUdT5QNBo6LHNCqCbAUocELc"
    "B9CVDumKvuWmTxOourTtb22FxApxtDXEn6OvO89dtV/6Y3uvl2Nbj9+q1DUn8OmfjzuPet"
    "j59M8q8hO+v+4/cOwf+HrA/MPOvjytQh8XU9PhR0UIMjfDCC5Q/kU4wTVwUuC6uqtYCvB7"
    "dXJ73Rb/0LjHoQ/zFkN92rr0AkniT+QNFewyWXtniauTFk5z0o3iH8R8QLFNEC6yHyAwz4"
    "iPDc1oM93l5ciFiP4gKWscH55VnvBkM5Rpf5cI8ng4svZ/2TGywkruohVh0UYNdOkz52VY"
    "HDMYV2mayoPxMriFLQ0hTR/gdz6y93S2ZyOH6ytJ3AZv4RtvdXxRmqDvxPGCyr7J4zZM3z"
    "Ytidy2qezU+4qjaFwft2US0Ph/xkfN4CluvAvKH6KMfO9TBmTKV9b+qMYGpftvwqsH1fNu"
    "32uhe3V23hs19dpo782+BVoka2XGc2u2+VGHPxZ+0nrbkcKFbRnOtmRgmCX9JGKXh0I1Mr"
    "zC7oB8QA3lKLwEkQUyca5J6ujsjYZXTM8yGOuS0WXKNvIyOGs5gZExjFpuEQ17OKjL720C"
    "aahslm5guf2BZlgX23EpkZ3QWaYYmMjyvySD3sCGUdaAierUQ6RmlkJmrgplnCedQivs3M"
    "0oSK6yydoP/8h5fVzpvaOkhbB2nroEYup9o66NWJWdsm7BJWlVuHTVSbkrTOnG600Y7Y7m"
    "0qvJBYi++FxCeOIiqqu5hCK6Graehgihrxc5bSrjtJ1DzMcPu4LJ9LNuBzmkxzupjTNUKQ"
    "qHXFvedaJShS9Lz9FJIEm2/hiKeAJnEIJenD56JPXey/h5DPPaWIygS+LOMTGGO0QwzHIR"
    "MZM+vO4/lULI74cNzGMGe0GE3aQ5tVsZ5kkAzc5GqcR+M8GufROE/jAQCN87wKMesgUg04"
    "1GqwbpdgnbZZ3y1cUBpfq9TosTy81g5tHt/uagRvweaxLqfVYGnZbtf3adAqOqwmHrfXnl"
    "V5wZGBJSseVbtwQsTi4nD4aPhkuXBcw6J48PPc5XRGBgvKyInjLq38qVONnEeqcRc4xMIA"
    "01fuxHH/+MHngWvCWDGiDhkWhgd0l+W4AYJhmnQBYxRjSOfj1gQucVz3Hv/ghgt2MGTwzH"
    "IZLY0zU3KwfdFIMVuI4KLP2PqMrc/Y+ozduMOXPmO/CjHrQNjRVPmxylT5sXyq/JiPgoLc"
    "UWBuWL6BzN2FlTzqT4KRKpOzdA1k9vZTc/n2vwuYXHoIDovrJNgFjn9wJpqpDNiwfAMH6v"
    "ajdR9gbA4OOsjgHLeXZ4PuJuE5IsIOiS6H7KrXPf29Q/hPNhBHPeDhCKlQOrkliZpnJbKT"
    "jBwcQlLNe5ugaR6bt78l0REJ9hmRwLfnS4dzJ8fxY9d1qFGiA0nRZRg/AcJdTfTRnf3y/n"
    "gwOEvx/rifZe7t+XEPJhQuCChkB7R456JjQOgYEBpbqYytaLd57TZfG+4f+odVKzXyiTuH"
    "EsVWz6kC7QqqZFOUrahMvnbnNJiBpGWmD0ZseZrluYT9e8pTjlhuB38ePVjMiZHNXIz18T"
    "wiBlsR4XyOtboWFkC75YWznNoFWZD32jpXZcv8JaH+WWiqo/QnoiRPnwKFFi6z1iQ6uaeY"
    "SVn459syg4uPKnEpAd6/ITMNx4EuiYABHvffnxqSGSpu+Flz7P3qtkO5yMqzE9x2G4uFpN"
    "OhaCW9VtK//F5IK+mbuhHSSvpXJ+bMWl55vUqT6UNkhYlTbERVuBxTNJDB23cNXhieMVeK"
    "Tx1T6CjglYzWRX8UJ4sUURPUEbueKfbvGlA3Bm8ZDHeBPxwxUNTnpOi0PkdBn3OAxhISWN"
    "t2LpPT3ln/194VWkdEl1XzmfT+ftnnlPIiC5q9jGGFzrax83V2r4ZcNWPrru24tCnFPk0p"
    "LOrYsIraVEW1nybSyv3s6rpHz+eaDd9dTw5asb5fs7ZYu5Pj9XqUMU2plep1BhnldL4Rmp"
    "yl1ZKus6S1oUyTJV0zQ5nFqrXGSmbB9zwVTGQWcptZLTAgbkuhn1aR5QlP4xDbrXTIIzf0"
    "iI1JYI9gEWQCmRkYYsH20YpkVhwOcGctFVqaZDQ6MWa71tYkBe0+0/BDm1JoUwptSqFNKR"
    "qxVGpTilcnZm1KsbeJ84XU0K+NzQcSou6AFNHaQX+H2G14YNpgoc2Q6pW2dittrbCHyHCh"
    "FH9ImjY8iUGEW4CqQR8xJ4Ap807Cwd7FEI0ICJClT70ffCK6UBDusSIh944RLi2YMNL1od"
    "hklYAXOrGDC6a2jP4Q1bssvjM3zJnN4CV8N+/X4y+9B/sBvWCGDIZHYHgBghyyF2T8CN8K"
    "jAzbyvnW8J6Lx9HbcJAjrPtzlPrSZVTkwoz6BG8G5YcsLBHSYHLOZbBYBiOfwjcLd8aiXg"
    "qjYD7BukSAS57dc2IE5gzvCJo4hKYfuF55VMpC/xz3EeaS2vj3xNY3+KLADMq0m8wh7Nw0"
    "tvPSEtDYzivYimhs59WJWaca2GUAKR0pdLepHPi2XHHZT9I0z3Bs++u94JfqSE5T6fFcMY"
    "9w4rhUeRuboGkgn7c/oKPDtwqXU0QNZPMOnBY5oDIqhdrXzR1ZSj1PV1AdCchtA37nKTW/"
    "q/D74BzBwt5IT7CTwcVF7+RGel8p+IJFhOjjJS+H7LR/nXiQ/CuL176Md5cv8D1V5WqKSn"
    "8YT38YGag5z+xje1qqZy0gboyXzJ/fvXv//ud3b95/+uXjh59//vjLm0jrmn+0Tv163P+K"
    "GtiURPIqWegEo+amJstpWo3i1BrFSakzFEWdpdWirp2oa6UivuYSaJUqiOXzdgX1sBBmZe"
    "WwtBDn1uIcXzgiY7lpHfOU8GO0KoFLDzXBrk/D2IgYudoPQnPzIvXxNqtWSEUvFzgDVuI9"
    "a0a13lLrLbXeUustG7E+ar3lqxNztHgqKSQaCt7uRreGuxIVBsvyDeTvx0q64Y9rdMMf87"
    "phzqBC/j6NHoa0deZ16/rkqn950yHid8jOBifds1F4N/nXkJ0PTm/PetHD1J/1QA8PxGXg"
    "UAK91N9foKWIir+ot0ANEYJf5fB/Aij4Nf5KKuIFoaKqMm5Q4GZ+RPoBYRSeEHNmsCn1P4"
    "dHfGkYff2t+9O7j59Cy2jfXXqYHYGR25svP/1ShCHsqplCPCHl8yWMuHMQgj7j6zO+PuPr"
    "M37jDn/6jP8qxKydofcyacrdQ/WDTUygXaELjjb6YH9QB3ux5c4LrDxsbkxRZzFtZcnYRe"
    "Dc+h/992d1u/VQAXPq+3A2VxnOCZImmLftezijfzf6RY/uPHeusIrm6HR+iwIbNh21eNdb"
    "wZpAhz1mLVwc8wV4YfSsvQ4kpLJUdXsi44FaGHHB4zhLm/jU43cQr1s4wHXy7ebmstBeqC"
    "IpBpzoBz6BUw+a6SDqN/4f/PL/5+EvEi/86//8BVVnfx0fkTFejHn+VeYS34GFj2AICKhg"
    "Qqc2Y9B+m5sj8YyvmOOJBlALN0sad5BrY2hyzHWdHGLk0TPnxr2MLhGyiIgBTYy5y9PSSo"
    "MmHoAigTzJwBZQOXMDAgzHILYdeFdoTTh4uXeiQXglGsRBJTAYhaxPPJKZYeFvz30MsdA2"
    "sdGICqmwfoPF/SvozA8+cR83sbDSsKiGRTUsqmHRxuNlGhZ9FWLWQQV2a/i0Lp3p0wjeYa"
    "Q2bX3t3XQI/Ddkl4NruMT/4foWL2/xqntz8g2u8Yeneuvd9HieN/jdBLd7Wy26xprgGto+"
    "bb+fwYEYPB0QmAEtLueUFazO5eBckqYRI/cF4LkF9EAJEU3SaEh0A54DZ0aOPbeD0YJ6o7"
    "nNlkUZasuh0TJ6DZEWzCp04VFzw41/jljnJqrz1t9fwqwUbCDnFKGWcZ1l7FEOW+Kir4iO"
    "5SmbsHjtIUwfZfjqBbxem0M9QbXHDOohLnmwCdSFQkDp5BZRNG88/7nKcP5z+Wj+c3G8Pi"
    "X2PsszrtbcfV9ptni/ZrZ4n58ttE56r8oLqXbcLMOqzrpZ411PzSwPbrkV1Brzg9vQTOpp"
    "G4TRMipbKfmm6S4Z1+Rj2gWWUNTbjP+dVHx+JuOwRydI5o+JqHEitPzz4qyb22+iqho+Yk"
    "pB0k2tjNfK+Fe2oCU/BwV2Z8gayOqdnO08jCToBwWBOteFIUxSNcZ5e8/xB+8M21l6VJHz"
    "SSrN+c04H7iB4YzmBZz/4rhGCeOTRBnG3yHVzlh/tCvmr+Hj6eD2+KxHLq96J/3r/uAivS"
    "HmD9M4xlWve1YfY9kzd/qNGukNU+bR2m2q405Hs7BUpQ0qlsadIzXMGfFhkbJ+8AlUc0TO"
    "XPMepMBNUtG4M7Q6XSzhBn2gIAy+xfQs6hXvTLdUN0/uRheuORuHFqZQmmIWOEYfsUKk58"
    "nYqBXnbTOXnu96WE/ghharD7a79PmuGI1fLThFYizUI9ITTS4XBMoazBoym5nO0sI+jhfe"
    "ksFpM5h57nIqYwUyF9qFnnjwkk5p6rSqe2LOGwU9WlR+OxPpy26Mt6I2K98I84GjtB8LCR"
    "q4E9tBtHT6L7V9gCTQW4DNtgDpyUiN9XlaLYXqUqjPFuHS9e2gJARP8vGTW4WFLFnRswbX"
    "9JBErpWPMxvWdoOgVJZzXA4NWNFx3TfEih9lIHWnn4WDCcxFNqNH2H5INS7eP+ywrUKIKy"
    "zCd4h8iX0WqlX6HRYe9Au+PbkMv9qlOymPyrqYBI1ewKss4C+793xp7m7ZaKv+26HdM/NV"
    "rcVXXO9VtAzjk7UrMD/njmBtqrb6dpk4GSdWubbIE86dRuVaWeDUWp2uOCJd+MHjUFWNZs"
    "9p2ltL9F3QAvDM9XbTmmksfa7W30Hd6fRDW64cpGMudygF01x6nlDAP6darSNcqzWpFBLn"
    "7ZqYOG/fPakm1Kv/Nld/rXTd+/b1Ht5Lhc9hec3cCszl3FFgbli+gczdiQ47uXepyuMkTf"
    "MMO3cQIyG5iauMIiSJmsflLW4tEotfYleYY/V6g84MqY5TUDuTTp1vdf8zV/YUV1mBmaHT"
    "vH6a18ZU3S0rSaN5XGE3afj3iixOkGgOP81h2LSobicTJJrDT3N4Yawc1yjg8N98t8SdME"
    "GS3djYZkD+H3Fs/xDBkzWs/du1tLwrDT6wPs6A1qK8Ji3KIAF9XXpLJpiTU6kUFWuv06+k"
    "ILWFoFCwdJBmiNKrJh8+85F6aFOIJjVQgkjL8jaZ0DuXZxOmtgd3A6gFaSiMJqvYzmEnLY"
    "URSmnGtJEoWTa2OT3G84yCibqoGuKhSZ9r9lhHuLRGCoDdOwkdqjGZnn23OPsug4n7R4ka"
    "O364fqblxSqqsYnpzud2ACNC6qX5HCdjI0cmXysakB8vBXJx/b9nMO85qz8VRWx+Zm3PmL"
    "4WCTs7he8mQdUYE7C9GMFqLabWYjb0WKm1mFqLqbWYGnfSWkytxazxZKK1mFqLqbWY9eW1"
    "1mJqLebhc1hrMbUWsw5bmudqMbUXQ2uLm/SawOV9i84XbkCZufpOV60CzDxTor0OOLfjsq"
    "N7uqqc4RDKtqU/9ISius4nMsgJP1jDI5fg2Y/YgcgryJPuLQPTFQn80PMrSnJYhKpvtwEe"
    "wSVOOSYzGFLGqaAp8sg9ucNcix4xHQNOSFYbr7Eqhxo+JY7hB1CM0UeM2TJeeC4eCPw4Ia"
    "LBMNoL9bzlAloaMiMIgL8Bkj/Q6A0Y/SNATStUAUVdb0x8Y4U1rFJvAZXeXny/GPx2IfqP"
    "6tCw56gqgMI2RpcR+YKKuh++XofrG/AvRkzsYyDj2EAPEv3NVE7j/ktFL6OYhZKrd+MwNz"
    "bmgVyRGbwhCYx7aILe3VEzKHfoS2Iv0DsdurFmWlmNv+//4PQSEOZrY/I9VUIvZfEGsnYn"
    "ab2i1VZpvkgSNZDTn6oM4k/lg/hTbhDbbLEMRpY9pb5SroMsXROZ/aEKsz+UM/tDLjZJYB"
    "Tll6qWsDEi3h+rW7Dhv8Zmj/oXo8urwder3vV1S435rQRphyT+GLKTwfkl5mk87ZDocsiu"
    "eme97jXeDK+GTG5cO+EONrvDrzRLVfl21pzb8roV2CIjB3LyLEcdYopngQ41g3d2iDmEZy"
    "IlaCdBs39sp/WXuyUzuZXWZGk7ARyojrDZvyp+N3XgPj9O5llfnpAwImgCarlOO7iLbISH"
    "lf18nyfWQ9fT1gTru8S8tz4IfRBtkwvwvoJS7XWY3yIsP4p235VxvzBrbAS5XX/r/vTu46"
    "cQcgtgpjkiY9/+N+Vokg2T6iqg/mcy5qYgEnszXc+jMLOjRwCxjFURArjLpqomGJkZ/kw5"
    "5JRsXUcmqj00oCGwFxdBzHL+rSnwOSzfQOZu/yCrM4S/wP4Ql6Y8w8udAmRx7RNQ4BMQLq"
    "qKG+0Emd5l61124S6bj5zSHH2Jp2t31UIKPDufgo9vvAMPvW9Nxw43vbBbFSpWrujGh3FW"
    "dcLbaxPDm/JJuk04wCtuowqYsuWcPBjOkhb7/O6t5ap7bWizxce461k2k9Cp6NOIyyT+8w"
    "FPMMBE1Z056u9Hent+KHtDvT1/cREkdpBGgfIUF9+SzaNRpDxNLbqNWnBxEc3Cg6mZrLLP"
    "TIqqgUNzJ8rnzDpRmdlpsgZyeycOd5llWJ3hCUrN82o8T2O1aX6vc/dP0zXpbLnnxFepzW"
    "PhSlh+DM3Satc8fRgtyeiBhsatooQe/EF7bUYtLFJZlcNL/+CTmetY1OPHPjgO2V6hMqa8"
    "MDdNRgsYa2SzMZkb3r2P+bDwzmTVQfNgJPJF6g9uRs2NkR9ntsODPfFwTsSjC8c2DfJo8N"
    "SbpdbDVU2FVXcC290CvKrDmBgTStB9RKFX/2qrf/iBFaz9rgtfVYllTZIsw+oJ0B0gr9ct"
    "44PBWWqFOe5nQfrb8+Me8J5zPk7BnF/r+dxG/Q1W+jSlXuf1Ol+8zl+J9a5opQ8frV3r5X"
    "pZebVfeK5JfUw9LdyGcDafGFiWh2REFyd0bppRwwsm1AjIRDgjheVg7Tcd17wv2hxste5n"
    "rPkafG1tz+J8TbAzStkGM2OCTE+LelpcOy2euEt0S/TXTI9RkSrTJAzDROlKmrlx2MAY9W"
    "NGdEC5c/H4kwqS2xa+pHDS4fOcH7ie8L2cF6vetld1oW4tfGcxwWX1HUo6s73pyNYhWA3L"
    "VvzCoSrTo6PqYpmmauCpbfuOWlpHuf9U0ssJ9msiJ/qqdldpqv1B5G92O9FszfZKRHBXm7"
    "Rjmsbwc8/6BhllX5HvSSrN+c04j0cQxT1KRKJ5vql2TQShmReM9y+Oa5TwPU2WYf4d0u2M"
    "/Ue7EsA6K5PB7fFZj1xe9U76133pKxidHfnDNLR51eue1Sd2UZd6tjlrFRzq5JP2urOcEZ"
    "d56gRXzustw0uv5dDyzL1E+XFkAxuSZhuP7MQ8Cj8qBQ7L4g3k7m7MoVwWFPrWoDt3mZVf"
    "RKKjGZb5trfT0CZWcPzSi9l//z9/v2A1"
)
