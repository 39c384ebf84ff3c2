from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    # One statement for each table, which is rewritten once.
    return """
        ALTER TABLE "api_keys"
            ALTER COLUMN "scopes" TYPE JSON USING "scopes"::JSON;
        ALTER TABLE "users"
            ALTER COLUMN "signed_out" TYPE JSON USING "signed_out"::JSON;
        ALTER TABLE "agents"
            ALTER COLUMN "config" TYPE JSON USING "config"::JSON,
            ALTER COLUMN "waits_for" TYPE JSON USING "waits_for"::JSON,
            ALTER COLUMN "metadata" TYPE JSON USING "metadata"::JSON;
        ALTER TABLE "agent_metrics"
            ALTER COLUMN "metrics" TYPE JSON USING "metrics"::JSON;
        ALTER TABLE "tasks"
            ALTER COLUMN "requirements" TYPE JSON USING "requirements"::JSON,
            ALTER COLUMN "payload" TYPE JSON USING "payload"::JSON,
            ALTER COLUMN "result" TYPE JSON USING "result"::JSON;
        ALTER TABLE "sessions"
            ALTER COLUMN "context" TYPE JSON USING "context"::JSON,
            ALTER COLUMN "metadata" TYPE JSON USING "metadata"::JSON;
        ALTER TABLE "messages"
            ALTER COLUMN "metadata" TYPE JSON USING "metadata"::JSON;
        ALTER TABLE "approvals"
            ALTER COLUMN "data" TYPE JSON USING "data"::JSON;
        ALTER TABLE "shared_documents"
            ALTER COLUMN "value" TYPE JSON USING "value"::JSON;
        ALTER TABLE "workflows"
            ALTER COLUMN "input_schema" TYPE JSON USING "input_schema"::JSON,
            ALTER COLUMN "config" TYPE JSON USING "config"::JSON,
            ALTER COLUMN "nodes" TYPE JSON USING "nodes"::JSON,
            ALTER COLUMN "triggers" TYPE JSON USING "triggers"::JSON;
        ALTER TABLE "workflow_triggers"
            ALTER COLUMN "config" TYPE JSON USING "config"::JSON;
        ALTER TABLE "workflow_versions"
            ALTER COLUMN "input_schema" TYPE JSON USING "input_schema"::JSON,
            ALTER COLUMN "config" TYPE JSON USING "config"::JSON,
            ALTER COLUMN "nodes" TYPE JSON USING "nodes"::JSON,
            ALTER COLUMN "triggers" TYPE JSON USING "triggers"::JSON;
        ALTER TABLE "node_executions"
            ALTER COLUMN "output" TYPE JSON USING "output"::JSON,
            ALTER COLUMN "input" TYPE JSON USING "input"::JSON,
            ALTER COLUMN "depends_on" TYPE JSON USING "depends_on"::JSON;
        ALTER TABLE "workflow_executions"
            ALTER COLUMN "output" TYPE JSON USING "output"::JSON,
            ALTER COLUMN "definition" TYPE JSON USING "definition"::JSON,
            ALTER COLUMN "input" TYPE JSON USING "input"::JSON;
        ALTER TABLE "oauth_connections"
            ALTER COLUMN "scopes" TYPE JSON USING "scopes"::JSON;
        ALTER TABLE "oauth_flows"
            ALTER COLUMN "scopes" TYPE JSON USING "scopes"::JSON;
        ALTER TABLE "event_deliveries"
            ALTER COLUMN "attempts" TYPE JSON USING "attempts"::JSON;
        ALTER TABLE "event_destinations"
            ALTER COLUMN "config" TYPE JSON USING "config"::JSON,
            ALTER COLUMN "event_types" TYPE JSON USING "event_types"::JSON,
            ALTER COLUMN "secret_names" TYPE JSON USING "secret_names"::JSON;
        ALTER TABLE "event_log"
            ALTER COLUMN "payload" TYPE JSON USING "payload"::JSON;
        ALTER TABLE "outbox"
            ALTER COLUMN "payload" TYPE JSON USING "payload"::JSON;
        ALTER TABLE "idempotency_keys"
            ALTER COLUMN "progress" TYPE JSON USING "progress"::JSON,
            ALTER COLUMN "result" TYPE JSON USING "result"::JSON;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "api_keys"
            ALTER COLUMN "scopes" TYPE JSONB USING "scopes"::JSONB;
        ALTER TABLE "users"
            ALTER COLUMN "signed_out" TYPE JSONB USING "signed_out"::JSONB;
        ALTER TABLE "agents"
            ALTER COLUMN "config" TYPE JSONB USING "config"::JSONB,
            ALTER COLUMN "waits_for" TYPE JSONB USING "waits_for"::JSONB,
            ALTER COLUMN "metadata" TYPE JSONB USING "metadata"::JSONB;
        ALTER TABLE "agent_metrics"
            ALTER COLUMN "metrics" TYPE JSONB USING "metrics"::JSONB;
        ALTER TABLE "tasks"
            ALTER COLUMN "requirements" TYPE JSONB USING "requirements"::JSONB,
            ALTER COLUMN "payload" TYPE JSONB USING "payload"::JSONB,
            ALTER COLUMN "result" TYPE JSONB USING "result"::JSONB;
        ALTER TABLE "sessions"
            ALTER COLUMN "context" TYPE JSONB USING "context"::JSONB,
            ALTER COLUMN "metadata" TYPE JSONB USING "metadata"::JSONB;
        ALTER TABLE "messages"
            ALTER COLUMN "metadata" TYPE JSONB USING "metadata"::JSONB;
        ALTER TABLE "approvals"
            ALTER COLUMN "data" TYPE JSONB USING "data"::JSONB;
        ALTER TABLE "shared_documents"
            ALTER COLUMN "value" TYPE JSONB USING "value"::JSONB;
        ALTER TABLE "workflows"
            ALTER COLUMN "input_schema" TYPE JSONB USING "input_schema"::JSONB,
            ALTER COLUMN "config" TYPE JSONB USING "config"::JSONB,
            ALTER COLUMN "nodes" TYPE JSONB USING "nodes"::JSONB,
            ALTER COLUMN "triggers" TYPE JSONB USING "triggers"::JSONB;
        ALTER TABLE "workflow_triggers"
            ALTER COLUMN "config" TYPE JSONB USING "config"::JSONB;
        ALTER TABLE "workflow_versions"
            ALTER COLUMN "input_schema" TYPE JSONB USING "input_schema"::JSONB,
            ALTER COLUMN "config" TYPE JSONB USING "config"::JSONB,
            ALTER COLUMN "nodes" TYPE JSONB USING "nodes"::JSONB,
            ALTER COLUMN "triggers" TYPE JSONB USING "triggers"::JSONB;
        ALTER TABLE "node_executions"
            ALTER COLUMN "output" TYPE JSONB USING "output"::JSONB,
            ALTER COLUMN "input" TYPE JSONB USING "input"::JSONB,
            ALTER COLUMN "depends_on" TYPE JSONB USING "depends_on"::JSONB;
        ALTER TABLE "workflow_executions"
            ALTER COLUMN "output" TYPE JSONB USING "output"::JSONB,
            ALTER COLUMN "definition" TYPE JSONB USING "definition"::JSONB,
            ALTER COLUMN "input" TYPE JSONB USING "input"::JSONB;
        ALTER TABLE "oauth_connections"
            ALTER COLUMN "scopes" TYPE JSONB USING "scopes"::JSONB;
        ALTER TABLE "oauth_flows"
            ALTER COLUMN "scopes" TYPE JSONB USING "scopes"::JSONB;
        ALTER TABLE "event_deliveries"
            ALTER COLUMN "attempts" TYPE JSONB USING "attempts"::JSONB;
        ALTER TABLE "event_destinations"
            ALTER COLUMN "config" TYPE JSONB USING "config"::JSONB,
            ALTER COLUMN "event_types" TYPE JSONB USING "event_types"::JSONB,
            ALTER COLUMN "secret_names" TYPE JSONB USING "secret_names"::JSONB;
        ALTER TABLE "event_log"
            ALTER COLUMN "payload" TYPE JSONB USING "payload"::JSONB;
        ALTER TABLE "outbox"
            ALTER COLUMN "payload" TYPE JSONB USING "payload"::JSONB;
        ALTER TABLE "idempotency_keys"
            ALTER COLUMN "progress" TYPE JSONB USING "progress"::JSONB,
            ALTER COLUMN "result" TYPE JSONB USING "result"::JSONB;"""


