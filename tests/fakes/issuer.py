"""An OpenID Connect issuer on a real socket: discovery, keys, and tokens good and bad."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Mapping
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

AUDIENCE: Final = "parley-tests"


class FakeIssuer:
    """Serves `keys` as its JWKS and records every requested path. `down` makes it respond with 503."""

    def __init__(self) -> None:
        self.rsa = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.ec = ec.generate_private_key(ec.SECP256R1())
        self.ed = ed25519.Ed25519PrivateKey.generate()
        self.keys: list[dict[str, Any]] = [
            {"kid": "rsa", "kty": "RSA", "use": "sig", "alg": "RS256", **self._rsa_numbers()},
            {"kid": "ec", "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", **self._ec_numbers()},
            {"kid": "ed", "kty": "OKP", "crv": "Ed25519", "use": "sig", "x": b64(self._ed_bytes())},
            {"kid": "for-encryption", "kty": "RSA", "use": "enc", **self._rsa_numbers()},
            {"kid": "shared", "kty": "oct", "k": b64(b"a secret that should not stand here")},
        ]
        self.discovered: dict[str, Any] = {}
        """Members that the discovery document contains in addition or instead."""
        self.asked: list[str] = []
        self.down = False
        self.exchanges: list[dict[str, str]] = []
        self.granted: dict[str, Any] = {}
        """The claims of the ID token that the next code is exchanged for; `error` in it rejects the code."""

    # ---- the server

    def __enter__(self) -> Self:
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.asked.append(self.path)
                if self.path.startswith("/authorize?"):
                    self.send_response(303)  # at once, as for a person who is signed in there
                    self.send_header("location", issuer.allow(issuer.url + self.path))
                    self.end_headers()
                    return
                self._respond(*issuer._answer(self.path))

            def do_POST(self) -> None:
                issuer.asked.append(self.path)
                form = self.rfile.read(int(self.headers["content-length"])).decode()
                self._respond(
                    *issuer._exchange(dict(parse_qsl(form)) | {"authorization": self.headers["authorization"]})
                )

            def _respond(self, status: int, document: Any) -> None:
                body = json.dumps(document).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: Any) -> None:
                """Keep quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """The issuer's name, which is its URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def fetches(self) -> int:
        """The number of requests for the keys."""
        return self.asked.count("/keys")

    def _answer(self, path: str) -> tuple[int, Any]:
        if self.down:
            return 503, {}
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.url,
                "jwks_uri": f"{self.url}/keys",
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                **self.discovered,
            }
        return (200, {"keys": self.keys}) if path == "/keys" else (404, {})

    # ---- signing in with a browser

    def allow(self, url: str, **claims: Any) -> str:
        """Return the address to which a browser is sent back after a person has signed in at `url`."""
        asked = dict(parse_qsl(urlsplit(url).query))
        self.granted = {"aud": asked["client_id"], "nonce": asked["nonce"], **claims}
        self.challenge = asked["code_challenge"]
        return f"{asked['redirect_uri']}?{urlencode({'state': asked['state'], 'code': 'the-code'})}"

    def _exchange(self, form: dict[str, str]) -> tuple[int, Any]:
        if self.down:
            return 503, {}
        self.exchanges.append(form)
        verified = b64(hashlib.sha256(form.get("code_verifier", "").encode()).digest()) == self.challenge
        if form.get("code") != "the-code" or not verified or "error" in self.granted:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "opaque", "token_type": "Bearer", "id_token": self.token(**self.granted)}

    # ---- tokens

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Return the claims of a valid token with `changes`; None omits a claim."""
        moment = int(time.time())
        claims = {
            "iss": self.url,
            "aud": AUDIENCE,
            "sub": "ada",
            "email": "ada@example.com",
            "email_verified": True,
            "name": "Ada",
            "iat": moment,
            "exp": moment + 300,
        }
        return {name: value for name, value in (claims | changes).items() if value is not None}

    def token(self, kid: str = "rsa", header: Mapping[str, Any] | None = None, **changes: Any) -> str:
        """Return a token signed as the key `kid` signs; `header` and `changes` spoil it."""
        algorithm = {"rsa": "RS256", "ec": "ES256", "ed": "EdDSA"}[kid]
        full_header = {"alg": algorithm, "typ": "JWT", "kid": kid} | dict(header or {})
        return self.signed(
            {name: value for name, value in full_header.items() if value is not None}, self.claims(**changes), kid
        )

    def signed(self, header: Mapping[str, Any], claims: Any, how: str) -> str:
        """Return a token with exactly this header and these claims, signed with a key of ours."""
        return self.signed_bytes(json.dumps(header).encode(), json.dumps(claims).encode(), how)

    def signed_bytes(self, header: bytes, claims: bytes, how: str) -> str:
        """Return a token whose header and claims are exactly these bytes."""
        text = f"{b64(header)}.{b64(claims)}"
        return f"{text}.{b64(self._signature(how, text.encode()))}"

    def _signature(self, how: str, text: bytes) -> bytes:
        match how:
            case "rsa":
                return self.rsa.sign(text, padding.PKCS1v15(), hashes.SHA256())
            case "rsa-512":
                return self.rsa.sign(text, padding.PKCS1v15(), hashes.SHA512())
            case "rsa-pss":
                return self.rsa.sign(text, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256())
            case "ec":
                first, second = decode_dss_signature(self.ec.sign(text, ec.ECDSA(hashes.SHA256())))
                return first.to_bytes(32, "big") + second.to_bytes(32, "big")
            case "ed":
                return self.ed.sign(text)
            case "nothing":
                return b""
        return hmac.digest(self.public_forms[how], text, hashlib.sha256)

    @cached_property
    def public_forms(self) -> dict[str, bytes]:
        """The public RSA key, in the forms that a careless verifier would accept as a shared secret."""
        public = self.rsa.public_key()
        encoding, form = serialization.Encoding, serialization.PublicFormat
        return {
            "pem": public.public_bytes(encoding.PEM, form.SubjectPublicKeyInfo),
            "pem-stripped": public.public_bytes(encoding.PEM, form.SubjectPublicKeyInfo).strip(),
            "der": public.public_bytes(encoding.DER, form.SubjectPublicKeyInfo),
            "jwk": json.dumps(self.keys[0]).encode(),
            "shared": b"a secret that should not stand here",
        }

    def _rsa_numbers(self) -> dict[str, str]:
        numbers = self.rsa.public_key().public_numbers()
        return {"n": b64(numbers.n.to_bytes(256, "big")), "e": b64(numbers.e.to_bytes(3, "big"))}

    def _ec_numbers(self) -> dict[str, str]:
        numbers = self.ec.public_key().public_numbers()
        return {"x": b64(numbers.x.to_bytes(32, "big")), "y": b64(numbers.y.to_bytes(32, "big"))}

    def _ed_bytes(self) -> bytes:
        return self.ed.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def b64(data: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
