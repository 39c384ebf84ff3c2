from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
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
        ALTER TABLE "approvals" ADD "remind_at" TIMESTAMP;
        CREATE INDEX IF NOT EXISTS "idx_approvals_status_b71ba0" ON "approvals" ("status", "remind_at");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "idx_approvals_status_b71ba0";
        ALTER TABLE "approvals" DROP COLUMN "remind_at";
        DROP TABLE IF EXISTS "channel_links";
        DROP TABLE IF EXISTS "inbound_receipts";
        DROP TABLE IF EXISTS "approval_delegations";"""


MODELS_STATE = (
    "eJztXetz4kiS/1cq+DKzEYyjX/M4+uIisE13s42Nz+DpmT02oCyVQWtRYiVhDzc3//tlVp"
    "XeAksYsJCrPzSyVFklZdbzl68/G3PHZLZ30l5YX9mq0SJ/NjidM7hIPWmSBl0sovt4w6e3"
    "tihKF9b4nq3ETXrr+S41fLh/R22PwS2TeYZrLXzL4Vi6TWyHT3+wrQdmEsNlJuO+RW3i3B"
    "FKlh5zieMSygmdwoMT0uf2Ch5A/VB8Rr0ZFvRnjHgMiH1iecTzHajmBJs3HQPat/h0ry2N"
    "+Ih378jEM5wF8yb4hC9tuylKAz1SE2rbRBYI6nEeOXO/84jr2OyETO5cZz5m/MFyHT6HN5"
    "iQOXXvPawAWoIGb1cjPmmfX3Qvx+2r7vhr5/cJkMG7UJ+Z49sVMn1smaL9oGV/RuFNfY+I"
    "YvB98J1mk1jwyXwlWLTk1r+XbOw7UwZELjDqf/4Jty1usj+YF/y5uB/fWcw2E33CMrECcX"
    "/srxbi3tmMup9ESWT/7dhw7OWcR6UXK3/m8LA4SAfvAseZi58R6yfIQtWlglvyXeGG7y5Z"
    "+JJmdMNkd3RpY2+TAsA3iO41xuPL/nA86AzH40amJwYUsS6jbhkOx15scd8T3z+nf4xtxq"
    "f+DP788OYv2U7EB1kKG/y1fX32pX39/Yc3f8MGHRgKcoxcqifvxKO/RBXUp7ISwfWIzY47"
    "pdz6X4rvOS7H8xzS3QgguFEnCUQcD8YU9bPMPocnvjVn+QxPUqZ4bSrSk+BiN5yPJtYDsH"
    "4Dq4fdi85g2L64wurnnvdvW/CrPezgk3fi7ip19/ufUmIJKyHfusMvBP8k/+hfdgQ7Hc+f"
    "uqLFqNzwHw18J7r0nTF3HsfUjPMkuB3cSoh5uTC3FHOSUou50mIWvyUmzaD8vmbKgwoyOV"
    "W++/HHAnMllFo7WYpnydlyBm2V4W9Qvo78LbIUvVu/FL3LLEVysznG/WcZHqfIarfr+ulD"
    "AUb/9GEto/FRitFib57l8d89h6/hcUiRXgAswyf/R2zL8wuwWTGxKh16A1//PuhfJib9gJ"
    "/fX7R/S7P6rNc/TbFYHHjK7mBjNHrr+vTWlf2xsGDt3GJPk6TcwZ7meDr20W1pbOr5YzzK"
    "byHnNK2WdJUl7bIH534rOScptZSrLOU09peV9anj2Iyu2YnkkacEfgv0+9peh3cOK+XTfr"
    "+XEPBpd5haKG8uTjvX378VkoVCli9udy+HawCfEEQts0XJJd5qr1KxEbaPvQqCyXf3MZwT"
    "b9xS4/6RuuY488R556wrm300fzdP36GcTgXj8Avx/ZUeox8DRhs5eo7E8+YmbUccYi2s8v"
    "AZp6hj6Dwwd0UcBN6JywzHNcktQy2FR3yHsD+gGhuec5anzdiuEo33V2EYNDfg/Rqv2i9e"
    "pdH92u6pKrK6DKwp7/Kexe/z1pbY040riwflxhYf21Cy8MoC0/wP2PkIUv9gcYLUTbIAsU"
    "MvJNQXquE7y/V84vnU9VEXzB1CzbnFLazfd1ApjcpjS+id85aePbXyjLXJAP6VRkkTRLVb"
    "qXaFka5fqdBoouRmOUZSw/Wq1nhe1VivF6udLFY3nphpM8uUuL9xgcKxXHhhwsInZAjLAv"
    "thTi0b1gITGOjh/C97FKGG68CNxImqCWcZgwIxoeFigy/qwXLiz6B7EHir3OPRfhtEm6+h"
    "c8841uctGZ657hyXkYkv7o4fqG2BFF1nPmkKwzIfV83A9guHHFByMsE2YEvpLH0oR6ECl9"
    "0hOgstTLzl7b+YIdV4E7HGSssuYawGZzs0VjMMZ8n9oF72h89cTm35Ui60zA0mrcDQCA1O"
    "ihZ0C1OUVfwouPL+2Yj6U55dEVqxNZAG5h2sVhyHVTWqZ6lhHMxBDVEYOo744y997NRmZq"
    "9LV6cPorVd27WZ2asTs4bt9gvbMdzElWFwSFC7zcD7QnZm7zcYmr3PWpqJDVwuezt8ORcs"
    "7sI7UdhQZnXNirbKfbnxa7fzrXPdIvJ3xC86qB1sEfk74v2rznV72Ic7wdWIC3eLFhE/6T"
    "PGyxgEwjHLesgR1EYFcUR0QLVwMD6OViu8oJ736MD5Oh9XHMLhJZ/dGcI6aIM3rdWd34YJ"
    "nmcMA8Olute//BwU32wtmDlHl9095Vag7WCqvIeKwJCssDcY4iaotDFuIWPcOLZUZleVpt"
    "vJ1FahvdVutCYVwXbb6MrayPPjnSozsQ1uvFikKLyrvGYl0ghL371HHE586sEF5SZc3TOP"
    "LIQmkBNP4YM5sO2WFSEc+21m2YxYQEbR4/UOQVdB2SQTcWu85L5lh/6xDKpTsCk+FtWrgk"
    "A7kTgtih/rpIbBFlDr95SvUJnJ5gt/9TdoFwFmAcEy1xP4rbecwzs/MFe4/OKbUN/H4p7Q"
    "i+KXfCQTIYALBh9uoMcwl57FxgwOLUQy9xYaZtQI3I7nJ6Q94iAH7uFuDpmCLDJmlE+h5O"
    "PMgqIBnxQTEfI1bArLmklsx1DosXgm/I4fA9BafCrSNhFWXrjsAYqMYDRSU9AJ/n6KuUfL"
    "xpFsCqP8ka6IAV8L5BPxG/IYTg636Fh9J5/jhy5cZypwZ8TmV4Jl8A5TB5gElUOrsgolrD"
    "gcD5QGAviibdOCrzYo544v+S9Y7TxyYsJ/J2Qi7JyxqjH1J1K40S3muihibJzewsIBnIW3"
    "xefiRWUTHkXPa2fOJO4vCkYc3BFuLibO5+DmOKlvbgIObf7S23MjopodNqFeuqkM1mcMhv"
    "wtoz6CYfv9kthcsdMPovOFLcG8HdYaGyta+1J57F9rX15aAlr78sqOlFr78irErLUv+9W+"
    "CAaV4G9QXvO3GH9d3MKt68IFFDAReZU53vjWv/6KOhf5O+K93/8Bf+H/Qv9y2e4K7Qv8wr"
    "Ne+6I9honh7CsUif4Y8fa7dovAfyP+ZTi8ahH8f8RPb7q9IWpr1EU19DVxBmSEu16FkCLT"
    "CoTyCoToBLnNiIqoKz2g+p8+9bqXHRg18mLEu+c9+BP/xyEx+B3Hw+D3Ee9cX6NuU/yM+G"
    "DYv7rqnLeIuqjGYDHogt5atuVbeaE4Boy6xoyZPctbM2rS9M/SBVRtFdqpMiC1BcMK0uMH"
    "mr+zpmUUMRGFZnwxLcyc+RQxgTJcjtNoPhfkM8xb0JqxdF3G/bHAurM87/I188o68hT7VW"
    "CrfbD97b62tlN8gx/evf3w84df3v/04RcoIt4yvPPzBrFkbSayYG2GywXCk6Qr0Fr7Kp+9"
    "jcVyvPToNOf08sl26Lq1Ok6VEvAdktVKqOf9m9Neh1xdd866g66azEIpiodCVROaI1132r"
    "3MYjF33NUWrE4Tam4X4LaY5IGJqLVBlhRfLXIoD7dQvDmShUIy6Y5a9ha8jcg0Y/MYO/YY"
    "tGLmbHE2zBJpwi1nie2Ye7Iv9u55lnAZfKTnl9lMxkl09013XxzaSzfv+L+WoXESzdA0Qx"
    "l8AyqxpA1SCbZmCTVzs8cdn3FjNZ6Xm2qTZHqiLTDRCpM0b6xswErtGfJIdVfOxMBDS6IS"
    "XA3La1bmslIZZWUY+oRtSZJUAx9VBj7iJqZb4VwxWi3p45C0sBzOCnu9JjeHVGtzy2tz41"
    "a5JYdailSPtCqPtNABo4xKLEGkHcCKOYBF9uglx1OSUg+nKg8nkwkMegspJym1lKsm5Sq5"
    "GA7EjNBY52ioHjefdDccz6VHnCha2OvwO48ouiDKmuiapG+bRM5V0jNv4S45Mz8SjzEyYX"
    "xqcXYivRwn6z0Rd1V5SU8xyQ7pzfFMj6FSrj2n1nTtiT/XtyTnuK8GenV9e+Rx/z/evXv/"
    "/ud3b97/9MuPH37++cdf3oTn/uyjTQDAafczYgCJ0R+AAsfu8fOCdta7d/mJD6qivI7TaC"
    "YXYXLpncYhHWwOOc8c+w4jZagYLMwl7BQDEm2muP5MVpF93JB6udHqxf2NO7fQGrJQGGBu"
    "iWC1GNohN2pv/DlGHZgs3SnqykRIgcnbN+QHDDPvuJa/mrQI9QzGTaBuQm+6l4EMLNNrEs"
    "+RPvy4YRP9hIAUfZChjEsAHWmJD2TQANdkLsbbRc285cKZJ25HLqMEQP/1RPTeoNBcbO2a"
    "WAclstPLFqkMuYCxCbAZd3VCJkqJKiIRWBisgYmAD6PAojQIEUFuGazsrSCAvqhIRA8WFD"
    "KahQqNgSnlPRn5hjxa8HrLqGl8KMLuM/MEX9h3V0HTolVGXRu+zBdb2SAGBoctY/ge9M7H"
    "ABZEqdYxPb1QTJiwhVU1TYJrAayFISRE0IlbBq+L6euZOeIYC8PEWTeQiRBSUiYOt1cqeo"
    "UMawHM86BaG8M/OPiSshJ8EccdB4tyGGdCBaVwZByMEceoDSj6kEWW/1H0eIzdYUn2BZEx"
    "MDRU1Cl2FNYhch9R/Rcv4dFBIj00I/+7Q7YejMuDNJb0zt1tc0GvgQ5wOHFmG91t/SpWzl"
    "7qthn12DiWcWCHdYtQ6Rjca8f1xic0HTqj8geMYz9IH78EdOiMV3bm06EzXoWYfctfF/l5"
    "jaF4QFBDPEwHzzhC/uoYCy9llRM/8hW0G42THM509N2+eveOTUdjx8uC/IxRHI6dvxwJOx"
    "d0ZTs050ywHraOkWjYupgpURwSLcPqNJ3mdyl+J3HqLOOfjpeytiItiWcETjm+wEMN1PIM"
    "RMMnV53L8+7l50Y5YTQUWYuoixFvDwbdz5cYYyi4GvHrm8tLUUpdjPhZ/+Kq1xlisfByxD"
    "+1uz28JX+hVPvyrNMTt8LLtPao0PZz5yGLgnDWWXFv8P+KE2ln/EJuth6+bqm1JaDQ9sCF"
    "FpU1jg0b8mvVyZ0hOU28fQP/CswUotzayUI9TZvHlHbE1S64m7b4KLgtmJomOxxj3x8JYx"
    "GaRbXb2lgS64N0ZCkPyN43x9JzpWGGyWy62ipgxxp67U5eaEMhjWLKajbidNonospqDaXZ"
    "LynfiEpLt8rSTVhvlJRxmlZLusqSVpZ/WSFvzHgaozpgytPwztHmPE1aiRU9Ciap6nce3L"
    "0JDXyTsdzCYilNp3n9NK+5Y7KSbI6RaA4XNwi7XZXkc4awhiYPu2d33AS+DLfTdLprF3Bn"
    "y5hlF/YczFBqfj/Nb2lKXh5zytBthThVjdm7DleYttPP8PeJoFU59Pr0VOXTU+R5VlbWSU"
    "ot5SpLOeEjU1LOaVot6SpLOtxUbDGgk6RazlWWs3Lf3SY6V4JSS7nKUg5zRGzjSpWi1ZKu"
    "mqQrEtnhCuYDy7AWlPuNnAAP8cfNTXEeFlHB4uEePOZi/ALpny9iJSis+IQMZ4y4ziO68K"
    "tYczLMgeUTOGc8MO+j8Mq3nSlBG+H5LXM9eJgbNWJPzeTEAUg7UgMDHBev/5mKEKDdgrVb"
    "8NO45PFLQLsFv4KlTLsFvzoxv5gmuGpC3buGIdhBlGBznEYvTU/zGCO7MOVts41TTpz+gG"
    "45V6rZk/4lJvdulON+Q1K1iPwd8fa39u8tgv+PeDpxeHpX/TLeNP9yrO3ArQShXlkqvbKI"
    "jBgeY3zbtCkxWo16VE3SFUE9BnIj0shBPIJHzU1ohxeEAmsWQzo8WEeYiRENH5jriaMjRl"
    "ZEZMIjlJsSm/Dy0IuipBgOs+t7JA7EEGNG+ZTJAIqPM8tmIqSlAjxsx7hnZlNGRZSRJ6lP"
    "GL9zXIN5ZIKzeby2iYRL5HCDtm+dpT/iQcJKuL/kMnzjHLgDb+WJ0JNB9VBCvil5ZC6GeH"
    "xwoPUdBVQ8YOzEvTflPMKEtJ8gf+FH7CgYn0axNIr1uo4KGsWq7dZEo1ivTszit8SkGZSv"
    "IXKlQ6+92KjZR+i1I4wyow5eKtBM+2zY/bU0piWpWkT+woHoMrgTXI1457er7jXGilEXI4"
    "7shkcYi0ZdVQPvwtMbZzkZLYtJMUZ+QDGeyVZPvnVOy0oPSFoE/hvxs163ReC/ER/2+70W"
    "wf9HfNBrn31tEfEDcrxod+GR+IFnFwN4cjEYcajgS7//VdSEF1BHp41Pxc+In3cHZ/1rEL"
    "a6GPHPncvOdfesRdQFUgyGSDAYVqMnxM+EhXf4MZoaLli739un8Y4sszfGC0mTaheDrIuB"
    "2I3RxcJ1HmjOvLbRaTdDq113S7juYjIV2HBleb4+SFaM5PAR/xr/ebfkhkA7b5eW7VvcO8"
    "Fm/6vkorILMTw3eNac+RQxnDLMj9No7j+H+9CFmcupPVb7odI+1bnkdTiUHOAEGHLPn7mM"
    "mtvyPkGtWV+I9Sp72Fa+wHm09WP77reQvuNDbw1UYiU2kFlCHcsv45+K2n3Fom2NA5Lk2j"
    "6gyujs9p7I2ge52lKuiBXIhbRTaORYgQSPmpusQAI7B1GqgBWIKp9wQWliXkpq20m7DcfF"
    "2w5neRYh21azg7yVu8wSqI0HtPGANh7QxgO1WNG08cCrE7N2gTlUQDPXmZeNZRaRaBYXwi"
    "1KMlhHLSuz7qMiheesButNYGIktejAh7Z/EdzK7c9P200EtAc0mlDHzSE0dRJ8YBnLCaRB"
    "e4Xfhpgz6byD6ZLOOyMOC2W7RfB/aUkxPmv3lDmFuFR3rzuDm95Q3Zd/jPjg98Gwc9Ei8j"
    "d9Dn0ZOwitSXvZzHILe1U+1GWKTK8Y+StGRUCxdmBhkYOKtWPWF+thscBGozAupkB5codB"
    "WhTxCelzBk/+xeTgkVcYe+UjmYSZCcOmJiGhp67Ymmgw+2tMeGDdkYm6hbZXUNTyCEZKXD"
    "UJ5SsZi0a4RaGjlGc4C0YMyonJDMtkJ2SCFwJLm6DLlw89ziOTP2+RXFZrNskdYyYKu0ke"
    "LNocceo3CTboQhV/TRAXdFyTuU3hHiZdwDzpA7aE4eKKpl3n8TvpAtYkngO3qI8NKsUfCV"
    "+DUJdJ1y5mIpJIblcCUBzxSSI8s/hQrNigto3fOHMCVgOhJfk9Ce8oIvhgi1u+RaXDOnIW"
    "msNqpH/bLZvBCJdOa0u+KxRzT75cO0VH9+26tbZ+l82Bl9ozrPoLRlODuy8uAQ3uvjLUT4"
    "O7r0LMvuXbpVzDQoJawDXaN6wi42Yf2FhZAOXlwJOXYfpzYZIj9L0LDvY7z/J+dXXdl551"
    "6mrErzt/75yJlO7BVZ5PXnVzuqfOsOWQsAxpDZeL2mWQqth6sW9uJxCZLLcHjLrGjJk9mP"
    "jXnNrTFTxr5agY93e6cKR2rlhBZjXRORcP0ut1zkWdc7E+HI7rILaZwtP0eu//jCk8q0HK"
    "imStZ1A+8eG8g97uawTs2Dso1Fht090TxLqvP6Ova6ed1wCPgmSEuFbbohyJCg4IdPR5Rz"
    "R7IrGHsgiHpAqQixDfCOGNEf8kgtLg/1VBKzzHfthKYZEi1SOyyiMyUtuXlnKMUMu4ajKu"
    "mFXYObPZlPprYmfnlGoWsRQbmyFBYaOxBXMtx0RjJxlgeqLqYMIYaU5XyqZKRrWeoD1RYK"
    "aEb22iQdIJmTDoltj7xQOP+cSB5QrtlWbUI+JhnhHZYRt/vsmTegG8DNrccxTrGEP21WpY"
    "p6xfR7M+CoxC2yy9tAS0zdIr2Ddom6XXJ2avdIzQGIlWRBeYMFO7mqJsTpFpVhdgtchUvg"
    "2OmCDUU1alp6xg215SxDEyLeCqC3irjUecToNSVZawQWETUdYsK0ZTP23+20Io/tsNMP7b"
    "d1XyCB2IDHTnjrGcY0iCHNwvVaK5MXWeKDs2VeHCeB8qG8kDtZdM+k9Sgvnw0FtT+C5aHI"
    "+kHvOUg6IsxKgxIwvqG7M8FG8XVeZgcwVCp92zVeOfKQxPw08aftLwk4afardD0PDTqxAz"
    "rmkl5kxVvIZYyF7c5Y4r2lyjcaRLktoAZnm81j4zRqFDtqeNMsXmOsvM9b6GIYE2wizmbB"
    "gskaVdozKENZyJaxWY6Zvj3t/ZYvHNHMDDZ81NR+9HVarwmVvaqkxduphhznn0wfBkEnhM"
    "IY9GKhiZh7NHDKikJsKPZBK8za/yzkSUxODkUAcckud5Z/F9NYVBmSaitjBCEXQ64aEG53"
    "woPIHOYnHYRYZ3vZMFdT02IY+u5TNs+IRM4FWnU2gkrMXii6XfFJiAs/SJx+BM4nsf8dmI"
    "B6UlkHBnuUwENoJP8fDNwtceynKTE9KBb1qpYE3YxJyaLDdcU8WDIOU0JarRhjnVnuSaGh"
    "l5cQloZOSVHZk1MvIqxKzTzOtQQi8/anSa+e2Y3zi/bn8atoj4GfF0ivmr9s0Ao9TI3+om"
    "kz8SZOtY3I3FkbIMshUSaGSrGLIVnKHLMDlOo/lcjM8CyBh7xozNS4WFS9PpID+F2A0t3V"
    "nTMoyOKHSXLsjjl40XVjVOH8IqfrtjbJJSG3pW7RRbMdWHgssbGzQgQZFmEUXIOL5feFoh"
    "MhCeBZiJQKD4lAT1EGTcnPoWJj9YnZCuxPw99A62GZlArdYDm7QI4/gKpszMgAqNsAbLUy"
    "eKrHLkMM0KRYlcaiZo8Ii9tUUu2pc37R505I9kcPalc37T65A/DVcknIUR+Q+HA5/ETgBK"
    "fOucfun3v5I/PWvKmQl3Or92LofkT9Hzm/Byts/cvzB3BIdT+Ri+KHB+xuwQYQOYqgK9ox"
    "8w+bzH/j1pCh3IBC+VYofYzpTQO19kmkAPbMsnj2iUie2o+mTjWNlHMnMeR/yOuiEt6olu"
    "GcNcH9RECouTSc+ZXjmeUAJhagqPUeDaWKp2xGvS4Bu/88iXi/aZUvs04Rffz4eROWUnjB"
    "vuaiFrGfEu8Nt37qEp9P52fILFmNmSNCDC2ckju505zv1YFPMm26h4wi6t1i31GbtU7cju"
    "1GhGGbJiUtQKnsov2FrB89IS0AqeV7Bn0gqeVyfm1OJbdO5Mr9n6rPn0xBlsPbbRNwS0VW"
    "Z0Q+64g533iAe74la4Px5xtQltBbvRERd73Zbc8lZD36Bxrv3jXOpcl2XyqePYjK7hc4wq"
    "xehbINsXh4Pd22E5fNrv9xIcPu2m1Zo3F6ed6+/fCnZDIcuXWrGMxic6/pTgdUR0QFaHd4"
    "6W1+HxNcPttdrKOIk2xM+oK2Mn9ZI70RSpBmmrvBMNMbOcecqarh08CbKtRk/FZKrGz3+8"
    "e/f+/c/v3rz/6ZcfP/z884+/vAkHUvbRphF12v3cvUzNZtlRlgAMsxJYb4qUIdTGSFvkNd"
    "NqqJrOcBVTQylnk8YGNdSvke1UATWUsrQq7JcThKlIaIOE/ofDTO4GOb+lvoei5ojcM7aQ"
    "jivJGBc+uWVTyoUfS55fzj6byo2dkQJFAiM0HS1Dqwy0ykCrDGq5vmmVwasTs1YZ6JgOhz"
    "4Na+P3o0H2tfG7Nn6vIbu1UlAbv9dgd1ERPOoSfjpB+uFGDhqVLNDchEWJ/LphLuPiEWKA"
    "TGJD7pLnxnVJFBBGxj717jEbUpNMwgRQmBwJEaSJMbNALuJPV6VPQiTJWLou4z6hvs/mC7"
    "T1RTNmmUXJZb67imdRumX+I5r2Unhvy2bmiAdk2ARWhzqtj2RiLllA9zgTBMAXumoSRxoK"
    "4zmJ+I5oTZgUU06EqkTYGGN+3BPSlsFmoAC2Lkx7m8RzRjwAvbyl+2A9MDQeNlzqbYC+0q"
    "mk86LEJjMgpXNP78LqVyNrGlnTyJpG1moHuWhk7VWIOb0oFp08M4up3v0+PXUejaHWEaFr"
    "OpDyPoMF6WBM++XvegP9NajlERjlb8vfnRvVm2whcl/lTbjrMbQklcbRiuFoxxfbqoF4z0"
    "A0fHLVuTzvXn5ulON7Q5G1iLoY8euby0txR12M+Ld2dyjuqIsRP+tfXPU6Qwx6FV6O+Kd2"
    "t4e35O+ID752r67whroAuvblWacnCoWXaQzpZQaawPdLKwS0JqDw6HKWfkkORxSaxcW8g1"
    "zXcbMcXm+FHBJo6+Py1scKYs5ZMNaehOIk2mUlfQxSaoJSe8mIpA5deN+H95j2pQyXU2Sa"
    "0wUQZqXVKqWOjdFoHj/N40ANWBbcjdNp148qI7tSXVtWvhGVlm6VpSvytm+lnklSailXWc"
    "qGM19s66aXptWSrpqkK2IYFXjhbTSOyhZqFnLWK2sk1ecMbZ+aQY5pw1msgiiGsVRURdzx"
    "tq9KGF65zpKbE6Bacl866OHex8JEWxN08L9nK2ELJUcDWjHJqihRpsXSyS+0gUKDqMjAiz"
    "toySTfT8zImDN7xNEjEOqYQ++CZkTmdzQxDPNoibqiPFlm1BoUt52pCAAZFJ5hsMZYBEhh"
    "tSU+BFp5pN6IK4uMlkwXhmbnZE5XcQuuFbEpxo0UDUMbgmvUd1zYa3vS7AxrhPd00SzM8d"
    "Q7evi9IginDW/pO9DCR4zhCIwNq/AwbKTpWg/MjRKFmdI+zCPyQZyv8EZzeBX5gBgUpKRS"
    "gCE3QeqlcowrGW62GTtgLrCUs8peK4++IbFK7LDBZC7V3X7MgqJ141gYYe625hhfIlulHd"
    "a/M25rs0NtdqjNDrXZYS32wdrs8NWJ+QUdeit2iNX+vEeVyeoI7VzCI3t1jV20acvxrj3a"
    "tqXyLNa2LYe0bfGjpDqFTTEiEm3ZW2BWDnRYpb22M4Q1ZPfu95AJ0LfcYpgi1BN2MWvqBH"
    "pauHMnqOowde/dISuJJJfgdZZS8/tpfptsATVn2Lz2KBqW1wfR9EE0UF+V6LMxkvp11ndv"
    "iu0yNm0zsqBzoIAtw+YEUf0Y/bbQdu7thv3c2zxXrUAfX2Z7kaTSB+5imwth2FBiEg7L60"
    "k4PQlLU4Qyk0NEUb+ZYff7BWXRkmXwpvQMMaLa+IkcODWDMAUa+45P7RITRYqqNszfbSRQ"
    "zA7DsdWyjI3RadbmsxYN17ZhbYxOszaftQy+pMyuIUWl2ZqjSdQW/LU3dNAW/HWWdEUs+M"
    "8czpnhOy5q+Fkjx3w/VaK5yXbfCMqO0VyBFTTcH84YEeXRftvhjITVCEtyvBO3fMya65et"
    "QBrpM+jHnu+FdvoGtW2vSRg1ZkBioNH+FPhrM8/DepUJ/0cywWCnSxD/hPjCal3Z1HOgXx"
    "EZCfWjjJZqYaHA+3zE6R3aw6Ot+p3lehgYlXLvkbmxQrKyqYNG69DEAjo9cOxxZsFL+Y5z"
    "H5CM50A0t2zb8hh8rekRixOxfy5lyR4ySuf90WbC2kxYmwnXc7HVZsKvTszRylZi5kwQaf"
    "uOApPmjFE7Ty9bzKg1oj6gUesX0aiyaL25/HrZ/3bZKMf+xpdOuzf88nuLqIsRP+98vm6f"
    "oxlqcDXiN5dhufAS74om8V7U9ovbRc1hmwtHhKwk15v6xUjqoJE4tLGfMWPG/Xb7jQSlPt"
    "tXeR1CH2hurOC8lpXyJ9uh6zRRCbKUiO+QrlZiPe/fnPY65Oq6c9YddJWSOpSjeIi34IYl"
    "UIrGNcymmbhE8kBfTuUXp6oN0nxgnV8AiJTjfJxKc347ziuQqWyXD4k037fju8LtyvE9Rq"
    "T5/hy+l11ME1RbrqXbMf9kX+zfw1paEY1Ev730Z0rpsCaiULpIc5NOwoHt2WxshKULp1zD"
    "wDTfeYQaQj9ARBwZDMhpmcz9KJQKqFwQ6gIsKmL2BM/zMrQ9qz6hsvAMZ4EaBcsTTCOWDN"
    "ATFCKmwzAWj09ctnBckdBtLvK23cEyO0tkYAuSsxH1EB+YuFuEV1B1Y2Y15jLRGrwdRgli"
    "1GNj55Fj1B2RRU7egc+x7Ciij7gZRA8K6+f4nriz9j7Ch8syQtnxSMVLj7jLxF1T3LHZHQ"
    "ZWmsHwIrerp3O65YDeyMUA/1Ys2hyyJ/KxjVimY61UHo3SSpSXloBWorwyVEMrUV6HmKMV"
    "tOi8GV90tQKlgB9hsDMpweM4jWZykQD8cs9dhscxkjooNw6QkEyeTrI8Xu+EFVFo5+6aps"
    "oqz+fGWf/ysnOm4v6oyxHv/HbVvcZ76mLErzvtm+GX8XXnv2/kk9QNLPFr/6t8Ii6qoWmF"
    "w6QFa/QWe6ckpdb7VXnrFEMQSko5SamlXGUp29Tzx0pgWx2HcivQMq+8zEvHxUpS1WFLeW"
    "h7mfVa5telYt6ZG5n69nIhPpNEmqkZ3zxGbZzIDYN5OV11/QSRIdRzRPk5QjFRLahbsD9G"
    "qflfnv8xDWEZsCVFVgfO7z2+RaR5Lb3nTJLq3WbVdptVssT4ZIsXy7fBEA+bT1tfYOD1wn"
    "YXWDhuLtAiVBpEoFmAy0zLZYYvMwNFBhTCHGFGA/MHf+lyKLJi/gkZytxAQWYj6s3QNmEi"
    "HEYneYYah30BYdlx6wKDmDvGh5N0Sbz2mAGVCifPGfq3OvdWaGKhiKU1hcxFhSmTJmpJe2"
    "CuBRKPEiVdfT3rjHhwu0kYN9zVAr8IDVCE0Ybz+J0H7yzfHR1jsUcRkC7zmRcUiSdYku63"
    "GGTfE86z6ww1tJdpiVXjpw8FVo2fPqxdNfBRHQwkarVwa52q1qnWgckvpu6rGqP3qO+Lbw"
    "vKdOY0XQ079K7Wxgx2EOyLtgAP4qS1YPmh4QO5b4YNYxnmJ4jqAB0cmusVUkhXzFpWAwk7"
    "ARLOmedbnAaJpFgjB0/IlGlughXMqPT2oaYoiVUjj7q2A8dch4sswrCGEjjvesI1A7aHiM"
    "tLrw3szHAi5wICkDmho3oygMIB2hQYgglH7ZSLh/Te8Jw5E0mOkVRUgZ4fcVcPEvP0kOmQ"
    "yQ3Cg2Qyw54v/TuaUeSqEYxGG6MRrwJEAkbrkonsz55AEURWaPQvUYGtmgIfwZIie7UnE0"
    "Ur/w4L00NHUbWCeFwY+wrTjz0wZIfXFA4p8gWQlTIoFmIywCBBDi8+9ixusMnHqClZHTYp"
    "/FMwRJbXVN4roZN1iI14y/lzoYt43yx3zstS1g7S2L/PhxwGZVeyiOogcLhexLazvYimo7"
    "ICTlJqnUeVpSzdAEvmzkgQ1eEYkDrvFpk4f1o/cf6Ur0HccjSlafV4qvJ40pZTOzbySWw2"
    "y46dDLEePFUePMJwU51itjXwTZJreVde3tq89wWwXx2+6+XCdwnTx20EkEOs5aCDeR0T31"
    "8yRON27NdhpUrrIDoPjPvnCrVu5CggkgWam7QPDIuOFQRuldE9hLC5SlQhakJYHv94UotQ"
    "mFroAxY2NZgAthGMh22SSHcZAPax4t95Er6XAL+oFG5NPPbvyUepIRDpMCxf2DeKvExCeY"
    "DQu8d8Qj3LZMRzEJ+nvkqKEUL7hDvEdvhU2E8KpF+YKGaiUak9ctzwUhozAkWQHWN8y+4c"
    "lwVo/Yjz5fwWKkbFSpBAY05NbB3LYev4kuLrTEKn0M8/qqhUPrDRM2bMXNos0DjINxdZOt"
    "YHmsqC9LI7wPXG4FI54D4K6FnxpXAW29gEqmDip4+9Nhb5lyMv9tlS0IN22Ur09jGt9g7r"
    "T6Rk2mG9svdh1srnVKoNcXWksmrZXuhIZZU8+h8bnKMjlb0KMVfP6KJS2sPdT5/hprcEq+"
    "M0NWTy20Kxgt5uCBb0NidaULi9yzB6EyyUIDscMLRPXr8INnR8EbcaAYahMhxddS7Pu5ef"
    "G+XE0lBkLaIuMJrW8Pp3cSu4GvHBzdlZZzBoEXUx4p/a3R6G3JK/2bhdaWCjyMDafQyuAC"
    "3ICna9+0qcRjuwFHNgSQE3WXavT5aQpawNvr0zOwSJIJVaGEKSrbhZMR3ly6wJaVCt5Lki"
    "h1xbBFT5bBGijSUFHafTEq6yhI/LA0qLeUsxJyD4koJO0+oBXTVJV0vRHIJKjfW65qhMs4"
    "i6OSxeOJROjEYmF8KaPKEu5SSuN8gLg1OcWKiboTfdWdPQkWpBRQIi6pM5XZFbRryZ84i6"
    "XOUrLQPaSMcrqC+KQYNHDuLc/ovBkerR8mdKX+v55HuPMcyC5EOfmrITRQIvMPmbcuiSlY"
    "6R21gzvO09W3knpCNfXWh2ySTERmTKIqVVZya8HOMPluvwORbAWvD1pNtZ7Al5oK6FwpHf"
    "BwPR4ioqToxnzYRfnUygZFoe0qG5FIVzplKAr8gVdW22IsFjePPmiAO5BbVbZqmkR+kv2K"
    "yUZlw0KGeNnWgntSJRKxK1IlErEmuxpdCKxFcnZvFbYtIMytdQn7WXLDGCQbn8fVqdEtBW"
    "mdeNq+5V5/y6075okfByxK9uBl8613BL/I74t87pl37/a4uoixE/6/Vvzju/di6HgxaJ/V"
    "ENhYncM8uKMtJbrzNJkWm1STG1iTxLlWF0RKF5XDCXUuIcmuX1k9G+YpTa32ubUO3RWb1M"
    "T0/T6f5erL/HjvopbaHj2Iyum8AjqhSjb4FsXxwOjoeH5fBpv99LcPi0m+7HNxennevv3w"
    "p2R54uWRVhCugpM7vkkOrpZYugdmkcrMSePo+2DjJImau9KWSu9maDudobba5WLdOEAFG6"
    "XZXE/jKEVT5jVQb6i2HmGV4/EW+MaWVilSGhiigTYcByzuyexe8bOXrE+OPmJhWiIQuObS"
    "hZWHsocl5IdR/sVpjLqU3g1oNlMPI4c4TmLiwkVVh5esRtqhEaRZ/ROcxGoUoxTf2dl1BD"
    "Nom3NGYE40GSgY35KkQ6igU1UPWmYjObGb/ThetgMEnqjTgG8SBBwZZ44R/m1LIJdBbhj2"
    "rALWTlFJNzcNMrpZlTMhBykV+mVGfio8ZBkP+0vk4r1LRCTSvUtEKtFsuqVqi9OjHHlr1t"
    "dD4x8iofSRrfOqdCmYOKnC4qcLojPuz3ey2C/4/4oNc++9oi4mfEOxftLjwSP/DsAj1oLg"
    "Z5aqFhp41Pxc+In3cHZ/3r8xZRFyP+uXPZue6etYi6QIrBEAkGw2qojmKbnaILZ4ykykLf"
    "csX8pQiLf1nP4l+yqEt6E1mC13m0mukFmF7NRF512gjOZHbJbZYNRVrljtxILgKd36563b"
    "PuUHhKiqtqTN+xg3PZfVqKVG/UKrdRqwjM1eW3zpKb18xgIINGDtKVKtHcBHZZsuzYlYUL"
    "412Y53QNUJWHa20qLvCrcGWNYViYfoW5IrlqkL4V61H266Y1ZR7iUybjPg4dGbsNOp2Pdu"
    "ePwprcD9PJYqpZz5pyZkKDk3sYAwraojLuGdaMsdoCXGxiOHOQgTk5IZMFXdkOjRGIIHEy"
    "4wymiuGMmV6TiAjvaIduhU9la9DxYCTFPw3Y7bimtIkHAnUWLwWRec7SlZN5jHdojv5Eac"
    "m3zabukS++yvWxwxhcMdxB285XfX+hob6XloCG+l7B1kJDfa9OzNGCvM2RLaKu9KktCeR9"
    "BqbenLaI/F1vxT3ieXbh1TjhxfdaJZa8FFmVhVYlBwi1Vy3B6IiifkZou0/jjMegMtwNyt"
    "ew/+4+Z5g6NWb5u95eO0byLFPtinXjfXomHF/MOYXLqJBz152zTvdXFeutxNIa0GGEOXkF"
    "y+Z1HwPL4c3wMh1lrhrL6PqYck8GOcuRlo5udhyZXKsy6RzdYUEn+TzEgq2TfL6W8VQ6ZZ"
    "3OVvesbHVK/VFm9koQ1YHr+4CHK6KS7DnTL4wm1TCpR81NSkjbmY5nQalCuaGwNOoEGTVm"
    "xINOZH7nEajmhPQc4x51cqiic53HUGW3WMINFZbLwphcpkpclMkctaO6pVpz4RizibKDV4"
    "b0lHD2iBUiPZxAXF/oHR2pDTSWrue4WI/vKJt79mA5SxEWS8Xg8pmB2sIgVNdygXmtKDdH"
    "3OKGvTTxHScLd8lhRfJnrrOczmT4rii9FKZ4X6duLGpUL3hTYgcflt/N9v1l1W072b+vV6"
    "+JjlMKYQwIaojN7F6XVtrp8uDulvVKG5mcjMqxPkurpVBcCtXZIlyprIprtgnh4ye3CkF6"
    "xhK5JMOMjnKtfJxZaOWDxkLeco7LIYUVHdd9Klf8wN4ImvtIPMYw2uXU4uwE2w+oJvn7hz"
    "22lWsbFBTBAnKJfZZb3NpxmLsVzxl7ahl+tUt3XB5FV+84jV7AiyzgL7v3fGnu7hg9rv52"
    "aP/MfFVr8bUAxvKW4WvpDPBUhG1Ym4qtvm2uUi9Hq1xTxqqOZ1rOsRkuTpe7KoYDXmR73W"
    "Tsmmct+8wMsSmT15wWgGeOu5/WDLqMcP8d1+3JOvbz4iAdY7lHKRjG0nW15fHRJPZbv8XS"
    "q/8uV//jMOWu1fZVG17tkbmCOyWYG5SvIXP3ErcuvncpyuM4jdbmFXD2iG/iCqMIcaL6cX"
    "kvOYPju8IMqzfbfKRItcNFpW0+kkeXokMqSVW/MbWHZOepU1xxF4kkneb107ym0/KJ5eM0"
    "mscFdpPUuy8bkici0Rx+msMvEBzmlXH4BV1RjmhL8/wsGVqL8nq0KP2lf+v8sUaREj1sbt"
    "KlOKJYQUUKwYgklo95P6VmRNgLojUBdyKjgxXzyfdXcu88+O8ecbi9+ltuSJbn1fYMu8FF"
    "zNKjhBlQjKo2RggHMcPSOLrG0Wu6sdE4usbRNY6uTz4aR9c4eoUnE42jaxxd4+jV5bXG0T"
    "WOfvwc1ji6xtGrsKV5Lo6u7WgbO9ykVwQu75psvnB8xo3VV7Zq5IUtT5ZobgxbHpUd37NV"
    "4bDlULapPPJuGbrCe0S52YuDtcixh2c/YvkyzDg+cpa+4cwZeiKg74GzwD6V77Sw4wZEDI"
    "Eoem8yGR80JSKXw96euQ9QJVRv2BROSGYTr7EqEZaGiFx9LoyFR4waMFm4Dh4IvCieOeUY"
    "b4C57nIBLY24irWF5A8s/ALO/vAxCgFUIeKhTIhHV1jDKvEVUOnN5dfL/rdL+f4YaiB4c1"
    "QVQGEL4xvImGx5rx98XkvoG/AvLtIJYqR0EUkB3iD2vqnKWfT+t+zOwbAH7AGeYDT5WKAF"
    "qGxOV2QGX0h8eg9NsLs7ZvjrXUri2Au8nc4++CKr8bGHJK/VhuhFIMzXxuR7Vgq9VMVryN"
    "q9xBgOV9tS80WcqIac3n1wPYsvlv64fEDnNF0dmb3zuM4Y13b72PIB8QFj4sKGH+PhspPu"
    "5fjquv/5ujMYNMoxvxEjbZHYHyN+1r+46nWGGAQ3vBzx606v0x7ICLryasTVxrUV7GDTO/"
    "xCs9TOo+XKWHhlUIeIQseRLoQ5BGeiUtBOjObw2E7jP++W3BBWWrdLy/bhQHWCzf5XyXFT"
    "Be7reJzrtIP7iMd5XImEDnliPXY9bUWwvh6iTo28+CLiQXNjgC8sUhjPE6W/88jMsU3mCk"
    "CN/bGw3FUeNre+sMCpcDtkji0+IXPq3nsYngvv3K5aiBUhkczdJzE1gUw9zixbRNV0BPbk"
    "soVtGZQ8UhEJdC2UVBQ3Er8l9spBeY0dlcaOZJ8ow+yIooZHkr3YuwUDLMvlU8eBUbVmmx"
    "UnS7H6FuiOkNeb7Lj7/V5ihTntplf0m4vTDvBecB4KWb64nTVHFnMb87ZY5pOU2h5Lr/P5"
    "63ybuZYxy1vo1ZONKz2Nyjy10q8X7DNWVx38cg/BLx+Y65XEUmMkNVxJ94JZ46AqwWFVvI"
    "bc3cs+RaUQz4GCBv3LNQfjiERb+azDfFKLH1Zw+tIGKn/9P0Y9TaY="
)
