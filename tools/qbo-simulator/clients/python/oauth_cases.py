"""Drives the simulator's OAuth with Intuit's own Python client and prints what it saw as one line of JSON.

Usage: oauth_cases.py <url of the simulator> <realm id>
"""
import json
import sys
from urllib.parse import parse_qs, urlparse

import requests
from intuitlib.client import AuthClient
from intuitlib.enums import Scopes
from intuitlib.exceptions import AuthClientError

URL, REALM = sys.argv[1:3]
REDIRECT = "http://localhost:8700/callback"
ALL = [Scopes.ACCOUNTING, Scopes.OPENID, Scopes.PROFILE, Scopes.EMAIL]


def client(environment="sandbox", secret="ledgerbridge-demo-secret"):
    # The client takes an address for the environment: that of the discovery document.
    document = {"sandbox": "openid_sandbox_configuration", "production": "openid_configuration"}[environment]
    return AuthClient("ledgerbridge-demo", secret, REDIRECT, f"{URL}/.well-known/{document}")


def consent(auth, scopes):
    uri = auth.get_authorization_url(scopes, state_token="opaque")
    answer = requests.get(f"{uri}&simulator_auto={REALM}", allow_redirects=False, timeout=60)
    return {name: values[0] for name, values in parse_qs(urlparse(answer.headers["location"]).query).items()}


def connected(environment="sandbox", scopes=None):
    auth = client(environment)
    auth.include_refresh_token_hard_expires_in = True
    callback = consent(auth, scopes or ALL)
    auth.get_bearer_token(callback["code"], realm_id=callback["realmId"])
    return auth, callback


def refusal(act):
    try:
        act()
    except AuthClientError as error:
        content = error.content.decode() if isinstance(error.content, bytes) else error.content
        return [error.status_code, json.loads(content).get("error"), bool(error.intuit_tid)]
    return None


def read_term(auth):
    headers = {"Authorization": f"Bearer {auth.access_token}", "Accept": "application/json"}
    return requests.get(f"{URL}/v3/company/{REALM}/term/1", headers=headers, timeout=60).status_code


def advance(seconds):
    requests.post(f"{URL}/_control/clock", json={"advanceSeconds": seconds}, timeout=60).raise_for_status()


seen = {}
auth, callback = connected()
seen["callback"] = [callback["state"], callback["realmId"], auth.realm_id]
seen["lifetimes"] = [auth.expires_in, auth.x_refresh_token_expires_in, auth.x_refresh_token_hard_expires_in]
# The client keeps an id_token only when its signature, issuer and audience are right.
seen["id_token"] = auth.id_token is not None
seen["user"] = auth.get_user_info().json()["email"]
seen["api"] = read_term(auth)
seen["code twice"] = refusal(lambda: client().get_bearer_token(callback["code"]))
before = auth.refresh_token
auth.refresh()
seen["same within a day"] = auth.refresh_token == before
advance(25 * 3600)
seen["expired"] = read_term(auth)
auth.refresh()
seen["rotated after a day"] = auth.refresh_token != before
seen["refreshed"] = read_term(auth)
seen["superseded"] = refusal(lambda: client().refresh(before))
seen["wrong secret"] = refusal(lambda: client(secret="wrong").refresh(auth.refresh_token))
seen["revoked"] = auth.revoke()
seen["after revoke"] = [read_term(auth), refusal(lambda: client().refresh(auth.refresh_token))]
production, _ = connected("production", [Scopes.ACCOUNTING])
seen["production"] = [read_term(production), production.id_token is None]
print(json.dumps(seen))
