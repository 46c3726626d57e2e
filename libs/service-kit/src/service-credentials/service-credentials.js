"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceCredentials = exports.CREDENTIAL_SECONDS = void 0;
const node_crypto_1 = require("node:crypto");
const jose_1 = require("jose");
/** How long a credential lives, in seconds. */
exports.CREDENTIAL_SECONDS = 60;
const CLOCK_TOLERANCE_SECONDS = 5;
const ALGORITHM = 'HS256';
/** Signs and checks what services show each other. All services of an installation share the key. */
class ServiceCredentials {
    key;
    service;
    constructor(key, service) {
        this.key = key;
        this.service = service;
    }
    /** A token for one audience only, so that a service cannot pass on what it was shown. */
    async sign(audience) {
        return new jose_1.SignJWT()
            .setProtectedHeader({ alg: ALGORITHM })
            .setIssuer(this.service)
            .setAudience(audience)
            .setJti((0, node_crypto_1.randomUUID)())
            .setIssuedAt()
            .setExpirationTime(`${exports.CREDENTIAL_SECONDS}s`)
            .sign(this.key);
    }
    /** The service that speaks, or undefined when the token is not a valid one for us. */
    async verify(token) {
        try {
            const { payload } = await (0, jose_1.jwtVerify)(token, this.key, {
                audience: this.service,
                algorithms: [ALGORITHM],
                maxTokenAge: exports.CREDENTIAL_SECONDS,
                clockTolerance: CLOCK_TOLERANCE_SECONDS,
                requiredClaims: ['iss', 'jti', 'exp'],
            });
            return payload.iss;
        }
        catch {
            return undefined;
        }
    }
}
exports.ServiceCredentials = ServiceCredentials;
//# sourceMappingURL=service-credentials.js.map