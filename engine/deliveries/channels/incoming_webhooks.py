"""Shared by the channels that post to a URL which the user obtained from the service, and which is a secret."""

from connectors.transport.egress import AllowedHosts
from engine.deliveries.channels.base import ChannelConfig
from engine.destinations.kinds.addresses import Url, check_address
from errors import InvalidInput, Verbatim


class IncomingWebhookConfig(ChannelConfig, frozen=True):
    """The config of such a channel.

    Args:
        url: where to post.
        include_agent_info: name the agent whose reply it is.
    """

    url: Url | None = None
    include_agent_info: bool = True

    def check(self, allowed: AllowedHosts) -> None:
        """See `ChannelConfig`."""
        if self.url is not None:
            check_address(self.url, allowed)

    def require_url(self) -> str:
        """Return the URL.

        Raises:
            InvalidInput: it is not set.
        """
        if self.url is None:
            raise InvalidInput("config.url is not set.", field=["config", Verbatim("url")])
        return self.url
