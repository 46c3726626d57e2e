"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnknownTenants = void 0;
const CODE = 'tenant-unknown';
/** How often to look without being told, in ms: a message may be parked just after its tenant became known. */
const EVERY_MS = 10_000;
/** Redrives messages that were parked because their tenant was not known, once it is. */
class UnknownTenants {
    parked;
    directory;
    logger;
    timer;
    looking;
    again = false;
    constructor(parked, directory, logger) {
        this.parked = parked;
        this.directory = directory;
        this.logger = logger;
    }
    start() {
        this.timer = setInterval(() => this.look(), EVERY_MS).unref();
    }
    /** Looks now, or once more when it is looking already. */
    look() {
        this.again = true;
        this.looking ??= this.lookUntilQuiet().finally(() => (this.looking = undefined));
    }
    async stop() {
        clearInterval(this.timer);
        this.again = false;
        await this.looking;
    }
    async lookUntilQuiet() {
        while (this.again) {
            this.again = false;
            try {
                await this.redrive();
            }
            catch (err) {
                this.logger.warn({ err }, 'parked messages of new tenants could not be redriven; trying again');
            }
        }
    }
    async redrive() {
        for (const tenantExternalId of await this.directory.knownAmong(await this.parkedNames())) {
            const { redriven } = await this.parked.redriveWhere({ code: CODE, tenantExternalId });
            if (redriven > 0)
                this.logger.info({ redriven }, 'messages of a tenant that became known were redriven');
        }
    }
    async parkedNames() {
        const names = new Set();
        for (let cursor;;) {
            const page = await this.parked.list({
                code: CODE,
                state: 'parked',
                limit: 200,
                ...(cursor === undefined ? {} : { cursor }),
            });
            for (const { tenantExternalId } of page.items)
                if (tenantExternalId !== null)
                    names.add(tenantExternalId);
            if (page.nextCursor === null)
                return [...names];
            cursor = page.nextCursor;
        }
    }
}
exports.UnknownTenants = UnknownTenants;
//# sourceMappingURL=unknown-tenants.js.map