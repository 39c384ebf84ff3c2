"""A workflow of Microsoft Teams: the signature in its URL, Adaptive Cards only, 28 KB, and 202 before it posts."""

import json
from typing import Any, Final

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, reply

SIGNATURE: Final = "fake-signature_of-the-workflow"
LARGEST: Final = 28 * 1024

JsonObject = dict[str, Any]


def error(status: int, code: str, message: str) -> Answer:
    """Return an error in the form of workflows."""
    return reply(status, {"error": {"code": code, "message": message}})


class FakeTeams(FakeProvider):
    """One workflow."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[JsonObject] = []
        self.enabled = True

    @property
    def workflow(self) -> str:
        """The URL of the workflow, as Teams shows it."""
        query = f"api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={SIGNATURE}"
        return f"{self.url}/powerautomate/automations/direct/workflows/0f1e2d/triggers/manual/paths/invoke?{query}"

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        if not asked.path.endswith("/triggers/manual/paths/invoke"):
            return error(404, "WorkflowNotFound", "The workflow could not be found.")
        if dict(asked.query).get("sig") != SIGNATURE:
            return error(401, "DirectApiInvalidAuthorizationScheme", "The request has neither a valid SAS signature.")
        if not self.enabled:
            return error(400, "TriggerNotEnabled", "The workflow is not enabled.")
        self._check_size(asked)
        self.cards.append(self._card(asked))
        return 202, {"x-ms-workflow-run-id": "08584"}, b""

    def _check_size(self, asked: Asked) -> None:
        # Without a character set, each byte is counted as a character of two bytes.
        declared = "charset=utf-8" in asked.headers.get("content-type", "").lower()
        if len(asked.body) * (1 if declared else 2) > LARGEST:
            raise Refusal(error(413, "RequestEntityTooLarge", "The message is too large."))

    def _card(self, asked: Asked) -> JsonObject:
        try:
            document = json.loads(asked.body)
            [attachment] = document["attachments"]
            card = attachment["content"]
            valid = (
                document["type"] == "message"
                and attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
                and card["type"] == "AdaptiveCard"
                and card["version"] in ("1.0", "1.2", "1.4", "1.5")
            )
        except (ValueError, KeyError, TypeError):
            valid = False
        if not valid:
            raise Refusal(error(400, "TriggerInputSchemaMismatch", "The input body did not match the schema."))
        found: JsonObject = card
        return found
