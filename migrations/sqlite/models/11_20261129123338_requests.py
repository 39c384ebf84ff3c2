from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "requests" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "session_id" VARCHAR(40) NOT NULL,
    "channel" VARCHAR(20) NOT NULL /* WEB: WEB\nCLI: CLI\nTOOL: TOOL\nSLACK: SLACK\nEMAIL: EMAIL\nSMS: SMS\nWEBHOOK: WEBHOOK\nTEAMS: TEAMS\nDISCORD: DISCORD\nGENERIC: GENERIC\nTEST: TEST */,
    "user_id" VARCHAR(40) NOT NULL,
    "content" TEXT NOT NULL,
    "normalized" JSON NOT NULL,
    "metadata" JSON NOT NULL,
    "status" VARCHAR(20) NOT NULL /* RECEIVED: RECEIVED\nPROCESSING: PROCESSING\nCOMPLETED: COMPLETED\nFAILED: FAILED */,
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
        CREATE TABLE IF NOT EXISTS "channel_links" (
    "id" VARCHAR(40) NOT NULL PRIMARY KEY,
    "organization_id" VARCHAR(40) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "channel" VARCHAR(20) NOT NULL /* WEB: WEB\nCLI: CLI\nTOOL: TOOL\nSLACK: SLACK\nEMAIL: EMAIL\nSMS: SMS\nWEBHOOK: WEBHOOK\nTEAMS: TEAMS\nDISCORD: DISCORD\nGENERIC: GENERIC\nTEST: TEST */,
    "team_id" VARCHAR(80) NOT NULL,
    "external_user_id" VARCHAR(80) NOT NULL,
    "user_id" VARCHAR(40) NOT NULL,
    "how" VARCHAR(20) NOT NULL /* EMAIL: EMAIL\nEXPLICIT: EXPLICIT */,
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
    "source" VARCHAR(20) NOT NULL /* SLACK: SLACK\nGITHUB: GITHUB\nCLOUDEVENTS: CLOUDEVENTS\nPIPEDREAM: PIPEDREAM */,
    "external_id" VARCHAR(255) NOT NULL,
    "digest" VARCHAR(64),
    "kind" VARCHAR(60) NOT NULL,
    "payload" JSON,
    "status" VARCHAR(20) NOT NULL /* RECEIVED: RECEIVED\nPROCESSED: PROCESSED\nFAILED: FAILED */,
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
        ALTER TABLE "sessions" ADD "conversation_key" VARCHAR(64);
        ALTER TABLE "sessions" ADD "external_session_id" VARCHAR(255);
        ALTER TABLE "sessions" ADD "llama_stack_session_id" VARCHAR(255);
        ALTER TABLE "sessions" ADD "last_request_id" VARCHAR(40);
        CREATE INDEX IF NOT EXISTS "idx_sessions_organiz_f006cf" ON "sessions" ("organization_id", "conversation_key", "id");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "idx_sessions_organiz_f006cf";
        ALTER TABLE "sessions" DROP COLUMN "conversation_key";
        ALTER TABLE "sessions" DROP COLUMN "external_session_id";
        ALTER TABLE "sessions" DROP COLUMN "llama_stack_session_id";
        ALTER TABLE "sessions" DROP COLUMN "last_request_id";
        DROP TABLE IF EXISTS "channel_links";
        DROP TABLE IF EXISTS "inbound_receipts";
        DROP TABLE IF EXISTS "requests";"""


MODELS_STATE = (
    "eJztfW1z2ziy7l9B6cvMVmlcSSaTmaOcOlWyo0l0Yls+tjKzs1e3JJiEJa4pUEtS9ujM3f"
    "9+uwHwnZIJWZIpGvkQ0SQaALtBvHQ/3f1Xa+7ZzA1OugvnK1u1OuSvFqdzBhe5J23SootF"
    "ch9vhPTWFUXpwhnfs5W4SW+D0KdWCPfvqBswuGWzwPKdReh4HEt3ievx6Q+u88BsYvnMZj"
    "x0qEu8O0LJMmA+8XxCOaFTeHBCBtxdwQOoH4rPaDDDguGMkYABcUicgAShB9WcYPO2Z0H7"
    "Dp/utaURH/H+HZkElrdgwQSf8KXrtkVpoEdqQl2XyAJRPd4jZ/53AfE9l52QyZ3vzceMPz"
    "i+x+fQgwmZU/8+wAqgJWjwdjXik+6ni/7luHvVH3/t/TEBMugLDZk9vl0h08eOLdqPWg5n"
    "FHoaBkQUg/eD97TbxIFX5ivBoiV3/rVk49CbMiDygVH/5//CbYfb7E8WRH8u7sd3DnPtzJ"
    "hwbKxA3B+Hq4W4dzaj/q+iJLL/dmx57nLOk9KLVTjzeFwcpIN3gePMx9dIjRNkoRpS0S3Z"
    "V7gR+ksWd9JObtjsji5dHG1SANiD5F5rPL4cDMc3veF43CqMxIgiNWTULcvjOIodHgbi/e"
    "f0z7HL+DScwZ/v3/xbtpPwQZbCBn/rXp996V5///7N37BBDz4F+Y1cqifvxKN/iypoSGUl"
    "gusJmz1/SrnzvxT7OdbjeQnpbgQQ3WiSBBKOR98UDYvM/gRPQmfOyhmepczx2lakJ9HFbj"
    "ifTKwHYP0GVg/7F72bYffiCqufB8G/XMGv7rCHT96Ju6vc3e8/5MQSV0J+7w+/EPyT/GNw"
    "2RPs9IJw6osWk3LDf7SwT3QZemPuPY6pneZJdDu6lRHzcmFvKeYspRFzrcUsfjUmzaj8vm"
    "bKgwoyO1W+++mnCnMllFo7WYpn2dlyBm3p8Dcq30T+VlmK3q1fit4VliK52Rzj/lOHxzmy"
    "xu26PryvwOgP79cyGh/lGC325kUe/3fg8TU8jinyC4BjheT/EdcJwgpsVkysy4DewNf/vh"
    "lcZib9iJ/fX3T/nmf12fngNMdiceDR3cGmaMzW9emtK/tz4cDaucWeJku5gz3N8Qzso9vS"
    "uDQIx3iU30LOeVoj6TpL2mcP3v1Wcs5SGinXWcp53V9R1qee5zK6ZidSRp4T+C3Q72t7Hd"
    "85rJRPB4PzjIBP+8PcQvnt4rR3/f1bIVko5ITidv9yuEbhEytRdbYopcRb7VVq9oXtY6+C"
    "yuS7+5SeE2/cUuv+kfr2uPDEe+etK1t8NH83z9+hnE4F4/ANsf/KjjFIKUZbJXaOzPP2Jm"
    "tHWsVa2eQRMk7RxtB7YP6KeKh4Jz6zPN8mtwytFAEJPcL+hGpceM5ZmTVju0qMvr8On0F7"
    "g77f6Kv2q68y2v3G7qlqsrrcOFPe5+cOvy9bW1JPN64sAZQbO3zsQsnKKwtM8z/g4CNI/Y"
    "PDCVK3yQLEDqOQ0FCYhu8cPwhJEFI/RFsw9wi15w53sP7QQ6M0Go8dYXcuW3r21Moz1iYL"
    "+KetJc0QNW6l2pWOdP1KhaAJzc1yiqSB61Wj9Xl1Y71ZrHayWH0LxExbWKbE/Y0LFH7LlR"
    "cmLHxChrAssB/m1HFhLbCBgQHO/3JEEWr5HtzInKjacJaxKBATGi822NEAlpNwBsODQK9K"
    "j0f7bRAxX0PvnnGsL1gyPHPdeT4jk1DcHT9Q1wEp+t580hbAshBXzQj7hZ8cUHIywTZgS+"
    "ktQyhHoQKf3aF2FlqYBMvbfzJLmvEmYo2VyC4BVoOzHYLVLMtb8jCql/0ZMp9TV3bKh5a5"
    "xSQKDEFocFJ0YFjYoqziR8WV969WMp7KcEWIYmshDcw7WK04Dqtq1MhSn3E0B7VEYRg44o"
    "9/m2OngZm9LludOYg2dm03MLNXJ2ajttuv2o7hJk6HwTFB4zYDP1bCmf24AWj2YxFpJjZw"
    "pezt8eVcsLgPfaKwoSzamhVtncdy67d+7/fedYfI3xG/6KF1sEPk74gPrnrX3eEA7kRXIy"
    "7cLTpE/OTPGC8DCIRjlvNQIqiNBuKE6IBm4ej7OFqr8IIGwaMH5+tyveIQDi/l7C4QNsEa"
    "vGmt7v19mOF5ARgYL9Xng8vPUfHNaMHCOVp391RagcHB1HkPlShDisLeAMTNUBkwbiUwbl"
    "q3pLOrytPtZGqr0d5qN1aTmuh2u+jK2irz450qmNgGN14sUlW9q7xmpaYRlr77gHichDSA"
    "C8ptuLpnAVkISyAngdIPlqhtt6wI1bG/zxyXEQfIKHq83qHSVVC2yUTcGi956LixfyyD6p"
    "TaFB+L6lVBoJ1IPS2KH+uklsUWUOv3lK/QmMnmi3D1N2gXFcxCBcv8QOhvg+Uc+vzAfOHy"
    "iz2hYYjFA2EXxTf5SCZCABcMXtxCj2EuPYutGRxaiGTuLTTMqBW5Hc9PSHfEQQ48wN0cMg"
    "VZZM0on0LJx5kDRSM+KSaiytdyKSxrNnE9S2mPxTPhd/wYKa3FqyJtG9XKC589QJERfI3U"
    "FnSCv7+m3KNl40g2ha/8ka6IBW8L5BPxG/MYTg636Fh9J5/jiy58byr0zqibXwmWQR+mHj"
    "AJKodWZRVKWGl1PFBaqMAXbdsOvLVFOfdCyX/Bau+RExv+OyETgXPGqsY0nEjhJreY76OI"
    "sXF6CwsHcBZ6i89FR2UTAUXPa2/OpN5fFEw4uCO9uZg4n6M3x0l9cxNwaAuXwZ4bEdXssA"
    "nV6bYCrM8YfPK3jIaoDNvvm6Tmip2+EJ0vXKnM22GtqW/FWF9qr/s31peXloCxvryyI6Wx"
    "vrwKMRvry36tL4JBGvyNyhv+VuOvj1u4dUO4ggEmIa8zx1u/D66/os1F/o74+R//gL/wf2"
    "F/uez2hfUFfuHZefeiO4aJ4ewrFEn+GPHuu26HwH8j/mU4vOoQ/H/ET7/1z4dorVEX9bDX"
    "pBlQEO56E0KOzBgQ9A0IyQlymy8qoa71BzX49dfz/mUPvhp5MeL9T+fwJ/6Pn8TNH/g93P"
    "wx4r3ra7Rtip8RvxkOrq56nzpEXdTjY7Hogt46rhM6ZaE4bhj1rRmzz51gzVeTp3+WLaBu"
    "q9BOjQG5LRhWkP9+oPk7Z6pjiEkoDOOrWWHmLKSoE9DhcprG8Lkin2Hegtaspe8zHo6Frr"
    "vI8z5fM6+sI8+xXwW22gfb3+5razvFHvzw7u37n9//8uOH979AEdHL+M7PG8RSxEwUlbUF"
    "LlcIT5KvwFjt63z2thbL8TKg05LTy6+uR9et1WmqnIDvkKxRQv00+HZ63iNX172z/k1fTW"
    "axFMVDYaqJ4UjXve55YbGYe/5qC1bnCQ23K3BbTPLARLTaIEuqrxYllIdbKN4cyUIhmXRH"
    "HXcL3iZkhrFljB0HDFqxS7Y4G2aJPOGWs8R2zD3ZF3v3PEv4DF4yCHU2k2kSM3zzwxc/7a"
    "Vfdvxfy9A0iWFonqEM3gGNWBKDpMHWIqFhbvG4EzJurcZzvak2S2Ym2goTrYCkBWOFAdPa"
    "M5SRmqFciIGHSCINrsblDStLWalAWQWGPoEtyZIaxUedFR9piOlWeq4UrZH0cUhaIIeLwl"
    "5vyS0hNdZcfWtuGpWr+anlSM2XVucvLXbA0DGJZYiMA1g1B7AEj675PWUpzedU58/JZkIH"
    "vYWUs5RGynWTcp1cDG/EjNBa52ioHrefdDccz6VHnCha2evwu4AouijKmhiaZODaRM5V0j"
    "Nv4S85sz+SgDEyYXzqcHYivRwn6z0Rd1W5pqeYZIf05nimx5CWa8+pM1174i/1LSk57qsP"
    "vb6+PfK4/x/v3v3448/v3vz44Zef3v/880+/vInP/cVHmxQAp/3PqAPIfP2RUuDYPX5eEG"
    "e9e5ef9EdVlddpGsPkKkzW3mkc0sHmkPPMse8wckDFaGHWwClGJAamuP5MVpN93JAGpdHq"
    "xf2NO7cYDVkpDDB3RLBaDO1QGrU3/RyjDkyW/hRtZSKkwOTtG/IDhpn3fCdcTTqEBhbjNl"
    "C3YTTdy0AGjh20SeBJH37csIlxQkCKIchQxiWAgbTEBzJogG8zH+PtomXe8eHMk8aRyygB"
    "MH4DEb03KjQXW7s21kGJHPSyRSpDLmBsAmzGX52QiTKiikgEDgZrYCLgwyhClEYhIsgtg5"
    "W9EwXQFxWJ6MGCQkazUKExMKV8ICPfkEcHurdMmsaHIuw+s0+ww6G/ipoWrTLqu/BmodjK"
    "RjEwOGwZ437QuxADWBBlWsf09MIwYcMWVtU0ia6FYi0OISGCTtwy6C6mr2f2iGMsDBtn3U"
    "gmQkhZmXjcXanoFTKsBTAvgGpdDP/gYSdlJdgRzx9Hi3IcZ0IFpfBkHIwRx6gNKPqYRU74"
    "UYx4jN3hSPZFkTEwNFQyKHYU1iFxH1HjFy/h0UEiPbQT/7tDth59lwdpLOudu9vmolEDA+"
    "Bw4iw2utv6VaycvdTtMhqwcSrjwA7rFqHSMbjXjutNT2gmdEbtDxjHfpA+fgmY0Bmv7Mxn"
    "Qme8CjGHTrgu8vMaoHhE0EB9mAmecYT8NTEWXgqVkz7yVcSNpkkOBx19t6/RvWPoaOp4WZ"
    "GfKYrDsfOXI2Hngq5cj5acCdarrVMkRm1dDUqUVonqsDpPZ/itxe+snrrI+KfjpaytyEji"
    "GYFTji/wUAutPDei4ZOr3uWn/uXnlp4wWoqsQ9TFiHdvbvqfLzHGUHQ14tffLi9FKXUx4m"
    "eDi6vz3hCLxZcj/mu3f4635C+U6l6e9c7Frfgybz2qtP3ceciiKJx1Udwb/L/SRMYZv5Kb"
    "bYDd1VpbIgqDB660qKxxbNiQX6tJ7gzZaeLtG/hXYaYQ5dZOFuppHh6j7YhrXHA3bfFRcF"
    "swNU92OMb+eCSMRdUsmt3WxpJYH6SjSHlA9r45lpErgRk2c+lqq4Ada+iNO3mlDYUExeha"
    "NtJ0xieizmYNZdnXlG9CZaRbZ+lm0BuaMs7TGknXWdIK+VcU8saMpymqA6Y8je8cbc7TLE"
    "qs6lEwS9W88+DuITTwTtZyC8RSns7w+mlec89mmmxOkRgOVweE3a40+VwgbCDkYffsTkPg"
    "dbidpzNDu4I7WwGWXdlzsEBp+P00vyWUXF/nVKDbSuNUN2bvOlxhHqdf4O8TQatK6M3pqc"
    "6np8TzTFfWWUoj5TpLOeMjoynnPK2RdJ0lHW8qtvigs6RGznWWs3Lf3SY6V4bSSLnOUo5z"
    "RGzjSpWjNZKum6RrEtnhCuYDx3IWlIetkgAP6cftTXEeFknB6uEeAuZj/ALpny9iJShd8Q"
    "kZzhjxvUd04Vex5mSYAyckcM54YMFH4ZXvelOCGOH5LfMDeFgaNWJPzZTEAcg7UgMDPB+v"
    "/28uQoBxCzZuwU/rJY9fAsYt+BUsZcYt+NWJ+cUswXUT6t4tDNEOQoPNaRqzND3NY4zswp"
    "S3zTZOOWn6A7rlXKlmTwaXmNy7pcf9lqTqEPk74t3fu390CP4/4vnE4fld9ct40/zTc7ZT"
    "bmUIzcpS65VFZMQIGOPbpk1J0RqtR90kXROtx43ciLRKNB7Ro/YmbUcQhQJrV9N0BLCOMB"
    "sjGj4wPxBHR4ysiJqJgFBuS91EUKa9qEqK4TD7YUDSihhizSifMhlA8XHmuEyEtFQKD9ez"
    "7pndllERZeRJGhLG7zzfYgGZ4Gyerm0i1SXyc4O2b71lOOJRwkq4v+QyfOMcuAO9CkToya"
    "h6KCF7Sh6ZjyEeHzxoXUbxTL/c+J5hOE8bijogTRnBMV0gwNePWu2Ix5E48AkGdkTmtMXL"
    "c+YKJoUzOETaZEYfmIxyGVCMG8kxZiT7M2Q+p+442Z5OBNEEZoE5HcOqb91nH8ILCGapN8"
    "IhhNU6Pgmg51HQzHSvdxQ58oBBIvfelPcIM+9+ohnGL7GfqIMlL5Mfwjt4KaMjNDrC13UQ"
    "MzrCxm78jI7w1YlZ/GpMmlH5BuoFTWC7F/tq9hHY7ghj+KhjrQrj0z0b9n/T1hhKqg6Rv3"
    "DcvIzuRFcj3vv7Vf8aI/GoixFHdsMjjPSjruqhTVTHw22lmCI/oBjPZKsnv/dOdaUHJB0C"
    "/4342Xm/Q+C/ER8OBucdgv+P+M159+xrh4gfkONFtw+PxA88u7iBJxc3Iw4VfBkMvoqa8A"
    "Lq6HXxqfgZ8U/9m7PBNQhbXYz4595l77p/1iHqAiluhkhwM6zHSEgfRCvv8FM0DVywdr+3"
    "z2uTiszeGI0lT2ocOIoOHGI3RhcL33ugJfPaRpfoAq1xjNZwjMZUNbDhKvJ8fQiyFMnh4y"
    "m2/vNuyS2hS75dOm7o8OAEm/0vzUVlF2J4bmiyOQsp6nB0mJ+mMdx/Dvdj5bnaD2l7rJeS"
    "N+FQcoATYMw9ad7YlvcZasP6SqxXudm28rQuo20e23e/hQy9EEZrZPrT2EAWCU2kxIL3L2"
    "InFIu2hV5kyQ36os7a2YzA9OavElIzfVWJ6lPAGWy1XDc9ntJe1utyKIfWqF9bgxFBtS1T"
    "CUSi8paphLZ5bP/wvgLXP7xfy3R8lJ9zto3mYeJ41HstrwmS8kJi/VolSMroUXsTkjLCCo"
    "pSFZCUqnzGjbONuZ2p62axj56PtxHil7cyPKOaHeR+3mWmXQMRMxAxAxEzELFGrGgGIvbq"
    "xGzcSA8VFNT35rrxQBMSw+JK2mlNBpvInzrrPprLeclqsB7omCJpxAA+NMpRcKt0PD+Njo"
    "toDwiNU8fNITR1Er2gDj4OaRCV9vch5h381MOUg596Iw4LZbdD8H+Jlxufdc8VaE5cqrvX"
    "vZtv50N1X/4x4jd/3Ax7Fx0if/Pn0JdBuxm8xMtmZ124K/1w0Tkys2KUrxg1UYpdS9tYq0"
    "QpFj1qb1KKpS3VVZRiqnw2tlmJ1qu0nPDAjT7wSewHLBxYXQdDpk3pAzQrPGK558+p6/wv"
    "syfS8xY9X+/gJv5H2APzV5Hf7QmZyCw6qk6GjeI4dixK5nQ14pZLnbmoRnWsQ6BhD9aTti"
    "wvQq9hVOnIoxade0Ps3cL3LOg/w2BsRKmq26irS7WzIpjnRdDd+t49XDrBiKvcLx+FzERj"
    "WMWMBoTBd2BDr6P8qwkvKAeWhcz3lwuMEKeCH6sIcagexDY4bETyHsWOPRnxnC9zJASoF5"
    "2iA2/pyxdGN2ngCwaic7Dj0K3w0bGwQsv1ljZwV8BFRL+wJsdGvmAld44PNYoCQlAjLrik"
    "uHaG1L0HFf0u8sdW3V8fyq7MyzUBvafesRDd7sW9mNEB/GAe07tU6L6cg7bKeGW00fVe4d"
    "pGG/3iEjDa6FempjTa6FchZqONPtS0eYSul/rsNh6Xa3VQqf151c8sRVJnodfnGzMK80Mr"
    "zBPliI5uNUtltKvP0a4a3fZLcv8Iw2IodawKi3HdO+vFASo0FvqIrkOiqxG/uh6c9W5u+p"
    "efOyS5RtPSxdV5b4iF48sR/xUWfbwlf+uxSG/j2mZc2vRWad9bwic/HfuMBmVhfDZYhAqU"
    "zeP3T2+qMBxKreW4eJa3wAULaLTEtL1+Z5SmaQKbD70zivg33maBLiV+1kp9PNJ4tnu+73"
    "u+zkiPCcww1x/myiqJ0zKq88ZzHSflcmIT56Yk2kraGqqzZhYImzDIs0vm20r7wLcbNoJv"
    "S0KlJXxbDwp7kuXPwoTVm+mV9ilvN+xT3hb3KWkDuwbDc2TNY/ZefFMjzIfOviRNYxQHz9"
    "mlKECNzmqZJjHBPArBPBA0ZY9vtXysM0TNmzc+VJmjP6yfoj8UZmgFmSmweLNJOKEyTtX1"
    "tgbzbQLhpMiMfOssX4suA6Z7gEjRNG+G3M/ZwWQxb/AHVRPAfTcKXFuCuO+mgtquh9xHoW"
    "+1MfeIe4+IT8iAI8D7n0xuzOUVYtQ/kgkSOD6O5aipSUwYqCu2JoX5/hoTacPuyETdQoiF"
    "BL7j7nqFYPKVTKAucnkJyL/lLRixKCc2sxwb4el4IeDCE8x5FcLoDsjkr1skl9XabXLHmI"
    "3CbpMHh7ZHnIZtgc/3oYp/TxCY7vk2pu1CPwOZtyyQicuW8GlKGL/vPX4n85a1SeBJTwBo"
    "UMVTJHE3RIIukY+M2cJn4HYlkPmYakzhLm9XaSS9RV0X33HmRawGQkfyexLfUUTwwg53Qo"
    "fKLKuBzAeG1cikbLdsBrOJzLS23FXir33BvveJXt95Gi4DMDcAcwMwNwDzRmydDMD81Yk5"
    "dEJXy3oSEzQCj2lyYtXku9mH7VsX1fFykMvjRHIcIbgyOnkrdOVV7/JT//Kzpn2qpcg6RF"
    "2MePfq6nogM4qpqxG/7v1372woIZjyqiwX2Vn38qx3LpCW8WX+uP0yYMvcIVNnkSghbeBy"
    "sb+9tTbDC4RNWC/2ze2MyqTI7RtGfWvG7HOY+Nec2vMVGAjgmoUjt3PFCgqryUu5OtaM7/"
    "uP+c+s5Rbqkjyd4fXTvOaerWvPS5EYDj/N4bSRYJspPE9v9v7PmMKLJp6iSNbCp8qJDwek"
    "eruvL2DHQKrYpLTNcM8Qm7H+jLFu0li8BvUoSEaIaw1q8WktR6aCAyo6Brwnmj2RugddDY"
    "ekijQXsX4jVm9I91DpHFoXbUXguQ9bGSxypOaLrNsXWRNIzw188cz+5FnLOcakKAH25Eq0"
    "N8F7AlF2bKvClVE+uBgR2B4tmQTAUIJpqBBuI8AnDkddEIahlAgTWYhRa0YWNLRmZVieXV"
    "RZNV5j9sCOebPyoRoNpMJAKgykwkAqGrF0GUjFqxOzZh7J56SOrJsYDwCnOK6IiC3Ng1dt"
    "liS1AdTQ36UojPdjXmknNtdFZq7HosQERklXDYwSLZHapvMCYQNn4kalsvjd8+/vXLH4Fg"
    "7g8bP2pqP3oypV+cyNrdhk6tPFDDMYoI0uOCFD6f8hMjWgawVnj+gRoybCj2QS9eY3eWci"
    "SmI6V5kFYV52Ft9XUyKnhqgtdjGBQScQDHDOh8ITGCwOh11kfDc4WVA/YBPy6DuhyGtxQi"
    "bQ1ekUGklSPvDFMmwLnYC3DEnA4EwSBh/x2YhHpaUi4c7xmfBMgVcJsGdxt4ey3OSE9OKE"
    "HZgLNyBzarNSf5uae7GUNCWqMc4m9Z7k2kYz8uISMJqRV3ZkNpqRVyFm8asxaUblG7gjN6"
    "4mjXI1OT5XCH3mtz5dd38ddoj4GfHu2bAvEAHid8Svut9u0ItB/sJzYKqMQB1d5U87LwMU"
    "OBLN1rHA0cSRUkezFRMYzVY1zVZ0htZhcprG8Lkan4UiYxxYMzbXchvM0xknkErshpbunK"
    "kOoxMKM6Qr8vhl/cnqxul9aytstm1YsSylQSDW7RRbM9OHUpe3NlhAoiLtKoaQcXq/8LRB"
    "5CakvgwlJbT4lET1EGTcnIYORq9anZC+1PljzmrHZWQCtToPbNIhjGMXbBlaCw0acQ1OoE"
    "4URePIYZoVhhK51EwQ8IijtUMuupffuucwkD+Sm7MvvU/fznvkL8v3eJvgF/kPjwOfxE4A"
    "Sqi0eOSvwJlyZsOd3m+9yyH5S4z8NnTODZn/bwz+hSm6x/BGUVJyDO8VN4CxxjB3t4hVHr"
    "B/TdrCBjLByyiTtutNCb0LRagwlUX7EUGZ2I6qTzaOlX0kM+9xxO+oH9OineiWMQzWRm2k"
    "cDiZnHvTKy8QRiCMLRYwClwbS9OO6CaN3vG7gHy56J4ps08bfrF/IXyZU3bCuOWvFrKWEe"
    "+HmJj8HpqCCrgXEizG7I6kARHOTh7Z7czz7seiWDDZxsQTD2m1bqnX2KVpRw6nVlQea0mk"
    "aAw8tV+wjYHnpSVgDDyvYM9kDDyvTsy5xbfq3Jlfs81Z8+mJM9p6bGNviGjrzOiW3HFHO+"
    "8Rj3bFnXh/XJaIWux1O3LLWw97g9FzHSCnnDzXFZl86nkuo2v4nKLKMfoWyPbF4Wj3dlgO"
    "nw4G5xkOn/bzZs1vF6e96+/fCnZDISeUVrGCxSc5/mjwOiE6IKvjO0fL6/j4WuD2+qR9KR"
    "IDxC+YK1Mndc2daI7UKGnrvBONdWYl85QzXfvxZMgalOjyP969+/HHn9+9+fHDLz+9//nn"
    "n355E39IxUebvqjT/uf+ZW42K35lGYVhUQLroUgFQgNG2iLurTFDNXSGq5kZSjmbtDaYoX"
    "5LsFMVzFAKaVXZLycKU5GxBgn7D4eZ3I+Stkh7D0XLEblnbCEdV7IxLkJyy6aUCz+WMr+c"
    "fTZVGjsjpxSJQGgmWoYxGRiTgTEZNHJ9MyaDVydmYzIwMR0OfRo24Pej0ewb8LsBvzeQ3c"
    "YoaMDvDdhd1EQfdQk/vSg9RatEG5Ut0N6kixL5F+JcF9UjxACZ1A1FCXbzcV0yBQTIOKTB"
    "PWbvbUe5jqkrMgCjBmlizRyQi/jTZ+QRFUciLbBKLEzDENMhk0eKMOY7zz/BrMChv4qAxA"
    "FDNVP4iNBeCv12XGZjimNJhk1gdWjT+kgm9pJFdI8zQQB8oas28SRQGM9JJPREazLjMyfC"
    "VCIwxpg/4YR0ZbAZKICtC2gvpkQe8UjpFSz9B+eBIXjY8mmwQfWVTzVSFiU2g8gt5CbZBe"
    "rXaNaMZs1o1oxmrXEqF6NZexViftFEX3UT7L6nzqMBah2Rds0EUt5nsCATjGm//F0P0F+j"
    "tTwCUP62/N05qN5mC8btYFw24W5I8J2hMnq0xqb5Rn3PrlN8X3+7vBR31MWI/97tD8UddT"
    "HiZ4OLq/OeyPkdX8pUWXhL/o74zdf+1RXeUBd1TgIu9PvaBgFjCaj8dXnLUJPDCYVhcTXv"
    "IN/3/CKH16OQYwKDPtZHHysVs07q1zSJcVnJH4OUmUBrL5mQNGEIHyaJtLC+6HA5R2Y4XU"
    "HDrKxaWubYFI3h8dM8jsyAusrdNJ1x/aizZleaa3Xlm1AZ6dZZugGGOdvKPJOlNFKus5Qt"
    "b77Y1k0vT2skXTdJ1wQYFXnhbQRHFQu1Kznr6YKkBpwh9qkd5Zi2vMUqimKYSkVVxR1v+6"
    "oE8Mr3ltyeANWSh9JBD/c+DibamqCD/z1bCSyU/BoQxSSrokRBi6WTX4yBQkBUAvDiHiKZ"
    "ZP/EjIw5s0ccPQKhjjmMLmjGostAQAzjPFqiriRPlp20BsVdbyoCQEaFZxisMRUBUqC2xI"
    "tAK480GHGFyOjIdGEIOydzukojuFbEpRg3UjQMbQiu0dDzYa8dSNgZ1gj99BEW5gWqjwG+"
    "rwjC6UIvQw9a+IgxHIGxcRUBho20feeB+UmiMFviwwIiH6T5Cj2aQ1fkA2JRkJJKAYbcBK"
    "lr5RhXMtyMGTtgLrCcs8peK0/eIbNK7LDBbC7V3b7MgiK6cSxAmLutOcWXBKu0w/p3xm0D"
    "OzSwQwM7NLDDRuyDDezw1Yn5BR16a3aINf68R5XJ6ghxLvGRvb5gFwNtOd61x2Bbas9ig2"
    "05JLYlTJLqVIZiJCQG2VthVo5sWNpe2wXCBrJ793vIjNJXbzHMEZoJuxqaOqM9rTy4M1RN"
    "mLr37pCV1SRr8LpIafj9NL9ttoCaC2xeexSNy5uDaP4gGpmvNMZsiqR5g/Xdm2q7jE3bjK"
    "LSOTLA6rA5Q9Q8Rr+ttJ17u2E/97bMVSuyx+tsL7JU5sBdbXMhgA0ak3Bc3kzC+UlYQhF0"
    "JoeEonkzw+73CwrRUmTwpvQMKaLG+IkcODWDgAKNQy+krsZEkaNqDPN3GwkUs8NwbFWXsS"
    "k6w9py1iJwbRvWpugMa8tZy+BNdHYNOSrD1hJLokHwNx7oYBD8TZZ0TRD8Zx7nzAo9Hy38"
    "rFUC38+VaG/C7ltR2THCFVhF4P5wxogoj/htjzMSVyOQ5HgnjXwswvV1K5AgfQbjOAiDGK"
    "dvUdcN2oRRawYkFoL2p8BflwUB1qsg/B/JBIOdLkH8ExIK1LrC1HOgXxEZCfWjjJbqYKHI"
    "+3zE6R3i4RGrfuf4AQZGpTx4ZH6qkKxs6iFoHZpYwKAHjj3OHOhU6Hn3Ecl4DkRzx3WdgM"
    "Hb2gFxOBH7Zy0ke8wok/fHwIQNTNjAhJu52BqY8KsTc7KyacycGSKD76gwac4YdcvsstVA"
    "rQn1AUGtX0SjCtH67fLr5eD3y5Ye+1tfet3z4Zc/OkRdjPin3ufr7ieEoUZXI/7tMi4XX+"
    "Jd0STeS9p+cVzUHLa5cEQoSnI91C9F0gSLxKHBftaMWffb7TcylOZsX+d1CH2gubWC81pR"
    "yr+6Hl1nicqQ5UR8h3SNEuunwbfT8x65uu6d9W/6ykgdy1E8xFtwwxFaitY1zKaFuETyQK"
    "9n8ktTNUbTfGCbX6QQ0eN8mspwfjvOKyWT7pCPiQzft+O70tvp8T1FZPj+HL7rLqYZqi3X"
    "0u2Yf7Iv9u9hLa2JRWLQXYYzZXRYE1EoX6S9ySbhwfZsNrbi0pVTrmFgmu8CQi1hHyAijg"
    "wG5HRs5n8URgU0LghzARYVMXui52UZ2p5VnzBZBJa3QIuCEwimEUcG6IkKEdtjGIsnJD5b"
    "eL5I6DYXedvuYJmdZTKwRcnZiHqID2zcLUIXVN2YWY35TLQGvcMoQYwGbOw9coy6I7LIyT"
    "vwOo6bRPQRN6PoQXH9HPuJO+vgI7y4LCOMHY9UdHrEfSbu2uKOy+4wsNIMPi9yu3o6p1uJ"
    "0hu5GOm/FYs2h+xJfGwTlplYK7XXRhkjyktLwBhRXplWwxhRXoeYkxW06ryZXnSNAaWCH2"
    "G0M9HgcZrGMLlKAH6559bhcYqkCcaNAyQkk6eTIo/XO2ElFMa5u6GpsvT53DobXF72zlTc"
    "H3U54r2/X/Wv8Z66GPHrXvfb8Mv4uvc/3+ST3A0s8dvgq3wiLuphaYXDpANr9BZ7pyylsf"
    "vVeeuU0iBoSjlLaaRcZym7NAjHSmBbHYdKKzAyr73MteNiZamasKU8NF5mvZX5dZmYd+ZG"
    "pt5dL8RnlsgwteCbx6iLE7llsaBkqK6fIAqEZo7QnyMUE9WCugX7U5SG//r8T1kIdZQtOb"
    "ImcH7v8S0Sy6v2njNLanabddtt1gmJ8asrOlaOwRAP20+jLzDwemXcBRZOwwU6hEpABMIC"
    "fGY7PrNCmRkoAVAIOMKMRvCHcOlzKLJi4QkZytxAUWYjGswQmzARDqOTMqDGYTsgkB23Pj"
    "CI+WN8OMmXxOuAWVCpcPKcoX+rd+/EEAtFLNEUMhcVpkyaqCXtgfkOSDxJlHT19aw34tHt"
    "NmHc8lcLfCMEoAjQhvf4XQB9ln1Hx1gcUQSky0IWREXSCZak+y0G2Q+E8+w6oIbxMtVYNT"
    "68r7BqfHi/dtXAR00ASDRq4TY2VWNTbQKTX8zcVzdG79Hel94W6AzmPF0DB/Su1saC7iDa"
    "F22hPEiTNoLlh1YfyH0zbBh1mJ8haoLq4NBcr5FBumZoWaNI2Iki4RMLQofTKJEUa5XoEw"
    "pl2pvUCnZSevtQU5SkqpFHXdeDY67HRRZhWEMJnHcD4ZoB20PUy0uvDRzMcCLnQgUgc0In"
    "9RQUCgdoU+gQbDhq51w8pPdG4M2ZSHKMpKIK9PxIu3qQlKeHTIdMvqF6kExmOPKlf0c7iV"
    "w1gq/RxWjEq0gjAV/rkonsz4HQIois0OhfogJbtYV+BEuK7NWBTBSt/DscTA+dRNWK4nFh"
    "7CtMP/bAkB1BWzikyA4gK2VQLNTJAIMEOXR8HDjcYpOPSVOyOmxS+KdgiKygrbxXYifrWD"
    "cSLOfPVV2kx6beOa9I2TiVxv59PuRnoLuSJVQHUYebRWw77EUyHekKOEtpbB51lrJ0A9TM"
    "nZEhasIxIHferTJxflg/cX4otyBu+TXlac33VOfvySCndgzyyWw2db+dArH5eOr88Qjgpj"
    "rFbAvwzZIbedde3gbe+wK6XxO+6+XCdwno4zYCKCE2cjDBvI6J7y8ZonE79puwUto2iN4D"
    "4+EnpbVulRggsgXam6wPDIuOlQrc0bE9xGpzlahC1IRqefzjSStCZWphD1i41GJCsY3KeN"
    "gmiXSXkcI+Vfy7QKrvpYJfVAq3JgH71+SjtBCIdBhOKPCNIi+TMB6g6j1gIaGBYzMSeKif"
    "p6FKihGr9gn3iOvxqcBPCk2/gCgWolGpPXIaeCnBjEARZccY37I7z2eRtn7E+XJ+CxWjYS"
    "VKoDGnNraO5bB17KR4O5vQKYzzjyoqVQhsDKwZs5cuiywOsuciS8f6QFNFJb0cDnC9MbhU"
    "iXIfBfSs+FI4i21sAk0w6dPHXhtL/MuRF/tsKRpBu2wl6X3Kqr3D+jMpmXZYrxx9mLXyOZ"
    "UaIK6JVFYv7IWJVFbLo/+xqXNMpLJXIeb6gS5qZT3c/fQZb3o1WJ2maSCT31aKFfR2Q7Cg"
    "tyXRguLtXYHRm9RCGbLDKYb2yesX0Q0dX8StVqTDUBmOrnqXn/qXn1t6Ymkpsg5RFxhNa3"
    "j9h7gVXY34zbezs97NTYeoixH/tds/x5Bb8rcYtyuv2KjyYe0+BlekLSgKdr37SprGOLBU"
    "c2DJKW6K7F6fLKFI2Rj99s5wCFKDpLUwxCRbcbNmNsqXWRPySjXNc0UJuUEE1PlsEWsbNQ"
    "WdpjMSrrOEj8sDyoh5SzFnVPCags7Tmg+6bpKul6E5Viq11tuakzLtKubmuHjlUDopGplc"
    "CGsKhLmUk7TdoCwMTnViYW6G0XTnTGNHqgUVCYhoSOZ0RW4ZCWbeI9pyla+0DGgjHa+gvi"
    "QGDR45iHf7TwZHqkcnnCl7bRCS7wPGMAtSCGNqyk4UCXRg8jfl0CUrHSO3sWbo7T1bBSek"
    "J7suLLtkEutGZMoiZVVnNnSO8QfH9/gcC2At2D3pdpZ6Qh6o76Bw5PvBh+hwFRUnxbN2xq"
    "9OJlCynQDpEC5F4ZypDOArckV9l61I9Bh63h5xIHegdsfWSnqUf4PNRmnGRYNy1tiJddIY"
    "Eo0h0RgSjSGxEVsKY0h8dWIWvxqTZlS+gfasvWSJEQwq5e/T5pSIts68bl31r3qfrnvdiw"
    "6JL0f86tvNl9413BK/I/577/TLYPC1Q9TFiJ+dD7596v3WuxzedEjqj3oYTOSeWVZUkN56"
    "m0mOzJhNqplN5FlKh9EJheFxxVxKmXNokddPRvtKURp/r21CtSdndZ2Rnqcz473aeE8d9X"
    "PWQs9zGV03gSdUOUbfAtm+OBwdDw/L4dPB4DzD4dN+fhx/uzjtXX//VrA78XQpmghzih6d"
    "2aWE1EwvWwS1y+vBNPb0ZbRNkEEOrvamElztzQa42hsDV6sXNCHSKN2uNHV/BcI6n7Fqo/"
    "pL6cwLvH4i3hgzxsQ6q4RqYkyED5Zz5p47/L5VYkdMP25vMiFasuDYhZKVrYci54U098Fu"
    "hfmcugRuPTgWI48zT1ju4kLShFVmR9ymGmFRDBmdw2wUmxTz1N8FGTNkmwRLa0YwHiS5cT"
    "FfhUhHsaAWmt5UbGa74He68D0MJkmDEccgHiQq2BEd/mFOHZfAYBH+qBbcQlZOMTkHtwMt"
    "y5ySgZCLfDNlOhMvNY6C/OftdcagZgxqxqBmDGqNWFaNQe3ViTm17G1j80mR1/lI0vq9dy"
    "qMOWjI6aMBpz/iw8HgvEPw/xG/Oe+efe0Q8TPivYtuHx6JH3h2gR40FzdlZqFhr4tPxc+I"
    "f+rfnA2uP3WIuhjxz73L3nX/rEPUBVLcDJHgZlgP01Fqs1N14UyR1FnoW66Yv1Rh8S/rWf"
    "xLUeuS30Rq8LqM1jC9AtPrmcirSRvBmcwuuc2yoUjrPJBb2UWg9/er8/5Zfyg8JcVVPabv"
    "1MFZd5+WIzUbtdpt1Gqi5urzW2/J7WtmMZBBq0TTlSvR3qTscmTZsS8LV9Z3YZ7TNYqqMr"
    "3WpuJCfxWvrCkdFqZfYb5Irhqlb8V6FH7ddqYsQP2UzXiIn46M3QaDLkTc+aNAk4dxOllM"
    "NRs4U85saHByD9+AUm1RGfcMa8ZYbZFebGJ5c5CBPTkhkwVduR5NEYggcTLjDKaK4YzZQZ"
    "uICO+IQ3fip7I1GHjwJaVfDdjt+bbExAOBOotrqcgCb+nLyTzFO4SjP1Fa8m0z1D3xxVe5"
    "PnYYgyuldzDY+brvL4yq76UlYFR9r2BrYVR9r07MyYK8zZEtoa71qS2ryPsMTP122iHydz"
    "2Ke8TLcOH1OOGl91oaS16OrM5Cq5MDhNqrajA6oWgeCG33aZzxGKTD3ah8A8fv7nOGqVNj"
    "kb/r8dopkmdBtWs2jPfpmXB8MeeUXkaFnLvunfX6v6lYbxpLa0SHEebkFSyb1wMMLIc348"
    "t8lLl6LKPrY8o9GeSsRFomutlxZHKty6RzdIcFk+TzEAu2SfL5Wr4n7ZR1Jlvds7LVKfOH"
    "zuyVIWoC1/ehHq6JSfLcm35hNGuGyT1qbzJCut50PItKVcoNhaXRJsioNSMBDCL7u4BANS"
    "fk3LPu0SaHJjrfe4xNdosl3FBhuRyMyWWrxEWFzFE7qluaNReeNZsoHLwC0lPC2SNWiPRw"
    "AvFDYXf0pDXQWvqB52M9oacw9+zB8ZYiLJaKwRUyC62FUaiu5QLzWlFuj7jDLXdpYx8nC3"
    "/JYUUKZ763nM5k+K4kvRSmeF9nbqwKqhe80djBx+V3s31/WXPbTvbv681rYuBoaRgjggbq"
    "ZnZvS9N2ujy4u2Wz0kZmJyM91hdpjRSqS6E+W4QrlVVxzTYhfvzkViFKz6iRSzLO6CjXys"
    "eZgygfBAsFyzkuhxRWdFz3qVzxI7wRNPeRBIxhtMupw9kJth9RTcr3D3tsqxQbFBXBAnKJ"
    "fZZb3NrvsHQrXvLtqWX41S7daXlUXb3TNGYBr7KAv+ze86W5u2Ptcf23Q/tn5qtai6+FYq"
    "xsGb6WzgBPRdiGtana6tvlKvVyssq1ZazqdKblEsxwdbrSVTH+4EW2101g1zK07DMzxOYg"
    "ryUtAM88fz+tWXSZ6P13XHcg69hPx0E61nKPUrCspe8b5PHRJPZbv8Uyq/8uV//jgHI3av"
    "tqgFd7ZK7gjgZzo/INZO5e4tal9y5VeZymMda8Cs4e6U1cZS1Cmqh5XN5LzuD0rrDA6s2Y"
    "jxypcbioNeYje3Sp+kllqZr3Te0h2XnuFFfdRSJLZ3j9NK/pVD+xfJrG8LjCbpIG97oheR"
    "ISw+GnOfwCwWFeGYdf0BXliLY0z8+SYawor8eKMliGt96fawwpycP2JluKJ4pVNKQQjEji"
    "hJj3U1pGBF4Q0QTcS0AHKxaS76/k3vnmf86Jx93V30pDsjyvtmfgBhcppIcGDChF1RgQwk"
    "FgWEaPbvToDd3YGD260aMbPbo5+Rg9utGj13gyMXp0o0c3evT68tro0Y0e/fg5bPToRo9e"
    "hy3Nc/XoBkfb2uEmvSbq8r7N5gsvZNxafWWrVlnY8myJ9saw5UnZ8T1bVQ5bDmXbyiPvlq"
    "ErfECUm704WIsce3j2I04ow4zjI28ZWt6coScC+h54CxxT5U4LO25AxBBIovdmk/FBUyJy"
    "Oeztmf8AVUL1lkvhhGS38RqrEmFpiMjV58O38IhRAyYL38MDQZDEM6cc4w0w318uoKURV7"
    "G2kPyBxW/A2Z8hRiGAKkQ8lAkJ6AprWGXeAir9dvn1cvD7pew/hhqIeo6mAijsYHwDGZOt"
    "rPvR63WEvQH/4iKdIEZKF5EUoAep/uYqZ0n/b9mdh2EP2AM8wWjyqUALUNmcrsgM3pCE9B"
    "6aYHd3zArXu5SkdS/QO5N98EVW42MPSd6oDdGLqDBfG5PvmZb2UhVvIGv3EmM4Xm215os0"
    "UQM5vfvgeg5fLMOxfkDnPF0Tmb3zuM4Y13b72PIR8QFj4sKGH+PhspP+5fjqevD5undz09"
    "JjfitF2iGpP0b8bHBxdd4bYhDc+HLEr3vnve6NjKArr0ZcbVw70Q42v8OvNEvtPFqujIWn"
    "o3VIKEwc6Uo6h+hMpKXaSdEcXrfT+s+7JbcESut26bghHKhOsNn/0vxu6sB9E49znXVwH/"
    "E4jyuR0CFPrMdup62Jru8ctU6tsvgi4kF7Y4AvLFJZnydKfxeQmefazBcKNfbnwvFXZbq5"
    "9YWFngq3Q/bY4RMyp/59gOG58M7tqoO6IiSSufukTk1oph5njiuianpC9+SzhetYlDxSEQ"
    "l0rSqpqt5I/GrslaPyRnekrTuSY0KH2QlFA48ke8G7RR9Ykcunngdf1ZptVposx+pboDtC"
    "Xm/CcQ8G55kV5rSfX9G/XZz2gPeC81DICcXtIhxZzG0s2GKZz1IaPJZZ58vX+S7zHWtWtt"
    "CrJxtXepqUeWqlXy/YZ6yuJvjlHoJfPjA/0NSlpkgauJLuRWeNH5UGh1XxBnJ3L/sUlUK8"
    "RBV0M7hcczBOSAzKZ53OJ7f4YQWnLw1Q+ff/B2q1xyI="
)