MODELS_STATE = (
    "eJztfWtz20aW9l/p4pdkqhiWYztOVt7aKlqiY44lUStS8WSWW2QLaJEYgQ0OGpTCN2/++5"
    "7TjfuFAiiSAqH2BxMC+nQD5/T1Obc/WwvHZLbodJfWV7ZunZA/W5wuGFyknrRJiy6X0X28"
    "4dFbWxalS2tyz9byJr0VnksND+7fUVswuGUyYbjW0rMcjqW7xHb47AfbemAmMVxmMu5Z1C"
    "bOHaFkJZhLHJdQTugMHnTIgNtreAD1Q/E5FXMs6M0ZEQyIPWIJIjwHqulg86ZjQPsWn+21"
    "pTEf8/4dmQrDWTIxxSd8ZdttWRrokZpQ2yaqQFCP88iZ+50grmOzDpneuc5iwviD5Tp8AW"
    "8wJQvq3gusAFqCBm/XYz7tnl30Lyfdq/7ka+/3qfzIFbf+vWITz5kxqNaFT/2f/4XbFjfZ"
    "H0wEfy7vJ3cWs82EVC0TK5D3J956Ke+dzqn7WZZEBt5ODMdeLXhUern25g4PiwN/8S7wjL"
    "nUY2ZM0sgEv1MEt9S7wg3PXbHwJc3ohsnu6MrG/qJYiG8Q3WtNJpeD0WTYG00mrUxfCihi"
    "QvdvGQ7HfmhxT8jvX9A/JjbjM28Of75/85dqJ+KDKoUN/ta9Pv3Svf7+/Zu/YYMOdGbVyy"
    "/9J2/lo79kFdSjqhLJ9YjNjjuj3Pp/FN9zUo3nOaS7EUBwo0kSiDgOIxR5MaFeltln8MSz"
    "Fiyf4UnKFK9Nn7QTXOyG89HUeADWb2D1qH/RG466F1dY/UKIf9uSX91RD5+8lXfXqbvff0"
    "iJJayEfOuPvhD8k/xzcNmT7HSEN3Nli1G50T9b+E505TkT7jxOqBnnSXA7uJUQ82ppbinm"
    "JKUWc63FLH8rTJpB+X3NlAcVZHKqfPvTTyXmSihVOFnKZ8nZcg5tVeFvUL6J/C2zFL0tXo"
    "reZpYitV2c4A6yCo9TZI3bdX14X4LRH94XMhofpRgtd9dZHv9dOLyAxyFFegGwDI/8f2Jb"
    "wivBZp+JdenQG/j69+HgMjHpB/z8/qL7jzSrT88Hn1IslkeWqjvYGI3euj69dWV/LC1YO7"
    "fY0yQpd7CnOZ6OfXRbGpsKb7ISW+1d07Ra0nWWtMsenPut5Jyk1FKus5TT6F1W1p8cx2a0"
    "YCeSR54S+C3Q72t7Hd45rJQ/DQbnCQF/6o9SC+XNxafe9fc/SslCIcuTt/uXI1g1Eda8u4"
    "8hbnjjlhr3j9Q1J5knzlunqGz20eLtIn2HcjqT/MPvxK/yMfFBDKJr5WDmieftTch5HOwr"
    "DZ97jFPEq3sPzF0TByFg4jLDcU1yyxDxFsRzCPsDqrHhOWd5yPh2lWjkuR6bx2LkWSMn+0"
    "VONM7c2NW9JqvL0JrxPj+3+H3e2hJ7unFlEVBuYvGJDSVLrywwzf+AnY8g9Q8WJ0jdJksQ"
    "O/RCQj2pxryzXOER4VHXI9Yd4Q6h5sLiFtbvOajgRBWoJXWYeUvPnlp5xtpkAP8q43UJos"
    "atVLtC64pXKlTAV0SWYiQNXK8ajSzVjfV6sdrJYnUj5EybWabk/Y0LFI7l0gsTFu6QESwL"
    "7IcFtWxYC0xgoMD5X/UoQg3XgRuJE1UbzjIGBWJCw8UGX1TAcuLNoXsQeKvc49F+G0T7oZ"
    "FzzzjWJ1YMz1x3jsvI1JN3Jw/UtkCKrrOYtqWRkoerZmBHhEMOKDmZYhuwpXRWHpSjUIHL"
    "7hAnhBamYnX7L2YohdJUrrFCUkvDJzjboeGTYTgr7gX1sj885nJqq5dyoWVuQGtzaB0Nmu"
    "CkaEG3MGVZnx8lV94/W1F/yrNwQYuoFtLAvIPVyuOwX43fs/xhHMxBLVkYOo784y997NQG"
    "T69La6QPoo1d27XB06sTs4bt9gvbMdzEVWFwSNC4zcC7UhZP7zaYPL3L2jzJDVwue3t8tZ"
    "As7sM7UdhQZrWePm2d+3Lrt37vW+/6hKjfMb/ooZ7qhKjfMR9c9a67owHcCa7GXJrunxD5"
    "kz5jvIxpGhyzrIccQW1UVUZEB1RQBuPjqPSTcVYvqRCPDpyv83HFERxe8tmdIdxqXByR5r"
    "/3j1GC5xkTtXCpPh9c/hoU32y3ljlHV9095VagLTLqvIeKwJCssDeYhCaotFloKbPQOLZU"
    "ZVeVptvJ1FajvdVutCY1wXa76BbZyvMJnfkGSxtcQrFIWXjX98BUSCMsffeCOJx4VMAF5S"
    "Zc3TNBllITyInw8cEc2HbLihCO/Ta3bEYsIKOWJ8gdgq6Ssk2m8tZkxT3Llr6eEiuF6nzY"
    "FB/L6v2CQDtVOC2KH+ukhsGWUOv3lK9RmckWS2/9N2gXAWYJwTJXSPxWrBbwzg/Mle6j+C"
    "bU87C4kHpR/JKPZCoFcMHgww30PuXKS9WYw6GFKObeQsOMGoEL66JDumMOcuACd3PIFGSR"
    "Mad8BiUf5xYUDfjkMxEhX8OmsKyZxHYMHz2Wz6QP62MAWstPRdo2wspLlz1AkTGMRmpKOs"
    "nfzzFXW9U4ks1glD/SNTHga4F8Kn9DHsPJ4RaddO/Uc/zQpevMJO6M2PxasgzeYeYAk6By"
    "aFVV4QsrDscDpYEAvmzbtOCrDcq54yn+S1Y7j5yY8F+HTKXFLVY1od5UCTe6xVwXRYyN01"
    "tYOICz8Lb4XL6oakJQ9OJ1Fkzh/rJgxMEd4eZy4nwObo6T+uYm4NDmrcSeG5HV7LAJ/6Xb"
    "vun0nMGQv2XUQzBsv18Smyt2+kF0sbQVmLfDWmNjRWtfao/9a+3LS0tAa19e2ZFSa19ehZ"
    "i19mW/2hfJoAr8Dcpr/pbjr4tbuKIuXEIBE5HXmeOtb4Prr6hzUb9jfv77P+Ev/F/qXy67"
    "fal9gV94dt696E5gYjj9CkWiP8a8+7Z7QuC/Mf8yGl2dEPx/zD/d9M9HqK3xL+qhr4kzIC"
    "PcYhVCikwrEKorEKIT5DYjKqKu9YAafP583r/swahRF2PePzuHP/F/HBLD33E8DH8f8971"
    "Neo25c+YD0eDq6ve2QnxL+oxWAy6pLeWbXlWXlCIIaOuMWfmuSUKRk2a/lm6gLqtQjtVBq"
    "S2YFhBevxA83fWrIoiJqLQjC+nhVkwjyImUIXLcRrN55J8hnkLWjNWrsu4N5FYd5bnfV4w"
    "rxSRp9jvh1jaB9t/3NfWdoZv8MPbH9///P6Xdx/e/wJF5FuGd37eIJaszUQWrM1wuUSgjH"
    "QFWmtf57O3sVxNVoLOck4vn22HFq3VcaqUgO+QrFFCPRvcfDrvkavr3ml/2Pcns1CK8qFU"
    "1YTmSNe97nlmsVg47noLVqcJNbdLcFtO8sBE1NogS8qvFjmUh1so3hzJQqGYdEctewveRm"
    "SasXmMnQgGrZg5W5wNs0SacMtZYjvmdvbF3j3PEi6DjxRelc1knER333T3xaG9cvOO/4UM"
    "jZNohqYZyuAbUImlbJAqsDVLqJmbPe54jBvryaLaVJsk0xNtiYlWmqSJiW8DVmnPkEequ3"
    "K6K0tLogpcDctrVuay0jfKyjD0CduSJKkGPuoMfMRNTLfCuWK0WtLHIWlpOZwVdrEmN4dU"
    "a3Ora3PjVrkVh1qKVI+0Oo+00AGjikosQaQdwMo5gEX26BXHU5JSD6c6DyeTSQx6CyknKb"
    "WU6yblOrkYDuWM0CpyNPQft590N5wslEecLFra6/A7QXy6IMqa7JpkYJtEzVXKM2/prjgz"
    "PxLBGJkyPrM46ygvx2mxJ+KuKq/oKabYobw5nukxVMm155M1Kzzx5/qW5Bz3/YFeX98edd"
    "z/j7dv3737+e2bdx9++en9zz//9Mub8NyffbQJAPjU/xUxgMToD0CBY/f4eUE76927/MQH"
    "VVlex2k0k8swufJO45AONoecZ459h5EyVAwW5gp2igGJNlMsPpPVZB83oiI3Wr28v3HnFl"
    "pDlgoDzC0ZrBZDO+RG7Y0/x6gD05U7Q12ZDCkw/fEN+QHDzDuu5a2nJ4QKg3ETqNvQm+5V"
    "IAPLFG0iHOXDjxs22U8ISNEDGaq4BNCRVvhABQ1wTeZivF3UzFsunHniduQqSgD0XyGj9w"
    "aFFnJr18Y6KFGdXrVIVcgFjE2AzbjrDpn6SlQZicDCYA1MBnwYBxalQYgIcstgZT8JAujL"
    "imT0YEmholn4oTEwPblQkW/IowWvt4qaxocy7D4zO/jCnrsOmpatMura8GWe3MoGMTA4bB"
    "nD96B3HgawIL5qHVOdS8WECVtYv6ZpcC2BtTCEhAw6ccvgdTEVOjPHHGNhmDjrBjKRQkrK"
    "xMHE7Sp6hQprAcwTUK2N4R8cfElVCb6I406CRTmMM+EHpXBUHIwxx6gNKPqQRZb3UfZ4jN"
    "1hKfYFkTEwNFTUKXYU1iFyH/H7L17Co4NEemhH/neHbD0YlwdpLOmdu9vmgl4DHeBw4sw2"
    "utv6/Vg5e6nbZlSwSSzjwA7rlqHSMbjXjuuNT2g6dEbtDxjHfpA+fgno0Bmv7MynQ2e8Cj"
    "F7llcU+bnAUDwgaCAepoNnHCF/dYyFl7LKiR/5StqNxkkOZzr6dl+9e8emo7HjZUl+xigO"
    "x85fjoSdS7q2HZpzJiiGrWMkGrYuZ0oUh0SrsDpNp/ldid9JnDrL+KfjpRRWpCXxjMApxx"
    "d4qIVanqFsuHPVuzzrX/7aqiaMlk92QvyLMe8Oh/1fLzHGUHA15tc3l5eylH8x5qeDi6vz"
    "3giLhZdj/rnbP8db6hdKdS9Pe+fyVniZ1h6V2n7uPGRREM46K+4N/l9xIu2MX8rNVuDrVl"
    "pbAgptD1xqUSlwbNiQX6tJ7gzJaeLHN/CvxEwhyxVOFv7TtHlMZUdc7YK7aYuPgtuCqWmy"
    "wzH23ZEwFqFZVLsVxpIoDtKRpTwge98cS89Vhhkms+l6q4AdBfTanbzUhkIZxVTVbMTptE"
    "9EndUavma/onwjKi3dOks3Yb1RUcZpWi3pOkvat/zLCnljxtMY1QFTnoZ3jjbnadJKrOxR"
    "MEnVvPPg7k1o4JuM1RYWS2k6zeunec0dk1Vkc4xEc7i8QdjtuiKfM4QNNHnYPbvjJvBVuJ"
    "2m0127hDtbxiy7tOdghlLz+2l+K1Py6phThm4rxKluzN51uMK0nX6Gv08Ercqh16enOp+e"
    "Is+zqrJOUmop11nKCR+ZinJO02pJ11nS4aZiiwGdJNVyrrOcfffdbaJzJSi1lOss5TBHxD"
    "auVClaLem6SbomkR2uYD6wDGtJudfKCfAQf9zeFOdhGRUsH+5BMBfjFyj/fBkrwceKO2Q0"
    "Z8R1HtGF3481p8IcWB6Bc8YDEx+lV77tzAjaCC9umSvgYW7UiD01kxMHIO1IDQxwXLz+31"
    "SEAO0WrN2Cn8Ylj18C2i34FSxl2i341Yn5xTTBdRPq3jUMwQ6iApvjNHppeprHGNmF+d42"
    "2zjlxOkP6JZz5TfbGVxicu9WNe63FNUJUb9j3v3W/f2E4P9jnk4cnt5Vv4w3zb8caztwK0"
    "GoV5ZarywyI4ZgjG+bNiVGq1GPukm6JqjHUG1EWjmIR/CovQntEEEosHY5pEPAOsJMjGj4"
    "wFwhj44YWRGRCUEoNxU2IfLQi7KkGA6z7wkSB2KIMad8xlQAxce5ZTMZ0tIHPGzHuGdmW0"
    "VFVJEnqUcYv3Ncgwkyxdk8XttUwSVquEHbt87KG/MgYSXcX3EVvnEB3IG3EjL0ZFA9lFBv"
    "Sh6ZiyEeHxxofUcBFQ8YO3HvTTmPMCHtJ8hf+BE7CsanUSyNYr2uo4JGsRq7NdEo1qsTs/"
    "ytMGkG5RuIXOnQay82avYReu0Io8z4By8/0Ez3dNT/rTKmpahOiPqFA9FlcCe4GvPeP676"
    "1xgrxr8Yc2Q3PMJYNP5VPfAuPL1xlpPRspwUY+QHFOOparXzrfepqvSA5ITAf2N+et4/If"
    "DfmI8Gg/MTgv+P+fC8e/r1hMgfkONFtw+P5A88uxjCk4vhmEMFXwaDr7ImvIA6el18Kn/G"
    "/Kw/PB1cg7D9izH/tXfZu+6fnhD/AimGIyQYjurRE+JnwtI7/BhNAxes3e/t03hHltkb44"
    "WkSbWLQdbFQO7G6HLpOg80Z17b6LSbodWuuxVcdzGZCmy4sjwvDpIVIzl8xL/Wf96tuCHR"
    "ztuVZXsWFx1s9r8qLiq7EMNzg2ctmEcRw6nC/DiN5v5zuA9dmLmc2hN/P1TZpzqXvAmHkg"
    "OcAEPueXOXUXNb3ieoNetLsd7PHraVL3AebfPYvvstpOd40FsDlViFDWSWUMfyy/inonbf"
    "Z9G2xgFJcm0fUGd0dntPZO2DXG8p18QK5ELZKbRyrECCR+1NViCBnYMsVcIKxC+fcEFpY1"
    "5KattJuw3HxdsOZ3kWIdtWs4O8lbvMEqiNB7TxgDYe0MYDjVjRtPHAqxOzdoE5VEAz11lU"
    "jWUWkWgWl8ItKjJYRy2rsu6jIoXnrAbFJjAxkkZ04EPbv0hu5fbnp+0mAtoDGk34x80RNN"
    "UJPrCK5QTSoL3CP0aYM+msh+mSznpjDgtl94Tg/8qSYnLaPffNKeSlf/e6N7w5H/n31R9j"
    "Pvx9OOpdnBD1mz6HvowdhNakvWxmuaW9rh7qMkWmV4z8FaMmoFg3sLDIQcW6MeuLYlgssN"
    "EojYv5oDy5wyAtPnGHDDiDJ/9iavCoK4y98pFMw8yEYVPTkFD4V6wgGsz+GpMeWHdk6t9C"
    "2ysoagmCkRLXbUL5WsWikW5R6CglDGfJiEE5MZlhmaxDpnghsbQpunx50OMEmf55i+SqWr"
    "NN7hgzUdht8mDR9phTr02wQReq+GuKuKDjmsxtS/cw5QImlA/YCoaLK5t2ncfvlAtYmwgH"
    "blEPG/QVfyR8DUJdply7mIlIIrldS0BxzKeJ8MzyQ7Fig9o2fuPcCVgNhJbi9zS84xO1Ea"
    "KEooIR9oDt+vHJ1Cuu+K5wyz15b+0UD9XOWk1A+zTe+tIS0HjrKwPiNN76KsTsWZ5dyVsr"
    "JGgEgqLdtWoybvYBV1XFNF4Oz3gZpj8XuThCd7jgrL3zxOtXV9cD5ezmX435de/vvVOZZT"
    "24ynOTq2+a9dSxsho4lSFt4HLRuKRONVsv9s1tnXhPJ95rGq914r29xw6NAdFZNg8ZdY05"
    "M89ht1jgcZmi17vNot1mO3ncxQqyyrO0GiErkkL3kHziw7mI/LivEbBjF5FQbbFNd08Q67"
    "7+jL6uPTdeAyAHkpHiWm97rk5UcMCj9YD3ZLMdddqteqZWVMFZOTxRhwfqMf8sI5Pg/3U5"
    "HwvHftgKIk+R6hFZtxFZE7ORoQxTe+YYqwXLTyWUKtHeGF9Xlp2YfuHSliS4GBHYHq2YMr"
    "KgBIPmokmHNHCwOKIPcCz2rRhUIUaNOVlSz5jn2YvsosrcTEFP+lfds7XOG6SV+FqJr5X4"
    "zVy6tBL/1YkZ17QKc6ZfvIEamb0o8I/LJa1V8eBVmyXJ3wBWwO9iFDquSxq0k5vrLDOLrR"
    "9CAg3SlTN/CJbIysraDGEDZ+JGeW98c9z7O1suvpkDePisveno/eiXKn3mxlZMMnPpco6J"
    "aVBHJ6LEunMqZO4Xzh7R68KfCD+SafA2v6k7U1kSI5hAHXBIXuSdxffVFHpuTGVtoRsDdD"
    "qLW9IbBApPobNYHHaR4V3RWVJXsCl5dC2PyZzAZAqvOptBI2EtFl+uvLbEBJyVRwSDM4mn"
    "cgqPeVBaAQl3lsukswV8isA3C197pMpNO6QH37QOkvpAEwtqslyfjpr7TeQ0JavR7g31nu"
    "TaGhl5cQloZOSVHZk1MvIqxKxz0WjnhpcfNToXzXbMb51ddz+PToj8GfN0Hpqr7s0Q7ebV"
    "b30zzhwJsnUs5mjySFkF2QoJNLJVDtkKztBVmByn0Xwux2cJZEyEMWeLSo5qabpn8ft41t"
    "HnshtaurNmVRgdUeguXZLHL+vBVDdO7xutMJnNtjvGJim1BWLdTrE1U334cHlrgwYkKNIu"
    "owiZxPcLTytEhhjBSGDwIoniUxLUQ5BxC+pZGCFp3SF9hfkL8ji3bEamUKv1wKYnhHF8BV"
    "OFb0KFRliDJfwTRVY5cphmpaJELTVTNHjE3npCLrqXN91z6MgfyfD0S+/s5rxH/jRcGZUe"
    "RuQ/HQ58kjsBKOFnZSR/CmvGmQl3er/1LkfkT9nz2/BytsfcvzDAFIdT+QS+CEa+1KhgCK"
    "mwAYxn1SFTGTZqIti/p22pA5nipa/YIbYzI/TOk+GoLGOOYage0SgT2/HrU41jZR/J3Hkc"
    "8zvqhrSoJ7plDAOCURMpLE6m587syhFSCTTtYHsUuDZRqh35mjT4xu8E+XLRPfXVPm34xf"
    "fzYGTOWIdxw10vVS1j3gd+e849NAUVcAcDYTkuM08UDYhw3nlkt3PHuZ/IYmK6jYon7NL+"
    "uuV/xi5VO6o7tdpRGM2YFLWCp/YLtlbwvLQEtILnFeyZtILn1Yk5tfiWnTvTa7Y+a5YIZ7"
    "8+pujfW2gb1I472HmPebArPgn3x3l50OVe90Rteeuhb9A41wHy36pzXZbJG7Ntx6gOmGc7"
    "2L0dbZrt6PhTgdcRkU5pXoHX4fE1w+1CbWWcRBviZ9SVsZN6xZ1oilSDtHXeiYaYWc48Zc"
    "0KB0+CbKvRUzOZ+uPnP96+fffu57dv3n345af3P//80y9vwoGUfbRpRH3q/9q/TM1m2VGW"
    "AAyzEig2RcoQamOkLSKtajVUQ2e4mqmhfGeT1gY11G+R7VQJNZRvaVXaLycIU5HQBkn9D4"
    "eZ3A0Sgyh9D0XNEblnbKkcV5IxLjxyy2aUSz+WPL+cfTaVGzsjBYoERmg6WoZWGWiVgVYZ"
    "NHJ90yqDVydmrTLQMR0OfRrWxu9Hg+xr43dt/N5AdmuloDZ+b8DuoiZ41CX89IL0FK0cNC"
    "pZoL0Ji5L5F8JcF+UjxACZwoaClK7puC6JAtLI2KPiXmWInQYx72WWWUSQpsbcArnIP11G"
    "HhE4kqln/eS11PMw5S55pGjGfOe4Hcw867nrwJBYMISZvEc07aXw3pbNTEyjq8iwCawOdV"
    "ofydRcsYDucS4JgC90LVPXYjE8JxHPka2prMJcJbOVNsaYP6FDuirYDBTA1qVpL6bdHfMA"
    "9BIr98F6YGg8bLhUbIC+0qlG8qLEJixyM7lJdmH1q5E1jaxpZE0ja42DXDSy9irE/KKJvu"
    "om2H1PnUdjqHVE6JoOpLzPYEE6GNN++VtsoF+AWh6BUf62/N25Ub3JloybYpI34W5IKZ2g"
    "0jhaYxNLI96z66TS1zeXl/KOfzHm37r9kbzjX4z56eDi6rwns0yHlypVFt5Sv2M+/Nq/us"
    "Ib/kWd005LfL+yQkBrAkqPLmflVeRwRKFZXM47yHUdN8vhYivkkEBbH1e3PvYh5iqpX+Mk"
    "2mUlfQzy1QSV9pIRSRO68GGSSEvtSxUup8g0p0sgzL5Wq5I6Nkajefw0jwM1YFVwN06nXT"
    "/qjOwqdW1V+UZUWrp1lq7AMGdbqWeSlFrKdZay4SyW27rppWm1pOsm6ZoYRgVeeBuNo7KF"
    "2qWc9aoaSQ04Q9undpBj2nCW6yCKYSwVVRl3vO2rkoZXrrPi5hSoVtxTDnq497Ew0dYUHf"
    "zv2VraQqnRgFZMqipKfNNi5eQX2kChQVRk4MUdtGRS7ydnZMyZPeboEQh1LKB3QTMGXQlp"
    "Yhjm0ZJ1RXmyzKg1KG47MxkAMig8x2CNsQiQ0mpLfgi08kjFmPsWGScqXRianZMFXcctuN"
    "bEphg3UjYMbZiu9cDcKK+Xqcy5BFEP4myAChZAqR4QgwJT/Yxd+PEgpEopwX2WbzbxOmDq"
    "rpRvyV4rj74hManvsMFk6tPdfsySojHiRNpM7rbmGF8i06Id1r8zbmsrQW0lqK0EtZVgI7"
    "at2krw1Yn5Bf1va3bm1O63R5V46gjNUsITdn1tU7QlyvGuPdoUpfYs1qYohzRF8aIcOKUt"
    "JyISbYhbYlYOVE6VnawzhA1k9+73kEkwrzSvE1RNmEn27s6TBDYr8DpLqfn9NL9NtoSaM2"
    "wuPBmF5fW5KH0uCrQpFfpsjKR5nfXtm3KL3qZVL4uBBuq7KmxOEDWP0T+W2l38uGF78WOe"
    "o0+gza1yLklS6fNfucOJVItXmITD8noSTk/CSjNeZXKIKJo3M+x+v+DbQ2QZvCm4f4yoMV"
    "4GBw7sLw1JJp7jUbvCRJGiagzzdxtHEnOLcGy1KmNjdJq1+axFs6dtWBuj06zNZy2DL6my"
    "a0hRabbmKLa0/Xfj9e7a/rvJkq6J/fepwzkzPMdFhTNr5Rh/p0q0N1l+G0HZCWrPWUmz79"
    "GcEVkezYkdzkhYjbRDxjtxQ7yssXfVCpSJN4N+LDwRWnkb1LZFmzBqzIHEQJPvGfDXZkJg"
    "vb4B+EcyxVCZKxD/lMCgEiywyOZAvyYqjuZHFWvTwkKB7/KY0zu0pkbT6TvLFRhWk3LxyN"
    "xYIVXZzEEbamhiCZ0eOPY4t+ClPMe5D0gmCyBaWLZtCQZfawpicSL3z5UMq0NG6awx2mpV"
    "W61qq9VmLrbaavXViTla2SrMnAkibW5QYtKcM2rn6WXL2VhG1Ae0sfwiG/UNLG8uv14Ovl"
    "22qrG/9aXXPR99+f2E+Bdjftb79bp7hlaRwdWY31yG5cJLvCubxHtR2y9uprOAbS4cEbKS"
    "LLY8i5E0QSNxaNszY86M++32GwlKfbav8zqEHrTcWMN5LSvlz7ZDizRRCbKUiO+QrlFiPR"
    "vcfDrvkavr3ml/2PeV1KEc5UO8BTcsiVK0rmE2zUS1UQf6aiq/OFVjkOYD6/wCQKQa5+NU"
    "mvPbcd4Hmap2+ZBI8307vvu4XTW+x4g035/D96qLaYJqy7V0O+Z39sX+PaylNdFIDLorb+"
    "4rHQri0aSLtDfpJBzYns0nRli6dMKulWDud4JQQ+oHiAxrguEcLZO5H6VSAZULUl2ARWXE"
    "l+B5Xn6vZ9UnVRbCcJaoUbCEZBqxVHiXoBAxHYaRXDzisqXjynRgC5n16w6W2Xkif1eQ2o"
    "v4D/GBibtFeAW/bszLxVwmW4O3wxgzjAo2cR45BoGROcjUHfgcy1ZpyGS4GbwZxJ4J6+f4"
    "nrizFh/hw1UZqex4pPKlx9xl8q4p79jsDsPyzGF4kdv10xnBckBv5GKAf/ss2hxBJnL5jF"
    "imQ3/UHo3SSpSXloBWorwyVEMrUV6HmKMVtOy8GV90tQKlhB9hsDOpwOM4jWZymfDtas9d"
    "hccxkiYoNw6QzkqdTrI8LnbCiih0cIiGJlqqzufW6eDysnfqh6HxL8e894+r/jXe8y/G/L"
    "rXvRl9mVz3/vtGPUndwBK/Db6qJ/KiHppWOExasEZvsXdKUmq9X523TjEEoaKUk5RaynWW"
    "sk2FN/EFttVxKLcCLfPay7xymKYkVRO2lIe2lynWMr8uFfPO3Mj8b68WcTJJpJma8c1j1M"
    "aJ3DCYyOmqxRNEhlDPEdXnCJ+J/oK6BftjlJr/1fkf0xBWAVtSZE3g/N7jW0Sa18p7ziSp"
    "3m3WbbdZJ0uMz7Z8sXwbDPmw/bT1BcYBL213gYXj5gInhCqDCDQLcJlpucyAnkg8J2ZAIc"
    "0R5jQwf/BWLocia+Z1yEilqgny4lAxR9uEqXQYneYZahz2BaRlx60LDGLuBB9O0yXxWjAD"
    "KpVOnnP0b3XurdDEwidW1hQqk5GFzqX+kvbAXAskHuXtufp62hvz4HabMG646yV+ERqgSK"
    "MN5/E7Ae+s3h0dY7FHEZAu85gIisTz/Sj3W4z5LqTzbJGhhvYyrbBqfHhfYtX48L5w1cBH"
    "TTCQaNTCrXWqWqfaBCa/mLqvbozeo74vvi2o0pnTdA3s0LtaGzPYQbAv2gI8iJM2guWHhg"
    "/Uvhk2jFWYnyBqAnRwaK7XSCFdM2tZDSTsBEg4Y8KzOA3yGrFWDp6QKdPeBCuYUentQ01R"
    "EqtGHXVtB465DpdJbWENJXDeFdI1A7aHiMsrrw3szHAi5xICUBmFo3oygMIB2pQYgglH7Z"
    "SLh/LeEM6CyZy7SCqrQM+PuKsHiXl6qOy85AbhQTKdY89X/h3tKHLVGEajjdGI1wEiAaN1"
    "xWTuYCFRBJlTGP1L/MBWbYmPYEmZ+1ioNMO+f4eFyYWjqFpBPC6MfYXZsB4YskN8lA4pil"
    "6VwXqk0wnGvRJt3yUl9JwOAQ+xWjwXj4h3uGqHtyxl43CK/TtyqL5ddXmKqA6CceuVaTuD"
    "imiOqSrgJKVWZNRZysq3r2JCjARRE/b2qUNsmYnzQ/HE+SFfLbjlaErT6vFU5/GkzaF2bL"
    "kjLfT87eq2lpxJcj2A6jyAtB3nS4F8Ok7Ty8VpkjZu2wggh1jLQUdtOia+v2Qsvu3Yr+MH"
    "VQabew+Me2c+PNnKQZqTBdqbYGaGRSc+1mlVAZlDfNTPSCBrQvwV/3gSLi5NLYHfpU0NJs"
    "FORF1hmyTzGgbIbKz4d0LhtArJlZXCralg/55+VFCwzHtgedKQTSbgkSgx2r0J5hEqLJMR"
    "4SAQSz0/+0GI4RLuENvhM2koJyFdaYuWCTvk75HjFnbKaq04uE8WQ1WSgeuNAX1ysFfk1b"
    "Ni+uCEsrEJhL3jB4G9Nhb59CIv9tlSIMxdthK9fUyTuMP6E2lwdliv6n2YKfA5lWrjRx0d"
    "ql76bh0dqpan8GNDVnR0qFch5vrpxGul3Nn99BlueiuwOk7TQCbvJaV8tL3LMHoTQpMgOx"
    "xGs09evwhMc3xRjloBnOBnlbnqXZ71L39tVRNLyyc7If4FRjAaXf8ubwVXYz68OT3tDYcn"
    "xL8Y88/d/jmGOVK/2VhJaYyhzMDafdyjIMVhVrDFLgNxGu00UM5pQEEclWaukGSrWatm+q"
    "wXynufQn0qbnxzyLX2uM6b3xAOqyjoOJ2WcJ0lfFxuEVrMW4pZp1lvsqTrpZQMUY9WsV4y"
    "KtMuo5oMi5eOrxGjURlHsCaZ4pzyJxKtVyGWqknoTXfWLHTEWFKZlYR6ZEHX5JYRMXceeS"
    "cMVaGiXCjHDagvCkyBe2Li3P6LwZ7/0fLmfmoR4ZHvBWOYGsWDPjVjHZ8EXmD6N98hRFU6"
    "QW5jzfC292wtOqSnXl0lZZ+Gh3eVx8TXwDITXo7xB8t1+AILYC34esoXJfaEPFDXQuGo74"
    "OBaHE/VEaMZ+2Esw1mVSnUeeaoGNIvsln5yTi+jpq02E60YFphpRVWWmGlFVaN2BlohdWr"
    "E7P8rTBpBuUbqDfZSwYIyaBc/j4N2we0deZ166p/1Tu77nUvTkh4OeZXN8MvvWu4JX/H/F"
    "vv05fB4OsJ8S/G/PR8cHPW+613ORqekNgf9QDm1dZXVZSRXjE2nyLT8Hw5eF4diaowOqLQ"
    "PC6ZJyVxnMzy+slIPjFK7eKzTRjm6Mhdpaen6XR/L9ffY0f9lNLPcWxGiybwiCrF6Fsg2x"
    "eHg+PhYTn8aTA4T3D4Uz/dj28uPvWuv/9Rsjtybshq+jIoTIUdZR5tEyaYlFHOm1JGOW82"
    "GOW80UY59dJvB3jG7boi8pQhrPMOvzbAUwyxzfD6iaA3TGuk6gxI1EQjde7MvjCahPFTj9"
    "qb9E+2M5vMg1KlXOKwNCqKZIZ7AfOF+Z0gUE2HnDvGPYYnCyKgSW8x6pHlCm74GiYL1Usm"
    "c/Md5nZUt9RZsaVjzKfEmFM+Y77fGiWcPWKFMp6aR10PXeOC8OfGyhWOi/X4sdmWLnuwnJ"
    "UK46bUSZ6MGR9qnVZLGT6em2NuccNemfiO06W74jB0vbnrrGZzpYmKvOow2tFz45hJ3mSn"
    "lMLlMyy/m6XzZdU1OwkYUqyekR2n0m4wINBLYpmA01W3fgff9DXLWz45GVVjfZZWS6G8FO"
    "qzRbjynckLtgnh4ye3CoFXegUX+tCRXa2Vj3ML1nYqw4KuFrgcymwssO5TteIH6VCguY9E"
    "MIaGGzOLsw62H1DlJHzZc1u5xh1BEYk1yCU2bcpRydaicBzmnrhyxp6/DL/apTsuj9IH2x"
    "iNXsDLLOAvu/d8ae7uPNFk3bdDjcDA6rMWX+cnYvOfbFyBFQgKa1O51bfL/Ygz0SrXVmaX"
    "8QAzOeah5elyV8VwwMvIGptsG3PM2Z4bjSMV4iOnBeCZ4+6nNYOuoji3O65bqDr28+IgHQ"
    "zRvjcpGMbKdbXl6tE4URdvsfTqv8vV/zhMgRu1fb2H76rC56C8Zm4J5habDuYz9xjMBeuk"
    "PY/vXcryOE7TPCOFPTgLxDdxpVGEOFHzuLyX+CzxXWGG1Zu14ylSbbBfO/14EuOIH13KDq"
    "kkVfPG1B4CS6VOcaUVmCk6zeuneU1n1YN4xWk0j0vsJqm4r8jiGInm8NMcfoEs5q+Mw0u6"
    "th2aw+Fi8/kYibacL+sporUor0eLMlh5t84fBYqU6GF7ky7FkcVKKlKI4SwWlochLPwY/m"
    "gviNYE3ImMDtbMI99fqb3z8L/PicPt9d/yom88s7Zn2A0uY5YeFcyAYlSNMUI4iBmWxtE1"
    "jt7QjY3G0TWOrnF0ffLROLrG0Ws8mWgcXePoGkevL681jq5x9OPnsMbRNY5ehy3Nc3F0bU"
    "fb2uEmvSZwed9ki6Ujkx9/Zbm5dFMl2puAcysqO8EIzGUhdCjb9j3ybhm6wgviu9nLgzU8"
    "cgie/YjlqYjP+MhZeYazYOiJgL4HzhL7VEFM6902oOJeh9Ffk7lvoSmZTRf29sx9gCqhes"
    "OmcEJSmXaxKptRwYhNhQfFOHuUMaiDTLnTMIABxQy/HnPdFUbIHvMgrS6QP7DwCzCviIwz"
    "TaZQ1HGnRNA11rBOfAVUenP59XLw7VK9P4YaCN4cVQVQGNML+8Eb814/+LwTqW/Avzgx8B"
    "09P5ICvEHsfVOVs+j9b9mdg2EP2AM88XMQB4EWLBU4fA5fSDx6D02wuztmeMUuJXHsBd7u"
    "eW6Wr25C0yGtG7ghehEI87Ux+Z5VQi/94g1k7V4CDYerbaX5Ik7UQE5/KNOJPxR34g+ZTm"
    "zx5cqbmNaMiRyAeMNqmKJrIrPfl2H2+2Jmv894x3vAi3wul0t6eWA9Xgs2/JjuknX6l5Or"
    "68Gv173hsFWN+a0Y6QmJ/THmp4OLq/PeCLNYhpeYD/O81x3izeBqzP2N60mwg03v8EvNUj"
    "sPqg1bZORARp7FqENE8SzQoWbwzh4xh+BMVAnaidEcHttp/efdihvSSut2ZdkeHKg62Ox/"
    "VRw3deC+PE5mWV8cWjskaAJquUk7uI+I2seViOaQJ9Zj19PWBOs7R9SplRdfRD5obwzwhU"
    "VK43my9HeCzB3bZK4E1GTCzHUeNldcWOJUuB0yJxafkgV17wWG58I7t+sTxIqQSKVgU5ia"
    "RKYe55Yto2o6Enty2dK2DEoeqYwEWggllcWNXjbHzKvCjlSfqMLsiKKBR5K92LsFAyzL5Y"
    "2pBeJkB8wt8DLLzC5zC+icw3qd3+s632WuZczzFnr/ycaVnkZlnlrpiwX7jNVVB7/cQ/DL"
    "B+aKilhqjKSBK+leMGscVBU47BdvIHf3sk+BFj3G8/C24eCy4GAckWgrnyLMJ7X4YQWfXt"
    "pA5a//A98ae1A="
)
