"""Secrets, and authentication of people and agents."""

from dataclasses import dataclass
from typing import ClassVar, Final

from settings import values as parse
from settings.subject import SettingError, Subject, setting

OWASP_HASH_MEMORY: Final = 47_104
"""KiB for argon2id with one pass; production takes no less."""


@dataclass(frozen=True, kw_only=True)
class Access(Subject):
    """The settings of credentials."""

    TITLE: ClassVar = "Secrets and authentication"

    secret_key: str = setting(
        "SECRET_KEY",
        parse.secret_text,
        "Signs tokens and cursors, and keys the hashes of API keys: any text of at least 32 bytes, the same on every "
        "replica.",
        default="",
        shown_default="generated once in development",
        secret=True,
    )
    encryption_keys: tuple[bytes, ...] = setting(
        "ENCRYPTION_KEYS",
        parse.encryption_keys,
        "Encrypt stored OAuth tokens and secrets: a comma-separated list of base64-encoded 32-byte keys. The first one "
        "encrypts; all of them decrypt.",
        default=(),
        shown_default="generated once in development",
        secret=True,
    )
    admin_api_key: str | None = setting(
        "ADMIN_API_KEY",
        parse.administrator_key,
        "Creates the first administrator with this API key on the first start. Without it, a single-use sign-in link "
        "is printed.",
        default=None,
        secret=True,
    )
    oidc_issuer: str | None = setting(
        "OIDC_ISSUER",
        parse.web_address,
        "An OpenID Connect issuer whose tokens are accepted; its keys are found through its discovery document.",
        default=None,
    )
    oidc_audience: str | None = setting(
        "OIDC_AUDIENCE",
        str,
        "The audience that the issuer's tokens must name. Required with `OIDC_ISSUER`.",
        default=None,
    )
    oidc_client_id: str | None = setting(
        "OIDC_CLIENT_ID",
        str,
        "The client under which people sign in at the issuer from the console, by authorization code with PKCE. Its "
        "redirect URI is `PUBLIC_URL` with `/auth/oidc/callback`.",
        default=None,
    )
    oidc_client_secret: str | None = setting(
        "OIDC_CLIENT_SECRET",
        str,
        "The secret of that client, if it is a confidential one.",
        default=None,
        secret=True,
    )
    token_lifetime: int = setting(
        "TOKEN_LIFETIME",
        parse.whole_number(60, 2_592_000),
        "Seconds for which a token from `signIn` is valid.",
        default=43_200,
    )
    sign_in_lifetime: int = setting(
        "SIGN_IN_LIFETIME",
        parse.whole_number(60, 7_776_000),
        "Seconds after which a person must sign in again, however often `extendToken` has extended the token. At least "
        "`TOKEN_LIFETIME`.",
        default=604_800,
    )
    password_hash_memory: int = setting(
        "PASSWORD_HASH_MEMORY",
        parse.whole_number(8, 1_048_576),
        "KiB of memory that hashing a password takes (argon2id); production requires the default or more.",
        default=OWASP_HASH_MEMORY,
    )

    def check(self) -> None:
        """Require that the settings of the issuer are complete."""
        if (self.oidc_issuer is None) != (self.oidc_audience is None):
            missing = "OIDC_AUDIENCE" if self.oidc_audience is None else "OIDC_ISSUER"
            raise SettingError(f"{missing} must be set: OIDC_ISSUER and OIDC_AUDIENCE are required together.")
        if self.oidc_client_id is not None and self.oidc_issuer is None:
            raise SettingError("OIDC_ISSUER must be set: OIDC_CLIENT_ID is.")

    def check_production(self) -> None:
        """Require the secrets that development generates, and hashes that are expensive enough."""
        if self.password_hash_memory < OWASP_HASH_MEMORY:
            raise SettingError(f"PASSWORD_HASH_MEMORY must be at least {OWASP_HASH_MEMORY} in production.")
        for name, value in (("SECRET_KEY", self.secret_key), ("ENCRYPTION_KEYS", self.encryption_keys)):
            if not value:
                raise SettingError(f"{name} must be set when ENVIRONMENT is production.")
