"""The audit trail: what an administrator reads there."""

from models.users import Role
from tests.audit_entries.trail import sealed, trail
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, person
from tests.waiting import until

PASSWORD = "correct horse battery staple"
NEW_PASSWORD = "another horse battery staple"


def test_an_entry_says_who_changed_what_and_from_where(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Audited")
    values = {"email": "audited-trail@example.com", "name": "New", "role": "VIEWER", "password": PASSWORD}
    user = admin.done("createUser", "user { id }", **values)["user"]["id"]
    admin.done("updateUser", "user { id }", id=user, role="OPERATOR", password=NEW_PASSWORD)
    [updated, created] = trail(admin, subjectId=user)
    assert (created["action"], created["actor"]["id"], created["before"]) == ("user.created", admin.id, None)
    assert created["address"] == updated["address"] == "127.0.0.1"
    assert updated["keyId"].startswith("key_")
    assert updated["before"] == {"role": "VIEWER"}
    assert updated["after"] == {"role": "OPERATOR", "password_changed": True}
    assert updated["eventId"].startswith("evt_")
    caller = Person(gateway, user, ANONYMOUS)
    caller.done("signIn", "token", email=values["email"], password=NEW_PASSWORD)
    [signed_in] = trail(admin, actorId=user)
    assert (signed_in["action"], signed_in["keyId"]) == ("user.signed_in", None)


def test_entries_form_a_chain(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Chained")
    for name in ("one", "two", "three"):
        admin.done("createApiKey", "apiKey { id }", name=name)
    entries = sealed(admin)[::-1]
    assert [int(entry["number"]) for entry in entries] == list(range(1, len(entries) + 1))
    hashes = ["0" * 64, *(entry["hash"] for entry in entries)]
    assert [entry["previousHash"] for entry in entries] == hashes[:-1]
    anchor = admin.data("{ auditAnchor { organizationId number hash } }")["auditAnchor"]
    assert (int(anchor["number"]), anchor["hash"]) == (len(entries), hashes[-1])


def test_decisions_on_approvals_and_settings_are_audited(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Deciding")
    id = admin.done("requestApproval", "approval { id }", title="May I?")["approval"]["id"]
    admin.done("respondToApproval", "approval { id }", id=id, approved=True, feedback="Yes.")
    [decided] = trail(admin, subjectId=id)
    assert decided["before"] == {"status": "PENDING"}
    assert decided["after"]["status"] == "APPROVED" and decided["after"]["decisions"][0]["by"] == admin.id
    for enabled in (False, True):
        admin.done("setIntegrationDefault", "config { channel }", channel="EMAIL", enabled=enabled)
    [changed, first] = trail(admin, actions=["integration_settings.default_changed"])
    assert first["before"] is None and changed["before"]["enabled"] is False and changed["after"]["enabled"] is True


def test_only_administrators_read_the_trail_of_their_own_organization(gateway: Gateway) -> None:
    admin, other = person(gateway, Role.ADMIN, "Mine"), person(gateway, Role.ADMIN, "Theirs")
    admin.done("createApiKey", "apiKey { id }", name="mine")
    theirs = {entry["id"] for entry in trail(other)}
    assert theirs and not theirs & {entry["id"] for entry in trail(admin)}
    assert trail(other, subjectId=trail(admin)[0]["subjectId"]) == []
    operator = person(gateway, Role.OPERATOR, "Mine")
    for field in ("auditTrail { nodes { id } }", "auditAnchor { hash }"):
        [error] = gateway.graphql(f"{{ {field} }}", {}, operator.token)["errors"]
        assert error["extensions"]["code"] == "FORBIDDEN"


def test_failed_sign_ins_and_denied_mutations_are_audited_without_an_event(gateway: Gateway) -> None:
    admin, viewer = person(gateway, Role.ADMIN, "Refusing"), person(gateway, Role.VIEWER, "Refusing")
    values = {"email": "failing@example.com", "name": "Failing", "role": "VIEWER", "password": PASSWORD}
    user = admin.done("createUser", "user { id }", **values)["user"]["id"]
    stranger = Person(gateway, "", ANONYMOUS)
    for _ in range(2):
        [error] = stranger.change("signIn", "token", {"email": values["email"], "password": "wrong"})["errors"]
        assert error["code"] == "UNAUTHENTICATED"
        assert viewer.refused("createAgent", "agent { id }", name="a", type="a", runtime="WORKER")[0] == "FORBIDDEN"
    until(lambda: len(trail(admin, actions=["user.sign_in_failed", "access.denied"])) >= 2)
    [failed, *_] = trail(admin, actions=["user.sign_in_failed"])
    assert (failed["subjectId"], failed["actor"], failed["address"]) == (user, None, "127.0.0.1")
    [denied, *_] = trail(admin, actorId=viewer.id)
    assert (denied["action"], denied["after"]["operation"]) == ("access.denied", "createAgent")
    assert denied["keyId"] is not None and denied["eventId"] is None
    assert "wrong" not in str(trail(admin))
