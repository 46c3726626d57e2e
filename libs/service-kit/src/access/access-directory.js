"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AccessDirectory = void 0;
const promises_1 = require("node:timers/promises");
const reading_1 = require("../database/reading");
const short_cache_1 = require("./short-cache");
const TENANT = `SELECT id AS "tenantId", host_id AS "hostId", external_id AS "externalId"`;
const DIVISION = `SELECT id AS "divisionId", tenant_id AS "tenantId", external_id AS "externalId", time_zone AS "timeZone"`;
/** Looks up hosts, keys, tenants and divisions in the service's own copy. */
class AccessDirectory {
    cache;
    patienceMs;
    pool;
    schema;
    constructor({ pool, schema, cacheMs = 2_000, patienceMs = 1_000 }) {
        this.cache = new short_cache_1.ShortCache(cacheMs);
        this.patienceMs = patienceMs;
        this.pool = pool;
        this.schema = `"${schema}"`;
    }
    /** A key that is not revoked, by the SHA-256 of the key in hex. */
    async resolveKey(hash) {
        const [key] = await this.find(`SELECT id AS "keyId", host_id AS "hostId", scopes FROM ${this.schema}.access_api_keys
       WHERE key_hash = $1 AND NOT revoked`, [hash]);
        return key;
    }
    /** A host's tenant by the host's own id of it, or its only one when no id is given. */
    async resolveTenant(hostId, externalId) {
        const tenants = await this.patiently(() => externalId === undefined
            ? this.find(`${TENANT} FROM ${this.schema}.access_tenants WHERE host_id = $1 LIMIT 2`, [
                hostId,
            ])
            : this.find(`${TENANT} FROM ${this.schema}.access_tenants WHERE host_id = $1 AND external_id = $2`, [hostId, externalId]));
        const [tenant, another] = tenants;
        if (another)
            return { ok: false, reason: 'tenant-required' };
        return tenant ? { ok: true, tenant } : { ok: false, reason: 'tenant-unknown' };
    }
    /** A tenant by our id, as internal messages name it. */
    async tenantById(tenantId) {
        const [tenant] = await this.patiently(() => this.find(`${TENANT} FROM ${this.schema}.access_tenants WHERE id = $1`, [tenantId]));
        return tenant;
    }
    /** A tenant's division by the host's own id of it, or its only one when no id is given. */
    async resolveDivision(tenantId, externalId) {
        const divisions = await this.patiently(() => externalId === undefined
            ? this.find(`${DIVISION} FROM ${this.schema}.access_divisions WHERE tenant_id = $1 LIMIT 2`, [tenantId])
            : this.find(`${DIVISION} FROM ${this.schema}.access_divisions WHERE tenant_id = $1 AND external_id = $2`, [tenantId, externalId]));
        const [division, another] = divisions;
        if (another)
            return { ok: false, reason: 'division-required' };
        return division ? { ok: true, division } : { ok: false, reason: 'division-unknown' };
    }
    /** A division by our id. */
    async divisionById(divisionId) {
        const [division] = await this.find(`${DIVISION} FROM ${this.schema}.access_divisions WHERE id = $1`, [divisionId]);
        return division;
    }
    /** The host that writes under a topic prefix. */
    async hostOfPrefix(topicPrefix) {
        const [host] = await this.patiently(async () => {
            const hosts = await this.hosts();
            return hosts.filter((candidate) => candidate.topicPrefix === topicPrefix);
        });
        return host;
    }
    async hosts() {
        return this.find(`SELECT id AS "hostId", topic_prefix AS "topicPrefix" FROM ${this.schema}.access_hosts ORDER BY id`, []);
    }
    /** Which of these names are tenants, by a host's id of them or by ours. Asks the table: it is about what is new. */
    async knownAmong(names) {
        const { rows } = await (0, reading_1.reading)(this.pool, `SELECT name FROM unnest($1::text[]) AS name
       WHERE EXISTS (SELECT FROM ${this.schema}.access_tenants t WHERE t.external_id = name OR t.id::text = name)`, [names]);
        return new Set(rows.map(({ name }) => name));
    }
    /** Forgets what it has in memory; called after a commit that changed the tables. */
    forget() {
        this.cache.clear();
    }
    /** Only what was found is kept: what is not known yet may be here the next moment. */
    async find(sql, values) {
        return this.cache.get(JSON.stringify([sql, values]), async () => {
            const { rows } = await (0, reading_1.reading)(this.pool, sql, [...values]);
            return rows;
        });
    }
    async patiently(look) {
        const deadline = Date.now() + this.patienceMs;
        for (let wait = 20;; wait = Math.min(wait * 2, 200)) {
            const rows = await look();
            if (rows.length > 0 || Date.now() + wait > deadline)
                return rows;
            await (0, promises_1.setTimeout)(wait);
        }
    }
}
exports.AccessDirectory = AccessDirectory;
//# sourceMappingURL=access-directory.js.map